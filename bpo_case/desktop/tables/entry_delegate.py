"""What all editors of cells do: take a text, give one back, and end on the keys that end an entry in Excel."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from bpo_case.desktop.tables.table_editors import Checks, InputFinder, Lines, Paragraph

Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAVING = (*_ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class EntryDelegate(QStyledItemDelegate):
    """Moves texts between cells and their editors."""

    left = Signal(int, bool)
    """An entry was kept by this key, and whether with Shift: go on from here."""
    everywhere = Signal(str)
    """This text is meant for every cell selected."""

    def ready(self, editor: QWidget, index: Index) -> QWidget:
        """Give an editor its accessible name, and keep its entry when it is left for something else."""
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))
        if isinstance(editor, Lines):
            editor.left.connect(lambda: self._keep(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the value with all its digits."""
        editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))  # type: ignore[attr-defined]
        if isinstance(editor, QLineEdit):
            editor.selectAll()
        view = self.parent()
        if isinstance(view, QAbstractItemView):  # a list may be longer now
            self._fit(editor, view.visualRect(index))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand what was typed or chosen to the model."""
        model.setData(index, editor.text())  # type: ignore[attr-defined]

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Give editors of more than a line the room that they want, within the table."""
        self._fit(editor, option.rect)

    @staticmethod
    def _fit(editor: QWidget, cell: QRect) -> None:
        if not isinstance(editor, Lines | Checks | Paragraph):
            wide = 320 if isinstance(editor, InputFinder) else 0
            editor.setGeometry(cell.adjusted(0, 0, max(0, wide - cell.width()), 0))
            return
        around = editor.parentWidget()
        assert around is not None
        room, wish = around.rect(), editor.sizeHint()
        wide, high = max(cell.width(), wish.width()), min(room.height(), wish.height())
        left = max(0, min(cell.left(), room.right() - wide))
        editor.setGeometry(left, max(0, min(cell.top(), room.bottom() - high)), wide, high)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keep the entry and go on where Enter or Tab say, or up and down from a line."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(editor, QWidget) and self._left_by(editor, event):
            return True
        return super().eventFilter(editor, event)

    def _left_by(self, editor: QWidget, event: QEvent) -> bool:
        assert isinstance(event, QKeyEvent)
        key, held = event.key(), event.modifiers()
        if key in _ENTER and held & Qt.KeyboardModifier.AltModifier:
            return False
        if key in _ENTER and held & Qt.KeyboardModifier.ControlModifier:
            text = editor.text()  # type: ignore[attr-defined]
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
            self.everywhere.emit(text)
            return True
        plain_line = type(editor) is QLineEdit and key in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if key not in _LEAVING and not plain_line:
            return False
        self._keep(editor)
        self.left.emit(key, bool(held & Qt.KeyboardModifier.ShiftModifier))
        return True

    def _keep(self, editor: QWidget) -> None:
        if isinstance(editor, Lines):
            editor.left.disconnect()  # that it is left is known now
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
