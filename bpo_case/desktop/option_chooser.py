"""Chooses the option that key figures, results and cash are shown of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bpo_case.desktop.chooser import Chooser
from bpo_case.text import translate

if TYPE_CHECKING:
    from bpo_case.desktop.workspace.desk import Desk

WIDTHS, GAP = (250, 340), 6


class OptionChooser(Chooser):
    """A list of the case's options, at the right of the tools."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Option"), translate("The option that figures are shown of"), WIDTHS, GAP, parent)

    def follow(self, desk: Desk | None) -> None:
        """Show the options of an open case; nothing without one."""
        super().follow(desk)
        self.inner.setVisible(desk is not None)
        if desk is not None:
            desk.option_chosen.connect(self.refresh)

    def refresh(self) -> None:
        """Show the options of the last results, and the one looked at."""
        results = self.desk.results if self.desk else None
        if self.desk is not None and results is not None:
            self.offer([(option.name, option.id) for option in results.options], self.desk.option)

    def chosen(self, key: str) -> None:
        """Look at an option."""
        if self.desk is not None:
            self.desk.choose_option(key)
