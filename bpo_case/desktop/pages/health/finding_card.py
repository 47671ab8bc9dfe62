"""All that is to be said of a finding: what was measured, its limits, why it matters, evidence, and what to do."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from bpo_case.analysis.health.finding import Finding
from bpo_case.case.document import Case
from bpo_case.case.labels import input_label
from bpo_case.case.specs import table_label
from bpo_case.desktop.pages.health.finding_row import ICONS, SAID, Told, colour_of
from bpo_case.desktop.theme.icons import SIZE, pixmap
from bpo_case.desktop.theme.links import Links
from bpo_case.desktop.theme.look import colours, restyle, said
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.text import message, translate

INPUTS_SHOWN = 6
LINK = '<a href="{path}" style="color: {colour}; text-decoration: none">{label}</a>'
PARTS = (
    message("What was measured"), message("Limits"), message("Why it matters"), message("Evidence"),
    message("What to do"),
)  # fmt: skip
ROLES = {"pass": "good", "warn": "doubtful", "fail": "bad"}


class FindingCard(QFrame):
    """Shows one finding."""

    remedied = Signal(object)
    """The changes that a finding proposes are to be made."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.finding: Finding | None = None
        self.setProperty("role", "card")
        self.icon, self.status = QLabel(), said("", "good")
        self.problem, self.subject = said("", "heading", wrapped=True), said("", "quiet", wrapped=True)
        self.parts = {name: said("", "plain", wrapped=True) for name in PARTS}
        self.heads = {name: said(translate(name), "section") for name in self.parts}
        self.inputs_head = said(translate("Inputs concerned"), "section")
        self.inputs = Links("plain")
        self.inputs.linkActivated.connect(desk.sent)
        self.apply = QPushButton(translate("Apply the remedy"))
        self.apply.setProperty("role", "main")
        self.apply.clicked.connect(lambda: self.remedied.emit(self.finding))
        self.apply_says = said("", "small", wrapped=True)
        self._arrange()

    def show_told(self, told: Told) -> None:
        """Show a finding, or several of one check that passed."""
        self.finding = finding = told.first
        check = finding.check
        self.icon.setPixmap(pixmap(ICONS[finding.status], colour_of(finding.status), SIZE, self.devicePixelRatioF()))
        self.status.setText(translate(SAID[finding.status]))
        restyle(self.status, ROLES[finding.status])
        self.problem.setText(translate(check.problem))
        self.subject.setText(told.subject)
        limits = translate("It warns when {warn}, and fails when {fail}. Measured: {measured}.").format(
            warn=check.warn.words(check.unit), fail=check.fail.words(check.unit), measured=told.written
        )
        texts = (told.sentence, limits, check.about, check.evidence, check.remedy)
        for label, text in zip(self.parts.values(), texts, strict=True):
            label.setText(translate(text))
        self._show_inputs(finding)
        self._show_remedy(len(finding.changes))

    def _show_remedy(self, count: int) -> None:
        """Offer to make the changes of a remedy, where it has any."""
        for part in (self.foot, self.apply, self.apply_says):
            part.setVisible(bool(count))
        template = (
            translate("Makes 1 change, which you can undo. What it adds is a placeholder: replace it with your figure.")
            if count == 1
            else translate(
                "Makes {count} changes in one step, which you can undo. "
                "What they add are placeholders: replace them with your figures."
            )
        )
        self.apply_says.setText(template.format(count=count))

    def _show_inputs(self, finding: Finding) -> None:
        """Lead to the inputs concerned, the first few of them."""
        case, colour = self.desk.store.case, colours().accent
        lines = [
            LINK.format(path=escape(path), colour=colour, label=escape(_label(path, case)))
            for path in finding.paths[:INPUTS_SHOWN]
        ]
        left = len(finding.paths) - INPUTS_SHOWN
        if left > 0:
            lines.append(escape(translate("and {count} more").format(count=left)))
        self.inputs.setText("<br>".join(lines))
        for part in (self.inputs_head, self.inputs):
            part.setVisible(bool(lines))

    def _arrange(self) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._body())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(area, 1)
        outer.addWidget(self._foot())

    def _body(self) -> QWidget:
        body = QWidget()
        room = QVBoxLayout(body)
        room.setContentsMargins(18, 16, 18, 16)
        room.setSpacing(3)
        top = QHBoxLayout()
        top.setSpacing(7)
        top.addWidget(self.icon)
        top.addWidget(self.status)
        top.addStretch(1)
        room.addLayout(top)
        room.addWidget(self.problem)
        room.addWidget(self.subject)
        for name, label in self.parts.items():
            room.addSpacing(9)
            room.addWidget(self.heads[name])
            room.addWidget(label)
        room.addSpacing(9)
        room.addWidget(self.inputs_head)
        room.addWidget(self.inputs)
        room.addStretch(1)
        return body

    def _foot(self) -> QWidget:
        """Keep the remedy in sight, however long the finding is."""
        self.foot = QWidget()
        rule = QFrame()
        rule.setProperty("role", "rule")
        room = QVBoxLayout(self.foot)
        room.setContentsMargins(18, 0, 18, 12)
        room.setSpacing(8)
        room.addWidget(rule)
        room.addWidget(self.apply, 0, Qt.AlignmentFlag.AlignLeft)
        room.addWidget(self.apply_says)
        return self.foot


def _label(path: str, case: Case) -> str:
    """Name an input, or a whole table."""
    return input_label(path, case) if "/" in path else translate(table_label(path))
