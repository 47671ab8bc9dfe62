"""What reading a workbook finds besides values: problems, which have to be mended, and notes, which are to be known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bpo_case.errors import BpoCaseError
from bpo_case.text import plain_number, translate, translate_plural
from bpo_case.workbook.back.formula_changes import RowChange
from bpo_case.workbook.cell_problem import CellProblem

FORMULAS_SHOWN = 20


@dataclass
class Findings:
    """Collects what is found, so that all of it is told together."""

    problems: list[CellProblem] = field(default_factory=list)
    notes: list[CellProblem] = field(default_factory=list)

    def problem(self, message: str, sheet: str, row: int = 0, column: int = -1, label: str = "") -> None:
        """Keep what has to be mended."""
        self.problems.append(CellProblem(message, sheet, row, column, label))

    def note(self, message: str, sheet: str, row: int = 0, column: int = -1, label: str = "") -> None:
        """Keep what was understood in a way that a person should know of."""
        self.notes.append(CellProblem(message, sheet, row, column, label))

    def notes_in_short(self) -> tuple[CellProblem, ...]:
        """Give the notes, the same one about many rows of a column once."""
        alike: dict[tuple[str, str, str], list[CellProblem]] = {}
        for note in self.notes:
            alike.setdefault((note.sheet, note.label, note.message), []).append(note)
        return tuple(_in_short(notes) for notes in alike.values())


def _in_short(notes: list[CellProblem]) -> CellProblem:
    more = len(notes) - 1
    if not more:
        return notes[0]
    said = translate_plural("{note} (and so in {count} more row)", "{note} (and so in {count} more rows)", more)
    return replace(notes[0], message=said.format(note=notes[0].message, count=plain_number(more)))


class SavedOtherwise(BpoCaseError):
    """The file is a spreadsheet, but not of the kind that is exported."""

    def __init__(self, path: Path, kind: str) -> None:
        self.path, self.kind = path, kind
        said = translate("“{path}” is {kind}; save the exported workbook as .xlsx, or import a table of it with --into")
        super().__init__(said.format(path=path, kind=translate(kind)))


class NotOurWorkbook(BpoCaseError):
    """The workbook has none of the marks that the export puts there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        said = translate(
            "“{path}” was not exported by BPO Case, or has lost the hidden row and column by which its sheets are "
            "known. Import it with --into TABLE, or take a copy that still has them"
        )
        super().__init__(said.format(path=path))


def _first(formulas: Sequence[RowChange]) -> Iterator[str]:
    yield from (f"  {change}" for change in formulas[:FORMULAS_SHOWN])
    if len(formulas) > FORMULAS_SHOWN:
        yield "  " + translate("and {count} more").format(count=plain_number(len(formulas) - FORMULAS_SHOWN))


class WorkbookHasProblems(BpoCaseError):
    """Cells of the workbook cannot be taken into the case; all of them are told together."""

    def __init__(self, path: Path, problems: Iterable[CellProblem], formulas: Iterable[RowChange] = ()) -> None:
        self.path, self.problems, self.formulas = path, tuple(problems), tuple(formulas)
        lines = [*self._problems_said()]
        lines += [*self._formulas_said()] if self.formulas else []
        super().__init__("\n".join(lines))

    def _problems_said(self) -> Iterator[str]:
        count = len(self.problems)
        said = translate_plural(
            "“{path}” has a problem; nothing was imported:",
            "“{path}” has {count} problems; nothing was imported:",
            count,
        )
        yield said.format(path=self.path, count=plain_number(count))
        yield from (f"  {problem}" for problem in self.problems)

    def _formulas_said(self) -> Iterator[str]:
        count = len(self.formulas)
        said = translate_plural(
            "Besides, {count} row has other formulas than exported:",
            "Besides, {count} rows have other formulas than exported:",
            count,
        )
        yield said.format(count=plain_number(count))
        yield from _first(self.formulas)
