"""The desktop application: one window around a case.

`application` starts it, `window` is the frame. What stands here and in `theme` and `start` needs Qt and the standard
library only, so that the window is there at once; everything that reads or calculates a case stands in the other
rooms and is imported behind the first picture.

PySide makes Qt's classes when they are first named, and their enumerations with them: 94 of them, and a fifth of the
whole start, where the name `Qt` is imported. What stands before the first picture therefore says `QtCore.Qt` inside
functions that run later, and sets properties by their names, as `setProperty("focusPolicy", "NoFocus")`.
"""

from __future__ import annotations

from pathlib import Path


def run(path: Path | None = None) -> int:
    """Show the window, with a case where one is named, until it is closed; give the exit code."""
    from bpo_case.desktop.application import start

    return start(path)
