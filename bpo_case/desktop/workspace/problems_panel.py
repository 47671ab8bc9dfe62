"""What is to be looked at: refused entries, problems, findings of health checks; each leads to its cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from bpo_case.analysis.health.finding import Finding
from bpo_case.analysis.simulation.asked import refusals
from bpo_case.case.labels import input_label
from bpo_case.desktop.theme.icons import icon
from bpo_case.desktop.theme.look import colours, said
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.text import message, translate, translate_plural
from bpo_case.text.numbers import number

PATH = int(Qt.ItemDataRole.UserRole)
AT_MOST = 200
ROW, ROWS_SHOWN = 24, 4


class Remark(NamedTuple):
    """A sentence, how bad it is, and the input it leads to."""

    level: str
    sentence: str
    path: str = ""


LEVELS = {"bad": ("circle-alert", message("to be mended")), "doubtful": ("triangle-alert", message("to be looked at"))}
"""How bad a remark is: its icon, and how it is said."""


class ProblemsPanel(QFrame):
    """Shows remarks, the worst first; it is not there while there are none, and only a line while it is folded."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._shown: list[Remark] = []
        self._low = self._was_folded = False
        self.setProperty("role", "card")
        self.heading, self.stale, self.list = QPushButton(), said("", "doubtful"), QListWidget()
        self.heading.setProperty("role", "fold")
        self.heading.setCursor(Qt.CursorShape.PointingHandCursor)
        self.heading.clicked.connect(lambda: self.fold(not self.list.isHidden()))
        self._make_list()
        self._arrange()
        self.fold(False)

    def _make_list(self) -> None:
        self.list.setProperty("role", "plain")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(translate("Things to look at"))
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.stale)
        room = QVBoxLayout(self)
        room.setContentsMargins(10, 6, 10, 6)
        room.setSpacing(2)
        room.addLayout(head)
        room.addWidget(self.list)

    def show_remarks(self, remarks: list[Remark]) -> None:
        """Show remarks, the worst first."""
        self.setVisible(bool(remarks))
        self._say_stale()
        if remarks == self._shown:
            return
        self._shown, count = remarks, len(remarks)
        sentence = translate_plural("1 thing to look at", "{count} things to look at", count)
        self.heading.setText(sentence.format(count=number(count)))
        self.list.clear()
        for remark in remarks[:AT_MOST]:
            self._add(remark)
        self.list.setFixedHeight(min(self.list.count(), ROWS_SHOWN) * ROW + 4)

    def fold(self, folded: bool) -> None:
        """Show the heading alone, or the remarks as well."""
        self.list.setVisible(not folded)
        self.heading.setIcon(icon("chevron-right" if folded else "chevron-down", colours().quiet))
        self.heading.setAccessibleDescription(translate("closed") if folded else translate("open"))

    def keep_low(self, low: bool) -> None:
        """Be folded while a page is shown that is read rather than filled in; then be as before."""
        if low == self._low:
            return
        self._low = low
        if low:
            self._was_folded = self.list.isHidden()
        self.fold(low or self._was_folded)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the change between light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._redraw()

    def _redraw(self) -> None:
        self.fold(self.list.isHidden())
        for row, remark in enumerate(self._shown[:AT_MOST]):
            self.list.item(row).setIcon(_icon(remark))

    def _add(self, remark: Remark) -> None:
        _, level = LEVELS[remark.level]
        item = QListWidgetItem(_icon(remark), remark.sentence, self.list)
        item.setSizeHint(QSize(0, ROW))
        item.setData(PATH, remark.path)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{translate(level)}: {remark.sentence}")
        item.setToolTip(remark.sentence)

    def _say_stale(self) -> None:
        """Say whether the figures shown are of the case as it is."""
        recalculator = self.desk.session.recalculator
        stale = recalculator.outcome is not None and recalculator.outcome.results is None
        told = translate("The figures shown are those from before the problems.")
        self.stale.setText(told if stale and recalculator.shown is not None else "")

    def _go(self, item: QListWidgetItem) -> None:
        if item.data(PATH):
            self.desk.sent.emit(item.data(PATH))


def _icon(remark: Remark) -> QIcon:
    return icon(LEVELS[remark.level][0], getattr(colours(), remark.level))


def remarks(desk: Desk, findings: tuple[Finding, ...]) -> Iterator[Remark]:
    """Give what is to be said: refused entries, problems, what cannot be simulated, what the health checks find."""
    state, outcome = desk.store.state, desk.session.recalculator.outcome
    for path, refused in state.refused.items():
        yield Remark("bad", f"{input_label(path, state.case)}: {refused.sentence}", path)
    for problem in outcome.problems if outcome else ():
        yield Remark("bad", str(problem), problem.path)
    for problem in refusals(state.case):
        yield Remark("doubtful", str(problem), problem.path)
    for status, level in (("fail", "bad"), ("warn", "doubtful")):
        for finding in findings:
            if finding.status == status:
                yield Remark(level, f"{finding.subject}: {finding.sentence}", next(iter(finding.paths), ""))
