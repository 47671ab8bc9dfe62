"""Opens a workbook that came back: reads it in a process of its own, and makes the difference."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import bpo_case
from bpo_case.case.document import Case
from bpo_case.case.errors import FileProblem
from bpo_case.text import plain_number, translate
from bpo_case.workbook.back.audit import Audit, audited
from bpo_case.workbook.back.cells import Book
from bpo_case.workbook.back.differences import Difference, difference
from bpo_case.workbook.back.expected import expected_layout
from bpo_case.workbook.back.exported import Exported, exported_case
from bpo_case.workbook.back.findings import WorkbookHasProblems
from bpo_case.workbook.back.formula_reader import read_formulas
from bpo_case.workbook.back.identity import NO_ROWS, is_new, refuse_another
from bpo_case.workbook.back.reader import read_book
from bpo_case.workbook.back.returned import returned
from bpo_case.workbook.cell_problem import CellProblem
from bpo_case.workbook.layout import FORMULAS_AT_MOST, TooManyFormulas
from bpo_case.workbook.safe import Limits, in_child
from bpo_case.workbook.safe.errors import TooSlow

LIMITS = Limits(seconds=45)
"""What reading the formulas may cost, once the inputs have shown that the workbook is this case's: a large one has half
a million, which takes 7 seconds, and several times that on a busy machine. Where time runs out, the inputs are taken,
and it is said that the formulas were not compared."""


def take_back(path: Path, program: Case, audit: bool = True) -> Difference:
    """Read a workbook and compare it with the case as exported, and with the one that the program has now.

    An empty case takes the workbook as a whole. Raises WorkbookOfAnotherCase, WorkbookHasProblems with all that cannot
    be taken, and the errors of safe reading. A workbook speaks English, but what is said of its cells is in the
    language of its reader.
    """
    book = in_child(read_book, path)
    exported = exported_case(book, path)
    found = returned(book, exported.case or program, program)
    refuse_another(path, exported.case or found.case, program)
    found = replace(found, notes=(*(CellProblem(note, translate("File")) for note in book.notes), *found.notes))
    looked_at = _audited(path, book, exported) if audit else Audit()
    if found.problems:
        raise WorkbookHasProblems(path, found.problems, looked_at.changes)
    if is_new(program, found.case):
        return difference(None, program, found, looked_at, translate(NO_ROWS))
    return difference(exported.case, program, found, looked_at, exported.reason)


def _audited(path: Path, book: Book, exported: Exported) -> Audit:
    """Compare the formulas, where it is known how they were exported."""
    if exported.case is None:
        return _not_compared(exported.reason)
    if exported.version != bpo_case.__version__:
        said = translate("they were written by BPO Case {version}, and this is {here}")
        return _not_compared(said.format(version=exported.version, here=bpo_case.__version__))
    try:
        layout = expected_layout(exported.case, book.sheets)
        found = in_child(read_formulas, path, frozenset(grid.name for grid in book.grids), limits=LIMITS)
    except TooSlow:
        said = translate("reading them takes more than {count} seconds")
        return _not_compared(said.format(count=plain_number(LIMITS.seconds, ",g")))
    except FileProblem as error:  # the inputs were read, and need no formulas
        return _not_compared(str(error))
    except TooManyFormulas:
        said = translate("the case as it was exported would have more than {count} of them")
        return _not_compared(said.format(count=plain_number(FORMULAS_AT_MOST)))
    return audited(layout, book, found)


def _not_compared(reason: str) -> Audit:
    said = translate("were not compared with those that were exported: {reason}")
    return Audit(notes=(CellProblem(said.format(reason=reason), translate("Formulas")),))
