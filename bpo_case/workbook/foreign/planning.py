"""Turns drafts into rows of the case: links looked up, constants put in, existing rows matched, everything checked."""

from __future__ import annotations

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
from bpo_case.workbook.cell_problem import CellProblem
from bpo_case.workbook.foreign.amounts import Misread
from bpo_case.workbook.foreign.entries import Sources
from bpo_case.workbook.foreign.grid import Grid
from bpo_case.workbook.foreign.groups import Draft
from bpo_case.workbook.foreign.links import Links
from bpo_case.workbook.foreign.targets import DAY, FORMS, PERSON

BY_NAME = ("name",)
LONGEST_SOURCE = 500
NOTHING_FILLS = "the row is new, and nothing fills this; map a column, give a constant, or leave the row out"


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
    problems: list[CellProblem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def origin(grid: Grid) -> str:
    """Name the file and its sheet as a source."""
    named = grid.file if grid.file.startswith(grid.sheet) else f"{grid.file}, {grid.sheet}"
    return named[:200]


def planned(source: Sources, drafts: Sequence[Draft], case: Case) -> Plan:
    """Plan the rows that drafts become."""
    links = Links(case, source.mapping, origin(source.grid))
    planner = _Planner(source, case, links)
    if missing := _without_source(source):
        return Plan(problems=missing)
    pairs = [(draft, planner.row(draft)) for draft in drafts]
    made = [row for _, row in pairs if row]
    added = [PlannedRow(table, record) for table, record in links.planned]
    rows = (*added, *made)
    problems = [*planner.problems, *_broken_rules(source, case, rows)]
    fine = tuple(draft for draft, row in pairs if row)
    return Plan(rows, fine, problems, [*planner.notes(made), *links.notes])


def _without_source(source: Sources) -> list[CellProblem]:
    """Say which fields new rows need and nothing fills; rows that are only brought up to date have them."""
    mapping = source.mapping
    filled = {column.field for column in mapping.columns} | {each.field for each in mapping.constants}
    needed = [name for name, target in mapping.targets.items() if target.required and name not in filled]
    return [
        CellProblem("no column and no constant fills it; map one", source.grid.sheet, label=mapping.targets[name].label)
        for name in needed
        if not mapping.match and name != FORMS[mapping.shape].weight
    ]


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

    def __init__(self, source: Sources, case: Case, links: Links) -> None:
        self._source = source
        self._mapping = source.mapping
        self._links = links
        self._case = case
        self._there: dict[str, dict[tuple[str, ...], Record]] = {}
        self._taken: dict[str, int] = {}
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
            values = {**dict(before), **values}
        record = self._record(draft, before, {**values, **self._origin(before, values)})
        if record is None or not self._in_the_right_currency(draft, record):
            return None
        self._links.remember(draft.table, getattr(record, "name", ""), record.id)
        return PlannedRow(draft.table, record, before, tuple(entry.row for entry in draft.entries))

    def notes(self, made: Sequence[PlannedRow]) -> Iterator[str]:
        """Say how many rows are added and changed."""
        for table in dict.fromkeys(row.table for row in made):
            new = sum(row.before is None for row in made if row.table == table)
            same = [row for row in made if row.table == table and row.before]
            changed = sum(row.record != row.before for row in same)
            yield f"{table_label(table)}: {new:,} to add, {changed:,} to change, {len(same) - changed:,} as they are."

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
            self.problems.append(self._source.problem(f"“{values[name]}” {error}", draft.row, name))
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
                label = self._mapping.targets[constant.field].label
                self.problems.append(self._source.problem(f"the constant {label}: {shown(constant.value)} {error}"))
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
            message = f"row {first} is for the same row of {table_label(draft.table)}; keep one of them, or group them"
            self.problems.append(self._source.problem(message, draft.row, self._mapping.match[0]))
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
                message = NOTHING_FILLS if unfilled else problem.message
                self.problems.append(self._source.problem(message, draft.row, field))
            return None
        assert isinstance(made, Record)
        return made

    def _in_the_right_currency(self, draft: Draft, record: Record) -> bool:
        """Compare the currencies written beside amounts with that in which the case takes them."""
        location = self._links.record("locations", getattr(record, "location", ""))
        expected = self._currency_of(location)
        wrong = [
            (entry, at, code)
            for entry in draft.entries
            for at, code in entry.currencies.items()
            if location and code != expected
        ]
        for entry, at, code in wrong:
            message = f"is in {code}, but {location.name} has {expected}; set the location's currency, or convert it"
            label = self._source.header.headings[at]
            self.problems.append(CellProblem(message, self._source.grid.sheet, entry.row, at, label))
        return not wrong

    def _currency_of(self, location: Any) -> str:
        linked = getattr(location, "currency", "")
        return str(self._links.record("currencies", linked).name) if linked else self._case.settings.currency


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
            message = problem.message if mapped else str(problem)
            yield source.problem(message, first.get(row, 0), field if mapped else "")
