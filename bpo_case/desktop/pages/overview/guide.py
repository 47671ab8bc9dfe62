"""Guides through the first steps of a new case."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from bpo_case.case.specs import SETTINGS
from bpo_case.desktop.pages.card import Card
from bpo_case.desktop.pages.overview.beginning import FIRST_STEPS, FirstStep, where_to
from bpo_case.desktop.theme.icons import SIZE, pixmap
from bpo_case.desktop.theme.look import colours, said
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.text import translate


class Guide(Card):
    """Shows the first steps with what is done; the next one has the button that stands out."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(translate("Build the case in six steps"), parent)
        self.desk = desk
        self.marks: list[QLabel] = []
        self.buttons: list[QPushButton] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for line, first in enumerate(FIRST_STEPS):
            self._add(grid, line, first)
        self.room.addLayout(grid)
        self.refresh()

    def refresh(self) -> None:
        """Mark what is done by now."""
        done = [first.done(self.desk.store.case) for first in FIRST_STEPS]
        following = done.index(False) if False in done else -1
        scale = self.devicePixelRatioF()
        for place, (mark, button) in enumerate(zip(self.marks, self.buttons, strict=True)):
            name, colour = ("circle-check", colours().good) if done[place] else ("circle-dashed", colours().faint)
            mark.setPixmap(pixmap(name, colour, SIZE, scale))
            mark.setAccessibleName(translate("done") if done[place] else translate("to be done"))
            role = "main" if place == following else ""
            if button.property("role") != role:
                button.setProperty("role", role)
                button.style().polish(button)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the change between light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.refresh()

    def _add(self, grid: QGridLayout, line: int, first: FirstStep) -> None:
        mark, text = QLabel(), QWidget()
        below = QGridLayout(text)
        below.setContentsMargins(0, 0, 0, 0)
        below.setVerticalSpacing(0)
        below.addWidget(said(f"{line + 1}. {translate(first.text)}", "strong"))
        below.addWidget(said(translate(first.about), "quiet", wrapped=True))
        button = QPushButton(translate("Go there"))
        button.setAccessibleName(translate(first.text))
        button.clicked.connect(lambda: self._go(first))
        self.marks.append(mark)
        self.buttons.append(button)
        for column, widget in enumerate((mark, text, button)):
            grid.addWidget(widget, line, column, Qt.AlignmentFlag.AlignVCenter)

    def _go(self, first: FirstStep) -> None:
        place = where_to(first, self.desk.store.case)
        (self.desk.sent if place.startswith(SETTINGS) else self.desk.gone).emit(place)
