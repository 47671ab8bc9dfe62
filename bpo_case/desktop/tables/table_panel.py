"""A table with what belongs to it: the bar that finds, the columns not shown, and the list of the row one is in."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from bpo_case.case.specs import field_specs, table_label
from bpo_case.desktop.document.store import Store
from bpo_case.desktop.tables.find_bar import FindBar
from bpo_case.desktop.tables.overrides_panel import OverridesPanel
from bpo_case.desktop.tables.record_model import RecordModel
from bpo_case.desktop.tables.record_view import RecordView
from bpo_case.desktop.theme.short import ShortButton
from bpo_case.text import translate, translate_plural
from bpo_case.text.numbers import number

LISTED = 5
"""So many columns that are not shown are named."""


class TablePanel(QWidget):
    """Shows a table of the document; `fixed` holds what all its rows share, as the option."""

    pointed = Signal(str)
    """The path of the cell that was gone to; blank in a spare row."""
    summary = Signal(str)
    """What the selected cells come to."""

    def __init__(
        self, store: Store, table: str, fixed: Mapping[str, str] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.records = RecordModel(store, table, fixed, self)
        self.view = RecordView(self.records)
        self.view.setAccessibleName(translate(table_label(table)))
        self.find_bar = FindBar(self.view)
        self.more = ShortButton()
        self.more.setProperty("role", "link")
        self.more.setCursor(Qt.CursorShape.PointingHandCursor)
        self.below = OverridesPanel(self.records) if _has_records(table) else None
        self._arrange()
        self.setFocusProxy(self.view)
        self.view.pointed.connect(self._went)
        self.view.summary.connect(self.summary)
        self.view.searched.connect(self.find_bar.begin)
        self.view.opened.connect(self._open)
        if self.below is not None:
            self.below.table.summary.connect(self.summary)
        self.more.clicked.connect(lambda: self.records.show_everything(not self.records.everything))
        self.records.columns_changed.connect(self._say_more)
        self._say_more()

    def show_path(self, path: str) -> bool:
        """Go to the cell of a path; tell whether it is in this table."""
        return self.view.show_path(path)

    def _arrange(self) -> None:
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(8)
        split.addWidget(self.view)
        if self.below is not None:
            split.addWidget(self.below)
            split.setSizes([400, 300])
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(4)
        room.addWidget(split, 1)
        room.addWidget(self.find_bar)
        room.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _went(self, path: str) -> None:
        if self.below is not None:
            self.below.show_row(path)
        self.pointed.emit(path)

    def _open(self, path: str) -> None:
        if self.below is not None:
            self.below.show_row(path)
            self.below.begin()

    def _say_more(self) -> None:
        unused = [translate(spec.label) for spec in self.records.unused]
        listed = ", ".join(unused[:LISTED]) + (", …" if len(unused) > LISTED else "")
        more = translate_plural("Show 1 more column: {names}", "Show {count} more columns: {names}", len(unused))
        less = translate("Hide columns that say nothing")
        self.more.setText(less if self.records.everything else more.format(count=number(len(unused)), names=listed))
        self.more.setVisible(bool(unused))


def _has_records(table: str) -> bool:
    return any(spec.kind == "records" for spec in field_specs(table))
