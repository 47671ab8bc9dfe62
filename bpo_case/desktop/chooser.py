"""What the lists among the tools have in common: they offer what an open case has, and follow whoever else chooses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from bpo_case.desktop.theme.choice_box import ChoiceBox
from bpo_case.desktop.theme.look import said

if TYPE_CHECKING:
    from bpo_case.desktop.workspace.desk import Desk


class Chooser(QWidget):
    """A list with its name before it."""

    def __init__(self, name: str, about: str, widths: tuple[int, int], gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk: Desk | None = None
        self.box = ChoiceBox()
        self.box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.box.setMinimumWidth(widths[0])
        self.box.setMaximumWidth(widths[1])
        self.box.setAccessibleName(name)
        self.box.setToolTip(about)
        self.box.activated.connect(lambda at: self.chosen(self.box.itemData(at)))
        self.inner = QWidget()
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.inner)
        room = QHBoxLayout(self.inner)
        room.setContentsMargins(0, 0, gap, 0)
        room.setSpacing(8)
        room.addWidget(said(name, "quiet"))
        room.addWidget(self.box)
        self.follow(None)

    def follow(self, desk: Desk | None) -> None:
        """Offer what an open case has; nothing without one."""
        self.desk = desk
        self.box.clear()
        self.inner.setVisible(False)
        if desk is not None:
            desk.session.recalculator.finished.connect(self.refresh)
            self.refresh()

    def refresh(self) -> None:
        """Offer what there is in the last results."""

    def chosen(self, key: str) -> None:
        """Do what the choice of an entry means."""

    def offer(self, entries: Sequence[tuple[str, str]], current: int) -> None:
        """Show names, each with its key; a list that is the same stays as it is."""
        if list(entries) != [(self.box.itemText(at), self.box.itemData(at)) for at in range(self.box.count())]:
            self.box.clear()
            for name, key in entries:
                self.box.addItem(name, key)
        self.box.setCurrentIndex(current)
