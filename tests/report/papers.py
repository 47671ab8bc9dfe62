"""Cases that a paper has to hold: the samples, random ones, and those that go to an extreme."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from bpo_case.case.document import TABLES, Case, rows
from bpo_case.case.file import load
from bpo_case.model.results import Results, calculate
from bpo_case.report.blocks import Beside, Block, Page, Paper
from bpo_case.report.contents import board_paper
from bpo_case.resources import path_of
from tests.strategies import random_case

HOSTILE = "Zażółć R&D <b>gęślą</b> <img src='x.png'> Ελληνικά Съешь же $5$ & more words that go on and on"
LONG = (HOSTILE + " and on" * 30)[:190].strip()
WIDE = "W" * 190


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
    """The case with this name for every option, after its number, and the same in every other text."""
    options = tuple(option.model_copy(update={"name": f"{at} {name}"}) for at, option in enumerate(case.options))
    risks = tuple(risk.model_copy(update={"name": f"{risk.id} {name}", "mitigation": name}) for risk in case.risks)
    settings = case.settings.model_copy(
        update={
            "title": name * 2,
            "organisation": name,
            "prepared_by": "<anna@example.com>",
            "decision": f"{name} " * 20,
        }
    )
    return case.model_copy(update={"options": options, "risks": risks, "settings": settings})


def lasting(case: Case, months: int) -> Case:
    return case.model_copy(update={"settings": case.settings.model_copy(update={"horizon": months})})


CASES: dict[str, Callable[[], Case]] = {
    "automotive": lambda: sample("automotive"),
    "retail": lambda: sample("retail"),
    "never pays back": lambda: without(sample("automotive"), lambda option: option in ("opt-as-is", "opt-offshore")),
    "pays back too late": lambda: without(sample("automotive"), lambda option: option in ("opt-as-is", "opt-captive")),
    "only as is": lambda: without(sample("automotive"), lambda option: option == "opt-as-is"),
    "random 1": lambda: random_case(1, "sample"),
    "random 2": lambda: random_case(2, "sample"),
    "random 4": lambda: random_case(4, "sample"),
    "empty": Case,
    "twelve options": lambda: with_options(sample("retail"), 12),
    "fifteen years": lambda: lasting(sample("automotive"), 180),
    "long names": lambda: renamed(with_options(sample("automotive"), 12), LONG),
    "wide names": lambda: renamed(sample("retail"), WIDE),
    "letters without a glyph": lambda: renamed(sample("retail"), "外包 🚀 \u202eabc\x07 مرحبا\u0301"),
    "everything": lambda: lasting(renamed(with_options(sample("retail"), 14), HOSTILE), 180),
}
"""Cases by what is special about them."""


@cache
def results(name: str) -> Results:
    return calculate(CASES[name]())


@cache
def paper(name: str) -> Paper:
    return board_paper(results(name))


def blocks_of(page: Page) -> list[Block]:
    """All blocks of a page, those in columns included."""
    found: list[Block] = []
    for block in page.blocks:
        found += [*block.left, *block.right] if isinstance(block, Beside) else [block]
    return found
