"""The results: options side by side, cost by category and by year, and the way from today's cost to an option's."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from bpo_case.desktop.charts.chart_view import ChartView
from bpo_case.desktop.figures.compare import compare_table
from bpo_case.desktop.figures.figure_table import FigureRow, FigureTable, Shown
from bpo_case.desktop.figures.figure_view import FigureView
from bpo_case.desktop.figures.people import units_table
from bpo_case.desktop.figures.periods import MEASURES, by_year, period_table
from bpo_case.desktop.figures.switch import Switch
from bpo_case.desktop.figures.writing import MONEY, scale_for
from bpo_case.desktop.pages.answer_page import AnswerPage, Instead
from bpo_case.desktop.pages.missing import missing_option
from bpo_case.desktop.theme.look import said
from bpo_case.desktop.workspace.desk import Desk, Figure
from bpo_case.desktop.workspace.steps import Step
from bpo_case.model.results import Results
from bpo_case.report.bridges import PARTS, cost_bridge, stairs_of
from bpo_case.report.findings import Findings
from bpo_case.report.pages.categories import categories_table, category_bars
from bpo_case.report.pages.years import cost_scale
from bpo_case.text import message, numbers, translate

ABOUT = message("What each option costs and is worth. Click any figure to see what it is made of.")
BEST = message("The star marks the option worth most; bold blue is the best of its line. Brackets are below zero.")


class ResultsPage(AnswerPage):
    """Shows the results, one question to a tab."""

    def __init__(self, desk: Desk, step: Step) -> None:
        super().__init__(desk, step, ABOUT)

    def arrange(self) -> None:
        """Make the tabs."""
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.compare = FigureView(self.desk, translate("Key figures of all options"))
        self.years = FigureView(self.desk, translate("Cost by fiscal year"))
        self.units = FigureView(self.desk, translate("Cost per unit and people"))
        self.costs = FigureView(self.desk, translate("Cost by category"))
        self.bars = ChartView(self.desk, translate("Cost by category"))
        self.bridge = ChartView(self.desk, translate("From today's cost to the option's"))
        self.measure = Switch(translate("Measure"), MEASURES)
        self.measure.switched.connect(self.refresh)
        self.no_bridge = Instead(_scrolled(self.bridge))
        self.bars_head, self.years_head = said("", "strong"), said("", "strong", wrapped=True)
        self.legend = said("", "small", wrapped=True)
        best = said(translate(BEST), "small", wrapped=True)
        self.no_compare = Instead(_stacked(self.compare, best))
        self.tabs.addTab(self.no_compare, translate("Compare"))
        self.tabs.addTab(_scrolled(self.bars_head, self.bars, self.costs), translate("Cost by category"))
        self.tabs.addTab(_stacked(_beside(self.years_head, self.measure), self.years), translate("By fiscal year"))
        self.tabs.addTab(self.no_bridge, translate("Cost bridge"))
        self.tabs.addTab(_stacked(self.units, self.legend), translate("Units and people"))
        self.below.addWidget(self.tabs)

    def show_results(self, results: Results) -> None:
        """Show results in all tabs; charts are drawn when they are looked at."""
        figures = self.desk.outcome.figures if self.desk.outcome else ()
        found = Findings(results, figures)
        self.no_compare.instead(missing_option(self.desk) if len(results.options) < 2 else "")
        self.compare.show_table(compare_table(results, found.figures))
        self.units.show_table(units_table(results))
        self.years_head.setText(results.options[self.desk.option].name)
        legend = translate("Green is less than in {option}, red is more.")
        self.legend.setText(legend.format(option=results.compared.name))
        self.years.show_table(period_table(results, self.desk.option, MEASURES[self.measure.choice], by_year(results)))
        self._show_categories(found)
        self._show_bridge(found)

    def _show_categories(self, found: Findings) -> None:
        table = categories_table(found, cost_scale(found))
        lines = [*found.categories(found.order).values(), "cost"]
        term = numbers.years(found.results.case.settings.horizon / 12)
        self.bars_head.setText(translate("Cost over {term}, {unit}").format(term=term, unit=table.heading))

        def asks(series: int, place: int) -> Figure:
            return Figure(lines[series], found.order[place])

        self.bars.show_chart(category_bars(found, table), asks)
        rows = tuple(
            FigureRow(row.label, tuple(
                Shown(cell.text, cell.value, asks(series, place), measure=MONEY)
                for series, cell in enumerate(row.cells)
            ), row.kind)
            for place, row in enumerate(table.rows)
        )  # fmt: skip
        self.costs.show_table(FigureTable(table.heading, table.columns, rows, currency=found.currency))
        self.costs.fit_height()

    def _show_bridge(self, found: Findings) -> None:
        option = self.desk.option
        self.no_bridge.instead(missing_option(self.desk))
        lines = [PARTS[name].line for name in stairs_of(found, option)]

        def asks(_series: int, place: int) -> Figure:
            if place == 0:
                return Figure("cost", found.compared)
            return Figure(lines[place - 1] if place <= len(lines) else "cost", option)

        self.bridge.show_chart(cost_bridge(found, option, scale_for(found.results)), asks)


def _stacked(*widgets: QWidget) -> QWidget:
    """Put widgets below each other; a table takes the room that is left."""
    made = QWidget()
    room = QVBoxLayout(made)
    room.setContentsMargins(0, 8, 0, 0)
    room.setSpacing(6)
    for widget in widgets:
        room.addWidget(widget, int(isinstance(widget, FigureView)))
    return made


def _beside(words: QWidget, control: QWidget) -> QWidget:
    """Put a control at the right of words."""
    made = QWidget()
    room = QHBoxLayout(made)
    room.setContentsMargins(0, 0, 0, 0)
    room.addWidget(words, 1)
    room.addWidget(control)
    return made


def _scrolled(*widgets: QWidget) -> QScrollArea:
    """Put widgets onto a card, below each other, that scrolls where it is too high."""
    card = QFrame()
    card.setProperty("role", "card")
    room = QVBoxLayout(card)
    room.setContentsMargins(16, 8, 16, 8)
    room.setSpacing(10)
    for widget in widgets:
        room.addWidget(widget)
    room.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(card)
    return area
