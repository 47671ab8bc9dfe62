"""Random cases that keep every rule of the document, for hypothesis (`cases`) and by seed (`random_case`).

One builder makes both. It asks a single question, a whole number between two limits, which hypothesis answers (and
shrinks) or a seeded generator does. Numbers have few decimals and sensible magnitudes, so that two correct programs
agree to 1e-9; shares that must sum to at most 1 are 32nds, which add up exactly.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeVar, get_args

from hypothesis import strategies as st

from bpo_case.case.document import Case
from bpo_case.case.options import Charge, Option, OptionKind, PlanRow
from bpo_case.case.settings import Convention, Settings
from tests.choices import Choices
from tests.strategy_rows import Fields, RowMaker, named

T = TypeVar("T")
Limits = tuple[int, int]
Size = Literal["small", "sample", "reference"]


@dataclass(frozen=True)
class Extent:
    """Fewest and most rows: of the whole case, or (from `plan` on) of each option."""

    months: Limits
    currencies: Limits
    profiles: Limits
    locations: Limits
    services: Limits
    roles: Limits
    items: Limits
    programmes: Limits
    options: Limits
    service_levels: Limits
    plan: Limits
    charges: Limits
    transition: Limits
    others: Limits


EXTENTS: dict[str, Extent] = {
    "small": Extent(
        months=(12, 40), currencies=(0, 3), profiles=(0, 2), locations=(1, 3), services=(1, 4), roles=(0, 8),
        items=(0, 5), programmes=(0, 4), options=(1, 4), service_levels=(0, 2),
        plan=(0, 3), charges=(0, 3), transition=(0, 3), others=(0, 2),
    ),
    "sample": Extent(
        months=(60, 60), currencies=(2, 2), profiles=(2, 2), locations=(3, 3), services=(4, 4), roles=(14, 14),
        items=(12, 12), programmes=(6, 6), options=(4, 4), service_levels=(2, 2),
        plan=(4, 4), charges=(4, 4), transition=(4, 4), others=(1, 2),
    ),
    "reference": Extent(
        months=(84, 84), currencies=(4, 4), profiles=(3, 3), locations=(6, 6), services=(12, 12), roles=(60, 60),
        items=(40, 40), programmes=(20, 20), options=(5, 5), service_levels=(4, 4),
        plan=(12, 12), charges=(12, 12), transition=(8, 8), others=(2, 2),
    ),
}  # fmt: skip


@st.composite
def cases(draw: st.DrawFn, size: Size = "small") -> Case:
    """Give any valid case of about this size."""

    def whole(low: int, high: int) -> int:
        return draw(st.integers(low, high))

    return Builder(Choices(whole), EXTENTS[size]).case()


def random_case(seed: int, size: Size = "small") -> Case:
    """Give the valid case of this size that belongs to a seed."""
    return Builder(Choices(random.Random(seed).randint), EXTENTS[size]).case()


class Builder(RowMaker):
    """Makes a case, table by table in the order of the document."""

    def __init__(self, choices: Choices, extent: Extent) -> None:
        self.ask = choices
        self.extent = extent
        months = choices.whole(*extent.months)
        self.months = 84 if extent is EXTENTS["small"] and choices.chance(5) else months

    def case(self) -> Case:
        self.currencies = self.table("currencies", self.currency)
        self.profiles = self.table("profiles", self.season)
        self.locations = self.table("locations", self.location)
        self.services = self.table("services", self.service)
        self.options = self.named_options()
        self.plan = self.for_options("plan", self.plan_rows)
        self.charges = self.for_options("charges", self.charge_rows)
        return Case(
            settings=self.settings(),
            currencies=self.currencies,
            seasonality=self.profiles,
            locations=self.locations,
            services=self.services,
            labor=self.table("roles", self.role),
            infrastructure=self.table("items", self.item),
            training=self.table("programmes", self.programme),
            options=self.options,
            plan=self.plan,
            charges=self.charges,
            transition=self.by_option("transition", self.transition_item),
            governance=self.by_option("others", self.governance),
            benefits=self.by_option("others", self.benefit),
            risks=self.by_option("others", self.risk),
            exits=self.by_option("others", self.exit),
            service_levels=self.table("service_levels", self.service_level),
        )

    # -- How many rows, and what every row has --

    def table(self, name: str, make: Callable[[Fields], T]) -> tuple[T, ...]:
        count = self.ask.whole(*getattr(self.extent, name))
        return tuple(make(named(name, number)) for number in range(1, count + 1))

    def for_options(self, name: str, make: Callable[[Option, int], list[T]]) -> tuple[T, ...]:
        """Rows that depend on other rows of their option; as is has none of them."""
        changing = [option for option in self.options if option.kind != "as is"]
        return tuple(row for option in changing for row in make(option, self.ask.whole(*getattr(self.extent, name))))

    def by_option(self, name: str, make: Callable[[Fields], T]) -> tuple[T, ...]:
        """Rows that belong to an option and need nothing else of it."""
        rows: list[T] = []
        for option in self.options:
            for _ in range(self.ask.whole(*getattr(self.extent, name))):
                rows.append(make(named(make.__name__, len(rows) + 1) | {"option": option.id}))
        return tuple(rows)

    # -- The case as a whole --

    def settings(self) -> Settings:
        ask = self.ask
        return Settings(
            start_year=ask.whole(2024, 2030),
            start_month=ask.whole(1, 12),
            horizon=self.months,
            fiscal_year_start=ask.whole(1, 12),
            discount_rate=ask.number(0, 0.2, 3),
            discount_rate_is_real="yes" if ask.chance(30) else "no",
            convention=ask.pick(get_args(Convention)),
            inflation=ask.number(-0.02, 0.08, 3),
            tax_rate=ask.pick((0.25, 0.0, 0.3)),
            hurdle_share=ask.number(0, 0.2),
            hurdle_cap=ask.number(0, 10_000_000, 0),
            compared_with=ask.pick(self.options).id if ask.chance(20) else "",
        )

    # -- The options --

    def named_options(self) -> tuple[Option, ...]:
        """Any kinds in any order; as is at most once, and sometimes left to the model."""
        ask = self.ask
        count = ask.whole(*self.extent.options)
        as_is = ask.whole(0, count - 1) if self.extent.options[0] > 1 or ask.chance(70) else None
        kinds = [kind for kind in get_args(OptionKind) if kind != "as is"]
        return tuple(
            Option(
                **named("option", number + 1),
                kind="as is" if number == as_is else ask.pick(kinds),
                contract_months=ask.whole(0, 84),
                announcement_month=ask.whole(1, self.months),
            )
            for number in range(count)
        )

    def plan_rows(self, option: Option, count: int) -> list[PlanRow]:
        """Plan rows for services of any choice; a case that must have some gives every service its turn."""
        left: dict[str, int] = {}
        rows = []
        for number in range(count):
            turn = self.services[number % len(self.services)]
            service = turn if self.extent.plan[0] else self.ask.pick(self.services)
            rows.append(self.plan_row(named(f"plan-{option.id}", number + 1), option, service, left))
        return rows

    def charge_rows(self, option: Option, count: int) -> list[Charge]:
        """Price lines for the option's plan rows, likewise."""
        plan = [row for row in self.plan if row.option == option.id]
        rows = []
        for number in range(count if plan else 0):
            turn = plan[number % len(plan)]
            priced = turn if self.extent.charges[0] else self.ask.pick(plan)
            rows.append(self.charge(named(f"charge-{option.id}", number + 1), priced))
        return rows
