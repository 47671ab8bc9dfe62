"""The rows of a file as values: each cell read for the field that it fills, or the reason why it cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bpo_case.case.wording import TEXT_SHOWN
from bpo_case.text import message, translate
from bpo_case.workbook.cell_problem import CellProblem
from bpo_case.workbook.foreign.amounts import Decimal, Misread, decimal_signs
from bpo_case.workbook.foreign.convert import Reader, reader_for
from bpo_case.workbook.foreign.grid import Grid, written
from bpo_case.workbook.foreign.header import Header, column_of
from bpo_case.workbook.foreign.lines import Line
from bpo_case.workbook.foreign.mapping import Mapping as FileMapping
from bpo_case.workbook.foreign.targets import DAY, FORMS, Target

BLANK = message("is blank; fill it in")
BLANK_OR_ERROR = message(
    "is blank, or has an error value, which this kind of file does not tell from a blank; fill it in"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the file, read."""

    line: Line
    values: Mapping[str, Any]
    """By field; a field whose cell is blank has none."""
    numbers: Mapping[int, float]
    """The numbers as they stand in the file, by column."""
    currencies: Mapping[int, str]
    """The currencies that stand beside them, by column."""
    problems: tuple[CellProblem, ...] = ()

    @property
    def row(self) -> int:
        """The row's number in the file."""
        return self.line.row

    def key(self, fields: Iterable[str]) -> tuple[str, ...]:
        """Give what tells its group from others."""
        return tuple(str(self.values.get(name, "")).casefold() for name in fields)


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the fields of the rows come from: the columns by number, each with its reader."""

    grid: Grid
    mapping: FileMapping
    header: Header
    readers: Mapping[tuple[int, int], Reader]
    """By place in the mapping and column."""

    def column(self, field: str) -> int:
        """Give the column that fills a field; −1 where none does."""
        return next((at for (_, at), reader in self.readers.items() if reader.target.name == field), -1)

    def reader(self, field: str) -> Reader | None:
        """Give the reader of the column that fills a field."""
        return next((reader for reader in self.readers.values() if reader.target.name == field), None)

    def problem(self, message: str, row: int = 0, field: str = "") -> CellProblem:
        """Say what is wrong with the cell of a field, or with a row or the whole."""
        target = self.mapping.targets.get(field)
        column = self.column(field) if row else -1
        return CellProblem(message, self.grid.sheet, row, column, translate(target.label) if target else "")


def sources(grid: Grid, header: Header, mapping: FileMapping, found: Iterable[Line]) -> Sources:
    """Prepare the reading of each column that the mapping names."""
    data = [line for line in found if line.is_data]
    columns = {column_of(header, column) for column in mapping.columns}
    texts = {at: [cell for line in data if isinstance(cell := line.cell(at), str)] for at in columns}
    known = mapping.targets
    numbers = [column_of(header, each) for each in mapping.columns if known[each.field].is_number]
    settled: set[Decimal] = set().union(*(decimal_signs(texts[at]) for at in numbers))
    otherwise: Decimal = settled.pop() if len(settled) == 1 else "auto"
    places = ((number, column_of(header, column), column) for number, column in enumerate(mapping.columns))
    readers = {
        (number, at): reader_for(column, known[column.field], mapping.table, texts[at], otherwise)
        for number, at, column in places
    }
    return Sources(grid, mapping, header, readers)


def entries(source: Sources, found: Iterable[Line]) -> tuple[Entry, ...]:
    """Read the rows that hold data, those that are left out as well."""
    needed = _needed(source.mapping)
    return tuple(_entry(source, line, needed) for line in found if line.is_data)


def _needed(mapping: FileMapping) -> frozenset[str]:
    """Give the fields whose cells must not be blank."""
    form, targets = FORMS[mapping.shape], mapping.targets
    required = {name for name, target in targets.items() if target.required}
    grouping = {form.weight, DAY} if form.weight else set()
    return frozenset(required | grouping | set(mapping.by) | set(mapping.match))


def _entry(source: Sources, line: Line, needed: frozenset[str]) -> Entry:
    values: dict[str, Any] = {}
    numbers: dict[int, float] = {}
    currencies: dict[int, str] = {}
    problems: list[CellProblem] = []
    for (_, at), reader in source.readers.items():
        cell = line.cell(at)
        try:
            read = reader.read(cell)
        except Misread as error:
            text = written(cell)
            shown = text if len(text) <= TEXT_SHOWN else f"{text[:TEXT_SHOWN]}…"
            problems.append(
                _problem(source, line, at, reader.target, translate("“{text}” {wrong}").format(text=shown, wrong=error))
            )
            continue
        if read.value is None or read.value == "":
            if reader.target.name in needed:
                blank = BLANK if source.grid.errors_seen or cell is not None else BLANK_OR_ERROR
                problems.append(_problem(source, line, at, reader.target, translate(blank)))
            continue
        _put(values, reader.target, read.value)
        if reader.target.is_number:
            numbers[at] = read.number
        if read.currency:
            currencies[at] = read.currency
    return Entry(line, values, numbers, currencies, tuple(problems))


def _problem(source: Sources, line: Line, column: int, target: Target, message: str) -> CellProblem:
    return CellProblem(message, source.grid.sheet, line.row, column, translate(target.label))


def _put(values: dict[str, Any], target: Target, value: Any) -> None:
    """Put a value to its field: several columns make the entries of a list, or one text."""
    if target.is_list:
        values[target.name] = (*values.get(target.name, ()), *(value if isinstance(value, tuple) else (value,)))
    elif target.name in values:
        values[target.name] = f"{values[target.name]}, {value}"
    else:
        values[target.name] = value
