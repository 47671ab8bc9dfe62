"""Pages that show what a case comes to: made anew when results are there and somebody looks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QVBoxLayout, QWidget

from bpo_case.desktop.pages.missing import missing, stale
from bpo_case.desktop.pages.page import Page
from bpo_case.desktop.theme.look import said
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.desktop.workspace.steps import Step
from bpo_case.model.results import Results


class AnswerPage(Page):
    """A page of results. Without any it says what is missing."""

    of_base = False
    """Whether it is always about the case itself, also while figures are shown of a scenario."""

    def __init__(self, desk: Desk, step: Step, about: str = "") -> None:
        super().__init__(desk, step, about)
        self._old = True
        self.warning = said("", "doubtful", wrapped=True)
        self.content = QWidget()
        self.below = QVBoxLayout(self.content)
        self.below.setContentsMargins(0, 4, 0, 0)
        self.below.setSpacing(8)
        self.say = Instead(self.content)
        self.room.addWidget(self.warning)
        self.room.addWidget(self.say, 1)
        self.arrange()
        desk.session.recalculator.finished.connect(self.outdate)
        desk.option_chosen.connect(self.outdate)

    def arrange(self) -> None:
        """Put what the page shows into `below`."""

    def show_results(self, results: Results) -> None:
        """Show results."""

    def missing(self) -> str:
        """Say why there is nothing to show yet; blank where there is something."""
        return missing(self.desk)

    @property
    def results_now(self) -> Results | None:
        """The results that the page is about."""
        return self.desk.base_results if self.of_base else self.desk.results

    def outdate(self) -> None:
        """Show what there is now, or as soon as somebody looks."""
        self._old = True
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Show what there is now."""
        self._old = False
        note = stale(self.desk)
        self.warning.setText(note)
        self.warning.setVisible(bool(note))
        sentence = self.missing()
        self.say.instead(sentence)
        if not sentence and self.results_now is not None:
            self.show_results(self.results_now)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has changed while nobody looked."""
        super().showEvent(event)
        if self._old:
            self.refresh()


class Instead(QStackedWidget):
    """Shows a widget, or a sentence in its place."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.sentence: QLabel = said("", "quiet", wrapped=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        card = QFrame()
        card.setProperty("role", "card")
        room = QVBoxLayout(card)
        room.setContentsMargins(40, 40, 40, 40)
        room.addWidget(self.sentence)
        self.addWidget(content)
        self.addWidget(card)

    def instead(self, sentence: str) -> None:
        """Show a sentence; the widget itself where it is blank."""
        self.sentence.setText(sentence)
        self.setCurrentIndex(1 if sentence else 0)
