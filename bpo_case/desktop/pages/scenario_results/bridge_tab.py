"""The bridge from one scenario or version to another: which change moves a figure of the option, and by how much."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout

from bpo_case.analysis.bridge import Bridge, bridge
from bpo_case.analysis.scenarios import laid_over
from bpo_case.analysis.watch import Watch
from bpo_case.case.document import Case
from bpo_case.desktop.charts.chart_view import ChartView
from bpo_case.desktop.figures.compare import figure_label, sign_of
from bpo_case.desktop.figures.figure_view import FigureView
from bpo_case.desktop.figures.moves import moves_table
from bpo_case.desktop.pages.asking_tab import AskingTab
from bpo_case.desktop.theme.choice_box import ChoiceBox
from bpo_case.desktop.theme.look import said
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.model.results import KEY_FIGURES
from bpo_case.report.moves import method_said, moves_chart, units_of
from bpo_case.text import message, translate

BASE, SAVED = "", "*"
"""What a bridge can lead from or to beside scenarios, which have ids: the case as it is, and as last saved."""
NAMED = {BASE: message("Base"), SAVED: message("The case as last saved")}
NOT_BRIDGED = frozenset({"hurdle_met", "peak_funding_month"})
"""Figures of which parts would say nothing: whether something is so, and a month of the calendar."""
NARROW, WIDE, SENTENCE = 90, 260, 560
"""Widths of the choices, and what the labels of the table may take: they say what was changed."""


class BridgeTab(AskingTab):
    """Leads from one value of a figure to another."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.start, self.end, self.figure = _box(translate("From")), _box(translate("To")), _box(translate("Figure"))
        for key in KEY_FIGURES:
            if key not in NOT_BRIDGED:
                self.figure.addItem(figure_label(key), key)
        self.chart = ChartView(desk, translate("Bridge between scenarios"))
        self.table = FigureView(desk, translate("What moves the figure"))
        self.table.labels.widest = SENTENCE
        self.table.selectionModel().currentChanged.connect(self._point)
        self.method = said("", "small", wrapped=True)
        for box in (self.start, self.end, self.figure):
            box.activated.connect(lambda _: self.refresh())
        self._arrange()

    def refresh(self) -> None:
        """Ask for the bridge that is chosen."""
        results = self.desk.base_results
        if results is None:
            return
        self._offer(results.case)
        start, end, figure = (str(box.currentData()) for box in (self.start, self.end, self.figure))
        if start == end:
            self.tell(translate("Choose two that differ: the bridge leads from one to the other."))
            return
        case, saved, option = results.case, self.desk.session.saved_case, results.options[self.desk.option].id

        def question(watch: Watch) -> Bridge:
            return bridge(_case(start, case, saved), _case(end, case, saved), option, figure, watch)

        self.ask(question, case, saved, option, start, end, figure)

    def show_answer(self) -> None:
        """Show the bridge as a chart, and its parts in full."""
        found: Bridge = self.answer
        currency, ends = self.desk.store.case.settings.currency, (self.start.currentText(), self.end.currentText())
        chart = moves_chart(found, ends, units_of(found, currency), sign_of(found.figure))
        self.chart.show_chart(chart, lambda _series, _place: None)
        self.table.show_table(moves_table(found, ends, currency))
        self.table.fit_height()
        self.method.setText(method_said(found))

    def _offer(self, case: Case) -> None:
        """Offer base, scenarios and the case as last saved; what was chosen stays so where it can."""
        offered: Mapping[str, str] = {
            BASE: translate(NAMED[BASE]), **{each.id: each.name for each in case.scenarios},
            SAVED: translate(NAMED[SAVED]),
        }  # fmt: skip
        for box, place in ((self.start, 0), (self.end, 1)):
            there = {box.itemData(at): box.itemText(at) for at in range(box.count())}
            if there != offered:
                kept = box.currentData()
                box.clear()
                for key, name in offered.items():
                    box.addItem(name, key)
                box.setCurrentIndex(list(offered).index(kept) if kept in offered else place)

    def _point(self, current: QModelIndex, _before: QModelIndex) -> None:
        """Have the input of the change that was gone to described."""
        parts = sorted(self.answer.parts, key=lambda part: -abs(part.amount)) if self.answer is not None else ()
        if 1 <= current.row() <= len(parts):
            self.desk.pointed.emit(parts[current.row() - 1].path)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, box in ((translate("From"), self.start), (translate("To"), self.end),
                          (translate("Figure"), self.figure)):  # fmt: skip
            row.addWidget(said(name, "quiet"))
            row.addWidget(box, 1)
        self.head.addLayout(row)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 8, 16, 8)
        inside.setSpacing(10)
        for part in (self.chart, self.method, self.table):
            inside.addWidget(part)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(card)
        self.below.addWidget(area, 1)


def _case(key: str, case: Case, saved: Case) -> Case:
    """Give the case that is called so."""
    if key in NAMED:
        return saved if key == SAVED else case
    return laid_over(case, next(each for each in case.scenarios if each.id == key))


def _box(name: str) -> ChoiceBox:
    box = ChoiceBox()
    box.setAccessibleName(name)
    box.setMinimumWidth(NARROW)
    box.setMaximumWidth(WIDE)
    return box
