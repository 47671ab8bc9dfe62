"""The columns of a file, each with what it is taken for: a mapping that a person corrects."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from bpo_case.case.specs import specs_of
from bpo_case.text import numbers, translate
from bpo_case.workbook.foreign import Grid, Guess, Mapping
from bpo_case.workbook.foreign.grid import written
from bpo_case.workbook.foreign.mapping import Column
from bpo_case.workbook.foreign.proposal import conversions

Index = QModelIndex | QPersistentModelIndex
HEADING, SAMPLE, FIELD, TIMES, PER, DECIMAL = range(6)
SAMPLES = 3
NOT_IMPORTED = ""
CHOSEN = {PER: "per", DECIMAL: "decimal"}
"""What is chosen from a list, by the field of the mapping that has the words."""
_DISPLAY, _EDIT = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.EditRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)


class MappingModel(QAbstractTableModel):
    """Shows every column of the sheet; the field, factor, period and decimal sign can be changed."""

    changed = Signal()

    def __init__(self, grid: Grid, guessed: Guess, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid, self.guessed = grid, guessed
        self.mapping: Mapping = guessed.mapping
        self.columns = [each for each in guessed.columns if each.heading]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Give the number of the file's columns."""
        return 0 if parent.isValid() else len(self.columns)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Give the number of things said about each."""
        return 0 if parent.isValid() else 6

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Head what is said."""
        if role == _ALIGNMENT and orientation == Qt.Orientation.Horizontal:
            return _side(section)
        if role != _DISPLAY or orientation == Qt.Orientation.Vertical:
            return None
        return (
            translate("Column of the file"), translate("For example"), translate("Is taken for"), translate("Times"),
            translate("Amounts per"), translate("Decimal sign"),
        )[section]  # fmt: skip

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let what is taken for what be changed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        column = index.column()
        open_ = column == FIELD or (column > FIELD and self._of(index.row()) is not None)
        return usual | Qt.ItemFlag.ItemIsEditable if open_ else usual

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Give a cell."""
        if index.isValid() and role == _ALIGNMENT:
            return _side(index.column())
        if not index.isValid() or role not in (_DISPLAY, _EDIT):
            return None
        row, used = index.row(), self._of(index.row())
        match index.column():
            case 0:
                return self.columns[row].heading
            case 1:
                return self._sample(row)
            case 2:
                return self.label(used.field if used else NOT_IMPORTED)
            case 3:
                return numbers.brief(used.times) if used else ""
            case 4:
                return translate(used.per) if used else ""
        return translate(used.decimal) if used else ""

    def setData(self, index: Index, value: Any, role: int = _EDIT) -> bool:
        """Change what a column is taken for, or how its numbers are read."""
        if role != _EDIT or not index.isValid():
            return False
        row, text = index.row(), str(value).strip()
        if index.column() == FIELD:
            self._take_for(row, self._named(text))
        else:
            self._read_with(row, index.column(), text)
        self.dataChanged.emit(self.index(row, 0), self.index(row, DECIMAL))
        self.changed.emit()
        return True

    def choices(self, column: int) -> list[str]:
        """Give what can be chosen in a column of this table."""
        if column == FIELD:
            return [self.label(NOT_IMPORTED), *map(self.label, self.mapping.targets)]
        return [translate(each) for each in _words(column)]

    def label(self, field: str) -> str:
        """Give the name by which a field is known."""
        return translate(self.mapping.targets[field].label) if field else translate("– not imported –")

    def _named(self, label: str) -> str:
        return next((name for name in self.mapping.targets if self.label(name) == label), NOT_IMPORTED)

    def _of(self, row: int) -> Column | None:
        guessed = self.columns[row]
        key = guessed.heading, self.guessed.header.occurrence(guessed.column)
        return next((each for each in self.mapping.columns if (each.heading, each.occurrence) == key), None)

    def _sample(self, row: int) -> str:
        below = self.grid.rows[self.guessed.header.first_row - 1 :]
        at = self.columns[row].column
        found = (written(cells[at]) for cells in below if at < len(cells) and cells[at] is not None)
        return " · ".join(dict(zip(found, range(SAMPLES), strict=False)))

    def _take_for(self, row: int, field: str) -> None:
        used, guessed = self._of(row), self.columns[row]
        columns = [each for each in self.mapping.columns if each is not used]
        target = self.mapping.targets.get(field)
        if target is not None:
            below = self.grid.rows[self.guessed.header.first_row - 1 :]
            cells = [each[guessed.column] for each in below if guessed.column < len(each)]
            said = conversions(self.mapping.shape, target, guessed.heading, cells)
            occurrence = self.guessed.header.occurrence(guessed.column)
            columns.append(Column(heading=guessed.heading, occurrence=occurrence, field=field, **said))
        self._use(columns)

    def _read_with(self, row: int, column: int, text: str) -> None:
        used = self._of(row)
        if used is None:
            return
        said: dict[str, Any]
        if column == TIMES:
            try:
                said = {"times": float(text.replace(",", "."))}
            except ValueError:
                return
        else:
            meant = next((each for each in _words(column) if translate(each) == text), text)
            said = {CHOSEN[column]: meant}
        self._use([each.model_copy(update=said) if each is used else each for each in self.mapping.columns])

    def _use(self, columns: list[Column]) -> None:
        constants = tuple(each for each in self.mapping.constants if each.field not in {used.field for used in columns})
        self.mapping = self.mapping.model_copy(update={"columns": tuple(columns), "constants": constants})


def _words(column: int) -> tuple[str, ...]:
    """Give the words that a mapping allows in a column."""
    return specs_of(Column)[CHOSEN[column]].choices if column in CHOSEN else ()


def _side(column: int) -> int:
    """Give the side at which a column stands: numbers at the right."""
    side = Qt.AlignmentFlag.AlignRight if column == TIMES else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
