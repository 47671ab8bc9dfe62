"""The inputs that do not move a figure, below the reason that was found for each; reasons are opened by a click."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from bpo_case.desktop.workspace.desk import Desk
from bpo_case.text import translate, translate_plural

if TYPE_CHECKING:
    from bpo_case.analysis.sensitivity import MovesNothing

PATH = Qt.ItemDataRole.UserRole


class StillTree(QTreeWidget):
    """Shows reasons, those of most inputs first."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setAccessibleName(translate("Inputs that move nothing"))
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.currentItemChanged.connect(self._point)
        self.itemActivated.connect(self._go)

    def show_still(self, found: Iterable[MovesNothing]) -> None:
        """Show inputs and why they move nothing."""
        by_reason: dict[str, list[MovesNothing]] = defaultdict(list)
        for each in found:
            by_reason[each.reason].append(each)
        self.clear()
        for reason, inputs in sorted(by_reason.items(), key=lambda entry: -len(entry[1])):
            count = translate_plural("{count} input", "{count} inputs", len(inputs)).format(count=f"{len(inputs):,}")
            head = QTreeWidgetItem([f"{count}: {reason}"])
            head.setToolTip(0, reason)
            head.addChildren([_item(each) for each in inputs])
            self.addTopLevelItem(head)

    def _point(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and (path := item.data(0, PATH)):
            self.desk.pointed.emit(path)

    def _go(self, item: QTreeWidgetItem) -> None:
        if path := item.data(0, PATH):
            self.desk.sent.emit(path)


def _item(each: MovesNothing) -> QTreeWidgetItem:
    item = QTreeWidgetItem([each.label])
    item.setData(0, PATH, each.path)
    item.setToolTip(0, each.label)
    return item
