"""A block entered into a table: which values it sets, which rows it makes, and what cannot be taken. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from bpo_case.case.change import Change
from bpo_case.case.document import rows as rows_of
from bpo_case.case.place import path_to
from bpo_case.case.record import Record
from bpo_case.case.specs import FieldSpec
from bpo_case.desktop.document.state import Entry, Refused
from bpo_case.desktop.tables.new_rows import NewRows
from bpo_case.desktop.tables.typed import Entered, NotUnderstood, Reading, text_of, value_of
from bpo_case.text import translate
from bpo_case.text.numbers import number as written

if TYPE_CHECKING:
    from bpo_case.desktop.tables.record_model import RecordModel


@dataclass(frozen=True)
class Block:
    """Cells in rows, and the place that the first of them goes to; `readings` say by column how numbers are meant."""

    row: int
    column: int
    cells: Sequence[Sequence[Entered]]
    readings: Mapping[int, Reading] = field(default_factory=dict)


@dataclass
class Step:
    """What a block makes: entries, what could not be read by path, and how undo calls it."""

    text: str
    entries: list[Entry] = field(default_factory=list)
    refused: dict[str, Refused] = field(default_factory=dict)


class _Read(NamedTuple):
    """A cell that was read: its value, or the sentence that says why it has none."""

    spec: FieldSpec
    text: str
    value: Any
    sentence: str = ""


def step(model: RecordModel, block: Block) -> Step:
    """Read a block; raise InvalidCase where rows would be new and cannot be made."""
    found = Step(name(model, block))
    have = len(model.rows)
    reader = _Reader(model, block)
    below: list[Sequence[Entered]] = []
    for number, cells in enumerate(block.cells, block.row):
        if number < have:
            _set(model, found, model.rows[number], reader.read(cells))
        elif any(text_of(cell).strip() for cell in cells):
            below.append(cells)
    _append(model, found, reader, below)
    return found


def insertion(model: RecordModel, at: int, count: int) -> list[Change]:
    """Give the changes that add rows above the one at a place."""
    above = model.rows[at - 1] if 0 < at <= len(model.rows) else None
    maker = NewRows(model, above)
    return _added(model, above, [maker.make({}).row for _ in range(count)])


def duplication(model: RecordModel, numbers: Sequence[int]) -> list[Change]:
    """Give the changes that add copies of rows below the last of them; names are made anew where a row has one."""
    last = model.rows[max(numbers)]
    maker = NewRows(model, last)
    copies = [maker.make(_copied(model.rows[number])).row for number in sorted(numbers)]
    return _added(model, last, copies)


def _copied(row: Record) -> dict[str, Any]:
    return {name: value for name, value in row.__dict__.items() if name not in ("id", "name")}


def _added(model: RecordModel, above: Record | None, rows: Iterable[Record]) -> list[Change]:
    """Add rows below one; the first of those shown goes to the end of the table where others are not shown."""
    everything = rows_of(model.store.case, model.table)
    below = above.id if above else everything[-1].id if everything and not model.rows else ""
    changes = []
    for row in rows:
        changes.append(Change("add", path_to(model.table, row.id), after=row, below=below))
        below = row.id
    return changes


class _Reader:
    """Reads the cells of a block; a text that comes again in its column is read once."""

    def __init__(self, model: RecordModel, block: Block) -> None:
        usual = Reading(Reading().sign)
        self._model, self._first = model, block.column
        self._readings = [block.readings.get(column, usual) for column in range(len(model.specs))]
        self._known: list[dict[Entered, _Read]] = [{} for _ in model.specs]

    def read(self, cells: Sequence[Entered]) -> Iterator[_Read]:
        for column, cell in enumerate(cells[: len(self._known) - self._first], self._first):
            if self._model.specs[column].kind == "records":
                continue
            known = self._known[column]
            if cell not in known:
                known[cell] = self._understood(column, cell)
            yield known[cell]

    def _understood(self, column: int, cell: Entered) -> _Read:
        spec = self._model.specs[column]
        try:
            return _Read(spec, text_of(cell), value_of(spec, cell, self._model.names, self._readings[column]))
        except NotUnderstood as error:
            return _Read(spec, text_of(cell), None, str(error))


def _set(model: RecordModel, found: Step, record: Record, cells: Iterable[_Read]) -> None:
    kept = model.store.state.refused
    for spec, text, value, sentence in cells:
        path = path_to(model.table, record.id, spec.name)
        before = getattr(record, spec.name)
        if sentence:
            found.refused[path] = Refused(text, sentence)
        elif value != before or path in kept:
            found.entries.append(Entry(Change("set", path, before, value), text))


def _append(model: RecordModel, found: Step, reader: _Reader, below: Iterable[Sequence[Entered]]) -> None:
    """Make a row of each line; a blank cell leaves what a row begins with."""
    last = model.rows[-1] if model.rows else None
    maker = NewRows(model, last)
    rows = []
    for cells in below:
        read = [each for each in reader.read(cells) if each.text.strip()]
        made = maker.make({each.spec.name: each.value for each in read if not each.sentence})
        rows.append(made.row)
        for each in read:
            if sentence := each.sentence or made.refused.get(each.spec.name, ""):
                found.refused[path_to(model.table, made.row.id, each.spec.name)] = Refused(each.text, sentence)
    found.entries += map(Entry, _added(model, last, rows))


def name(model: RecordModel, block: Block) -> str:
    """Say what entering a block does, for undo."""
    cells = sum(len(line) for line in block.cells)
    if cells != 1:
        return translate("Enter {count} cells").format(count=written(cells))
    return translate("Edit {field}").format(field=translate(model.specs[block.column].label))
