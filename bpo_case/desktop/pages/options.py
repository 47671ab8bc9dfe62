"""All options below each other, and the button that adds one."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from bpo_case.desktop.pages.option.adding import add_option, duplicate_option
from bpo_case.desktop.pages.tables_page import TablesPage
from bpo_case.desktop.theme.icons import icon
from bpo_case.desktop.theme.look import colours
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.desktop.workspace.steps import Step
from bpo_case.text import translate


class OptionsPage(TablesPage):
    """Shows the table of options, and goes to the page of one that is added."""

    def __init__(self, desk: Desk, step: Step) -> None:
        super().__init__(desk, step)
        self.add = QPushButton(icon("plus", colours().accent), translate("Add an option"))
        self.duplicate = QPushButton(icon("copy", colours().accent), translate("Duplicate the selected option"))
        self.add.clicked.connect(lambda: add_option(desk))
        self.duplicate.clicked.connect(self._duplicate)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.duplicate)
        buttons.addStretch(1)
        self.room.insertLayout(2, buttons)

    def _duplicate(self) -> None:
        rows, at = self.views[0].records.rows, self.views[0].view.currentIndex().row()
        if 0 <= at < len(rows):
            duplicate_option(self.desk, rows[at].id)
