"""The ready-made stress tests: each a table row, and a small function that lays it over any case.

docs/analysis.md says what each does to which inputs, and why. Sizes that are published are read from the published
ranges, so that they stand once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from bpo_case.analysis.health.remedies import adding
from bpo_case.case.assessment import Override
from bpo_case.case.change import Change
from bpo_case.case.document import Case, rows
from bpo_case.case.options import Option
from bpo_case.case.place import path_to
from bpo_case.case.published import published
from bpo_case.case.record import MONTHS_AT_MOST
from bpo_case.text import message, numbers, translate

CUSTOMARY = message("A customary test of plans, behind which no single publication stands")
Size = float | Literal["low", "high"]
LEAKAGE: Mapping[str, Size] = {"leakage-low": "low", "leakage-typical": 0.15, "leakage-high": "high"}
DELAYS = {"delay-short": 3.0, "delay-long": 6.0}
FOR_THE_TEST = message("Added for a stress test; without effect by itself.")
OPERATING: Mapping[str, tuple[str, ...]] = {
    "labor": ("annual_salary",),
    "infrastructure": ("amount",),
    "training": ("trainer_rate", "material"),
    "charges": ("price", "arc_price", "rrc_price", "cost_base"),
    "governance": ("audit_cost", "travel"),
}
"""What an option pays month by month for what it adds: fields by table."""


@dataclass(frozen=True)
class Strain:
    """What a test lays over a case: overrides, rows without effect that they need, and what it cannot do, in words."""

    overrides: tuple[Override, ...] = ()
    rows: tuple[Change, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class StressTest:
    """A stress test as it is declared; texts are messages, in which the size is left open."""

    label: str
    about: str
    lay: Callable[[Case, float], Strain]
    size: Size
    """A number, or the end of the published range that it is."""
    topic: str = ""
    """The published range, if there is one; otherwise `origin` says where the size comes from."""
    origin: str = CUSTOMARY
    write: Callable[[float], str] = numbers.brief_share

    @property
    def amount(self) -> float:
        """The size as a number."""
        return self.size if isinstance(self.size, float) else float(getattr(published(self.topic), self.size))

    @property
    def name(self) -> str:
        """What people call it."""
        return translate(self.label).format(size=self.write(abs(self.amount)))

    @property
    def description(self) -> str:
        """What it does."""
        return translate(self.about).format(size=self.write(abs(self.amount)))

    @property
    def source(self) -> str:
        """Where its size comes from."""
        return translate(published(self.topic).source if self.topic else self.origin)


# ---------------------------------------------------------------- what they do


def _leaking(case: Case, share: float) -> Strain:
    """Raise leakage to a share, once for every option with charges; an option without governance is given a row."""
    overrides: list[Override] = []
    added, remarks = [], []
    for option in options_with_charges(case):
        found = [row for row in case.governance if row.option == option.id]
        if sum(row.leakage_share for row in found) >= share:
            remarks.append(translate("“{option}” assumes as much already.").format(option=option.name))
            continue
        if not found:
            added.append(_governance_row(case, option))
        paths = [path_to("governance", row.id, "leakage_share") for row in found] or [f"{added[-1].path}/leakage_share"]
        overrides += [_set(path, share if path == paths[0] else 0.0) for path in paths]
    none = _remarks(not (overrides or remarks), message("No option has charges."))
    return Strain(tuple(overrides), tuple(added), (*remarks, *none))


def _dearer(case: Case, share: float) -> Strain:
    """Multiply what options with charges pay month by month for what they add."""
    options = {option.id for option in options_with_charges(case)}
    plan = {row.id: row.option for row in case.plan}
    overrides: list[Override] = []
    for table, fields in OPERATING.items():
        for row in rows(case, table):
            if _owner(row, plan) in options and getattr(row, "driver", "") != "purchase":
                overrides += _multiplied(table, row, fields, 1 + share)
    return Strain(tuple(overrides), (), _remarks(not overrides, message("No option has charges.")))


def _multiplying(case: Case, share: float, table: str, field: str, missing: str) -> Strain:
    """Multiply a field of all rows of a table; a row for the home currency stays."""
    home = case.settings.currency.casefold()
    found = [row for row in rows(case, table) if str(getattr(row, "name", "")).casefold() != home]
    overrides = [override for row in found for override in _multiplied(table, row, (field,), 1 + share)]
    return Strain(tuple(overrides), (), _remarks(not overrides, missing))


def _late(case: Case, months: float) -> Strain:
    """Begin moves, in-house changes, later one-time items and benefits later, and keep the programme team longer."""
    overrides = [*_late_plan(case, months), *_late_items(case, months), *_late_benefits(case, months)]
    missing = message("No option moves or changes anything.")
    return Strain(tuple(overrides), (), _remarks(not overrides, missing))


def _late_plan(case: Case, months: float) -> Iterator[Override]:
    for row in case.plan:
        if row.share:
            yield _later("plan", row, "migration_start", months)
        if row.automated_share or row.improvement_share:
            yield _later("plan", row, "change_start", months)


def _late_items(case: Case, months: float) -> Iterator[Override]:
    for row in case.transition:
        if row.category == "programme team":
            yield _later("transition", row, "months", months)
            yield from _multiplied("transition", row, ("weeks", "amount"), (row.months + months) / row.months)
        elif row.first_month:
            yield _later("transition", row, "first_month", months)


def _late_benefits(case: Case, months: float) -> Iterator[Override]:
    changing = {row.option for row in case.plan}
    return (_later("benefits", row, "first_month", months) for row in case.benefits if row.option in changing)


def _left(case: Case, probability: float) -> Strain:
    """Make leaving certain for every option with charges."""
    overrides, remarks = [], []
    for option in options_with_charges(case):
        exits = [row for row in case.exits if row.option == option.id]
        overrides += [_set(path_to("exits", row.id, "probability"), probability) for row in exits]
        if not exits:
            said = translate("“{option}” has no row of exit costs, so that its figures stay as they are.")
            remarks.append(said.format(option=option.name))
    if overrides:
        remarks.append(translate("The risk-adjusted NPV bears what leaving costs; the other figures stay as they are."))
    none = _remarks(not remarks, message("No option has charges."))
    return Strain(tuple(overrides), (), (*remarks, *none))


TESTS: Mapping[str, StressTest] = {
    **{
        key: StressTest(
            message("Value leakage of {size}"),
            message("Leakage and invoice errors come to at least {size} of the charges of every option that has any."),
            _leaking, size, "value leakage",
        )
        for key, size in LEAKAGE.items()
    },
    "optimism-bias": StressTest(
        message("Optimism bias of {size}"),
        message("What options with charges pay month by month for what they add costs {size} more than estimated."),
        _dearer, "high", "optimism bias",
    ),
    "volume-up": StressTest(
        message("Volume {size} higher"), message("The volume of every service is {size} higher from month 1 on."),
        partial(_multiplying, table="services", field="first_volume", missing=message("No service has a volume.")),
        0.2,
    ),
    "volume-down": StressTest(
        message("Volume {size} lower"), message("The volume of every service is {size} lower from month 1 on."),
        partial(_multiplying, table="services", field="first_volume", missing=message("No service has a volume.")),
        -0.2,
    ),
    "currencies-up": StressTest(
        message("Foreign currencies {size} dearer"),
        message("Every foreign currency costs {size} more of the home currency from month 1 on."),
        partial(_multiplying, table="currencies", field="rate", missing=message("There is no foreign currency.")),
        0.1,
    ),
    "currencies-down": StressTest(
        message("Foreign currencies {size} cheaper"),
        message("Every foreign currency costs {size} less of the home currency from month 1 on."),
        partial(_multiplying, table="currencies", field="rate", missing=message("There is no foreign currency.")),
        -0.1,
    ),
    **{
        key: StressTest(
            message("Delay of {size}"),
            message("Moves, in-house changes and benefits begin {size} later, and the programme team stays as long."),
            _late, size, write=numbers.months,
        )
        for key, size in DELAYS.items()
    },
    "vendor-failure": StressTest(
        message("Failure of the vendor"),
        message("Every option with charges is certainly left within the term; the risk-adjusted NPV bears the cost."),
        _left, 1.0, origin=message("The exit costs of the case"),
    ),
}  # fmt: skip
"""All stress tests by key."""


# ---------------------------------------------------------------- what they have in common


def options_with_charges(case: Case) -> list[Option]:
    """Give the options that pay a vendor."""
    plan = {row.id: row.option for row in case.plan}
    paying = {plan[charge.plan] for charge in case.charges}
    return [option for option in case.options if option.id in paying]


def _governance_row(case: Case, option: Option) -> Change:
    return adding(
        case, "governance", translate("Governance"), option.name, option=option.id, note=translate(FOR_THE_TEST)
    )


def _owner(row: Any, plan: Mapping[str, str]) -> str:
    """The option that a row belongs to by itself or through its plan row; blank for what is there today."""
    own = getattr(row, "option", "") or getattr(row, "added_by", "")
    return str(own or plan.get(getattr(row, "plan", ""), ""))


def _set(path: str, value: float) -> Override:
    return Override(path=path, action="set", value=value)


def _later(table: str, row: Any, field: str, months: float) -> Override:
    return _set(path_to(table, row.id, field), min(float(MONTHS_AT_MOST), getattr(row, field) + months))


def _multiplied(table: str, row: Any, fields: tuple[str, ...], factor: float) -> Iterator[Override]:
    """Multiply those fields of a row that are not 0."""
    for field in fields:
        value = getattr(row, field)
        if any(value) if isinstance(value, tuple) else value:
            yield Override(path=path_to(table, row.id, field), action="multiply", value=factor)


def _remarks(missing: bool, said: str) -> tuple[str, ...]:
    return (translate(said),) if missing else ()
