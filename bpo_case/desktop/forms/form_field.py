"""One field of a form: its label and unit, its editor, and what was refused in it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bpo_case.case.place import Rows, path_to
from bpo_case.case.record import Record
from bpo_case.case.specs import FieldSpec
from bpo_case.case.units import unit_said
from bpo_case.desktop.document.store import Store
from bpo_case.desktop.forms.editors import Choice, Line, LongText, editor_of
from bpo_case.desktop.forms.entering import enter, restore
from bpo_case.desktop.tables.cell_text import Names, in_editor, shown
from bpo_case.desktop.theme.look import restyle, said
from bpo_case.text import translate


class FormField(QWidget):
    """Shows and edits a field of one record."""

    gone_to = Signal(str)
    """The path of the field, when somebody goes to it."""

    def __init__(self, store: Store, table: str, spec: FieldSpec) -> None:
        super().__init__()
        self.store, self.table, self.spec, self.row = store, table, spec, ""
        self.label, self.unit = said(translate(spec.label), "quiet"), said("", "small")
        self.editor = editor_of(spec)
        self.sentence = said("", "bad", wrapped=True)
        self.sentence.hide()
        self.label.setBuddy(self.editor)
        for part in (self.label, self.editor):
            part.setToolTip(translate(spec.help))
        self._arrange()
        self.editor.entered.connect(self._enter)
        self.editor.left_alone.connect(self._restore)
        self.editor.gone_to.connect(lambda: self.gone_to.emit(self.path))

    @property
    def path(self) -> str:
        """Where the field is."""
        return path_to(self.table, self.row, self.spec.name)

    def refresh(self, names: Names, rows: Rows) -> None:
        """Show the field's value of now, or what was refused."""
        _, record = rows.at(self.path)
        value, refused = getattr(record, self.spec.name), self.store.state.refused.get(self.path)
        if isinstance(self.editor, Choice):
            self.editor.offer(names)
        edited = refused.text if refused else in_editor(self.spec, value, names)
        self.editor.show_value(refused.text if refused else shown(self.spec, value, names), edited)
        unit = unit_said(self.spec, names.case, record if isinstance(record, Record) else None)
        self.unit.setText(unit)
        self.sentence.setText(refused.sentence if refused else "")
        self.sentence.setVisible(refused is not None)
        restyle(self.editor, "refused" if refused else "")
        spoken = (translate(self.spec.label), unit, self.sentence.text())
        self.editor.setAccessibleName(", ".join(part for part in spoken if part))
        self.editor.setAccessibleDescription(translate(self.spec.help))

    def enter_typed(self) -> None:
        """Enter what is being typed, as when the field is left."""
        if isinstance(self.editor, Line | LongText):
            self.editor.enter_typed()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.label)
        head.addStretch(1)
        head.addWidget(self.unit)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(3)
        room.addLayout(head)
        room.addWidget(self.editor)
        room.addWidget(self.sentence)
        room.addStretch(1)

    def _enter(self) -> None:
        enter(self.store, self.path, self.editor.text())

    def _restore(self) -> None:
        restore(self.store, self.path)
