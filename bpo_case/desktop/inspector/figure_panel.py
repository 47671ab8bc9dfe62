"""Why a figure is what it is: the formula in words, the values, and whatever they are made of."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from bpo_case.desktop.inspector.parts_tree import PartsTree
from bpo_case.desktop.theme.choice_box import ChoiceBox
from bpo_case.desktop.theme.look import said
from bpo_case.desktop.workspace.desk import Desk, Figure
from bpo_case.engine.explanation import Explanation
from bpo_case.errors import BpoCaseError
from bpo_case.model.explanation import explain
from bpo_case.model.explanation_text import figure as written
from bpo_case.model.question import line_named
from bpo_case.model.results import Results
from bpo_case.text import numbers, translate

DEPTH = 3
"""So many levels are explained at once; the others when they are opened."""


class FigurePanel(QWidget):
    """Explains a figure of the last results."""

    asked = Signal(object)
    """The same figure is wanted for another month or year."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._shown: Figure | None = None
        self.title, self.number = said("", "heading", wrapped=True), said("", "big", wrapped=True)
        self.when, self.formula = said("", "small", wrapped=True), said("", "quiet", wrapped=True)
        self.months = ChoiceBox()
        self.months.setAccessibleName(translate("Month or year"))
        self.months.activated.connect(self._ask_again)
        self.tree = PartsTree()
        self.tree.sent.connect(desk.sent)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(4)
        rule = QFrame()
        rule.setProperty("role", "rule")
        for part in (self.title, self.number, self.when, self.months, self.formula):
            room.addWidget(part)
        room.addSpacing(4)
        room.addWidget(rule)
        room.addWidget(self.tree, 1)

    def show_figure(self, figure: Figure) -> None:
        """Explain a figure; say why where that cannot be done."""
        results, afresh = self.desk.results, figure != self._shown
        self._shown = figure
        try:
            if results is None:
                raise BpoCaseError(translate("Nothing has been calculated yet"))
            node = _explained(results, figure, self.desk.option)
        except BpoCaseError as error:
            self._refuse(str(error))
            return
        where = [part for part in node.where if part]
        self.title.setText(", ".join([node.label, *where]))
        self.number.setText(str(written(node, negative="brackets")))
        self.when.setText(node.when)
        self.when.setVisible(bool(node.when) and line_named(figure.line).one_value)
        self.formula.setText(" · ".join(part for part in (node.formula, node.note) if part))
        self._offer_months(results, figure)
        self.tree.setVisible(True)
        self.tree.show_number(node, afresh=afresh)

    def _refuse(self, sentence: str) -> None:
        self.title.setText(translate("This figure cannot be explained now"))
        self.formula.setText(sentence)
        for part in (self.number, self.when):
            part.clear()
        self.months.hide()
        self.tree.hide()

    def _offer_months(self, results: Results, figure: Figure) -> None:
        """Offer the months and years of a line that has any."""
        line = line_named(figure.line)
        self.months.setVisible(not line.one_value)
        if line.one_value:
            return
        offered = _periods(results)
        if [self.months.itemText(at) for at in range(self.months.count())] != [text for text, _, _ in offered]:
            self.months.clear()
            for text, month, year in offered:
                self.months.addItem(text, (month, year))
        wanted = (figure.month, figure.year)
        chosen = [at for at, (_, month, year) in enumerate(offered) if (month, year) == wanted]
        self.months.setCurrentIndex(chosen[0] if chosen else 0)

    def _ask_again(self, at: int) -> None:
        if self._shown is not None:
            month, year = self.months.itemData(at)
            self.asked.emit(replace(self._shown, month=month, year=year))


def _explained(results: Results, figure: Figure, option: int) -> Explanation:
    """Explain a figure; one that names no option is that of the option looked at."""
    owner = option if figure.option is None else figure.option
    if owner >= len(results.options):
        raise BpoCaseError(translate("The option is not there any more"))
    month, year = figure.month, figure.year
    return explain(results, figure.line, option=owner, row=figure.row, month=month, year=year, depth=DEPTH)


def _periods(results: Results) -> list[tuple[str, int | None, int | None]]:
    """Give what can be chosen: everything, contract years, fiscal years, months; as text, month and year."""
    horizon = results.case.settings.horizon
    years = [name for name in results.fiscal_years if name != "initial"]
    contract = range(1, (horizon + 11) // 12 + 1)
    return [
        (translate("Over the term"), None, None),
        *((translate("Contract year {number}").format(number=year), None, year) for year in contract),
        *((name, None, int(name.removeprefix("FY"))) for name in years),
        (translate("Signature"), 0, None),
        *((_month_said(results, month), month, None) for month in range(1, horizon + 1)),
    ]


def _month_said(results: Results, month: int) -> str:
    return translate("Month {number}, {name}").format(number=month, name=numbers.month(results.day(month)))
