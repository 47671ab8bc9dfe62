"""Draws the cells of a table and opens the editor that fits a field."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QPalette
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from bpo_case.case.specs import FieldSpec, Kind
from bpo_case.desktop.tables.cell_text import choices_said, is_numeric
from bpo_case.desktop.tables.entry_delegate import EntryDelegate
from bpo_case.desktop.tables.record_model import LEFT, RIGHT, RecordModel
from bpo_case.desktop.tables.table_editors import Checks, InputFinder, Lines, ListOfChoices, Paragraph
from bpo_case.desktop.theme.look import colours

Index = QModelIndex | QPersistentModelIndex
_HAS_TEXT = QStyleOptionViewItem.ViewItemFeature.HasDisplay


class CellDelegate(EntryDelegate):
    """Makes the editor that fits a field."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Take what a cell shows from the model at once: asking for each role is several times as slow."""
        model = index.model()
        assert isinstance(model, RecordModel)
        row, column = index.row(), index.column()
        option.displayAlignment = _RIGHT if is_numeric(model.specs[column]) else _LEFT
        if row >= len(model.rows):
            return
        cell, used = model.cell(row, column), colours()
        option.features |= _HAS_TEXT
        option.text = cell.text
        colour = _colour(getattr(used, cell.colour))
        option.palette.setColor(QPalette.ColorRole.Text, colour)
        option.palette.setColor(QPalette.ColorRole.HighlightedText, colour)
        if cell.ground:
            option.backgroundBrush = QBrush(_colour(getattr(used, cell.ground)))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Give the editor of the field's kind."""
        model = index.model()
        assert isinstance(model, RecordModel)
        spec = model.spec_at(index.row(), index.column())
        make = _EDITORS.get(spec.kind)
        return self.ready(make(spec, model, parent) if make else QLineEdit(parent), index)


def choices_of(spec: FieldSpec, model: RecordModel) -> list[str]:
    """Give what can be chosen for a field; nothing where it is typed."""
    if spec.kind == "link":
        return ([] if spec.required else [""]) + list(model.choices(spec).values())
    return list(choices_said(spec).values())


def _colour(name: str) -> QColor:
    if name not in _COLOURS:
        _COLOURS[name] = QColor(name)
    return _COLOURS[name]


_COLOURS: dict[str, QColor] = {}
_RIGHT, _LEFT = Qt.AlignmentFlag(RIGHT), Qt.AlignmentFlag(LEFT)
_EDITORS: Mapping[Kind, Callable[[FieldSpec, RecordModel, QWidget], QWidget]] = {
    "choice": lambda spec, model, parent: ListOfChoices(choices_of(spec, model), parent),
    "link": lambda spec, model, parent: ListOfChoices(choices_of(spec, model), parent),
    "choices": lambda spec, model, parent: Checks(choices_of(spec, model), parent),
    "numbers": lambda spec, _, parent: Lines(spec, parent),
    "words": lambda spec, _, parent: Lines(spec, parent),
    "paragraph": lambda _spec, _, parent: Paragraph(parent),
    "path": lambda _, model, parent: InputFinder(model.names.inputs.values(), parent),
}
