"""A table in which records are edited as in Excel: keys, clipboard, menu."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from bpo_case.case.specs import table_label
from bpo_case.desktop.tables import edits
from bpo_case.desktop.tables.asking import ask_how_meant, may_delete
from bpo_case.desktop.tables.block import Block
from bpo_case.desktop.tables.clipboard import copied, pasted, tiled, without_headings
from bpo_case.desktop.tables.edits import Area
from bpo_case.desktop.tables.grid import Grid
from bpo_case.desktop.tables.readings import Ask, Cancelled, readings
from bpo_case.desktop.tables.record_model import Index, RecordModel
from bpo_case.desktop.tables.table_actions import action_for, menu_of
from bpo_case.desktop.tables.typed import Reading
from bpo_case.desktop.tables.xml_spreadsheet import NotReadable
from bpo_case.text import translate, translate_plural
from bpo_case.text.numbers import number

_ENDS = {Qt.Key.Key_Return: Qt.Key.Key_Down, Qt.Key.Key_Enter: Qt.Key.Key_Down}
"""Where keys lead that end an entry; the others lead where they lead anyway."""


class RecordView(Grid):
    """Edits a `RecordModel`."""

    without: Collection[str] = ()
    """The texts of actions that this table does not have."""
    searched = Signal(bool)
    """Something is to be found, or replaced."""
    opened = Signal(str)
    """The list of records at this path is to be shown."""

    def __init__(self, model: RecordModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.ask: Ask = lambda doubt: ask_how_meant(self, doubt)
        self.may_delete: Callable[[str, Sequence[str]], bool] = lambda *said: may_delete(self, *said)
        for delegate in (self.delegate, self.frozen.delegate):
            delegate.left.connect(self._go_on)
            delegate.everywhere.connect(self.enter_everywhere)

    # ---------------------------------------------------------------- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key does in Excel; what no table of ours knows, as in any other."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        action = action_for(QKeyCombination(held, Qt.Key(event.key())))
        if action:
            action.do(self)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter_pressed(bool(held & Qt.KeyboardModifier.ShiftModifier))
        elif not (event.key() == Qt.Key.Key_Escape and edits.restore(self.records, self.area)) and not self.moved(
            event
        ):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu."""
        menu_of(self).popup(event.globalPos())

    def edit(self, index: Index, trigger: QAbstractItemView.EditTrigger, event: QEvent | None) -> bool:  # type: ignore[override]
        """Open the editor of a cell: a list of records beside the table, the first column where it is in sight."""
        opening = trigger & (QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        if index.isValid() and opening and self.records.specs[index.column()].kind == "records":
            self.opened.emit(self.records.path(index.row(), index.column()))
            return False
        if index.isValid() and index.column() == 0 and self.frozen.covers:
            return self.frozen.begin(index, trigger, event)
        return bool(super().edit(index, trigger, event))  # type: ignore[arg-type]

    def enter_everywhere(self, text: str) -> None:
        """Enter a text into every cell selected."""
        edits.enter_everywhere(self.records, self.area, text)

    def _enter_pressed(self, back: bool) -> None:
        current = self.currentIndex()
        if current.isValid() and self.records.specs[current.column()].kind == "records":
            self.edit(current, QAbstractItemView.EditTrigger.EditKeyPressed, None)
        else:
            self._go_on(Qt.Key.Key_Return, back)

    def _go_on(self, key: int, back: bool) -> None:
        """Go where an entry leads: down after Enter, right after Tab, back with Shift."""
        step = _ENDS.get(Qt.Key(key), Qt.Key(key))
        self.go(Qt.Key.Key_Up if back and step == Qt.Key.Key_Down else step, jump=False, extend=False)

    # ---------------------------------------------------------------- what can be done

    def copy(self) -> None:
        """Copy the selected cells."""
        QGuiApplication.clipboard().setMimeData(copied(self.records, self.area))

    def copy_with_headings(self) -> None:
        """Copy the selected cells below the heads of their columns."""
        QGuiApplication.clipboard().setMimeData(copied(self.records, self.area, headed=True))

    def cut(self) -> None:
        """Copy the selected cells and blank them."""
        self.copy()
        edits.clear(self.records, self.area, translate("Cut"))

    def clear(self) -> None:
        """Blank the selected cells."""
        edits.clear(self.records, self.area)

    def paste(self) -> None:
        """Paste from the clipboard, as one step; ask where numbers may be two things."""
        area = self.area
        try:
            found = pasted(QGuiApplication.clipboard().mimeData())
            specs = self.records.specs[area.left :]
            cells = tiled(without_headings(found.cells, specs), area)
            specs = specs[: max(map(len, cells), default=0)]
            meant = {} if found.own else readings(specs, cells, self.ask)
        except Cancelled:
            return
        except NotReadable:
            self.records.store.tell(translate("The clipboard has more cells than can be pasted; paste it in parts."))
            return
        if not cells:
            return
        own = {place: Reading(Reading().sign) for place in range(len(specs))}
        by_column = {area.left + place: each for place, each in (own if found.own else meant).items()}
        said = translate_plural("Paste 1 cell", "Paste {count} cells", sum(map(len, cells)))
        block = Block(area.top, area.left, cells, by_column)
        if edits.enter(self.records, block, said.format(count=number(sum(map(len, cells))))):
            bottom = min(area.top + len(cells), self.records.rowCount()) - 1
            self.choose(Area(area.top, area.left, bottom, area.left + len(specs) - 1))

    def insert_rows(self) -> None:
        """Insert as many rows as are selected, above them."""
        area = self.area
        row = min(area.top, len(self.records.rows))
        if edits.insert(self.records, row, area.height):
            self.choose(Area(row, area.left, row + area.height - 1, area.right))

    def duplicate_rows(self) -> None:
        """Put copies of the selected rows below them."""
        area = self.area
        if edits.duplicate(self.records, area):
            self.choose(Area(area.bottom + 1, area.left, area.bottom + area.height, area.right))

    def delete_rows(self) -> None:
        """Delete the selected rows; where others depend on them, ask first and delete those too."""
        area = self.area
        by_table = edits.dependents(self.records, area)
        count = sum(by_table.values())
        if count:
            question = translate_plural(
                "1 row of other tables depends on this and is deleted too. Delete?",
                "{count} rows of other tables depend on this and are deleted too. Delete?",
                count,
            )
            listed = [
                translate("{table}: {count}").format(table=translate(table_label(table)), count=number(rows))
                for table, rows in by_table.items()
            ]
            if not self.may_delete(question.format(count=number(count)), listed):
                return
        edits.delete(self.records, area)

    def fill_down(self) -> None:
        """Give all selected rows what the first has."""
        edits.fill_down(self.records, self.area)

    def fill_right(self) -> None:
        """Give all selected columns what the first has."""
        edits.fill_right(self.records, self.area)

    def search(self) -> None:
        """Ask what is to be found."""
        self.searched.emit(False)

    def search_and_replace(self) -> None:
        """Ask what is to be replaced."""
        self.searched.emit(True)
