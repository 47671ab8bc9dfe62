"""What an input means, what stands behind it, which lines read it, and how far it moves the net present value."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from bpo_case.analysis.varying.inputs import can_be_varied
from bpo_case.case.document import Case
from bpo_case.case.errors import UnknownPath
from bpo_case.case.place import Rows, field_at, parts_of
from bpo_case.case.specs import EVIDENCE, field_specs
from bpo_case.desktop.forms.form import Form
from bpo_case.desktop.inspector.effect import Nudge, effect_said, npv_with, nudge
from bpo_case.desktop.inspector.meaning import (
    is_unusual,
    limits_said,
    overridden_said,
    published_said,
    row_for,
    used_by,
    value_said,
    where_said,
)
from bpo_case.desktop.theme.look import said
from bpo_case.desktop.workspace.desk import Desk, Figure
from bpo_case.engine.resolve import Line
from bpo_case.text import translate

WAIT_MS = 300
"""An input that one stays at for so long is worth two calculations."""
LINES_SHOWN = 6


class InputPanel(QScrollArea):
    """Describes the input at a path."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.path = desk, ""
        self.setAccessibleName(translate("What this input means"))
        self._forms: dict[str, Form] = {}
        self._links: list[QPushButton] = []
        self.title, self.value = said("", "heading", wrapped=True), said("", "big", wrapped=True)
        self.where, self.help = said("", "small", wrapped=True), said("", "quiet", wrapped=True)
        self.published = said("", "small", wrapped=True)
        self.outside = said(translate("Outside the published range"), "doubtful", wrapped=True)
        self.overridden = said("", "doubtful", wrapped=True)
        self.effect = said("", "effect", wrapped=True)
        self.break_even = QPushButton(translate("Break-even of this input"))
        self.break_even.setProperty("role", "link")
        self.break_even.setCursor(Qt.CursorShape.PointingHandCursor)
        self.break_even.clicked.connect(lambda: desk.break_even_wanted.emit(self.path))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._measure)
        self._arrange()

    def show_input(self, path: str) -> bool:
        """Describe an input; tell whether it is there."""
        case = self.desk.store.case
        try:
            spec, _ = field_at(path), Rows(case).at(path)
        except UnknownPath:
            return False
        afresh, self.path = path != self.path, path
        self.title.setText(translate(spec.label))
        self.where.setText(where_said(path, case))
        self.value.setText(value_said(path, case))
        self.help.setText(" ".join(part for part in (translate(spec.help), limits_said(spec)) if part))
        self.help.setVisible(bool(self.help.text()))
        sentence = overridden_said(path, self.desk.scenario, self.desk.outcome.case if self.desk.outcome else None)
        self.overridden.setText(sentence)
        self.overridden.setVisible(bool(sentence))
        self.break_even.setVisible(can_be_varied(path))
        self._show_published(path, case)
        self._show_lines(path)
        self._show_form(path)
        if afresh:
            self.effect.hide()
            self.verticalScrollBar().setValue(0)
        self._timer.start()
        return True

    def _show_published(self, path: str, case: Case) -> None:
        sentences = published_said(path, case)
        self.published.setText(sentences)
        self.published.setVisible(bool(sentences))
        self.outside.setVisible(is_unusual(path, case))

    # ---------------------------------------------------------------- what it moves

    def _measure(self) -> None:
        """Calculate the option looked at with a little more and a little less, behind the window."""
        outcome = self.desk.outcome
        if outcome is None or outcome.results is None or not self.isVisible():
            return
        case, at = outcome.case, self.desk.option
        found = None if self.overridden.text() else nudge(case, self.path)
        if found is None:
            self.effect.hide()
            return
        option, base = outcome.results.options[at].id, outcome.figures[at]["npv"] or 0.0
        done = partial(self._tell, self.path, case, base, found)
        self.desk.session.background.run(partial(self._both, self.path, case, found, option), done, _raise)

    def _both(self, path: str, case: Case, found: Nudge, option: str) -> tuple[float | None, float | None] | None:
        """Calculate both, unless another input is looked at meanwhile; this runs behind the window."""
        more = npv_with(case, path, found.more, option) if path == self.path else None
        return (more, npv_with(case, path, found.less, option)) if path == self.path else None

    def _tell(
        self, path: str, case: Case, base: float, found: Nudge, moved: tuple[float | None, float | None] | None
    ) -> None:
        if moved is None or path != self.path:
            return
        sentence = effect_said(base, *moved, found.step, case.settings.currency)
        self.effect.setText(sentence)
        self.effect.setVisible(bool(sentence))

    # ---------------------------------------------------------------- what stands on it

    def _show_lines(self, path: str) -> None:
        table, _, field = parts_of(path)
        lines = used_by(table, field)
        self.used.setVisible(bool(lines))
        for link in self._links:
            self._lines.removeWidget(link)
            link.hide()  # it is deleted only once no dialog is open
            link.deleteLater()
        self._links = [self._link(line, path) for line in lines[:LINES_SHOWN]]
        for link in self._links:
            self._lines.addWidget(link)
        rest = len(lines) - LINES_SHOWN
        self.rest.setText(translate("and {count} other lines").format(count=rest))
        self.rest.setVisible(rest > 0)

    def _link(self, line: Line, path: str) -> QPushButton:
        link = QPushButton(translate(line.label))
        link.setProperty("role", "link")
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.setToolTip(translate(line.note))
        link.clicked.connect(lambda: self.desk.asked.emit(Figure(line.name, self.desk.option, row_for(line, path))))
        return link

    def _show_form(self, path: str) -> None:
        table, row, field = parts_of(path)
        behind = any(spec.name in EVIDENCE for spec in field_specs(table)) and field not in EVIDENCE
        if behind and table not in self._forms:
            self._forms[table] = Form(self.desk.store, table, row, EVIDENCE, headed=False)
            self._evidence.addWidget(self._forms[table])
        for name, form in self._forms.items():
            form.setVisible(behind and name == table)
        self.behind.setVisible(behind)
        if behind:
            self._forms[table].show_row(row)

    def _arrange(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        room = QVBoxLayout(inner)
        room.setContentsMargins(0, 0, 4, 0)
        room.setSpacing(4)
        self.behind = said(translate("Where it comes from"), "strong")
        self.used = said(translate("Used by"), "strong")
        self.rest = said("", "small")
        self._evidence, self._lines = QVBoxLayout(), QVBoxLayout()
        self._lines.setSpacing(0)
        for part in (
            self.where,
            self.title,
            self.value,
            self.overridden,
            self.outside,
            self.help,
            self.published,
            self.effect,
            self.break_even,
        ):
            room.addWidget(part)
        room.addSpacing(8)
        room.addWidget(self.behind)
        room.addLayout(self._evidence)
        room.addSpacing(8)
        room.addWidget(self.used)
        room.addLayout(self._lines)
        room.addWidget(self.rest)
        room.addStretch(1)
        self.setWidget(inner)


def _raise(error: BaseException) -> None:
    raise error
