"""The overrides of the scenario that one is in, below the table of scenarios."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bpo_case.case.place import parts_of
from bpo_case.desktop.tables.overrides_model import INPUT, OverridesModel
from bpo_case.desktop.tables.record_model import RecordModel
from bpo_case.desktop.tables.record_view import RecordView
from bpo_case.desktop.theme.look import said
from bpo_case.desktop.theme.short import ShortLabel
from bpo_case.text import translate, translate_plural
from bpo_case.text.numbers import number


class OverridesPanel(QWidget):
    """Shows the overrides of a row of a table."""

    def __init__(self, records: RecordModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = records
        self.overrides = OverridesModel(records.store, self)
        self.heading = ShortLabel("", "heading")
        self.table = OverridesView(self.overrides)
        self.idle, self.reset = said("", "doubtful"), QPushButton(translate("Reset to the base"))
        self.reset.setToolTip(translate("Take the selected overrides away, so that their inputs follow the base"))
        self.reset.clicked.connect(self.table.delete_rows)
        self._arrange()
        self.overrides.modelReset.connect(self._say)
        self.overrides.modelReset.connect(self.table.fit_columns)
        records.dataChanged.connect(lambda *_: self._say())
        self.overrides.dataChanged.connect(lambda *_: self._say())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._offer_reset())
        self.show_row(records.path(0, 0))
        self._say()

    def show_row(self, path: str) -> None:
        """Show the overrides of the row at a path."""
        self.overrides.show(parts_of(path)[1] if path else "")

    def begin(self) -> None:
        """Go to the first override."""
        self.table.setFocus()
        self.table.setCurrentIndex(self.overrides.index(0, INPUT))

    def _say(self) -> None:
        name = self.records.names.name(self.records.table, self.overrides.scenario)
        about = translate("What “{name}” changes").format(name=name) if name else translate("Choose a scenario above")
        self.heading.setText(about)
        self.table.setVisible(bool(name))
        count = len(self.overrides.idle)
        idle = translate_plural("{count} changes nothing any more", "{count} change nothing any more", count)
        self.idle.setText(idle.format(count=number(count)) if count else "")
        self._offer_reset()

    def _offer_reset(self) -> None:
        """Offer to reset what is selected, where there is an override in it."""
        chosen = self.table.selectionModel().selectedIndexes()
        self.reset.setEnabled(any(index.row() < len(self.overrides.rows) for index in chosen))
        self.reset.setVisible(bool(self.overrides.scenario))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.heading, 1)
        head.addWidget(self.idle)
        head.addWidget(self.reset)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(4)
        room.addLayout(head)
        room.addWidget(self.table)


class OverridesView(RecordView):
    """Edits overrides; what is blanked is taken away, because an override without a value says nothing."""

    without = ("Find", "Replace")

    def __init__(self, overrides: OverridesModel, parent: QWidget | None = None) -> None:
        super().__init__(overrides, parent)
        self.setAccessibleName(translate("Overrides"))

    def clear(self) -> None:
        """Take the selected overrides away."""
        self.delete_rows()

    def cut(self) -> None:
        """Copy the selected cells and take their overrides away."""
        self.copy()
        self.delete_rows()

    def _widest(self, column: int) -> int:
        """Give half of the room to inputs, whose labels are long."""
        return max(super()._widest(column), self.viewport().width() // 2 if column == INPUT else 0)
