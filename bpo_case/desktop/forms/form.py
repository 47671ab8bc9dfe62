"""The form of one record: its fields under headings, in as many columns as there is room for."""

from __future__ import annotations

from collections.abc import Container, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from bpo_case.case.place import Rows, parts_of
from bpo_case.case.specs import SETTINGS
from bpo_case.desktop.document.state import State
from bpo_case.desktop.document.store import Store
from bpo_case.desktop.forms.form_field import FormField
from bpo_case.desktop.forms.groups import groups_of
from bpo_case.desktop.tables.cell_text import Names
from bpo_case.desktop.theme.look import said
from bpo_case.text import translate

COLUMN = 235
"""A column is at least so wide."""
MOST_COLUMNS = 3
WIDE = ("paragraph", "picture")
"""Kinds that take a whole line of the form."""


class Form(QWidget):
    """Shows the settings, or the row of a table that it is told to."""

    gone_to = Signal(str)
    """The path of the field that somebody goes to."""

    def __init__(
        self, store: Store, table: str, row: str = "", only: Container[str] | None = None, *, headed: bool = True
    ) -> None:
        super().__init__()
        self.store, self.table, self.row = store, table, row
        self.fields: dict[str, FormField] = {}
        self._groups: list[_Fields] = []
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(10)
        for place, (heading, specs) in enumerate(groups_of(table, only)):
            if heading and headed:
                room.addSpacing(8 if place else 0)
                room.addWidget(_heading(translate(heading)))
            fields = [FormField(store, table, spec) for spec in specs]
            self.fields |= {field.spec.name: field for field in fields}
            self._groups.append(_Fields(fields))
            room.addWidget(self._groups[-1])
        for field in self.fields.values():
            field.gone_to.connect(self.gone_to)
        store.changed.connect(self._follow)
        self.show_row(row)

    def show_row(self, row: str) -> None:
        """Show another row, nothing where it is not there; what was being typed goes to the row of before."""
        if row != self.row:
            for field in self.fields.values():
                field.enter_typed()
        self.row = row
        for field in self.fields.values():
            field.row = row
        self._refresh()

    def show_path(self, path: str) -> bool:
        """Go to the field of a path, or to the first of the row; tell whether it is here."""
        table, row, name = parts_of(path)
        found = self.fields.get(name) if name else next(iter(self.fields.values()))
        if table != self.table or row != self.row or found is None:
            return False
        found.editor.setFocus()
        return True

    def _follow(self, before: State, now: State) -> None:
        if before.case is not now.case or before.refused is not now.refused:
            self._refresh()

    def _refresh(self) -> None:
        names, rows = Names(self.store.case), Rows(self.store.case)
        there = self.table == SETTINGS or self.row in rows.numbered(self.table)
        self.setEnabled(there)
        for field in self.fields.values() if there else ():
            field.refresh(names, rows)


class _Fields(QWidget):
    """Fields side by side, as many as there is room for; those of several lines have a line for themselves."""

    def __init__(self, fields: Sequence[FormField]) -> None:
        super().__init__()
        self._fields, self._columns = fields, 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(10)
        self._place(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the number of columns that fits."""
        super().resizeEvent(event)
        column = max(COLUMN, self._widest() + self._grid.horizontalSpacing())
        self._place(max(1, min(MOST_COLUMNS, event.size().width() // column)))

    def minimumSizeHint(self) -> QSize:
        """Never be wider than a single column needs."""
        return QSize(self._widest(), super().minimumSizeHint().height())

    def _widest(self) -> int:
        """How wide the field is that needs the most, with its label in the language and size of text of now."""
        return max(field.minimumSizeHint().width() for field in self._fields)

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns, line, at = columns, 0, 0
        for field in self._fields:
            self._grid.removeWidget(field)
        for column in range(MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for field in self._fields:
            wide = field.spec.kind in WIDE
            if at and (wide or at == columns):
                line, at = line + 1, 0
            self._grid.addWidget(field, line, at, 1, columns if wide else 1)
            at = columns if wide else at + 1


def _heading(text: str) -> QLabel:
    return said(text, "heading")
