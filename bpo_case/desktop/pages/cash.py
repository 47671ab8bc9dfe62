"""The cash of an option: how deep it goes, when it comes back, and the lines behind it by year or month."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from bpo_case.desktop.charts.chart_view import ChartView
from bpo_case.desktop.figures.figure_view import FigureView
from bpo_case.desktop.figures.periods import by_month, by_year, period_table
from bpo_case.desktop.figures.switch import Switch
from bpo_case.desktop.pages.answer_page import AnswerPage, Instead
from bpo_case.desktop.pages.missing import missing_option
from bpo_case.desktop.workspace.desk import Desk, Figure
from bpo_case.desktop.workspace.steps import Step
from bpo_case.model.results import CATEGORIES, YEARLY, Results
from bpo_case.report.blocks import RowKind
from bpo_case.report.cash_curves import cash_curve
from bpo_case.report.findings import Findings
from bpo_case.text import message, translate

ABOUT = message(
    "What the option adds to cash after tax, against the one compared with: columns month by month, the line in all."
)
YEARS, MONTHS = message("Fiscal years"), message("Months")
LINES: dict[str, RowKind] = {
    **dict.fromkeys(CATEGORIES.values(), "plain"), "cost": "total",
    **{line: "plain" for key, line in YEARLY.items() if key not in ("cost", *CATEGORIES)},
    "net_cash": "total", "cumulative": "plain",
}  # fmt: skip
"""The yearly lines: categories before the cost they come to, and at the end what cash has come together."""


class CashPage(AnswerPage):
    """Shows the cash of the option looked at."""

    def __init__(self, desk: Desk, step: Step) -> None:
        super().__init__(desk, step, ABOUT)

    def arrange(self) -> None:
        """Put the curve above the table."""
        self.title.setWordWrap(True)
        self.periods = Switch(translate("Periods"), (YEARS, MONTHS))
        self.periods.switched.connect(self.refresh)
        self.curve = ChartView(self.desk, translate("Cumulative cash"))
        self.no_curve = Instead(_carded(self.curve))
        self.table = FigureView(self.desk, translate("Cash by period"))
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setHandleWidth(10)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.no_curve)
        parts.addWidget(self.table)
        parts.setSizes([300, 300])
        self.head.addWidget(self.periods)
        self.below.addWidget(parts, 1)

    def show_results(self, results: Results) -> None:
        """Show the cash of the option looked at."""
        option = self.desk.option
        self.title.setText(translate("Cash: {option}").format(option=results.options[option].name))
        periods = by_year(results) if self.periods.choice == YEARS else by_month(results)
        self.table.show_table(period_table(results, option, LINES, periods))
        self.no_curve.instead(missing_option(self.desk))

        figures = self.desk.outcome.figures if self.desk.outcome else ()

        def asks(_series: int, month: int) -> Figure:
            return Figure("cumulative", option, month=month)

        self.curve.show_chart(cash_curve(Findings(results, figures), option), asks)


def _carded(widget: QWidget) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    room = QVBoxLayout(card)
    room.setContentsMargins(14, 8, 14, 8)
    room.addWidget(widget)
    return card
