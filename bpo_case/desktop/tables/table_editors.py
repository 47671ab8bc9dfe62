"""Editors for what does not fit into the line of a cell: lists, choices that go together, longer texts, inputs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QCompleter,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bpo_case.case.record import YEARS_AT_MOST
from bpo_case.case.specs import FieldSpec
from bpo_case.desktop.tables.cell_text import SEPARATOR
from bpo_case.desktop.theme.look import colours
from bpo_case.text import message, translate

MONTHS = (
    message("January"), message("February"), message("March"), message("April"), message("May"), message("June"),
    message("July"), message("August"), message("September"), message("October"), message("November"),
    message("December"),
)  # fmt: skip
LINE_HEIGHT, HIGHEST = 30, 280
_ENDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class Finder(QCompleter):
    """Finds by any part of a text. A key that ends the entry ends it from the list too, which has the keyboard."""

    def __init__(self, editor: QComboBox | QLineEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._list: QAbstractItemView | None = None
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._list = self.popup()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is pointed to in the list and hand the key to the editor."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if self._list is None or watched is not self._list or not pressed or event.key() not in _ENDING:  # type: ignore[attr-defined]
            return super().eventFilter(watched, event)
        chosen = self._list.currentIndex()
        self._list.hide()
        if chosen.isValid():
            line = self._editor.lineEdit() if isinstance(self._editor, QComboBox) else self._editor
            line.setText(str(chosen.data()))  # type: ignore[union-attr]
        QApplication.sendEvent(self._editor, event)
        return True


class ListOfChoices(QComboBox):
    """A list from which one is chosen; typing finds it by any part of its name."""

    def __init__(self, choices: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.addItems(list(choices))
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        found = Finder(self)
        found.setModel(self.model())
        self.setCompleter(found)

    def text(self) -> str:
        """Give what was chosen or typed."""
        return self.currentText()

    def setText(self, text: str) -> None:
        """Show a choice, ready to be typed over."""
        self.setCurrentText(text)
        line = self.lineEdit()
        assert line is not None
        line.selectAll()


class InputFinder(QLineEdit):
    """A line that finds an input of the case by any part of its label."""

    def __init__(self, labels: Iterable[str], parent: QWidget) -> None:
        super().__init__(parent)
        found = Finder(self)
        found.setModel(QStringListModel(list(labels), found))
        found.setMaxVisibleItems(12)
        self.setCompleter(found)
        self.setPlaceholderText(translate("Search for an input"))


class Paragraph(QPlainTextEdit):
    """A box for a longer text. Enter keeps it, Alt+Enter begins a line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setToolTip(translate("Enter keeps the text, Alt+Enter begins a new line."))

    def text(self) -> str:
        """Give the text."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Show a text, ready to be typed over."""
        self.setPlainText(text)
        self.selectAll()

    def sizeHint(self) -> QSize:
        """Have room for some lines."""
        return QSize(340, 130)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin a line on Alt+Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)


class Checks(QListWidget):
    """Choices of which several may be made."""

    def __init__(self, choices: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        for choice in choices:
            item = QListWidgetItem(choice, self)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        self.setCurrentRow(0)

    def text(self) -> str:
        """Give the choices made, as a cell writes them."""
        items = (self.item(row) for row in range(self.count()))
        return SEPARATOR.join(item.text() for item in items if item.checkState() == Qt.CheckState.Checked)

    def setText(self, text: str) -> None:
        """Show choices as made."""
        made = {part.strip() for part in text.split(SEPARATOR.strip())}
        for row in range(self.count()):
            item = self.item(row)
            item.setCheckState(Qt.CheckState.Checked if item.text() in made else Qt.CheckState.Unchecked)

    def sizeHint(self) -> QSize:
        """Show all choices where there is room."""
        return QSize(max(180, self.sizeHintForColumn(0) + 30), min(HIGHEST, 24 * self.count() + 10))


class Lines(QFrame):
    """One line for each entry of a list; writing into the last makes another."""

    left = Signal()
    """Something outside has the keyboard now."""

    def __init__(self, spec: FieldSpec, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("lines")
        self.setAutoFillBackground(True)
        used = colours()
        self.setStyleSheet(
            f"#lines {{ background: {used.card}; border: 2px solid {used.accent}; }}"
            f"#lines QLineEdit {{ border: 1px solid {used.edge}; border-radius: 3px; padding: 2px 4px; }}"
            f"#lines QLineEdit:focus {{ border-color: {used.accent}; }}"
        )
        self._spec, self._lines = spec, [QLineEdit()]
        area, inner = QScrollArea(), QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(8, 6, 8, 6)
        self._grid.setSpacing(3)
        self._grid.setRowStretch(100, 1)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        room = QVBoxLayout(self)
        room.setContentsMargins(2, 2, 2, 2)
        room.addWidget(area)
        self._put(0)
        self.setFocusProxy(self._lines[0])
        QApplication.instance().focusChanged.connect(self._focus_went)  # type: ignore[union-attr]

    def text(self) -> str:
        """Give the entries up to the last that is written, as a cell writes them."""
        return SEPARATOR.join(line.text().strip() for line in self._lines if line.text().strip())

    def setText(self, text: str) -> None:
        """Show entries, with a line for one more where there may be."""
        entries = [part.strip() for part in text.split(SEPARATOR.strip())] if text else []
        for at in range(self._wanted(len(entries))):
            if at == len(self._lines):
                self._lines.append(QLineEdit())
                self._put(at)
            self._lines[at].setText(entries[at] if at < len(entries) else "")
        self._lines[0].selectAll()

    def sizeHint(self) -> QSize:
        """Show all lines where there is room."""
        return QSize(230, min(HIGHEST, LINE_HEIGHT * len(self._lines) + 18))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from line to line with the arrows."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        at = next((at for at, line in enumerate(self._lines) if line.hasFocus()), 0) + step
        if step and 0 <= at < len(self._lines):
            self._lines[at].setFocus()
            self._lines[at].selectAll()
        else:
            super().keyPressEvent(event)

    def _wanted(self, entries: int) -> int:
        most = self._spec.most or entries + 1
        return max(1, self._spec.fewest, min(most, entries + 1))

    def _put(self, at: int) -> None:
        line = self._lines[at]
        said = self._label(at)
        line.setAccessibleName(f"{translate(self._spec.label)}, {said}")
        self._grid.addWidget(QLabel(said), at, 0)
        self._grid.addWidget(line, at, 1)
        line.textEdited.connect(lambda _text, at=at: self._grow(at))

    def _label(self, at: int) -> str:
        if self._spec.most == self._spec.fewest == len(MONTHS):
            return translate(MONTHS[at])
        form = translate("Year {number}") if self._spec.most == YEARS_AT_MOST else "{number}"
        return form.format(number=at + 1)

    def _grow(self, at: int) -> None:
        if at == len(self._lines) - 1 and self._wanted(len(self._lines)) > len(self._lines):
            self._lines.append(QLineEdit())
            self._put(at + 1)
            self.resize(self.width(), max(self.height(), min(self.sizeHint().height(), self.height() + LINE_HEIGHT)))

    def _focus_went(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self and not self.isAncestorOf(now):
            self.left.emit()
