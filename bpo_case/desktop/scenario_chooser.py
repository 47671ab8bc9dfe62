"""Chooses the scenario that figures are shown of, or the base."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from bpo_case.desktop.chooser import Chooser
from bpo_case.text import translate

WIDTHS, GAP = (130, 210), 10


class ScenarioChooser(Chooser):
    """A list of the base and the case's scenarios among the tools; it is not there where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        about = translate("The scenario that figures are shown of; inputs are always those of the base")
        super().__init__(translate("Scenario"), about, WIDTHS, GAP, parent)

    def refresh(self) -> None:
        """Show the scenarios of the last results, and the one that figures are wanted of."""
        base = self.desk.base if self.desk else None
        if self.desk is None or base is None:
            return
        entries = [(translate("Base"), ""), *((each.name, each.id) for each in base.case.scenarios)]
        keys = [key for _, key in entries]
        wanted = self.desk.session.recalculator.scenario
        self.inner.setVisible(bool(base.case.scenarios))
        self.offer(entries, keys.index(wanted) if wanted in keys else 0)

    def chosen(self, key: str) -> None:
        """Show the figures of a scenario."""
        if self.desk is not None:
            self.desk.choose_scenario(key)
