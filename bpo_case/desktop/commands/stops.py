"""The stops of the tour through the window, in the order in which a case is built and read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bpo_case.desktop.start.tour import Stop
from bpo_case.text import message

if TYPE_CHECKING:
    from bpo_case.desktop.window import MainWindow
    from bpo_case.desktop.workspace.workspace import Workspace

PAGE = "labor"
"""The step whose page is shown: a table with much in it."""


_STOPS: tuple[tuple[Callable[[MainWindow, Workspace], QWidget | None], str, str], ...] = (
    (lambda _, workspace: workspace.steps, message("A case is built from top to bottom"), message(
        "Enter what the work takes and costs today, then the ways to deliver it. A tick says that a step is "
        "complete, a triangle that something is to be looked at."
    )),
    (lambda _, workspace: workspace.pages, message("Tables work as you know them"), message(
        "Paste from Excel, fill down, calculate with =1200*12. Everything can be undone, also large pastes."
    )),
    (lambda _, workspace: workspace.strip, message("The answer is always in sight"), message(
        "The key figures follow every keystroke and say what has changed since the case was last saved."
    )),
    (lambda _, workspace: workspace.inspector, message("Every number explains itself"), message(
        "Click any figure: its formula in words, the values in it, and the inputs and sources it comes from."
    )),
    (lambda _, workspace: workspace.problems, message("What could go wrong is said"), message(
        "Mistakes and known ways in which such cases fail are listed; a click leads to the cell."
    )),
    (lambda window, _: window.menus.bar, message("Out to Excel and to the board"), message(
        "The workbook has a live formula for every figure and can be taken back. "
        "The board paper is ready to be decided on."
    )),
    (lambda window, _: window.statusBar(), message("Your work is kept"), message(
        "A copy is kept a few seconds after each edit and offered again after a power cut; "
        "older versions can be restored."
    )),
)  # fmt: skip
"""What is shown, its heading, and what is said of it."""


def stops(window: MainWindow) -> tuple[Stop, ...]:
    """Give what is shown on the way; a case is open."""
    workspace = window.workspace
    assert workspace is not None
    return tuple(Stop(partial(target, window, workspace), heading, said) for target, heading, said in _STOPS)
