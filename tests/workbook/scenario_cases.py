"""Cases with scenarios that change inputs of every kind, as far as they act at once."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from bpo_case.case.assessment import Override, Scenario
from bpo_case.case.document import TABLES, Case, rows
from bpo_case.case.errors import InvalidCase
from bpo_case.case.override import overridden
from bpo_case.case.rules import RULES
from bpo_case.case.specs import SETTINGS, FieldSpec, field_specs
from bpo_case.workbook.scenarios.scenario_layout import STRUCTURAL, read_fields

FACTORS = (0.5, 0.75, 0.9, 1.1, 1.25)


def with_scenarios(case: Case, seed: int, count: int = 2, size: int = 40) -> Case:
    """Give a case scenarios, each with so many changes of inputs that are read; the case stays valid in all of them."""
    choices = random.Random(seed)
    made = tuple(
        Scenario(id=f"scenario-{number}", name=NAMES[number], overrides=tuple(_overrides(case, choices, size)))
        for number in range(count)
    )
    return case.model_copy(update={"scenarios": made})


NAMES = ("Bad* luck?", "base", "~ 3 of 4")
"""With wildcards, and one that is called like the base."""


def _overrides(case: Case, choices: random.Random, size: int) -> Iterator[Override]:
    inputs = list(_inputs(case))
    choices.shuffle(inputs)
    inputs.sort(key=lambda each: not each[0].startswith(SETTINGS) and each[1].kind != "numbers")  # rare, so first
    found: list[Override] = []
    for path, spec, value in inputs:
        if len(found) == size:
            break
        candidate = Override(path=path, **_change(case, spec, value, choices))
        if _valid(case, [*found, candidate]):
            found.append(candidate)
            yield candidate


def _inputs(case: Case) -> Iterator[tuple[str, FieldSpec, Any]]:
    for table in (SETTINGS, *TABLES):
        records = (case.settings,) if table == SETTINGS else rows(case, table)
        for spec in field_specs(table):
            if spec.name in read_fields().get(table, ()) and (table, spec.name) not in STRUCTURAL:
                for record in records:
                    row = "" if table == SETTINGS else f"{record.id}/"  # type: ignore[attr-defined]
                    yield f"{table}/{row}{spec.name}", spec, getattr(record, spec.name)


def _change(case: Case, spec: FieldSpec, value: Any, choices: random.Random) -> dict[str, Any]:
    if spec.choices:
        return {"value": choices.choice(spec.choices)}
    if spec.link:
        return {"value": choices.choice(["", *(row.id for row in rows(case, spec.link))])}
    if spec.kind == "integer":
        return {"value": float(value + choices.randint(-3, 6))}
    factor = choices.choice(FACTORS)
    if spec.kind == "number":
        return choices.choice([{"action": "multiply", "value": factor}, {"value": round(value * factor, 4)}])
    longer = (*(round(entry * factor, 3) for entry in value), 2.5, 3.5)
    return choices.choice(
        [
            {"action": "multiply", "value": factor}, {"value": 7.25}, {"value": longer}, {"value": longer[:1]},
            {"action": "multiply", "value": tuple(choices.choice(FACTORS) for _ in value)},
        ]
    )  # fmt: skip


def _valid(case: Case, overrides: list[Override]) -> bool:
    try:
        after = overridden(case, overrides)
    except InvalidCase:
        return False
    return not any(problem for rule in RULES for problem in rule(after))
