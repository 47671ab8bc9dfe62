"""Turns a preview into changes of the case, which are one step to undo."""

from __future__ import annotations

from bpo_case.case.change import Change
from bpo_case.workbook.cell_problem import CellProblem
from bpo_case.workbook.foreign.errors import WrongCells
from bpo_case.workbook.foreign.planning import changes_of
from bpo_case.workbook.foreign.preview import Preview


def changes(preview: Preview, without_wrong_rows: bool = False) -> tuple[Change, ...]:
    """Give the changes that import what a preview shows; raise WrongCells with all that stands against it."""
    if problems := standing(preview, without_wrong_rows):
        raise WrongCells(preview.file, problems)
    return changes_of(preview.case, preview.rows)


def standing(preview: Preview, without_wrong_rows: bool = False) -> tuple[CellProblem, ...]:
    """Give the problems that stand against an import.

    Rows with problems may be left out; what concerns no single row stops the import in any case.
    """
    return tuple(problem for problem in preview.problems if not (without_wrong_rows and problem.row))
