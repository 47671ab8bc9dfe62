"""The rows of a table of the document, as Qt's views read and edit them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from bpo_case.case.change import Change
from bpo_case.case.document import TABLES, Case
from bpo_case.case.place import parts_of, path_to
from bpo_case.case.record import Record
from bpo_case.case.specs import FieldSpec, table_label
from bpo_case.case.units import unit_said
from bpo_case.desktop.document.state import Entry, Refused, State
from bpo_case.desktop.document.store import Store
from bpo_case.desktop.tables import block
from bpo_case.desktop.tables.block import Block
from bpo_case.desktop.tables.cell_text import Names, in_editor, is_numeric, shown
from bpo_case.desktop.tables.columns import columns, in_use
from bpo_case.desktop.tables.edits import enter_text
from bpo_case.desktop.tables.scope import Scope
from bpo_case.desktop.theme.look import colours
from bpo_case.text import translate
from bpo_case.text.numbers import number

Index = QModelIndex | QPersistentModelIndex
SPARE = 3
"""Empty rows below the last; what is entered there makes a row."""

_DISPLAY, _EDIT, _TIP = (
    int(Qt.ItemDataRole.DisplayRole),
    int(Qt.ItemDataRole.EditRole),
    int(Qt.ItemDataRole.ToolTipRole),
)
_ALIGN, _COLOUR, _GROUND = (
    int(Qt.ItemDataRole.TextAlignmentRole), int(Qt.ItemDataRole.ForegroundRole), int(Qt.ItemDataRole.BackgroundRole)
)  # fmt: skip
_SAID = int(Qt.ItemDataRole.AccessibleTextRole)
UNIT = int(Qt.ItemDataRole.UserRole)
"""The unit in the head of a column."""
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class Cell(NamedTuple):
    """What a cell shows: its text, its colour by name in `Colours`, and whether it is marked."""

    text: str
    colour: str = "ink"
    ground: str = ""


class RecordModel(QAbstractTableModel):
    """Shows a table; `fixed` holds what all rows shown share, as the option, and that new rows get."""

    columns_changed = Signal()
    """Columns came or went."""

    def __init__(
        self, store: Store, table: str, fixed: Mapping[str, str] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.store, self.table, self.scope = store, table, Scope(table, fixed)
        self.rows = self.scope.rows(store.case)
        self.names = Names(store.case)
        self.needle = ""
        """What is looked for: cells that have it are marked."""
        self._all = columns(table, self.scope.given)
        self._everything = False
        self._used = in_use(table, self._all, self.rows)
        self.specs: Sequence[FieldSpec] = self._shown()
        self._kept: dict[str, tuple[Record, list[Cell]]] = {}
        store.changed.connect(self._follow)

    # ---------------------------------------------------------------- shape

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Give the rows with the spare ones."""
        return 0 if parent.isValid() else len(self.rows) + SPARE

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Give the number of fields shown."""
        return 0 if parent.isValid() else len(self.specs)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that every cell can be chosen and edited, but for lists of records."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual if self.specs[index.column()].kind == "records" else usual | Qt.ItemFlag.ItemIsEditable

    @property
    def unused(self) -> tuple[FieldSpec, ...]:
        """The columns that say nothing and are not shown unless somebody asks for them."""
        return tuple(spec for spec in self._all if spec.name not in self._used)

    @property
    def everything(self) -> bool:
        """Whether columns are shown that say nothing."""
        return self._everything

    def show_everything(self, everything: bool) -> None:
        """Show all columns, or those that say something."""
        self._everything = everything
        self._used = in_use(self.table, self._all, self.rows)
        self._reshape()

    def spec_at(self, row: int, column: int) -> FieldSpec:
        """Give the field of a cell."""
        return self.specs[column]

    def choices(self, spec: FieldSpec) -> Mapping[str, str]:
        """Give the rows that a link may point to, by id."""
        names, allowed = self.names.choices(spec.link), self.scope.allowed(self.store.case, spec)
        return names if allowed is None else {row: name for row, name in names.items() if row in allowed}

    # ---------------------------------------------------------------- what is shown

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Give a cell in one of its roles; the most frequent first."""
        row, column = index.row(), index.column()
        if not index.isValid() or row >= len(self.rows):
            return RIGHT if role == _ALIGN and index.isValid() and is_numeric(self.specs[column]) else None
        if role == _DISPLAY:
            return self.cell(row, column).text
        give = _GIVEN.get(role)
        return getattr(self, give)(row, column) if give else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Head columns by label and unit, rows by their numbers."""
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == _DISPLAY else None
        spec = self.specs[section]
        if role == _DISPLAY:
            return translate(spec.label)
        if role == UNIT:
            return unit_said(spec, self.store.case)
        if role == _ALIGN:
            return self._align(0, section)
        return translate(spec.help) if role == _TIP else None

    def cell(self, row: int, column: int) -> Cell:
        """Give what a cell shows; it is written once for each state of its record."""
        record = self.rows[row]
        kept = self._kept.get(record.id)
        if kept is None or kept[0] is not record:
            kept = record, [self._written(record, spec) for spec in self.specs]
            self._kept[record.id] = kept
        found = kept[1][column]
        if self.has_refused and (refused := self.refused(row, column)):
            return Cell(refused.text, "bad", "bad_ground")
        if self.needle and self.needle in found.text.casefold():
            return found._replace(ground="doubtful_ground")
        return found

    def path(self, row: int, column: int) -> str:
        """Give the path of a cell; blank in a spare row."""
        return path_to(self.table, self.rows[row].id, self.specs[column].name) if row < len(self.rows) else ""

    def place(self, path: str) -> QModelIndex:
        """Give the cell of a path, and show its column; that of the row's first field where the path has no field."""
        _, row, field = parts_of(path)
        number = next((number for number, record in enumerate(self.rows) if record.id == row), None)
        if number is None:
            return QModelIndex()
        if field in {spec.name for spec in self._all} - {spec.name for spec in self.specs}:
            self.show_everything(True)
        return self.index(number, next((at for at, spec in enumerate(self.specs) if spec.name == field), 0))

    @property
    def has_refused(self) -> bool:
        """Whether there is any cell whose entry could not be taken."""
        return bool(self.store.state.refused)

    def refused(self, row: int, column: int) -> Refused | None:
        """Give what was typed into a cell and could not be taken."""
        return self.store.state.refused.get(self.path(row, column))

    def look_for(self, needle: str) -> None:
        """Mark the cells that have a text; capitals do not count."""
        self.needle = needle.casefold()
        self._cells_changed()

    def in_editor(self, row: int, column: int) -> str:
        """Give a cell's text as it is edited and copied: with all digits."""
        if row >= len(self.rows):
            return ""
        if refused := self.refused(row, column):
            return refused.text
        spec = self.specs[column]
        return in_editor(spec, getattr(self.rows[row], spec.name), self.names)

    def _written(self, record: Record, spec: FieldSpec) -> Cell:
        value = getattr(record, spec.name)
        quiet = not spec.required and value == spec.default
        colour = "quiet" if quiet else "input" if is_numeric(spec) else "ink"
        return Cell(shown(spec, value, self.names), colour)

    def _align(self, _row: int, column: int) -> int:
        return RIGHT if is_numeric(self.specs[column]) else LEFT

    def _colour(self, row: int, column: int) -> QColor:
        return QColor(getattr(colours(), self.cell(row, column).colour))

    def _ground(self, row: int, column: int) -> QColor | None:
        ground = self.cell(row, column).ground
        return QColor(getattr(colours(), ground)) if ground else None

    def _tip(self, row: int, column: int) -> str:
        refused = self.refused(row, column)
        return refused.sentence if refused else translate(self.specs[column].help)

    def _said(self, row: int, column: int) -> str:
        """What a screen reader says: ``Labor, row 3, Annual salary, EUR/FTE/year, 42,000``."""
        spec = self.specs[column]
        place = translate("{table}, row {row}").format(table=translate(table_label(self.table)), row=number(row + 1))
        unit = unit_said(spec, self.store.case, self.rows[row])
        refused = self.refused(row, column)
        said = (place, translate(spec.label), unit, self.cell(row, column).text, refused.sentence if refused else "")
        return ", ".join(part for part in said if part)

    # ---------------------------------------------------------------- what is edited

    def setData(self, index: Index, value: Any, role: int = _EDIT) -> bool:
        """Enter a text into a cell; what cannot be taken is kept and marked."""
        if role != _EDIT or not index.isValid() or str(value) == self.in_editor(index.row(), index.column()):
            return False
        return enter_text(self, index.row(), index.column(), str(value))

    def enter(self, entered: Block, text: str = "") -> None:
        """Enter a block as one step; raise InvalidCase where rows would be new and cannot be made."""
        found = block.step(self, entered)
        self.store.enter(text or found.text, found.entries, found.refused)

    def copy(self, text: str, pairs: Sequence[tuple[int, int, int, int]]) -> None:
        """Copy values as they are, with all their digits: row and column of each cell, and of where it comes from."""
        entries = []
        for row, column, from_row, from_column in pairs:
            spec = self.specs[column]
            after = getattr(self.rows[from_row], self.specs[from_column].name)
            change = Change("set", self.path(row, column), getattr(self.rows[row], spec.name), after)
            entries.append(Entry(change, in_editor(spec, after, self.names)))
        self.store.enter(text, entries)

    def insertion(self, at: int, count: int) -> list[Change]:
        """Give the changes that add rows above one."""
        return block.insertion(self, at, count)

    def duplication(self, numbers: Sequence[int]) -> list[Change]:
        """Give the changes that add copies of rows below the last of them."""
        return block.duplication(self, numbers)

    def deletion(self, rows: Sequence[Record]) -> list[Change]:
        """Give the changes that take rows away."""
        return [Change("delete", path_to(self.table, row.id), before=row) for row in rows]

    def name_of(self, row: Record) -> str:
        """Give the name by which a row is spoken of."""
        return self.names.name(self.table, row.id)

    # ---------------------------------------------------------------- following the document

    def _follow(self, before: State, now: State) -> None:
        """Show the state of now: cells that changed where the rows are the same, everything anew where not."""
        linked = self._linked()
        if all(getattr(before.case, table) is getattr(now.case, table) for table in {*linked, self.table}):
            if before.refused is not now.refused:
                self._cells_changed()
            return
        self.names = Names(now.case)
        if any(getattr(before.case, table) is not getattr(now.case, table) for table in linked):
            self._kept.clear()
        self._show(self.scope.rows(now.case), before.case)

    def _show(self, rows: tuple[Record, ...], before: Case) -> None:
        if [row.id for row in rows] != [row.id for row in self.rows]:
            self.beginResetModel()
            self.rows = rows
            self._kept = {row.id: self._kept[row.id] for row in rows if row.id in self._kept}
            self.endResetModel()
        else:
            self.rows = rows
            self._cells_changed()
        used = self._used | in_use(self.table, self._all, rows)
        if used != self._used:
            self._used = used
            self._reshape()

    def _reshape(self) -> None:
        """Show the columns that are to be shown now."""
        self.beginResetModel()
        self.specs = self._shown()
        self._kept.clear()
        self.endResetModel()
        self.columns_changed.emit()

    def _shown(self) -> tuple[FieldSpec, ...]:
        return tuple(spec for spec in self._all if self._everything or spec.name in self._used)

    def _linked(self) -> Collection[str]:
        """The other tables that the texts shown depend on."""
        if any(spec.kind in ("path", "records") for spec in self._all):
            return ("settings", *(table for table in TABLES if table != self.table))
        return {spec.link for spec in self._all if spec.link and spec.link != self.table} | {"settings"}

    def _cells_changed(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.specs) - 1))


_GIVEN: Mapping[int, str] = {
    _EDIT: "in_editor", _ALIGN: "_align", _COLOUR: "_colour", _GROUND: "_ground", _TIP: "_tip", _SAID: "_said",
}  # fmt: skip
"""The method that gives each role of a cell."""
