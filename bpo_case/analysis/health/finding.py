"""What a health check is, how it is declared, and what it finds."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from bpo_case.analysis.health.view import View
from bpo_case.case.change import Change
from bpo_case.case.options import Option
from bpo_case.engine.operators import OPERATORS
from bpo_case.text import message, numbers, translate

Status = Literal["pass", "warn", "fail"]
Scope = Literal["case", "option"]
Sign = Literal["<", "<=", ">", ">="]

STATUSES: tuple[Status, ...] = ("pass", "warn", "fail")
"""From good to bad: a finding's place here is the number of limits that it crosses."""

BEYOND: Mapping[Sign, str] = {
    "<": message("under {}"), "<=": message("{} or less"), ">": message("over {}"), ">=": message("{} or more"),
}  # fmt: skip

WRITE: Mapping[str, Callable[[float], str]] = {
    "share": numbers.share, "month": numbers.months, "number": numbers.number,
}  # fmt: skip
"""How a measured value is written, by its unit."""


@dataclass(frozen=True)
class Limit:
    """A threshold: the value beyond which something is wrong, in the comparison that numbers and formulas share."""

    sign: Sign
    value: float

    def crossed(self, value: float) -> bool:
        """Tell whether a measured value is beyond the limit."""
        return bool(OPERATORS[self.sign].compute(value, self.value))

    def formula(self, measured: str, limit: str) -> str:
        """Write the same comparison for two cells."""
        return OPERATORS[self.sign].excel.format(measured, limit)

    @property
    def template(self) -> str:
        """How the limit is said, with the place of the number left open: “under {}”."""
        return translate(BEYOND[self.sign])

    def words(self, unit: str) -> str:
        """Say where the problem begins, as “under 3.0%”."""
        return self.template.format(WRITE[unit](self.value))


@dataclass(frozen=True)
class Measured:
    """What a check measured, in a sentence with the numbers; the inputs concerned, and changes that would clear it.

    The changes are only made for what does not pass, and only proposed where the case can take them.
    """

    value: float
    sentence: str
    paths: tuple[str, ...] = ()
    changes: Callable[[], Iterable[Change]] = tuple


Measure = Callable[[View], Measured | None]


@dataclass(frozen=True)
class Check:
    """A health check as it was declared. ``warn`` and ``fail`` are limits in the same direction.

    ``figure`` names the line (`figures`) that the value is, where it is one: the workbook shows that live.
    """

    key: str
    problem: str
    theme: str
    about: str
    scope: Scope
    unit: str
    warn: Limit
    fail: Limit
    evidence: str
    remedy: str
    figure: str
    measure: Measure

    def status(self, value: float) -> Status:
        """Judge a measured value; beyond the limit of failing it is beyond that of warning as well."""
        return STATUSES[self.warn.crossed(value) + self.fail.crossed(value)]

    def written(self, value: float) -> str:
        """Write a measured value in the unit of the check."""
        return WRITE[self.unit](value)


@dataclass(frozen=True)
class Finding:
    """What a check says of an option, or of the whole case (no option). ``at`` is the option that was looked at."""

    check: Check
    option: Option | None
    at: int
    status: Status
    value: float
    sentence: str
    paths: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def written(self) -> str:
        """The measured value for people."""
        return self.check.written(self.value)

    @property
    def subject(self) -> str:
        """What the finding is about: the option's name, or the whole case."""
        return self.option.name if self.option else translate("Whole case")


class Checks(dict[str, Check]):
    """The health checks of one theme, in the order in which they are declared."""

    def __init__(self, theme: str) -> None:
        super().__init__()
        self.theme = theme

    def check(
        self,
        problem: str,
        *,
        unit: str,
        warn: Limit,
        fail: Limit,
        evidence: str,
        remedy: str,
        scope: Scope = "option",
        figure: str = "",
    ) -> Callable[[Measure], Measure]:
        """Declare a function as a check; its docstring says why the problem matters."""

        def declare(measure: Measure) -> Measure:
            key, about = measure.__name__, inspect.getdoc(measure) or ""
            self[key] = Check(
                key, problem, self.theme, about, scope, unit, warn, fail, evidence, remedy, figure, measure
            )
            return measure

        return declare


def under(value: float) -> Limit:
    """Give the limit of what must not be less."""
    return Limit("<", value)


def at_most(value: float) -> Limit:
    """Give the limit of what must be more."""
    return Limit("<=", value)


def over(value: float) -> Limit:
    """Give the limit of what must not be more."""
    return Limit(">", value)


def at_least(value: float) -> Limit:
    """Give the limit of what must be less."""
    return Limit(">=", value)
