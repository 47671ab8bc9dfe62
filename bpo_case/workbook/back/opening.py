"""Opens a workbook that came back: reads it in a process of its own, and makes the difference."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import bpo_case
from bpo_case.case.document import Case
from bpo_case.case.errors import FileProblem
from bpo_case.workbook.back.audit import Audit, audited
from bpo_case.workbook.back.cells import Book
from bpo_case.workbook.back.differences import Difference, difference
from bpo_case.workbook.back.expected import expected_layout
from bpo_case.workbook.back.exported import Exported, exported_case
from bpo_case.workbook.back.findings import WorkbookHasProblems
from bpo_case.workbook.back.formula_reader import read_formulas
from bpo_case.workbook.back.reader import read_book
from bpo_case.workbook.back.returned import returned
from bpo_case.workbook.cell_problem import CellProblem
from bpo_case.workbook.layout import FORMULAS_AT_MOST, TooManyFormulas
from bpo_case.workbook.safe import Limits, in_child

FORMULAS, THE_FILE = "Formulas", "File"
TOO_MANY = f"the case as it was exported would have more than {FORMULAS_AT_MOST:,} of them"
LIMITS = Limits(seconds=60)
"""What reading all formulas may cost; a large workbook has a million."""


def take_back(path: Path, program: Case, audit: bool = True) -> Difference:
    """Read a workbook and compare it with the case as exported, and with the one that the program has now.

    Raises WorkbookHasProblems with all that cannot be taken, and the errors of safe reading.
    """
    book = in_child(read_book, path)
    exported = exported_case(book, path)
    found = returned(book, exported.case or program, program)
    found = replace(found, notes=(*(CellProblem(note, THE_FILE) for note in book.notes), *found.notes))
    if found.problems:
        raise WorkbookHasProblems(path, found.problems)
    looked_at = _audited(path, book, exported) if audit else Audit()
    return difference(exported.case, program, found, looked_at, exported.reason)


def _audited(path: Path, book: Book, exported: Exported) -> Audit:
    """Compare the formulas, where it is known how they were exported."""
    if exported.case is None:
        return _not_compared(exported.reason)
    if exported.version != bpo_case.__version__:
        return _not_compared(f"they were written by BPO Case {exported.version}, and this is {bpo_case.__version__}")
    try:
        layout = expected_layout(exported.case, book.sheets)
        found = in_child(read_formulas, path, frozenset(grid.name for grid in book.grids), limits=LIMITS)
    except FileProblem as error:  # the inputs were read, and need no formulas
        return _not_compared(str(error))
    except TooManyFormulas:
        return _not_compared(TOO_MANY)
    return audited(layout, book, found)


def _not_compared(reason: str) -> Audit:
    return Audit(notes=(CellProblem(f"were not compared with those that were exported: {reason}", FORMULAS),))
