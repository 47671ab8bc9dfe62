"""Explains a figure of a case: the engine's explanation, with the names, months, currencies and sources of the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from babel.dates import format_skeleton

from bpo_case.case.place import Rows, path_to
from bpo_case.case.specs import SETTINGS
from bpo_case.engine.explain import TO_THE_INPUTS, Explainer
from bpo_case.engine.explanation import Explanation, Origin
from bpo_case.engine.expression import Read
from bpo_case.engine.follow import Months
from bpo_case.model.question import Question, asked
from bpo_case.model.results import LINES, Results
from bpo_case.model.returns import yearly_roots
from bpo_case.model.schema import CONSTANT_VALUES, DERIVED
from bpo_case.text import numbers, translate
from bpo_case.text.catalogue import current_language

ROWS_SHOWN = 3

FOR_THEMSELVES = frozenset({"money", "FTE", "share", "year", "hour", "minute", "month", "week", "audit"})
"""Parts of units that mean the same in every row."""

DRIVER_UNITS = {"per month": "month", "per FTE": "FTE", "purchase": "purchase"}
BILLING_UNITS = {"per FTE-month": "FTE", "per productive hour": "hour", "fixed monthly": "month"}
"""What one unit of a driver or of a basis is; in the others it is a unit of the service's volume."""


def explain(
    results: Results,
    line: str,
    *,
    option: str | int | None = None,
    row: str | None = None,
    month: int | None = None,
    year: int | None = None,
    depth: int = TO_THE_INPUTS,
    breadth: int = ROWS_SHOWN,
) -> Explanation:
    """Explain a figure down to the inputs, or as many levels deep as `depth` says.

    The line is known by its name, label or public key; the option is the best one unless another is named. Without a
    row a table's rows are added up; without a month or year (a contract year as 2, or a fiscal year as 2028) the months
    are, or the largest one is taken where they cannot be. A total over rows shows the `breadth` largest.
    """
    question = asked(results, line, option, row, month, year)
    explainer = Explainer(results.model, results.prepared.data, results.values, CaseNames(results), depth, breadth)
    if question.several:
        found = explainer.total(question.line, question.rows, question.months, question.where)
    else:
        found = explainer.line(question.line, question.rows[0], question.months)
    notes = (question.note, found.note, _several_rates(results, question))
    return replace(found, note="; ".join(note for note in notes if note))


def _several_rates(results: Results, question: Question) -> str:
    """Say that an internal rate of return is one of several; the line is the one that is found from 0."""
    if question.line != LINES["irr"] or len(question.rows) != 1:
        return ""
    roots = yearly_roots(results.series("net_cash", question.rows[0]))
    said = translate("one of several: {rates}").format(rates=", ".join(numbers.share(root) for root in roots))
    return said if len(roots) > 1 else ""


class CaseNames:
    """What rows, months, currencies and inputs of a case are called."""

    def __init__(self, results: Results) -> None:
        self.results, self.case, self.prepared = results, results.case, results.prepared
        self.found = Rows(results.case)
        self.home = self.case.settings.currency
        self.period = translate("fiscal year")
        self.months = {0: translate("signature")}

    # ------------------------------------------------------------ rows

    def where(self, table: str | None, row: int) -> tuple[str, ...]:
        """Give a row's name, then the option that has it."""
        if table is None:
            return ()
        found = self.prepared.rows[table][row]
        name = getattr(found.record, "name", "") or self.found.name(DERIVED[table].source, found.record.id)
        owner = self.prepared.options[found.option].name if found.option is not None and table != "options" else ""
        return (name, owner) if owner else (name,)

    def origin(self, read: Read, row: int) -> Origin:
        """Give the evidence of an input's record, and the path of the field."""
        if read.table is None and read.name in CONSTANT_VALUES:
            return Origin("constant")
        if read.table is None:
            settings = self.case.settings
            return Origin("input", settings.source, settings.confidence, path_to(SETTINGS, field=read.name))
        record = self.prepared.rows[read.table][row].record
        path = path_to(DERIVED[read.table].source, record.id, read.name)
        return Origin("input", record.source, record.confidence, path)

    # ------------------------------------------------------------ months

    def when(self, months: Months) -> str:
        """Name a month as ``month 14 (Feb 2028)``; several as a year, as the term, or by the first and last of them."""
        if len(months) == 1:
            return self._month(months[0])
        horizon = self.case.settings.horizon
        if months[-1] == horizon and months[0] <= 1:
            return translate("over the term")
        if months[0] % 12 == 1 and months[-1] == min(months[0] + 11, horizon):
            return translate("contract year {number}").format(number=months[0] // 12 + 1)
        fiscal = next((name for name, year in self.results.fiscal_years.items() if tuple(year) == months), "")
        return fiscal or translate("months {first} to {last}").format(first=months[0], last=months[-1])

    def _month(self, month: int) -> str:
        if month not in self.months:
            day = self.results.day(month)
            name = format_skeleton("yMMM", day, locale=current_language().code)
            self.months[month] = translate("month {number} ({name})").format(number=month, name=name)
        return self.months[month]

    def periods(self, months: Months) -> Mapping[str, Months]:
        """Group months by fiscal year; signature stands by itself."""
        years = {name: tuple(month for month in year if month in months) for name, year in self._years().items()}
        return {name: year for name, year in years.items() if year}

    def _years(self) -> dict[str, list[int]]:
        return {
            translate("Signature") if name == "initial" else name: year
            for name, year in self.results.fiscal_years.items()
        }

    # ------------------------------------------------------------ units

    def unit(self, unit: str, table: str | None, row: int) -> str:
        """Put currencies, and what is counted, in place of the words that stand for them: ``PLN/FTE``, ``calls``."""
        counted, *per = unit.split("/")
        meant = {"money": self.home}
        if table is not None and not FOR_THEMSELVES.issuperset((counted, *per)):
            meant |= self._meant(table, row)
        divisors = (part if part == "unit" else meant.get(part, part) for part in per)
        return "/".join([meant.get(counted, counted), *divisors])

    def _meant(self, table: str, row: int) -> dict[str, str]:
        record = self.prepared.rows[table][row].record
        service = record if table in ("services", "scope") else self._linked("services", getattr(record, "service", ""))
        place = record if table == "locations" else self._linked("locations", getattr(record, "location", ""))
        drift = record if table == "currencies" else None
        return {
            "unit": getattr(service, "volume_unit", "unit"),
            "driver unit": DRIVER_UNITS.get(getattr(record, "driver", ""), "unit"),
            "billing unit": BILLING_UNITS.get(getattr(record, "basis", ""), "unit"),
            "local": getattr(drift, "name", "") or self._currency(getattr(place, "currency", "")),
            "contract": self._currency(getattr(record, "currency", "")),
        }

    def _linked(self, table: str, row: str) -> object | None:
        _, record = self.found.numbered(table).get(row, (0, None))
        return record

    def _currency(self, row: str) -> str:
        return str(getattr(self._linked("currencies", row), "name", self.home))
