"""A finding of a health check as a row of a list: status, problem, and whom it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from bpo_case.analysis.health import Finding, Status, order_by_severity
from bpo_case.desktop.theme.icons import SIZE, pixmap
from bpo_case.desktop.theme.look import colours, font
from bpo_case.text import message, translate

Index = QModelIndex | QPersistentModelIndex
FINDING = int(Qt.ItemDataRole.UserRole)
ROW, HEADING, MARGIN = 46, 34, 10
ICONS: Mapping[Status, str] = {"pass": "circle-check", "warn": "triangle-alert", "fail": "circle-alert"}
SAID: Mapping[Status, str] = {"pass": message("Passed"), "warn": message("Warning"), "fail": message("Failed")}


@dataclass(frozen=True)
class Told:
    """What a row tells: one finding, or all of one check that passed, in several options."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The finding, or the first of those that passed."""
        return self.findings[0]

    @property
    def subject(self) -> str:
        """Whom it concerns: the whole case, or options by name."""
        return ", ".join(finding.subject for finding in self.findings)

    @property
    def written(self) -> str:
        """What was measured, as numbers."""
        return ", ".join(finding.written for finding in self.findings)

    @property
    def sentence(self) -> str:
        """What was measured, in sentences."""
        if len(self.findings) == 1:
            return f"{self.first.sentence}."
        return "\n".join(f"{finding.subject}: {finding.sentence}." for finding in self.findings)


def told(findings: Iterable[Finding]) -> list[Told]:
    """Put findings into rows, the worst first: what failed or warns each by itself, what passed check by check."""
    rows: dict[tuple[str, str], tuple[Finding, ...]] = {}
    for finding in order_by_severity(findings):
        key = (finding.check.key, "" if finding.status == "pass" else finding.subject)
        rows[key] = (*rows.get(key, ()), finding)
    return [Told(each) for each in rows.values()]


def colour_of(status: Status) -> str:
    """Give the colour of a status."""
    used = colours()
    return {"pass": used.good, "warn": used.doubtful, "fail": used.bad}[status]


class FindingDelegate(QStyledItemDelegate):
    """Draws a theme as a heading, and a finding in two lines beside the icon of its status."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give a finding two lines."""
        return QSize(200, ROW if index.data(FINDING) is not None else HEADING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        shown, rect = index.data(FINDING), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if shown is None:
            _line(painter, rect.adjusted(MARGIN, 10, -MARGIN, 0), index.data(), font(8.5, strong=True), colours().quiet)
        else:
            _ground(painter, option, rect)
            _finding(painter, shown, rect, option.widget.devicePixelRatioF())
        painter.restore()


def _ground(painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    if chosen or option.state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(QColor(colours().chosen if chosen else colours().hover))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), 5, 5)


def _finding(painter: QPainter, shown: Told, rect: QRect, scale: float) -> None:
    used, finding = colours(), shown.first
    painter.drawPixmap(
        rect.left() + MARGIN, rect.top() + 6, pixmap(ICONS[finding.status], colour_of(finding.status), SIZE, scale)
    )
    room = rect.adjusted(MARGIN + SIZE + 9, 5, -MARGIN, -5)
    half = room.height() // 2
    ink = used.quiet if finding.status == "pass" else used.ink
    first = QRect(room.left(), room.top(), room.width(), half)
    _line(painter, first, translate(finding.check.problem), font(strong=finding.status != "pass"), ink)
    _line(painter, first.translated(0, half), _concerns(shown), font(9), used.quiet)


def _concerns(shown: Told) -> str:
    """Say whom a row concerns; what passed is named after the problem that is not there, so it says so."""
    if shown.first.status != "pass":
        return shown.subject
    return translate("Passed: {whom}").format(whom=shown.subject)


def _line(painter: QPainter, room: QRect, text: str, used: QFont, colour: str) -> None:
    painter.setFont(used)
    painter.setPen(QColor(colour))
    said = QFontMetrics(used).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)
