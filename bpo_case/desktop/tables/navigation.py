"""Where keys lead in a table, as in Excel; it knows of keys, and of no widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import Qt


class Place(NamedTuple):
    """A cell."""

    row: int
    column: int


@dataclass(frozen=True)
class Ground:
    """What is moved on: the cells there are, which of them have something, and how many rows a page has."""

    rows: int
    """Those that have something; below them are the spare ones."""
    spare: int
    columns: int
    page: int
    filled: Callable[[int, int], bool]

    def within(self, row: int, column: int) -> Place:
        """Give the nearest cell there is."""
        return Place(max(0, min(self.rows + self.spare - 1, row)), max(0, min(self.columns - 1, column)))


_ARROWS: Mapping[int, tuple[int, int]] = {
    Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
}  # fmt: skip


def destination(ground: Ground, at: Place, key: int, jump: bool) -> Place | None:
    """Give the cell that a key leads to (with Ctrl where `jump`); nothing where the key does not move."""
    if key in _ARROWS:
        down, right = _ARROWS[Qt.Key(key)]
        return _edge(ground, at, down, right) if jump else ground.within(at.row + down, at.column + right)
    move = _MOVES.get(key)
    return move(ground, at, jump) if move else None


def _edge(ground: Ground, at: Place, down: int, right: int) -> Place:
    """Go to the last cell of those filled, or over blanks to the next that is, or to the end."""
    beside = ground.within(at.row + down, at.column + right)
    over_filled = ground.filled(*at) and ground.filled(*beside)
    place = beside
    while (following := ground.within(place.row + down, place.column + right)) != place:
        if ground.filled(*place) != over_filled or (over_filled and not ground.filled(*following)):
            break
        place = following
    return place


def _home(ground: Ground, at: Place, jump: bool) -> Place:
    return ground.within(0 if jump else at.row, 0)


def _end(ground: Ground, at: Place, jump: bool) -> Place:
    return ground.within(max(0, ground.rows - 1) if jump else at.row, ground.columns - 1)


_MOVES: Mapping[int, Callable[[Ground, Place, bool], Place]] = {
    Qt.Key.Key_Home: _home,
    Qt.Key.Key_End: _end,
    Qt.Key.Key_PageUp: lambda ground, at, _: ground.within(at.row - ground.page, at.column),
    Qt.Key.Key_PageDown: lambda ground, at, _: ground.within(at.row + ground.page, at.column),
    Qt.Key.Key_Tab: lambda ground, at, _: ground.within(at.row, at.column + 1),
    Qt.Key.Key_Backtab: lambda ground, at, _: ground.within(at.row, at.column - 1),
}
