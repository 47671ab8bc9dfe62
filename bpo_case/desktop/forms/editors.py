"""The editor of each kind of field in a form. All of them speak in texts, which the field reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidgetItem, QPlainTextEdit, QWidget

from bpo_case.case.specs import FieldSpec, Kind
from bpo_case.desktop.forms.picture_box import PictureBox
from bpo_case.desktop.tables.cell_text import Names, choices_said
from bpo_case.desktop.tables.table_editors import Checks

NOTHING = "–"
"""Stands for a blank choice."""
LINES = 3
"""How many lines of a longer text are in sight."""


class Line(QLineEdit):
    """A line. It shows a number as people read it, and with all its digits while it is edited."""

    entered = Signal()
    gone_to = Signal()
    left_alone = Signal()
    """Escape was pressed: the value from before is wanted."""

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__()
        self._read, self._edited = "", ""
        if spec.kind in ("number", "integer"):
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.returnPressed.connect(self.enter_typed)

    def show_value(self, read: str, edited: str) -> None:
        """Show a value; what somebody is typing stays as it is."""
        self._read, self._edited = read, edited
        if self.hasFocus() and self.isModified():
            return
        self._write(edited if self.hasFocus() else read)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show all digits, chosen as a whole so that they can be typed over."""
        super().focusInEvent(event)
        self._write(self._edited)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()
        self.gone_to.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Enter what was typed."""
        super().focusOutEvent(event)
        self.enter_typed()
        self._write(self._read)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the value from before back on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._write(self._edited)
            self.left_alone.emit()
        else:
            super().keyPressEvent(event)

    def enter_typed(self) -> None:
        """Enter what was typed, if anything was."""
        if self.isModified():
            self.setModified(False)
            self.entered.emit()

    def _write(self, text: str) -> None:
        at = self.cursorPosition()
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(min(at, len(text)) if self.hasFocus() else 0)
        self.setModified(False)


class LongText(QPlainTextEdit):
    """A box for a longer text; it is entered when one leaves it."""

    entered = Signal()
    gone_to = Signal()
    left_alone = Signal()

    def __init__(self, _spec: FieldSpec) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * LINES + 16)
        self._edited = ""

    def text(self) -> str:
        """Give the text."""
        return self.toPlainText()

    def show_value(self, _read: str, edited: str) -> None:
        """Show a text; what somebody is typing stays as it is."""
        self._edited = edited
        if self.toPlainText() != edited and not (self.hasFocus() and self.document().isModified()):
            at = self.textCursor().position()
            self.setPlainText(edited)
            cursor = self.textCursor()
            cursor.setPosition(min(at, len(edited)) if self.hasFocus() else 0)
            self.setTextCursor(cursor)
            self.document().setModified(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that one is here."""
        super().focusInEvent(event)
        self.gone_to.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Enter what was typed."""
        super().focusOutEvent(event)
        self.enter_typed()

    def enter_typed(self) -> None:
        """Enter what was typed, if anything was."""
        if self.document().isModified():
            self.document().setModified(False)
            self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the text from before back on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.document().setModified(False)
            self.show_value(self._edited, self._edited)
            self.left_alone.emit()
        else:
            super().keyPressEvent(event)


class Choice(QComboBox):
    """A list from which one is chosen; the wheel scrolls the page and chooses nothing."""

    entered = Signal()
    gone_to = Signal()
    left_alone = Signal()

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__()
        self._spec = spec
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(lambda _: self.entered.emit())

    def text(self) -> str:
        """Give what is chosen."""
        return str(self.currentData() or "")

    def offer(self, names: Names) -> None:
        """Offer the choices that there are now."""
        spec = self._spec
        blank = [""] if spec.link and not spec.required else []
        choices = [*blank, *(names.choices(spec.link) if spec.link else choices_said(spec)).values()]
        if choices != [self.itemData(at) for at in range(self.count())]:
            self.clear()
            for choice in choices:
                self.addItem(choice or NOTHING, choice)

    def show_value(self, _read: str, edited: str) -> None:
        """Show a choice."""
        self.setCurrentIndex(self.findData(edited))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that one is here."""
        super().focusInEvent(event)
        self.gone_to.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class Several(Checks):
    """Choices of which several may be made."""

    entered = Signal()
    gone_to = Signal()
    left_alone = Signal()

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__(tuple(choices_said(spec).values()), None)  # type: ignore[arg-type]
        self.setFixedHeight(self.sizeHint().height())
        self.itemChanged.connect(self._changed)

    def show_value(self, _read: str, edited: str) -> None:
        """Show choices as made."""
        self.blockSignals(True)
        self.setText(edited)
        self.blockSignals(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that one is here."""
        super().focusInEvent(event)
        self.gone_to.emit()

    def sizeHint(self) -> QSize:
        """Show all choices."""
        return QSize(180, 24 * self.count() + 10)

    def _changed(self, _item: QListWidgetItem) -> None:
        self.entered.emit()


Editor = Line | LongText | Choice | Several | PictureBox

EDITORS: Mapping[Kind, Callable[[FieldSpec], Editor]] = {
    "number": Line, "integer": Line, "text": Line, "paragraph": LongText, "choice": Choice, "link": Choice,
    "numbers": Line, "words": Line, "choices": Several, "path": Line, "value": Line, "picture": PictureBox,
}  # fmt: skip


def editor_of(spec: FieldSpec, parent: QWidget | None = None) -> Editor:
    """Make the editor that fits a field."""
    made = EDITORS[spec.kind](spec)
    if parent is not None:
        made.setParent(parent)
    return made
