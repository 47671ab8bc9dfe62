"""Turns drafts into rows of the case: links looked up, constants put in, existing rows matched, everything checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from bpo_case.case.change import Change, apply
from bpo_case.case.document import Case, rows
from bpo_case.case.errors import InvalidCase, Problem
from bpo_case.case.make import fresh_id
from bpo_case.case.place import parts_of, path_to
from bpo_case.case.record import Record
from bpo_case.case.specs import record_type, specs_of, table_label
from bpo_case.case.validate import problems
from bpo_case.case.wording import problems_in, shown
from bpo_case.text import message, plain_number, translate
from bpo_case.workbook.cell_problem import CellProblem
from bpo_case.workbook.foreign.amounts import Misread
from bpo_case.workbook.foreign.currencies import Currencies
from bpo_case.workbook.foreign.entries import Entry, Sources
from bpo_case.workbook.foreign.grid import Grid
from bpo_case.workbook.foreign.groups import Draft
from bpo_case.workbook.foreign.links import Links
from bpo_case.workbook.foreign.remarks import beside, briefly, concerned, kept
from bpo_case.workbook.foreign.targets import DAY, FORMS, PERSON

BY_NAME = ("name",)
LONGEST_SOURCE = 500
ROWS_AT_MOST = 5_000
NOTHING_FILLS = message("the row is new, and nothing fills this; map a column, give a constant, or leave the row out")


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row that would be added, or changed."""

    table: str
    record: Record
    before: Record | None = None
    """The row of the case that it changes."""
    from_rows: tuple[int, ...] = ()
    """The rows of the file that it comes from."""

    def changes(self, below: str) -> tuple[Change, ...]:
        """Give the changes that make the row, or bring it up to date."""
        path = path_to(self.table, self.record.id)
        if self.before is None:
            return (Change("add", path, after=self.record, below=below),)
        pairs = ((name, getattr(self.before, name), getattr(self.record, name)) for name in specs_of(type(self.record)))
        return tuple(Change("set", f"{path}/{name}", old, new) for name, old, new in pairs if old != new)


