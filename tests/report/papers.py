"""Cases that a paper has to hold: the samples, random ones, and those that go to an extreme."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from bpo_case.case.assessment import Uncertainty
from bpo_case.case.document import TABLES, Case, rows
from bpo_case.case.file import load
from bpo_case.case.options import TransitionItem
from bpo_case.case.record import Named, Record
from bpo_case.model.results import Results, calculate
from bpo_case.report.blocks import Beside, Block, Page, Paper
from bpo_case.report.contents import board_paper
from bpo_case.report.findings import Findings
from bpo_case.report.studies import Studies
from bpo_case.resources import path_of
from tests.strategies import random_case

HOSTILE = "Zażółć R&D <b>gęślą</b> <img src='x.png'> Ελληνικά Съешь же $5$ & more words that go on and on"
LONG = (HOSTILE + " and on" * 30)[:190].strip()
WIDE = "W" * 190
FEW_UNCERTAIN = tuple(
    Uncertainty(id=f"unc-{field}", name=label, path=f"settings/{field}", distribution="PERT", parameters=span)
    for field, label, span in (
        ("inflation", "General inflation", (0.0, 0.02, 0.05)),
        ("discount_rate", "Discount rate", (0.05, 0.08, 0.12)),
    )
)
"""Enough for every analysis to have something to say, and few enough for it to be quick."""


def sample(name: str) -> Case:
    return load(path_of(f"sample_data/{name}.bpocase"))


def without(case: Case, kept: Callable[[str], bool]) -> Case:
    """The case with only those options, by id, and all that belongs to them."""
    gone = {option.id for option in case.options if not kept(option.id)}
    plan = {row.id for row in case.plan if row.option in gone}

    def belongs(row: object) -> bool:
        links = {getattr(row, field, "") for field in ("option", "added_by")}
        return not links & gone and getattr(row, "plan", "") not in plan

    tables = {table: tuple(row for row in rows(case, table) if belongs(row)) for table in TABLES}
    options = tuple(option for option in case.options if option.id not in gone)
    return case.model_copy(
        update={**tables, "options": options, "scenarios": (), "uncertainty": (), "correlations": ()}
    )


def with_options(case: Case, count: int) -> Case:
    """The case with copies of its options, each dearer than the one before, until there are so many."""
    models = [option for option in case.options if option.kind != "as is"]
    owner = {row.id: row.option for row in case.plan}
    options, plan, charges, transition = (
        list(rows(case, name)) for name in ("options", "plan", "charges", "transition")
    )
    for number in range(count - len(case.options)):
        model = models[number % len(models)]
        copy = f"copy-{number}"
        options.append(model.model_copy(update={"id": copy, "name": f"{model.name} ({number})"}))
        for row in case.plan:
            if row.option == model.id:
                plan.append(row.model_copy(update={"id": f"{row.id}-{number}", "option": copy}))
        for price in case.charges:
            if owner[price.plan] == model.id:
                charges.append(
                    price.model_copy(update={"id": f"{price.id}-{number}", "plan": f"{price.plan}-{number}"})
                )
        for item in case.transition:
            if item.option == model.id:
                changed = {"id": f"{item.id}-{number}", "option": copy, "amount": item.amount * (number + 2)}
                transition.append(item.model_copy(update=changed))
    tables = {"options": options, "plan": plan, "charges": charges, "transition": transition}
    return case.model_copy(update={name: tuple(found) for name, found in tables.items()})


def renamed(case: Case, name: str) -> Case:
    """The case with this name for every row of every table, after its number, and the same in every other text."""
    tables = {
        table: tuple(_called(row, f"{at} {name}") for at, row in enumerate(rows(case, table))) for table in TABLES
    }
    risks = tuple(risk.model_copy(update={"mitigation": name}) for risk in tables["risks"])
    settings = case.settings.model_copy(
        update={
            "title": name * 2,
            "organisation": name,
            "prepared_by": "<anna@example.com>",
            "decision": f"{name} " * 20,
        }
    )
    return case.model_copy(update={**tables, "risks": risks, "settings": settings})


def _called(row: Record, name: str) -> Record:
    told = {"source": name, "note": name}
    return row.model_copy(update={**told, "name": name} if isinstance(row, Named) else told)


def with_roles(case: Case, count: int) -> Case:
    """The case with its roles shared out among so many, which together cost the same."""
    times = -(-count // len(case.labor))
    people = ("authorised_fte", "actual_fte")
    roles = [
        role.model_copy(
            update={
                "id": f"{role.id}-{part}",
                "name": f"{role.name}, team {part + 1}",
                **{field: getattr(role, field) / times for field in people},
            }
        )
        for role in case.labor
        for part in range(times)
    ]
    return case.model_copy(update={"labor": tuple(roles)})


def paid_for_again(case: Case) -> Case:
    """The case with nothing but its improvement in house, bought again in the last month: two rates of return."""
    kept = without(case, lambda option: option in ("as-is", "improved"))
    item = TransitionItem(id="again", name="Bought again", option="improved", amount=7e6, first_month=60)
    return kept.model_copy(update={"transition": (*kept.transition, item)})


def only(case: Case, *options: str) -> Case:
    return quick(without(case, lambda option: option in options))


def quick(case: Case) -> Case:
    """The case with few uncertain inputs and scenarios, so that its analyses take no time."""
    return case.model_copy(update={"uncertainty": FEW_UNCERTAIN, "correlations": (), "scenarios": case.scenarios[:2]})


def lasting(case: Case, months: int) -> Case:
    return case.model_copy(update={"settings": case.settings.model_copy(update={"horizon": months})})


CASES: dict[str, Callable[[], Case]] = {
    "automotive": lambda: sample("automotive"),
    "retail": lambda: sample("retail"),
    "never pays back": lambda: only(sample("automotive"), "opt-as-is", "opt-offshore"),
    "pays back too late": lambda: only(sample("automotive"), "opt-as-is", "opt-captive"),
    "only as is": lambda: only(sample("automotive"), "opt-as-is"),
    "several rates of return": lambda: quick(paid_for_again(sample("retail"))),
    "random 1": lambda: quick(random_case(1, "sample")),
    "random 2": lambda: quick(random_case(2, "sample")),
    "random 4": lambda: quick(random_case(4, "sample")),
    "empty": Case,
    "twelve options": lambda: quick(with_options(sample("retail"), 12)),
    "fifteen years": lambda: quick(lasting(sample("automotive"), 180)),
    "three hundred roles": lambda: quick(with_roles(sample("automotive"), 300)),
    "long names": lambda: renamed(quick(with_options(sample("automotive"), 12)), LONG),
    "wide names": lambda: renamed(quick(sample("retail")), WIDE),
    "letters without a glyph": lambda: renamed(quick(sample("retail")), "外包 🚀 \u202eabc\x07 مرحبا\u0301"),
    "everything": lambda: lasting(renamed(quick(with_options(sample("retail"), 14)), HOSTILE), 180),
}
"""Cases by what is special about them."""


@cache
def results(name: str) -> Results:
    return calculate(CASES[name]())


@cache
def studies(name: str) -> Studies:
    """The analyses of a case, made once for all tests."""
    return Studies(results(name))


def findings(name: str) -> Findings:
    return Findings(results(name), made=studies(name))


@cache
def paper(name: str) -> Paper:
    return board_paper(results(name), studies=studies(name))


def blocks_of(page: Page) -> list[Block]:
    """All blocks of a page, those in columns included."""
    found: list[Block] = []
    for block in page.blocks:
        found += [*block.left, *block.right] if isinstance(block, Beside) else [block]
    return found


def named(paper: Paper, name: str) -> Page:
    """The page of a paper by its name in the outline."""
    return next(page for page in paper.pages if page.name == name)
