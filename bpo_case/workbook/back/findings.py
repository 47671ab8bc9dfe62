"""What reading a workbook finds besides values: problems, which have to be mended, and notes, which are to be known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from bpo_case.errors import BpoCaseError
from bpo_case.workbook.cell_problem import CellProblem


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
    rows = f" (and so in {more:,} more {'row' if more == 1 else 'rows'})" if more else ""
    return replace(notes[0], message=notes[0].message + rows)


class SavedOtherwise(BpoCaseError):
    """The file is a spreadsheet, but not of the kind that is exported."""

    def __init__(self, path: Path, kind: str) -> None:
        self.path, self.kind = path, kind
        super().__init__(
            f"“{path}” is {kind}; save the exported workbook as .xlsx, or import a table of it with --into"
        )


class NotOurWorkbook(BpoCaseError):
    """The workbook has none of the marks that the export puts there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"“{path}” was not exported by BPO Case, or has lost the hidden row and column by which its sheets are "
            "known. Import it with --into TABLE, or take a copy that still has them"
        )


class WorkbookHasProblems(BpoCaseError):
    """Cells of the workbook cannot be taken into the case; all of them are told together."""

    def __init__(self, path: Path, problems: Iterable[CellProblem]) -> None:
        self.path, self.problems = path, tuple(problems)
        count = "a problem" if len(self.problems) == 1 else f"{len(self.problems):,} problems"
        lines = (f"  {problem}" for problem in self.problems)
        super().__init__("\n".join([f"“{path}” has {count}; nothing was imported:", *lines]))
