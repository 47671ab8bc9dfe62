"""Asks what a sheet of anyone's file is, and shows what it would become, in one window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QSpinBox,
    QSplitter,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from bpo_case.case.change import Change
from bpo_case.case.document import Case
from bpo_case.case.specs import table_label
from bpo_case.desktop.document.background import Background
from bpo_case.desktop.importing.mapping_delegate import MappingDelegate
from bpo_case.desktop.importing.mapping_model import FIELD, HEADING, SAMPLE, TIMES
from bpo_case.desktop.importing.opening import Tables
from bpo_case.desktop.importing.table_import import TableImport
from bpo_case.desktop.tables.cell_text import Names
from bpo_case.desktop.theme.choice_box import ChoiceBox
from bpo_case.desktop.theme.look import said
from bpo_case.text import message, plain_number, translate, translate_plural
from bpo_case.workbook.foreign.planning import PlannedRow
from bpo_case.workbook.foreign.targets import FORMS, TABLES

SIZE = (1120, 740)
WIDTHS = {HEADING: 200, SAMPLE: 200, FIELD: 160, TIMES: 64}
KEPT = "JSON (*.json)"
SHAPES: Mapping[str, str] = {
    "rows": message("Rows of the table"), "people": message("Persons"), "postings": message("Postings"),
    "traffic": message("Intervals or days"),
}  # fmt: skip
"""What the lines of a file are, by its form, as short as a choice has to be."""
FIXED_ROWS = 4
"""Choices above those of links."""


class TableDialog(QDialog):
    """Shows a `TableImport`; accepted, `changes` import what was shown as one step."""

    def __init__(self, found: Tables, case: Case, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.job = TableImport(found.path, case, background, self)
        self.changes: tuple[Change, ...] = ()
        self.setWindowTitle(translate("Import {name}").format(name=found.path.name))
        self.resize(*SIZE)
        self._make(found)
        self._arrange()
        self._connect()
        self._read()

    def accept(self) -> None:
        """Give the changes, if nothing stands against them."""
        if self.job.shown is not None and not self.job.against:
            self.changes = self.job.changes()
            super().accept()

    # ---------------------------------------------------------------- parts

    def _make(self, found: Tables) -> None:
        self.table = _chooser({table: translate(table_label(table)) for table in TABLES})
        self.sheet = _chooser({sheet.name: str(sheet) for sheet in found.sheets})
        self.sheet.setCurrentIndex(next((at for at, each in enumerate(found.sheets) if not each.hidden), 0))
        self.header = QSpinBox()
        self.header.setRange(0, 10_000)
        self.header.lineEdit().setTextMargins(6, 0, 0, 0)  # where a style sheet does not reach
        self.header.setSpecialValueText(translate("found by its words"))
        self.shape = _chooser({shape: translate(SHAPES[shape]) for shape in FORMS})
        self.about = said("", "small", wrapped=True)
        self.missing = QCheckBox(translate("Add services, locations and\ncurrencies that are missing"))
        self.leave_out = QCheckBox(translate("Leave out rows with problems"))
        self.columns = QTableView()
        self.columns.setItemDelegate(MappingDelegate(self.columns))
        self.columns.setEditTriggers(QTableView.EditTrigger.AllEditTriggers)
        self.columns.verticalHeader().hide()
        self.columns.horizontalHeader().setHighlightSections(False)
        self.columns.setAccessibleName(translate("Columns of the file"))
        self.rows, self.problems, self.notes = _texts(), _texts(), _texts()
        self.tabs = QTabWidget()
        self.summary = said("", "quiet", wrapped=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = self.buttons.addButton(translate("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setProperty("role", "main")

    def _arrange(self) -> None:
        top = QSplitter(Qt.Orientation.Horizontal)
        top.addWidget(self._choices())
        top.addWidget(self.columns)
        top.setHandleWidth(12)
        top.setChildrenCollapsible(False)
        top.setStretchFactor(1, 1)
        top.setSizes([400, 680])
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(top)
        parts.addWidget(self.tabs)
        parts.setHandleWidth(12)
        parts.setChildrenCollapsible(False)
        parts.setSizes([390, 240])
        room = QVBoxLayout(self)
        room.setContentsMargins(24, 20, 24, 18)
        room.setSpacing(10)
        room.addWidget(said(self.windowTitle(), "title"))
        room.addWidget(self.summary)
        room.addWidget(parts, 1)
        room.addWidget(self.buttons)

    def _choices(self) -> QWidget:
        holder = QWidget()
        self.form = form = QFormLayout(holder)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, editor in (
            (message("Into"), self.table),
            (message("Sheet"), self.sheet),
            (message("Row of the headings"), self.header),
        ):
            _insert(form, form.rowCount(), translate(label), editor)
        _insert(form, form.rowCount(), translate("Form of the file"), self.shape, _above(self.shape, self.about))
        self.constants: dict[str, QComboBox] = {}
        form.addRow(self.missing)
        form.addRow(self.leave_out)
        form.addRow(self._mapping_buttons())
        return holder

    def _mapping_buttons(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 6, 0, 0)
        acts: Mapping[str, Callable[[], None]] = {
            translate("Use mapping…"): self._load, translate("Save mapping…"): self._save
        }  # fmt: skip
        for text, act in acts.items():
            button = QPushButton(text)
            button.clicked.connect(act)
            row.addWidget(button)
        return holder

    def _connect(self) -> None:
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.sheet.activated.connect(self._read)
        self.table.activated.connect(lambda *_: self._choose())
        self.header.valueChanged.connect(lambda *_: self._choose())
        self.shape.activated.connect(lambda *_: self.job.guess(self.shape.currentData()))
        self.missing.toggled.connect(lambda *_: self._tick())
        self.leave_out.toggled.connect(lambda *_: self._tick())
        self.job.guessed.connect(self._show_mapping)
        self.job.previewed.connect(self._show_preview)
        self.job.failed.connect(self._show_failure)

    # ---------------------------------------------------------------- what is chosen

    def _read(self) -> None:
        self.summary.setText(translate("Reading…"))
        self.take.setEnabled(False)
        self.job.read(self.sheet.currentData())

    def _choose(self) -> None:
        self.job.table, self.job.header_row = self.table.currentData(), self.header.value()
        self.job.guess()

    def _tick(self) -> None:
        self.job.create_missing, self.job.leave_out_wrong = self.missing.isChecked(), self.leave_out.isChecked()
        self.job.preview()

    def _load(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, translate("Use a saved mapping"), "", KEPT)
        if chosen:
            self.job.load(Path(chosen))

    def _save(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, translate("Save this mapping"), "", KEPT)
        if chosen and self.job.model is not None:
            self.job.save(Path(chosen))

    # ---------------------------------------------------------------- what is shown

    def _show_mapping(self) -> None:
        job = self.job
        assert job.model is not None
        self.columns.setModel(job.model)
        for column, width in WIDTHS.items():
            self.columns.setColumnWidth(column, width)
        self.table.setCurrentIndex(self.table.findData(job.table))
        self.shape.setCurrentIndex(self.shape.findData(job.mapping.shape))
        self.about.setText(translate(FORMS[job.mapping.shape].about))
        self.missing.blockSignals(True)
        self.missing.setChecked(job.create_missing)
        self.missing.blockSignals(False)

    def _ask_for_links(self) -> None:
        """Ask for the links of new rows that no column fills, where there is something to choose from."""
        wanted = {target.name: target for target in self.job.unfilled}
        if set(wanted) == set(self.constants):
            return
        for box in self.constants.values():
            self.form.removeRow(box)
        self.constants = {}
        for place, (name, target) in enumerate(wanted.items(), FIXED_ROWS):
            names = Names(self.job.case).choices(target.link).values()
            box = _chooser({"": translate("– choose –"), **{each: each for each in names}})
            box.activated.connect(lambda _=0, name=name, box=box: self._fix(name, box.currentData()))
            _insert(self.form, place, translate(target.label), box)
            self.constants[name] = box

    def _fix(self, field: str, name: str) -> None:
        self.job.constants[field] = name
        self.job.preview()

    def _show_preview(self) -> None:
        self._ask_for_links()
        shown, model = self.job.shown, self.job.model
        assert shown is not None and model is not None
        _fill(self.rows, (_said(row) for row in shown.rows))
        _fill(self.problems, map(str, shown.problems))
        _fill(self.notes, (*model.guessed.notes, *shown.notes, *map(str, shown.totals)))
        self.tabs.clear()
        for title, texts in (
            (translate("Rows"), self.rows),
            (translate("Problems"), self.problems),
            (translate("To be known"), self.notes),
        ):
            texts.setAccessibleName(title)
            self.tabs.addTab(texts, f"{title} ({texts.count():,})")
        against = len(self.job.against)
        self.tabs.setCurrentWidget(self.problems if against else self.rows)
        self.summary.setText(_summary(len(shown.rows), against))
        self.take.setEnabled(not against and bool(shown.rows))

    def _show_failure(self, sentence: str) -> None:
        self.take.setEnabled(False)
        self.summary.setText(sentence)


def _summary(rows: int, against: int) -> str:
    text = translate_plural("{count} row would be added or changed.", "{count} rows would be added or changed.", rows)
    more = translate_plural(
        "{count} problem is to be mended in the file or the mapping.",
        "{count} problems are to be mended in the file or the mapping.",
        against,
    )
    said_of_rows = text.format(count=plain_number(rows))
    return f"{said_of_rows} {more.format(count=plain_number(against))}" if against else said_of_rows


def _said(planned: PlannedRow) -> str:
    name = getattr(planned.record, "name", "") or planned.record.id
    done = translate("changed") if planned.before else translate("new")
    return f"{translate(table_label(planned.table))}: {name} ({done})"


def _insert(form: QFormLayout, place: int, label: str, editor: QWidget, around: QWidget | None = None) -> None:
    """Put an editor, or what it stands in, behind its label, which is its name as well."""
    editor.setAccessibleName(label)
    form.insertRow(place, label, around or editor)


def _chooser(choices: Mapping[str, str]) -> ChoiceBox:
    box = ChoiceBox()
    box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(16)
    for key, text in choices.items():
        box.addItem(text, key)
        box.setItemData(box.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
    return box


def _above(upper: QWidget, lower: QWidget) -> QWidget:
    holder = QWidget()
    room = QVBoxLayout(holder)
    room.setContentsMargins(0, 0, 0, 0)
    room.setSpacing(2)
    room.addWidget(upper)
    room.addWidget(lower)
    return holder


def _texts() -> QListWidget:
    made = QListWidget()
    made.setProperty("role", "lines")
    made.setWordWrap(True)
    return made


def _fill(texts: QListWidget, lines: Iterable[str]) -> None:
    texts.clear()
    texts.addItems(list(lines))
