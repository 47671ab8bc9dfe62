"""The overview: the case in one look, and what holds for the whole of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from bpo_case.case.settings import PAPER_SETTINGS, Settings
from bpo_case.case.specs import SETTINGS
from bpo_case.desktop.forms.form import Form
from bpo_case.desktop.pages.card import Card
from bpo_case.desktop.pages.overview.answer import answer, asked_by
from bpo_case.desktop.pages.overview.bar_list import BarList
from bpo_case.desktop.pages.overview.beginning import still_beginning
from bpo_case.desktop.pages.overview.contents import Fact, cost_bars, facts, option_bars
from bpo_case.desktop.pages.overview.guide import Guide
from bpo_case.desktop.pages.overview.readiness import Readiness
from bpo_case.desktop.pages.page import MARGIN, Page
from bpo_case.desktop.theme.links import Links
from bpo_case.desktop.theme.look import said
from bpo_case.desktop.theme.scrolled import BESIDE, Scrolled
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.desktop.workspace.figure_button import FigureButton
from bpo_case.desktop.workspace.steps import Step
from bpo_case.text import translate

SIDE_BY_SIDE = 720
"""From this width on cards stand beside each other."""
FACTS = 4


FIELDS = tuple(name for name in Settings.model_fields if name not in PAPER_SETTINGS)
"""What the form asks for; how the paper looks is asked on its own page."""


class OverviewPage(Page):
    """Title, answer, contents, readiness, and the settings as a form."""

    def __init__(self, desk: Desk, step: Step) -> None:
        super().__init__(desk, step)
        self.about, self.status = said("", "quiet", wrapped=True), said("", "section")
        self.guide, self.readiness = Guide(desk), Readiness(desk)
        self.answer = Links()
        self.facts = [FigureButton("") for _ in range(FACTS)]
        self.costs, self.options = BarList(desk), BarList(desk)
        self.form = Form(desk.store, SETTINGS, only=FIELDS)
        self._outcome_cards: list[QWidget] = []
        self._arrange()
        self._asks: list[Fact] = []
        for place, fact in enumerate(self.facts):
            fact.clicked.connect(partial(self._ask, place))
        self.answer.linkActivated.connect(self._ask_answer)
        self.form.gone_to.connect(desk.pointed)
        desk.store.changed.connect(self.refresh)
        desk.session.recalculator.finished.connect(self.show_outcome)
        desk.examined.connect(self.readiness.refresh)
        self.refresh()
        self.show_outcome()

    def show_path(self, path: str) -> bool:
        """Go to a field of the settings."""
        shown = self.form.show_path(path)
        if shown:
            field = self.focusWidget()
            self._scroll.ensureWidgetVisible(field or self.form, 0, 120)
        return shown

    def refresh(self) -> None:
        """Show the case of now."""
        settings, case = self.desk.store.case.settings, self.desk.store.case
        self.title.setText(settings.title or translate("Untitled case"))
        parts = (settings.organisation, settings.sector, settings.prepared_by, settings.prepared_on)
        self.about.setText(" · ".join(part for part in parts if part))
        self.about.setVisible(any(parts))
        self.status.setText(translate(settings.status).upper())
        beginning = still_beginning(case)
        self.guide.setVisible(beginning)
        self.readiness.setVisible(not beginning)
        self.guide.refresh()
        self.readiness.refresh()

    def show_outcome(self) -> None:
        """Show the last figures there are."""
        outcome = self.desk.outcome
        worth_showing = outcome is not None and outcome.results is not None and bool(outcome.case.services)
        for card in self._outcome_cards:
            card.setVisible(worth_showing)
        if outcome is None or outcome.results is None or not worth_showing:
            return
        self.answer.setText(answer(outcome))
        self._asks = list(facts(outcome))
        for button, fact in zip(self.facts, self._asks, strict=True):
            button.show_figure(fact.label, fact.figure, fact.below)
        self.costs.show_bars(cost_bars(outcome.results))
        self.options.show_bars(option_bars(outcome))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put cards beside each other where there is room."""
        super().resizeEvent(event)
        wide = event.size().width() >= SIDE_BY_SIDE
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        for pair in self._pairs:
            pair.setDirection(direction)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the change between light and dark: links keep the colour that they were written in."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.answer.setText("")
            self.show_outcome()

    def _ask(self, place: int) -> None:
        if place < len(self._asks):
            fact = self._asks[place]
            if fact.asks is not None:
                self.desk.asked.emit(fact.asks)
            else:
                self.desk.gone.emit(fact.step)

    def _ask_answer(self, link: str) -> None:
        if self.desk.outcome is not None:
            self.desk.asked.emit(asked_by(link, self.desk.outcome))

    # ---------------------------------------------------------------- how it is laid out

    def _arrange(self) -> None:
        self._scroll = Scrolled(self._cards())
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, BESIDE, 0)
        self.about.setContentsMargins(0, 0, BESIDE, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.status)
        self.room.setContentsMargins(MARGIN, 14, MARGIN - BESIDE, 12)
        self.room.insertLayout(0, head)
        self.room.addWidget(self.about)
        self.room.addWidget(self._scroll, 1)

    def _cards(self) -> QWidget:
        first = _card(translate("The answer"), self.answer)
        costs = _card(translate("What it costs in the first year"), self.costs)
        options = _card(translate("What each option is worth (NPV)"), self.options)
        for card in (costs, options):
            card.room.addStretch(1)
        inner = QWidget()
        room = QVBoxLayout(inner)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(12)
        facts_ = self._facts()
        beside = self._pair(costs, options)
        for widget in (self.guide, first, facts_, beside, self.readiness, _card("", self.form)):
            room.addWidget(widget)
        room.addStretch(1)
        self._outcome_cards = [first, facts_, beside]
        return inner

    def _facts(self) -> QWidget:
        card = Card()
        line = QHBoxLayout()
        line.setSpacing(4)
        for fact in self.facts:
            line.addWidget(fact, 1)
        card.room.setContentsMargins(8, 6, 8, 6)
        card.room.addLayout(line)
        return card

    def _pair(self, *cards: QWidget) -> QWidget:
        pair = QWidget()
        room = QBoxLayout(QBoxLayout.Direction.LeftToRight, pair)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(12)
        for card in cards:
            room.addWidget(card, 1)
        self._pairs = [room]
        return pair


def _card(heading: str, content: QWidget) -> Card:
    card = Card(heading)
    card.room.addWidget(content)
    return card
