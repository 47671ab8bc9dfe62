"""What a simulation found: how sure a value is, all options, what drives it, and what was done to get there."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QTabWidget, QVBoxLayout, QWidget

from bpo_case.analysis.simulation import Simulation
from bpo_case.desktop.charts.chart_view import ChartView
from bpo_case.desktop.figures.figure_view import FigureView
from bpo_case.desktop.pages.simulation.tables import correlations_table, outcomes_table
from bpo_case.desktop.pages.simulation.told import (
    asked_said,
    drivers_said,
    headline,
    in_common_said,
    looked_at,
    remarks_said,
)
from bpo_case.desktop.theme.links import Links
from bpo_case.desktop.theme.look import said
from bpo_case.desktop.theme.scrolled import Scrolled
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.report.simulated import DRIVERS_SHOWN, convergence, drivers, s_curves
from bpo_case.text import translate

CHART_HEIGHT = 270


class SimulationFindings(QWidget):
    """Shows a simulation, one question to a tab."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.headline, self.asked = said("", "strong", wrapped=True), said("", "small", wrapped=True)
        self.curves = ChartView(desk, translate("How likely each value is"))
        self.outcomes = FigureView(desk, translate("Outcomes of all options"))
        self.drivers = ChartView(desk, translate("What drives the value"))
        self.convergence = ChartView(desk, translate("How the mean settled"))
        self.correlations = FigureView(desk, translate("Rank correlations"))
        self.inputs, self.in_common, self.remarks = Links("plain"), Links("plain"), Links("plain")
        for links in (self.inputs, self.in_common, self.remarks):
            links.linkActivated.connect(desk.sent)
        self.heads = {
            key: said(text, "section")
            for key, text in {
                "inputs": translate("Go to what drives it"),
                "in_common": translate("What the worst tenth of the trials have in common"),
                "correlations": translate("Rank correlations between inputs"),
            }.items()
        }
        self.tabs = QTabWidget()
        self._arrange()

    def show_found(self, found: Simulation, option: str) -> None:
        """Show a simulation, and of the options the one of an id where that was simulated."""
        at = looked_at(found, option)
        outcome = found.outcomes[at]
        self.headline.setText(headline(found, at))
        self.asked.setText(asked_said(found))
        self.outcomes.show_table(outcomes_table(found))
        self.curves.show_chart(s_curves(found, at), lambda _series, _place: None)
        self.drivers.show_chart(drivers(found, at), lambda _series, place: outcome.drivers[place].path)
        self.convergence.show_chart(convergence(found, at), lambda _series, _place: None)
        self.inputs.setText(drivers_said(outcome, DRIVERS_SHOWN))
        self.in_common.setText(in_common_said(found, at))
        self.remarks.setText(remarks_said(found))
        self.remarks.setVisible(bool(self.remarks.text()))
        self._show_correlations(found)

    def _show_correlations(self, found: Simulation) -> None:
        table = correlations_table(found)
        self.correlations.show_table(table)
        self.correlations.fit_height()
        for part in (self.heads["correlations"], self.correlations):
            part.setVisible(bool(table.rows))

    def _arrange(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.curves.setMinimumHeight(CHART_HEIGHT)
        self.convergence.setMinimumHeight(CHART_HEIGHT)
        heads = self.heads
        self.tabs.addTab(_scrolled(self.curves, fills=True), translate("How sure"))
        self.tabs.addTab(self.outcomes, translate("All options"))
        driving = (self.drivers, heads["inputs"], self.inputs, heads["in_common"], self.in_common)
        self.tabs.addTab(_scrolled(*driving), translate("What drives it"))
        trials = (self.convergence, self.remarks, heads["correlations"], self.correlations)
        self.tabs.addTab(_scrolled(*trials), translate("Trials and draws"))
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(4)
        room.addWidget(self.headline)
        room.addWidget(self.asked)
        room.addWidget(self.tabs, 1)


def _scrolled(*widgets: QWidget, fills: bool = False) -> Scrolled:
    """Put widgets onto a card, below each other, that scrolls where it is too high; a chart may fill it."""
    card = QFrame()
    card.setProperty("role", "card")
    room = QVBoxLayout(card)
    room.setContentsMargins(16, 10, 16, 10)
    room.setSpacing(6)
    for widget in widgets:
        room.addWidget(widget, int(fills))
    if not fills:
        room.addStretch(1)
    return Scrolled(card)
