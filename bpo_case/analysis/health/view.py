"""An option of a calculated case, as health checks look at it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bpo_case.case.document import Case
from bpo_case.case.options import Option
from bpo_case.case.place import Rows
from bpo_case.case.today import Location
from bpo_case.engine.evaluate import Values
from bpo_case.model.results import Results, Series
from bpo_case.text import plain_number, translate

STAFFED = frozenset({"per FTE-month", "per productive hour", "cost plus"})
"""Bases in which the client pays for the vendor's people, whatever they get done."""

NOT_PRICED = frozenset({"pass-through", "gain share"})
"""Bases without a price of the vendor's own."""


@dataclass(frozen=True)
class View:
    """One option, with the records behind its rows and the lines that belong to it."""

    results: Results
    at: int
    figures: Values

    @property
    def case(self) -> Case:
        """The case as it was entered."""
        return self.results.case

    @property
    def option(self) -> Option:
        """The option itself."""
        return self.results.options[self.at]

    @property
    def horizon(self) -> int:
        """The months of the case."""
        return self.case.settings.horizon

    @cached_property
    def found(self) -> Rows:
        """The rows of the case by id."""
        return Rows(self.case)

    # ---------------------------------------------------------------- rows

    def rows(self, table: str) -> list[tuple[int, Any]]:
        """Give the option's rows of a table of the model: position and record."""
        behind = self.results.prepared.rows[table]
        return [(at, behind[at].record) for at in self.results.prepared.of_option(table, self.at)]

    def records(self, table: str) -> list[Any]:
        """Give the records behind the option's rows of a table."""
        return [record for _, record in self.rows(table)]

    @cached_property
    def moves(self) -> list[tuple[int, Any]]:
        """The plan rows by which a part of a service moves."""
        return [(at, row) for at, row in self.rows("plan") if row.share > 0]

    @cached_property
    def changes_services(self) -> bool:
        """Whether the option moves, improves or automates anything."""
        return any(row.share or row.improvement_share or row.automated_share for row in self.records("plan"))

    @cached_property
    def migrated(self) -> int:
        """The month in which the last service has moved and its parallel run is over."""
        return max(
            (row.migration_start + row.migration_months - 1 + row.parallel_months for _, row in self.moves), default=0
        )

    def scope(self, service: str, option: int | None = None) -> int:
        """Give the row of a service in this option, or in another."""
        at = self.at if option is None else option
        services = [each.id for each in self.case.services]
        return self.results.prepared.of_option("scope", at)[services.index(service)]

    def location(self, plan: Any) -> Location | None:
        """Give the place to which a plan row moves work."""
        found = self.found.numbered("locations").get(plan.location)
        return found[1] if found else None  # type: ignore[return-value]

    def plan_of(self, charge: Any) -> Any:
        """Give the plan row that a price line is for."""
        return self.found.numbered("plan")[charge.plan][1]

    # ---------------------------------------------------------------- lines

    def figure(self, name: str) -> float:
        """Give a figure of the health checks for this option."""
        return float(self.figures[name][self.at, 0])

    def number(self, line: str) -> float:
        """Give a one-value line of the option; 0 where there is none."""
        return self.results.number(line, self.at) or 0.0

    def total(self, line: str) -> float:
        """Give a monthly line of the option over the term."""
        return float(self.results.series(line, self.at).sum())

    def sum_of(self, line: str, rows: Iterable[int]) -> float:
        """Give a monthly line over the term, for several rows of its table."""
        return float(sum(self.results.series(line, at).sum() for at in rows))

    def series(self, line: str, row: int) -> Series:
        """Give a line's values of months 0 … N for a row."""
        return self.results.series(line, row)


def share_of(part: float, whole: float) -> float:
    """Give a part as a share; 0 of nothing."""
    return part / whole if whole else 0.0


def listed(names: Iterable[str], most: int = 3) -> str:
    """Write names for a sentence: the first few, and how many more.

    >>> listed(["Agent", "Clerk"]), listed(["a", "b", "c", "d", "e"])
    ('“Agent”, “Clerk”', '“a”, “b”, “c” and 2 more')
    """
    found = list(names)
    named, more = ", ".join(f"“{name}”" for name in found[:most]), len(found) - most
    return translate("{names} and {count} more").format(names=named, count=plain_number(more)) if more > 0 else named


def both(parts: Iterable[str]) -> str:
    """Join parts of a sentence: with commas, and the last one with *and*.

    >>> both(["1 %", "2 %", "3 %"])
    '1 %, 2 % and 3 %'
    """
    *most, last = parts
    return translate("{most} and {last}").format(most=", ".join(most), last=last) if most else last
