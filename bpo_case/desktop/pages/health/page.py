"""Health: how business cases go wrong, and whether this one does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter

from bpo_case.analysis.health import STATUSES, Finding, is_draft
from bpo_case.case.change import apply
from bpo_case.desktop.pages.answer_page import Instead
from bpo_case.desktop.pages.health.finding_card import FindingCard
from bpo_case.desktop.pages.health.finding_row import FINDING, SAID, FindingDelegate, told
from bpo_case.desktop.pages.missing import missing
from bpo_case.desktop.pages.page import Page
from bpo_case.desktop.theme.look import restyle, said
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.desktop.workspace.steps import Step
from bpo_case.errors import BpoCaseError
from bpo_case.text import message, translate, translate_plural

ABOUT = message("How business cases go wrong, each checked against published evidence.")
THEMES = {
    "baseline": message("Baseline"), "people": message("People"), "transition": message("Transition"),
    "contract": message("Contract"), "judgement": message("Judgement"),
}  # fmt: skip
TO_LOOK_AT = message("To look at")


class HealthPage(Page):
    """Shows what is to be looked at, then what passed by theme, and beside them all about the one chosen."""

    def __init__(self, desk: Desk, step: Step) -> None:
        super().__init__(desk, step, ABOUT)
        self.summary = said("", "strong", wrapped=True)
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Findings"))
        self.list.setItemDelegate(FindingDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._choose)
        self.card = FindingCard(desk)
        self.card.remedied.connect(self.apply)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setHandleWidth(12)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.list)
        parts.addWidget(self.card)
        parts.setSizes([420, 420])
        self.say = Instead(parts)
        self.room.addWidget(self.summary)
        self.room.addWidget(self.say, 1)
        desk.examined.connect(self.refresh)
        desk.session.recalculator.finished.connect(self._say_what_is_missing)
        self.refresh()

    def refresh(self) -> None:
        """Show the findings of now; the one chosen stays so."""
        kept = _name(self.list.currentItem())
        self.list.blockSignals(True)
        self.list.clear()
        for label, found in _sections(self.desk.findings):
            self._add(translate(label), found)
        self.list.blockSignals(False)
        self._summarise()
        self._say_what_is_missing()
        items = [self.list.item(row) for row in range(self.list.count())]
        findings = [item for item in items if item.data(FINDING) is not None]
        same = next((item for item in findings if _name(item) == kept), None)
        chosen = same or min(findings, key=_severity, default=None)
        if chosen is not None:
            self.list.setCurrentItem(chosen)

    def apply(self, finding: Finding) -> None:
        """Make the changes that a finding proposes, as one step; a case that was edited since may not take them."""
        text, store = translate("Remedy: {problem}").format(problem=translate(finding.check.problem)), self.desk.store
        try:
            apply(store.case, finding.changes)  # all of them, or none
            store.change(text, finding.changes)
        except BpoCaseError as error:
            store.tell(str(error))

    def showEvent(self, event: QShowEvent) -> None:
        """Say what is missing, as it is now."""
        super().showEvent(event)
        self._say_what_is_missing()

    def _add(self, label: str, findings: Sequence[Finding]) -> None:
        heading = QListWidgetItem(label.upper(), self.list)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        for row in told(findings):
            item = QListWidgetItem(self.list)
            item.setData(FINDING, row)
            said_of = f"{translate(SAID[row.first.status])}: {translate(row.first.check.problem)}, {row.subject}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said_of)
            item.setToolTip(said_of)

    def _summarise(self) -> None:
        findings = self.desk.findings
        failed, warned, passed = (
            sum(1 for finding in findings if finding.status == status) for status in ("fail", "warn", "pass")
        )
        said_of = (
            translate_plural("1 check failed", "{count} checks failed", failed).format(count=failed),
            translate_plural("1 warning", "{count} warnings", warned).format(count=warned),
            translate_plural("1 passed", "{count} passed", passed).format(count=passed),
        )
        draft = is_draft(findings)
        begin = translate("DRAFT: a check fails, so the case should not be decided on yet.") if draft else ""
        self.summary.setText(" ".join(part for part in (begin, " · ".join(said_of)) if part))
        self.summary.setVisible(bool(findings))
        restyle(self.summary, "draft" if draft else "strong")

    def _say_what_is_missing(self) -> None:
        sentence = missing(self.desk)
        if not sentence and not self.desk.findings:
            sentence = translate("There is nothing to check yet: the checks look at options other than today's.")
        self.say.instead(sentence)

    def _choose(self, item: QListWidgetItem | None) -> None:
        row = item.data(FINDING) if item is not None else None
        if row is not None:
            self.card.show_told(row)


def _sections(findings: Sequence[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    """Give what failed or warns under one heading, so that it need not be looked for, then what passed by theme."""
    sections = {"": [finding for finding in findings if finding.status != "pass"]}
    for theme in THEMES:
        sections[theme] = [each for each in findings if each.status == "pass" and each.check.theme == theme]
    yield from ((THEMES.get(theme, TO_LOOK_AT), found) for theme, found in sections.items() if found)


def _name(item: QListWidgetItem | None) -> tuple[str, str]:
    """Give what stays the same about a row when the case changes: the check, and whom it concerns."""
    row = item.data(FINDING) if item is not None else None
    return (row.first.check.key, row.subject) if row is not None else ("", "")


def _severity(item: QListWidgetItem) -> int:
    return -STATUSES.index(item.data(FINDING).first.status)
