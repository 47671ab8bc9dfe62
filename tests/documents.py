"""Random documents in which every table has rows: a random case with what is judged, noted and laid over it."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import Any, get_args

from bpo_case.case.assessment import (
    Correlation,
    Criterion,
    Distribution,
    Override,
    Scenario,
    Score,
    Uncertainty,
)
from bpo_case.case.document import Case
from bpo_case.case.log import LogEntry
from bpo_case.case.paper import PaperSection
from bpo_case.case.record import Confidence
from bpo_case.case.today import CostCategory, LedgerTotal
from tests.choices import Choices
from tests.strategies import Size, random_case
from tests.strategy_rows import named

SCALED = {
    "labor": "annual_salary", "services": "first_volume", "infrastructure": "amount", "charges": "price",
    "transition": "amount",
}  # fmt: skip
"""Fields that any factor leaves valid."""

TEXTS = ("", "Ledger 2026, account 6020", "=1+1", "Line one\nline two", "Łódź – Ελλάδα", "-5 %", "+49 30 1234")


def random_document(seed: int, size: Size = "small") -> Case:
    """Give the document that belongs to a seed: valid, with rows in every table that the random case can link to."""
    case = random_case(seed, size)
    ask = Choices(random.Random(f"document {seed}").randint)
    tables = {
        "ledger": _ledger(ask),
        "criteria": (criteria := _criteria()),
        "scores": _scores(ask, case, criteria),
        "scenarios": _scenarios(ask, case),
        "uncertainty": (uncertain := _uncertain(ask, case)),
        "correlations": _correlations(uncertain),
        "sections": _sections(ask, case),
        "log": _log(ask),
    }
    return _with_evidence(ask, case.model_copy(update=tables))


def _with_evidence(ask: Choices, case: Case) -> Case:
    def told(row: Any) -> Any:
        confidence = ask.pick(get_args(Confidence))
        return row.model_copy(update={"source": ask.pick(TEXTS), "note": ask.pick(TEXTS), "confidence": confidence})

    tables = {name: tuple(told(row) for row in getattr(case, name)) for name in Case.model_fields if name != "settings"}
    services = tuple(
        row.model_copy(update={"languages": ask.pick(((), ("German",), ("German", "Polish")))})
        for row in tables["services"]
    )
    return case.model_copy(update={**tables, "services": services})


def _ledger(ask: Choices) -> tuple[LedgerTotal, ...]:
    categories = get_args(CostCategory)
    return tuple(
        LedgerTotal(
            **named("ledger", number),
            period="2026",
            amount=ask.number(0, 9_000_000),
            categories=categories[:number],
        )
        for number in (1, 2)
    )


def _criteria() -> tuple[Criterion, ...]:
    return tuple(Criterion(**named("criterion", number), weight=weight) for number, weight in ((1, 0.6), (2, 0.4)))


def _scores(ask: Choices, case: Case, criteria: tuple[Criterion, ...]) -> tuple[Score, ...]:
    return tuple(
        Score(id=f"score-{criterion.id}-{option.id}", criterion=criterion.id, option=option.id, score=ask.number(0, 10))
        for criterion in criteria
        for option in case.options
    )


def _scaled_paths(case: Case) -> list[str]:
    return [f"{table}/{row.id}/{field}" for table, field in SCALED.items() for row in getattr(case, table)]


def _scenarios(ask: Choices, case: Case) -> tuple[Scenario, ...]:
    paths = _scaled_paths(case)
    worse = {ask.pick(paths) for _ in range(4)}
    overrides = tuple(Override(path=path, action="multiply", value=ask.number(0.5, 1.5)) for path in sorted(worse))
    rate = Override(path="settings/discount_rate", value=0.125)
    return (
        Scenario(**named("scenario", 1), overrides=overrides),
        Scenario(**named("scenario", 2), description="Money is dearer.", overrides=(rate, *overrides[:1])),
        Scenario(**named("scenario", 3)),
    )


def _uncertain(ask: Choices, case: Case) -> tuple[Uncertainty, ...]:
    paths = sorted({ask.pick(_scaled_paths(case)) for _ in range(3)} | {"settings/inflation"})
    return tuple(
        Uncertainty(
            **named("uncertainty", number),
            path=path,
            distribution=get_args(Distribution)[0],
            parameters=(0.1, 0.2, 0.4),
        )
        for number, path in enumerate(paths, 1)
    )


def _correlations(uncertain: tuple[Uncertainty, ...]) -> tuple[Correlation, ...]:
    pairs = pairwise(uncertain)
    return tuple(
        Correlation(id=f"correlation-{number}", first=one.id, second=other.id, rank_correlation=-0.25)
        for number, (one, other) in enumerate(pairs, 1)
    )


def _sections(ask: Choices, case: Case) -> tuple[PaperSection, ...]:
    option = case.options[-1].id if case.options else ""
    live = f"{{npv}} and {{{option}.run_rate_saving}}" if option else "{npv}"
    return (
        PaperSection(id="section-1", section="cash", title=ask.pick(("", live)), comment=live),
        PaperSection(id="section-2", section="method", shown=ask.pick(("no", "yes"))),
    )


def _log(ask: Choices) -> tuple[LogEntry, ...]:
    return tuple(
        LogEntry(id=f"entry-{number}", day="2026-11-21", author=ask.pick(TEXTS), change="Salaries checked", reason="")
        for number in range(1, ask.whole(1, 3) + 1)
    )
