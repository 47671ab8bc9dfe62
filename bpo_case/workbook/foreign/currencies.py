"""The currency of a row's amounts: that of its location, and whatever stands beside them in the file must agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bpo_case.case.record import Record
from bpo_case.text import message, translate
from bpo_case.workbook.cell_problem import CellProblem
from bpo_case.workbook.foreign.entries import Sources
from bpo_case.workbook.foreign.groups import Draft
from bpo_case.workbook.foreign.links import Links

UNKNOWN = message("unknown currency")
"""Of rows that are not imported because their location is not known, for instance."""


class Currencies:
    """Tells the currency of rows of the case, and of rows of the file that become none."""

    def __init__(self, source: Sources, home: str, links: Links) -> None:
        self._source = source
        self._home = home
        self._links = links
        constants = {constant.field: constant.value for constant in source.mapping.constants}
        self._location = str(constants.get("location", ""))

    def of(self, record: Record) -> str:
        """Give the currency of a row of the case; one without a location is in the home currency."""
        location = self._links.record("locations", getattr(record, "location", ""))
        linked = getattr(location, "currency", "")
        return str(self._links.record("currencies", linked).name) if linked else self._home

    def at(self, values: Mapping[str, Any]) -> str:
        """Give the currency at the location that a row of the file names."""
        if "location" not in self._source.mapping.targets:
            return self._home
        name = str(values.get("location", self._location)).strip().casefold()
        location = self._links.record("locations", self._links.known("locations").get(name, ""))
        if location is None:
            return translate(UNKNOWN)
        return str(self._links.record("currencies", location.currency).name) if location.currency else self._home

    def problems(self, draft: Draft, record: Record) -> Iterator[CellProblem]:
        """Compare the currencies written beside amounts, and those of other places, with that of the row's location."""
        location = self._links.record("locations", getattr(record, "location", ""))
        if not location:
            return
        expected = self.of(record)
        for entry in draft.entries:
            for at, code in entry.currencies.items():
                if code != expected:
                    said = translate(
                        "is in {code}, but {location} has {expected}; set the location's currency, or convert it"
                    ).format(code=code, location=location.name, expected=expected)
                    label = self._source.header.headings[at]
                    yield CellProblem(said, self._source.grid.sheet, entry.row, at, label)
            if "location" in entry.values and (code := self.at(entry.values)) != expected:
                said = translate(
                    "“{place}” is in {code}, and cannot be put together with rows of {location} in {expected}"
                ).format(place=entry.values["location"], code=code, location=location.name, expected=expected)
                yield self._source.problem(said, entry.row, "location")
