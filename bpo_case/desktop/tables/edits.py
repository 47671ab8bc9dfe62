"""What can be done to a table, each as one step of undo, without any widget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpo_case.case.dependents import with_dependents
from bpo_case.case.errors import InvalidCase
from bpo_case.case.place import parts_of
from bpo_case.case.record import Record
from bpo_case.desktop.document.state import State
from bpo_case.desktop.tables import block
from bpo_case.text import translate, translate_plural
from bpo_case.text.numbers import number as written

if TYPE_CHECKING:
    from bpo_case.desktop.tables.record_model import RecordModel


@dataclass(frozen=True)
class Area:
    """A rectangle of cells, its last row and column among them."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def height(self) -> int:
        """How many rows it has."""
        return self.bottom - self.top + 1

    @property
    def width(self) -> int:
        """How many columns it has."""
        return self.right - self.left + 1

    def within(self, model: RecordModel) -> Area | None:
        """Give the part of it that has rows; nothing where all of it is below the last."""
        bottom = min(self.bottom, len(model.rows) - 1)
        return Area(self.top, self.left, bottom, self.right) if bottom >= self.top else None


def enter(model: RecordModel, entered: block.Block, text: str = "") -> bool:
    """Enter a block; rows that reach below the last are made. What cannot be taken is kept and marked."""

    return _or_told(model, lambda: model.enter(entered, text))


def enter_text(model: RecordModel, row: int, column: int, text: str) -> bool:
    """Enter a text into one cell."""
    return enter(model, block.Block(row, column, [[text]]))


def enter_everywhere(model: RecordModel, area: Area, text: str) -> bool:
    """Enter the same text into every cell of an area."""
    return enter(model, block.Block(area.top, area.left, [[text] * area.width] * area.height))


def clear(model: RecordModel, area: Area, text: str = "") -> None:
    """Blank the cells of an area: each gets its field's default."""
    found = area.within(model)
    if found is not None:
        said = text or translate("Clear {count} cells").format(count=written(found.height * found.width))
        enter(model, block.Block(found.top, found.left, [[""] * found.width] * found.height), said)


def fill_down(model: RecordModel, area: Area) -> None:
    """Give every row of an area what its first row has; one row alone gets what is above it."""
    source = area.top if area.height > 1 else area.top - 1
    found = area.within(model)
    if source >= 0 and found is not None:
        pairs = [(row, column, source, column) for row, column in _cells(found) if row != source]
        _or_told(model, lambda: model.copy(translate("Fill down"), pairs))


def fill_right(model: RecordModel, area: Area) -> None:
    """Give every column of an area what its first has, as far as its fields take that; one alone gets what is left."""
    source = area.left if area.width > 1 else area.left - 1
    found = area.within(model)
    if source < 0 or found is None:
        return
    first = source + 1
    cells = [[model.in_editor(row, source)] * (found.right - source) for row in range(found.top, found.bottom + 1)]
    enter(model, block.Block(found.top, first, cells), translate("Fill right"))


def insert(model: RecordModel, row: int, count: int = 1) -> bool:
    """Insert rows above one; they begin with what the row above has where a row needs something."""
    said = translate_plural("Insert row", "Insert {count} rows", count).format(count=written(count))
    return _or_told(model, lambda: model.store.change(said, model.insertion(row, count)))


def duplicate(model: RecordModel, area: Area) -> bool:
    """Put copies of the rows of an area below it, with everything that they have but their names."""
    found = area.within(model)
    if found is None:
        return False
    numbers = range(found.top, found.bottom + 1)
    said = translate_plural("Duplicate row", "Duplicate {count} rows", len(numbers)).format(count=written(len(numbers)))
    return _or_told(model, lambda: model.store.change(said, model.duplication(numbers)))


def delete(model: RecordModel, area: Area) -> None:
    """Delete the rows of an area, with what depends on them."""
    doomed = _rows(model, area)
    if not doomed:
        return
    name = model.name_of(doomed[0])
    said = translate("Delete {name}") if len(doomed) == 1 else translate("Delete {count} rows")
    changes = model.deletion(doomed)
    _or_told(model, lambda: model.store.change(said.format(name=name, count=written(len(doomed))), changes))


def dependents(model: RecordModel, area: Area) -> Mapping[str, int]:
    """Count by table the rows that would go with those of an area because they point to them."""
    doomed = _rows(model, area)
    own = {(model.table, row.id) for row in doomed}
    changes = (each for change in model.deletion(doomed) for each in with_dependents(model.store.case, change))
    gone = {parts_of(each.path)[:2] for each in changes if each.action == "delete"} - own
    return Counter(sorted(table for table, _ in gone))


def restore(model: RecordModel, area: Area) -> bool:
    """Give cells whose entry was refused the value from before back; tell whether there was any."""
    state, found = model.store.state, area.within(model)
    paths = {model.path(row, column) for row, column in _cells(found)} if found else set()
    kept = {path: each for path, each in state.refused.items() if path not in paths}
    if len(kept) == len(state.refused):
        return False
    model.store.put(translate("Restore the value from before"), State(state.case, kept))
    return True


def _rows(model: RecordModel, area: Area) -> Sequence[Record]:
    return model.rows[area.top : area.bottom + 1]


def _cells(area: Area) -> Iterator[tuple[int, int]]:
    return ((row, column) for row in range(area.top, area.bottom + 1) for column in range(area.left, area.right + 1))


def _or_told(model: RecordModel, step: Callable[[], None]) -> bool:
    try:
        step()
    except InvalidCase as error:
        model.store.tell(str(error))
        return False
    return True
