"""The first page: samples, templates and recent files, never an empty window."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bpo_case.desktop.keeping.recent import Recent, recent
from bpo_case.desktop.start.patterns import EMPTY, SAMPLES, TEMPLATES, Pattern
from bpo_case.desktop.start.tile import Tile, at_top
from bpo_case.desktop.theme.look import said
from bpo_case.desktop.theme.sign import Sign
from bpo_case.text import translate

WIDEST, SIDE = 1180, 330
COLUMNS, RECENT_SHOWN = 3, 6


class StartPage(QWidget):
    """Offers ways to begin."""

    started = Signal(str)
    """A copy of this sample or template is to be opened, as a case without a file."""
    opened = Signal(str)
    """The file at this path is to be opened; blank asks for one."""
    toured = Signal()
    """The tour is to begin."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.recent = QVBoxLayout()
        self.recent.setSpacing(6)
        room = QVBoxLayout(_centred(self._scrolled()))
        room.setContentsMargins(36, 26, 36, 22)
        room.setSpacing(24)
        room.addStretch(1)
        room.addLayout(self._head())
        room.addLayout(self._body())
        room.addStretch(3)
        self.refresh()

    def refresh(self) -> None:
        """Show the files that were open last."""
        while item := self.recent.takeAt(0):
            if widget := item.widget():
                widget.hide()  # it is deleted only once no dialog is open
                widget.deleteLater()
        found = recent()[:RECENT_SHOWN]
        for each in found:
            self.recent.addWidget(self._file(each))
        if not found:
            text = translate("Cases that you open or save are listed here.")
            self.recent.addWidget(said(text, "quiet", wrapped=True))

    def _scrolled(self) -> QWidget:
        """Make room that scrolls. It is in its place before it is filled: moved later, all in it is styled anew."""
        scrolled, inner = QScrollArea(self), QWidget()
        scrolled.setWidgetResizable(True)
        scrolled.setProperty("focusPolicy", "NoFocus")
        scrolled.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled)
        return inner

    def _head(self) -> QLayout:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(said(translate("Should we outsource this process?"), "hero", wrapped=True))
        about = translate("Build the case, compare the options, and show where every number comes from.")
        words.addWidget(said(about, "lead", wrapped=True))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(words, 1)
        for text, main, act in (
            (translate("Two-minute tour"), False, self.toured.emit),
            (translate("Open…"), False, partial(self.opened.emit, "")),
            (translate("New case"), True, partial(self.started.emit, str(EMPTY.path))),
        ):
            button = QPushButton(text)
            if main:
                button.setProperty("role", "main")
                self.setFocusProxy(button)
            button.clicked.connect(lambda _=False, act=act: act())
            head.addWidget(button)
        return head

    def _body(self) -> QLayout:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(10)
        right.setSpacing(10)
        left.addWidget(_heading(translate("Look at a sample"), translate("complete cases of fictional companies")))
        left.addLayout(_grid((self._sample(each) for each in SAMPLES), len(SAMPLES)))
        left.addSpacing(14)
        left.addWidget(_heading(translate("Begin with a template"), translate("illustrative figures to write over")))
        left.addLayout(_grid((self._template(each) for each in (*TEMPLATES, EMPTY)), COLUMNS))
        left.addStretch(1)
        right.addWidget(_heading(translate("Recent files")))
        right.addLayout(self.recent)
        right.addSpacing(14)
        right.addWidget(_drop_hint())
        right.addStretch(1)
        side = QWidget()
        side.setFixedWidth(SIDE)
        side.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        body = QHBoxLayout()
        body.setSpacing(32)
        body.addLayout(left, 1)
        body.addWidget(side)
        return body

    def _sample(self, pattern: Pattern) -> Tile:
        lines = [(pattern.organisation, "small"), (translate(pattern.about), "quiet")]
        return self._begins(Tile(pattern.icon, translate(pattern.name), lines, 26), pattern)

    def _template(self, pattern: Pattern) -> Tile:
        return self._begins(Tile(pattern.icon, translate(pattern.name), [(translate(pattern.about), "small")]), pattern)

    def _begins(self, tile: Tile, pattern: Pattern) -> Tile:
        tile.clicked.connect(lambda: self.started.emit(str(pattern.path)))
        return tile

    def _file(self, each: Recent) -> Tile:
        lines = [(f"{each.opened:%Y-%m-%d %H:%M}", "small")]
        tile = Tile("file-text", each.path.stem, [(_short(str(each.path.parent)), "small"), *lines])
        tile.setToolTip(str(each.path))
        tile.clicked.connect(lambda: self.opened.emit(str(each.path)))
        return tile


def _heading(text: str, about: str = "") -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(said(text, "heading"))
    low = QVBoxLayout()
    low.addStretch(1)
    low.addWidget(said(about, "small"))
    row.addLayout(low, 1)
    return made


def _grid(tiles: Iterable[QWidget], columns: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(10)
    for place, tile in enumerate(tiles):
        grid.addWidget(tile, place // columns, place % columns)
    for column in range(columns):
        grid.setColumnStretch(column, 1)
    return grid


def _drop_hint() -> QFrame:
    hint = QFrame()
    hint.setProperty("role", "drop")
    row = QHBoxLayout(hint)
    row.setContentsMargins(14, 14, 14, 14)
    row.setSpacing(12)
    row.addLayout(at_top(Sign("file-input", "quiet")))
    text = translate("Drop a case here to open it. Workbooks and tables can be dropped into an open case.")
    row.addWidget(said(text, "quiet", wrapped=True), 1)
    return hint


def _centred(outer: QWidget) -> QWidget:
    """Make a widget in the middle of another."""
    inner = QWidget(outer)
    inner.setMaximumWidth(WIDEST)
    row = QHBoxLayout(outer)
    row.setContentsMargins(0, 0, 0, 0)
    outer.setMinimumHeight(1)  # as high as texts need in this width, not in the narrowest
    row.addStretch(1)
    row.addWidget(inner, 1000)
    row.addStretch(1)
    return inner


def _short(folder: str) -> str:
    """Leave out the middle of a long path."""
    return folder if len(folder) <= 40 else f"{folder[:14]}…{folder[-25:]}"
