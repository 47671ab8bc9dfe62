"""Tabs of the sensitivity that vary chosen inputs further: step by step (spider), and two against each other (grid)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from bpo_case.desktop.charts.chart_view import ChartView
from bpo_case.desktop.figures.compare import sign_of
from bpo_case.desktop.pages.asking_tab import AskingTab
from bpo_case.desktop.pages.input_box import InputBox
from bpo_case.desktop.pages.sensitivity.asked import Answer, Asked, Laid, of_grid, of_spider
from bpo_case.desktop.theme.look import said
from bpo_case.desktop.theme.scrolled import Scrolled
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.report.spiders import grid_chart, spider_chart
from bpo_case.text import message, translate

if TYPE_CHECKING:
    from bpo_case.analysis.sensitivity import Grid, Spider
    from bpo_case.analysis.watch import Watch
    from bpo_case.case.document import Case

LINES = 7
"""So many of the inputs that move the figure most have a line, beside the one that is chosen."""
NOTHING = message("No input moves the figure, so that there is nothing to draw.")
CHOOSE_TWO = message("Choose two inputs that differ: the figure is calculated for every pair of their values.")

Question = Callable[[Asked, tuple[str, ...], "Case", "Watch"], Laid[Any]]


class LaidTab(AskingTab):
    """Asks about the case and the figure of the answer that the page shows, for inputs that are chosen here."""

    def __init__(self, desk: Desk, name: str, question: Question, boxes: Iterable[str]) -> None:
        super().__init__(desk)
        self.of: Answer | None = None
        self._question = question
        self.boxes = [InputBox(each, self) for each in boxes]
        self.chart = ChartView(desk, name)
        row = QHBoxLayout()
        row.setSpacing(8)
        for box in self.boxes:
            box.chosen.connect(lambda _: self.refresh())
            row.addWidget(said(box.accessibleName(), "quiet"))
            row.addWidget(box, 1)
        self.head.addLayout(row)
        card = QFrame()
        card.setProperty("role", "card")
        room = QVBoxLayout(card)
        room.setContentsMargins(16, 8, 16, 8)
        room.addWidget(self.chart)
        self.below.addWidget(Scrolled(card))

    def show_of(self, answer: Answer) -> None:
        """Be about what an answer is about."""
        self.of = answer
        for box in self.boxes:
            box.offer(answer.case)
        self.refresh()

    def chosen(self, answer: Answer) -> tuple[str, ...]:
        """Give the paths of the inputs to be varied; none where nothing can be asked."""
        raise NotImplementedError

    def draw(self, laid: Laid[Any]) -> None:
        """Draw what was found."""

    def refresh(self) -> None:
        """Ask, once for the same inputs of the same answer."""
        if self.of is None:
            return
        paths = self.chosen(self.of)
        if not paths:
            self.tell(translate(NOTHING if not self.of.found.inputs else CHOOSE_TWO))
            return
        asked, case = self.of.asked, self.of.case
        self.ask(partial(self._question, asked, paths, case), case, repr(asked), *paths)

    def show_answer(self) -> None:
        """Show what was found."""
        self.draw(self.answer)


class SpiderTab(LaidTab):
    """Draws the figure against changes of the inputs that move it most, and of one more that is chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, translate("Spider"), of_spider, [translate("One more input")])

    def chosen(self, answer: Answer) -> tuple[str, ...]:
        """Take the inputs that move most, and the one chosen."""
        largest = [each.path for each in answer.found.inputs[:LINES]]
        return tuple(dict.fromkeys(path for path in (*largest, self.boxes[0].path) if path))

    def draw(self, laid: Laid[Spider]) -> None:
        """Draw the lines; a click on one goes to its input."""
        chart = spider_chart(laid.found, laid.inputs, laid.case)
        paths = [line.path for line in laid.found.lines]
        self.chart.show_chart(chart, lambda series, _place: paths[series])


class GridTab(LaidTab):
    """Shows the figure for values of one input against values of another; at first the two that move it most."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, translate("Two inputs together"), of_grid, [translate("Down"), translate("Across")])

    def chosen(self, answer: Answer) -> tuple[str, ...]:
        """Take the two inputs chosen."""
        largest = [each.path for each in answer.found.inputs if each.path not in [box.path for box in self.boxes]]
        for box in self.boxes:
            if not box.path and largest:
                box.show_path(largest.pop(0))
        down, across = (box.path for box in self.boxes)
        return (down, across) if down and across and down != across else ()

    def draw(self, laid: Laid[Grid]) -> None:
        """Draw the grid."""
        chart = grid_chart(laid.found, laid.inputs, laid.case, sign_of(laid.found.figure))
        self.chart.show_chart(chart, lambda _series, _place: None)
