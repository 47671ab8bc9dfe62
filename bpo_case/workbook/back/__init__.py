"""The way back: a workbook that this program exported, changed in a spreadsheet, becomes changes of the case.

``reader`` and ``formula_reader`` read the file in a process of their own and give grids; ``returned`` makes the case
that the grids say; ``differences`` holds it against the exported one and the one that the program has now; ``audit``
tells which formulas were changed. All but the readers is pure. ``take_back`` does everything.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bpo_case.workbook.back.differences import (
        Assumption,
        Difference,
        accepted,
        accepted_changes,
        difference,
        without_conflicts,
    )
    from bpo_case.workbook.back.findings import NotOurWorkbook, WorkbookHasProblems
    from bpo_case.workbook.back.identity import WorkbookOfAnotherCase
    from bpo_case.workbook.back.opening import take_back
    from bpo_case.workbook.cell_problem import CellProblem

__all__ = [
    "Assumption",
    "CellProblem",
    "Difference",
    "NotOurWorkbook",
    "WorkbookHasProblems",
    "WorkbookOfAnotherCase",
    "accepted",
    "accepted_changes",
    "difference",
    "take_back",
    "without_conflicts",
]

_HOMES = {
    "differences": ("Assumption", "Difference", "accepted", "accepted_changes", "difference", "without_conflicts"),
    "findings": ("CellProblem", "NotOurWorkbook", "WorkbookHasProblems"),
    "identity": ("WorkbookOfAnotherCase",),
    "opening": ("take_back",),
}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is: the process that reads a file starts without the rest."""
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
