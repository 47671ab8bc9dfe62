"""Tells whether a workbook belongs to the case that it is to be taken into: a case is known by the ids of its rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bpo_case.case.document import TABLES, Case, rows
from bpo_case.errors import BpoCaseError
from bpo_case.text import message, plain_number, translate, translate_plural
from bpo_case.workbook.cell_problem import CellProblem

IN_COMMON = 0.5
"""Of the rows of the smaller of two versions of one case, at least this share has the same ids in both.

Cases share ids that they have from the same template; two cases that somebody has worked on share few.
"""
NO_ROWS = message("that case has no rows yet")


class WorkbookOfAnotherCase(BpoCaseError):
    """The workbook was exported from another case than the one that it is to be taken into."""

    def __init__(self, path: Path, its: Case, program: Case) -> None:
        self.path, self.its, self.program = path, its, program
        said = translate(
            "“{path}” is the workbook of another case, “{its}” ({shared}): import it into the case that it was "
            "exported from; or make an empty case with “bpo-case new” and import it into that, which takes all of it"
        )
        super().__init__(said.format(path=path, its=its.settings.title, shared=self._shared()))

    def _shared(self) -> str:
        common = len(_ids(self.its) & _ids(self.program))
        said = translate_plural(
            "{count} of its {rows} rows is in “{program}”", "{count} of its {rows} rows are in “{program}”", common
        )
        counts = {"count": plain_number(common), "rows": plain_number(len(_ids(self.its)))}
        return said.format(program=self.program.settings.title, **counts)


def refuse_another(path: Path, its: Case, program: Case) -> None:
    """Raise WorkbookOfAnotherCase where two cases have rows, but hardly any in common."""
    ids, others = _ids(its), _ids(program)
    if len(ids & others) < IN_COMMON * min(len(ids), len(others)):
        raise WorkbookOfAnotherCase(path, its, program)


def is_new(program: Case, its: Case) -> bool:
    """Tell whether a case is empty, so that a workbook is not compared with it but taken as a whole."""
    return not _ids(program) and bool(_ids(its))


def title_notes(its: Case | None, program: Case) -> Iterator[CellProblem]:
    """Say that the cases have other titles: two cases that come from one template share most of their ids."""
    if its and its.settings.title != program.settings.title:
        said = translate(
            "was exported from “{exported}”, and the case is called “{now}” now; make sure that it is the same case"
        )
        titles = {"exported": its.settings.title, "now": program.settings.title}
        yield CellProblem(said.format(**titles), translate("The workbook"))


def _ids(case: Case) -> set[tuple[str, str]]:
    return {(table, row.id) for table in TABLES for row in rows(case, table)}
