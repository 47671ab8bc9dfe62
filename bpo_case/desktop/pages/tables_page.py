"""A page of tables, each as the document declares it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpo_case.case.specs import table_label
from bpo_case.desktop.pages.page import Page
from bpo_case.desktop.tables.table_panel import TablePanel
from bpo_case.desktop.theme.look import said
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.desktop.workspace.steps import Step
from bpo_case.text import translate

ABOUT: Mapping[str, str] = {
    "services": "What flows through each process, and what that takes. Paste volumes straight from your reports.",
    "locations": "Where work is done, with wages, prices and currency of each place.",
    "labor": "Who does the work now, what they cost, and what happens when it moves. Paste your HR extract.",
    "infrastructure": "Seats, tools, buildings and overheads, and what of them goes away when the work does.",
    "training": "What bringing people up to speed costs, at the start and again and again.",
    "ledger": "Totals of your books, against which today's cost is checked.",
    "options": "The ways to deliver the services that are compared. Each has a page of its own.",
    "service_levels": "What the vendor must reach, and what is at risk when it does not.",
    "vendors": "How the options do on what money does not measure.",
    "scenarios": "What else might be true: sets of other values for the inputs.",
    "uncertainty": "Which inputs are not known for certain, and how far they may be off.",
    "log": "What was changed, by whom and why.",
}


class TablesPage(Page):
    """Shows the tables of a step below each other; a single one has no heading of its own."""

    def __init__(self, desk: Desk, step: Step) -> None:
        super().__init__(desk, step, ABOUT.get(step.key, ""))
        self.views: list[TablePanel] = []
        for place, table in enumerate(step.tables):
            if place:
                self.room.addWidget(said(translate(table_label(table)), "heading"))
            self.views.append(table_view(desk, table))
            self.room.addWidget(self.views[-1], 3 if place == 0 else 2)

    def show_path(self, path: str) -> bool:
        """Go to the cell of a path."""
        return any(view.show_path(path) for view in self.views if view.records.table == path.split("/")[0])


def table_view(desk: Desk, table: str, fixed: Mapping[str, str] | None = None) -> TablePanel:
    """Make the view of a table; whatever is gone to is told to the inspector, what is selected to the status bar."""
    panel = TablePanel(desk.store, table, fixed)
    panel.pointed.connect(desk.pointed)
    panel.summary.connect(desk.summarised)
    return panel


def column(*widgets: QWidget) -> QVBoxLayout:
    """Put widgets below each other, close together."""
    made = QVBoxLayout()
    made.setSpacing(2)
    for widget in widgets:
        made.addWidget(widget)
    return made
