"""What all pages have: a title, a sentence about it, and room below."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bpo_case.desktop.theme.look import said
from bpo_case.desktop.theme.short import ShortLabel
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.desktop.workspace.steps import Step
from bpo_case.text import translate

MARGIN = 18


class Page(QWidget):
    """A page of a step."""

    def __init__(self, desk: Desk, step: Step, about: str = "") -> None:
        super().__init__()
        self.desk, self.step = desk, step
        self.room = QVBoxLayout(self)
        self.room.setContentsMargins(MARGIN, 14, MARGIN, MARGIN)
        self.room.setSpacing(8)
        self.title = ShortLabel(translate(step.label), "title")
        line = QWidget()  # so that the keyboard comes first to what stands in it, whenever that is put there
        self.head = QHBoxLayout(line)
        """The line of the title: what belongs to the whole page stands at its right."""
        self.head.setContentsMargins(0, 0, 0, 0)
        self.head.setSpacing(10)
        self.head.addWidget(self.title, 1)
        self.room.addWidget(line)
        if about:
            self.room.addWidget(said(translate(about), "quiet", wrapped=True))

    @property
    def turned_to(self) -> str:
        """The tab that is shown, on a page that has tabs."""
        return ""

    def turn_to(self, tab: str) -> None:
        """Show a tab."""

    def show_path(self, path: str) -> bool:
        """Go to the input at a path; tell whether it is on this page."""
        return False
