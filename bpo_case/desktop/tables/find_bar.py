"""The bar below a table that finds and replaces texts in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from bpo_case.desktop.tables.navigation import Place
from bpo_case.desktop.tables.record_view import RecordView
from bpo_case.desktop.tables.search import following, matches, replacement
from bpo_case.desktop.theme.icons import icon
from bpo_case.desktop.theme.look import colours, said
from bpo_case.text import message, translate
from bpo_case.text.numbers import number


class FindBar(QFrame):
    """Marks what is found, goes from one to the next, and replaces one or all."""

    def __init__(self, view: RecordView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.setProperty("role", "card")
        self.needle, self.by = QLineEdit(), QLineEdit()
        self.told = said("", "quiet")
        self.told.setMinimumWidth(90)
        self._second = QWidget()
        self._arrange()
        self.needle.textChanged.connect(self._look)
        self.needle.returnPressed.connect(self.next)
        self.by.returnPressed.connect(self.replace)
        view.records.dataChanged.connect(lambda *_: self._count())
        view.records.modelReset.connect(self._count)
        self.hide()

    def begin(self, replacing: bool) -> None:
        """Show the bar, ready to be typed into."""
        for each in (self.by, self._second):
            each.setVisible(replacing)
        self.show()
        self.needle.setFocus()
        self.needle.selectAll()
        self._look()

    def end(self) -> None:
        """Take the bar and the marks away."""
        self.hide()
        self.view.records.look_for("")
        self.view.setFocus()

    def next(self) -> None:
        """Go to the next match."""
        self._go(back=False)

    def previous(self) -> None:
        """Go to the match before."""
        self._go(back=True)

    def replace(self) -> None:
        """Replace in the cell that one is in, if it matches, and go to the next."""
        at = self._at()
        if at in self._found():
            self._put((at,))
        self.next()

    def replace_all(self) -> None:
        """Replace everywhere, as one step."""
        self._put(self._found())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def _put(self, places: tuple[Place, ...]) -> None:
        step = replacement(self.view.records, self.needle.text(), self.by.text(), places)
        if step.entries or step.refused:
            self.view.records.store.enter(step.text, step.entries, step.refused)

    def _go(self, back: bool) -> None:
        place = following(self._found(), self._at(), back)
        if place is not None:
            index = self.view.records.index(*place)
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
        self._count()

    def _at(self) -> Place:
        index = self.view.currentIndex()
        return Place(index.row(), index.column())

    def _found(self) -> tuple[Place, ...]:
        return matches(self.view.records, self.needle.text())

    def _look(self) -> None:
        self.view.records.look_for(self.needle.text())
        self._count()

    def _count(self) -> None:
        if self.isHidden():
            return
        found, at = self._found(), self._at()
        if at in found:
            text = translate("{number} of {count}").format(number=number(found.index(at) + 1), count=number(len(found)))
        else:
            text = translate("{count} found").format(count=number(len(found))) if self.needle.text() else ""
        self.told.setText(text)

    def _arrange(self) -> None:
        for line, text in ((self.needle, message("Find")), (self.by, message("Replace by"))):
            line.setPlaceholderText(translate(text))
            line.setAccessibleName(translate(text))
            line.setClearButtonEnabled(True)
        room = QGridLayout(self)
        room.setContentsMargins(8, 6, 8, 6)
        room.setColumnStretch(0, 1)
        room.addWidget(self.needle, 0, 0)  # Tab leads from one to the next in this order
        room.addWidget(self.by, 1, 0)
        self._put_replacing()
        room.addWidget(self._second, 1, 1)
        room.addLayout(self._finding(), 0, 1)

    def _finding(self) -> QHBoxLayout:
        """Give what was found, and the buttons that lead through it."""
        row = QHBoxLayout()
        row.addWidget(self.told)
        for name, text, do in (
            ("chevron-left", message("Previous"), self.previous),
            ("chevron-right", message("Next"), self.next),
            ("x", message("Close"), self.end),
        ):  # fmt: skip
            button = QToolButton()
            button.setIcon(icon(name, colours().quiet))
            button.setToolTip(translate(text))
            button.setAccessibleName(translate(text))
            button.clicked.connect(do)
            row.addWidget(button)
        return row

    def _put_replacing(self) -> None:
        row = QHBoxLayout(self._second)
        row.setContentsMargins(0, 0, 0, 0)
        for text, do in ((message("Replace"), self.replace), (message("Replace all"), self.replace_all)):
            button = QPushButton(translate(text))
            button.clicked.connect(do)
            row.addWidget(button)
        row.addStretch(1)