@dataclass(slots=True)
class Plan:
    """The rows to be, and what stands against some of them."""

    rows: tuple[PlannedRow, ...] = ()
    drafts: tuple[Draft, ...] = ()
    """The drafts that became rows."""
    currencies: Mapping[int, str] = field(default_factory=dict)
    """The currency of each row of the file."""
    problems: list[CellProblem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def origin(grid: Grid) -> str:
    """Name the file and its sheet as a source."""
    named = grid.file if grid.file.startswith(grid.sheet) else f"{grid.file}, {grid.sheet}"
    return named[:200]


def planned(source: Sources, drafts: Sequence[Draft], case: Case, given: Sequence[Entry]) -> Plan:
    """Plan the rows that drafts become; given are all rows of the file, also those that are in no draft."""
    links = Links(case, source.mapping, origin(source.grid))
    currencies = Currencies(source, case.settings.currency, links)
    planner = _Planner(source, case, links, currencies)
    if missing := [*_without_source(source), *_too_many(source, drafts)]:
        return Plan(problems=missing, currencies={entry.row: currencies.at(entry.values) for entry in given})
    pairs = [(draft, planner.row(draft)) for draft in drafts]
    made = [row for _, row in pairs if row]
    added = [PlannedRow(table, record) for table, record in links.planned]
    rows = (*added, *made)
    problems = [*planner.problems, *_broken_rules(source, case, rows)]
    fine = tuple(draft for draft, row in pairs if row)
    where = {entry.row: currencies.at(entry.values) for entry in given}
    where |= {entry.row: currencies.of(row.record) for draft, row in pairs if row for entry in draft.entries}
    return Plan(rows, fine, where, problems, [*planner.notes(made), *links.notes])


def _without_source(source: Sources) -> list[CellProblem]:
    """Say which fields new rows need and nothing fills; rows that are only brought up to date have them."""
    mapping = source.mapping
    filled = {column.field for column in mapping.columns} | {each.field for each in mapping.constants}
    needed = [name for name, target in mapping.targets.items() if target.required and name not in filled]
    said = translate("no column and no constant fills it; map one")
    return [
        CellProblem(said, source.grid.sheet, label=translate(mapping.targets[name].label))
        for name in needed
        if not mapping.match and name != FORMS[mapping.shape].weight
    ]


def _too_many(source: Sources, drafts: Sequence[Draft]) -> Iterator[CellProblem]:
    """A case has roles and costs by the hundred; a file that would make thousands has been misunderstood."""
    if len(drafts) > ROWS_AT_MOST:
        said = translate(
            "{count} rows would come of the file, and a case takes up to {most} at once; say in the mapping how they "
            "are grouped (`shape`), or what is left out"
        )
        yield source.problem(said.format(count=plain_number(len(drafts)), most=plain_number(ROWS_AT_MOST)))


def changes_of(case: Case, planned_rows: Sequence[PlannedRow]) -> tuple[Change, ...]:
    """Give the changes that make all rows; new ones go below those that are there."""
    last = {row.table: (rows(case, row.table)[-1].id if rows(case, row.table) else "") for row in planned_rows}
    found: list[Change] = []
    for row in planned_rows:
        found += row.changes(last[row.table])
        last[row.table] = last[row.table] if row.before else row.record.id
    return tuple(found)


class _Planner:
    """Makes rows of drafts one by one."""

    def __init__(self, source: Sources, case: Case, links: Links, currencies: Currencies) -> None:
        self._source = source
        self._mapping = source.mapping
        self._links = links
        self._currencies = currencies
        self._case = case
        self._there: dict[str, dict[tuple[str, ...], Record]] = {}
        self._taken: dict[str, int] = {}
        self._kept: dict[str, list[str]] = defaultdict(list)
        """By field, what rows of the case keep because the mapping fills it in new rows alone."""
        self.problems: list[CellProblem] = []

    def row(self, draft: Draft) -> PlannedRow | None:
        """Make the row that a draft becomes; nothing where there is a problem."""
        values = self._linked(draft)
        if values is None:
            return None
        before = self._matching(draft.table, values)
        if before is not None and self._is_taken(draft, before):
            return None
        if before is None:
            constants = self._constants(draft)
            if constants is None:
                return None
            values = {"id": fresh_id(), **constants, **values}
        else:
            values = {**dict(before), **self._brought(before, values)}
        record = self._record(draft, before, {**values, **self._origin(before, values)})
        wrong = list(self._currencies.problems(draft, record)) if record else []
        self.problems += wrong
        if record is None or wrong:
            return None
        self._links.remember(draft.table, getattr(record, "name", ""), record.id)
        return PlannedRow(draft.table, record, before, tuple(entry.row for entry in draft.entries))

    def notes(self, made: Sequence[PlannedRow]) -> Iterator[str]:
        """Say how many rows are added and changed."""
        for table in dict.fromkeys(row.table for row in made):
            new = sum(row.before is None for row in made if row.table == table)
            same = [row for row in made if row.table == table and row.before]
            changed = sum(row.record != row.before for row in same)
            said = translate("{table}: {new} to add, {changed} to change, {same} as they are.")
            counts = {"new": new, "changed": changed, "same": len(same) - changed}
            written = {name: plain_number(count) for name, count in counts.items()}
            yield said.format(table=translate(table_label(table)), **written)
        yield from kept(self._kept)
        if self._mapping.match:
            yield from beside(
                self._case, self._mapping, [row.before for row in made if row.table == self._mapping.table]
            )
        yield from concerned(self._case, [row.record for row in made])

    def _brought(self, before: Record, values: Mapping[str, Any]) -> dict[str, Any]:
        """Give the values that are brought to a row of the case; what it keeps is noted."""
        only_new = self._mapping.only_new
        for name in only_new & values.keys():
            if (has := getattr(before, name)) != values[name]:
                said = translate("“{name}” {has}, not {given}")
                both = said.format(name=getattr(before, "name", ""), has=briefly(has), given=briefly(values[name]))
                self._kept[translate(self._mapping.targets[name].label)].append(both)
        return {name: value for name, value in values.items() if name not in only_new}

    def _linked(self, draft: Draft) -> dict[str, Any] | None:
        """Replace the names of linked rows by their ids."""
        specs = specs_of(record_type(draft.table))
        values = {name: value for name, value in draft.values.items() if name not in (DAY, PERSON)}
        fine = True
        for name in [name for name in values if specs[name].link]:
            fine &= self._found(draft, name, values)
        return values if fine else None

    def _found(self, draft: Draft, name: str, values: dict[str, Any]) -> bool:
        spec = specs_of(record_type(draft.table))[name]
        try:
            values[name] = self._links.find(spec, str(values[name]))
        except Misread as error:
            self.problems.append(self._source.problem(_quoted(values[name], error), draft.row, name))
            return False
        return True

    def _constants(self, draft: Draft) -> dict[str, Any] | None:
        """Give the values of new rows that no column fills."""
        if draft.table != self._mapping.table:
            return {}
        values: dict[str, Any] = {}
        for constant in self._mapping.constants:
            try:
                values[constant.field] = self._links.constant(draft.table, constant.field, constant.value)
            except Misread as error:
                said = translate("the constant {field}: {value} {wrong}")
                field = translate(self._mapping.targets[constant.field].label)
                wrong = said.format(field=field, value=shown(constant.value), wrong=error)
                self.problems.append(self._source.problem(wrong))
                return None
        return values

    def _matching(self, table: str, values: Mapping[str, Any]) -> Record | None:
        """Find the row of the case that the mapping means; a seasonality profile is known by its name."""
        by = self._mapping.match if table == self._mapping.table else BY_NAME
        if not by:
            return None
        if table not in self._there:
            self._there[table] = {_key(row.__dict__, by): row for row in rows(self._case, table)}
        return self._there[table].get(_key(values, by))

    def _is_taken(self, draft: Draft, before: Record) -> bool:
        """Tell whether another row of the file was for the same row of the case."""
        first = self._taken.setdefault(before.id, draft.row)
        if first != draft.row:
            said = translate("row {row} is for the same row of {table}; keep one of them, or group them")
            same = said.format(row=first, table=translate(table_label(draft.table)))
            self.problems.append(self._source.problem(same, draft.row, self._mapping.match[0]))
        return first != draft.row

    def _origin(self, before: Record | None, values: Mapping[str, Any]) -> dict[str, str]:
        """Say where the row's numbers come from, unless a column does; what was said of a row before stays."""
        mapped = {column.field for column in self._mapping.columns} | {each.field for each in self._mapping.constants}
        if "source" in mapped or (before and dict(before) == values):
            return {}
        said = [part for part in (before.source if before else "").split("; ") if part]
        both = "; ".join(dict.fromkeys([*said, origin(self._source.grid)]))
        return {"source": both} if len(both) <= LONGEST_SOURCE else {}

    def _record(self, draft: Draft, before: Record | None, values: dict[str, Any]) -> Record | None:
        record = record_type(draft.table)
        try:
            made = record.model_validate(values)
        except ValidationError as error:
            for problem in problems_in(record, error, Problem("", path=path_to(draft.table, values["id"]))):
                field = parts_of(problem.path)[2]
                unfilled = before is None and field not in values
                wrong = translate(NOTHING_FILLS) if unfilled else problem.message
                self.problems.append(self._source.problem(wrong, draft.row, field))
            return None
        assert isinstance(made, Record)
        return made


def _quoted(value: Any, error: Misread) -> str:
    return translate("“{text}” {wrong}").format(text=value, wrong=error)


def _key(values: Mapping[str, Any], by: Sequence[str]) -> tuple[str, ...]:
    return tuple(str(values.get(name, "")).casefold() for name in by)


def _broken_rules(source: Sources, case: Case, planned_rows: Sequence[PlannedRow]) -> Iterator[CellProblem]:
    """Tell what the rows would break in the case that is in order now."""
    first = {row.record.id: row.from_rows[0] for row in planned_rows if row.from_rows}
    before = {(problem.path, problem.message) for problem in problems(case)}
    try:
        after = problems(apply(case, changes_of(case, planned_rows)))
    except InvalidCase as error:
        after = error.problems
    for problem in after:
        if (problem.path, problem.message) not in before:
            _, row, field = parts_of(problem.path)
            mapped = source.column(field) >= 0 and row in first
            wrong = problem.message if mapped else str(problem)
            yield source.problem(wrong, first.get(row, 0), field if mapped else "")
