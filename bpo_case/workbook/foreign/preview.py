"""Shows what importing a sheet would do: the rows, what is wrong by cell, what was passed over, and control totals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bpo_case.case.document import Case
from bpo_case.text import translate
from bpo_case.workbook.cell_problem import CellProblem, address
from bpo_case.workbook.foreign.entries import Entry, Sources, entries, sources
from bpo_case.workbook.foreign.grid import Grid
from bpo_case.workbook.foreign.groups import Outcome
from bpo_case.workbook.foreign.header import Header, located
from bpo_case.workbook.foreign.lines import lines, passed_over
from bpo_case.workbook.foreign.mapping import Mapping as FileMapping
from bpo_case.workbook.foreign.mapping import checked
from bpo_case.workbook.foreign.planning import PlannedRow, planned
from bpo_case.workbook.foreign.shapes import as_people, as_postings, as_rows
from bpo_case.workbook.foreign.targets import Shape
from bpo_case.workbook.foreign.totals import Total, control_totals, totals_told
from bpo_case.workbook.foreign.traffic import as_traffic

MADE_BY: Mapping[Shape, Callable[[Sources, Sequence[Entry]], Outcome]] = {
    "rows": as_rows,
    "people": as_people,
    "postings": as_postings,
    "traffic": as_traffic,
}


@dataclass(frozen=True, slots=True)
class Preview:
    """What importing a sheet would do."""

    case: Case
    mapping: FileMapping
    header: Header
    rows: tuple[PlannedRow, ...]
    """The rows of the case that would be added or changed, those first to which others point."""
    problems: tuple[CellProblem, ...]
    """What is wrong, by cell; rows with a problem are not among `rows`."""
    notes: tuple[str, ...]
    """What was passed over, grouped, taken for granted or added, in sentences."""
    totals: tuple[Total, ...]
    file: str
    sheet: str


def preview(grid: Grid, mapping: FileMapping, case: Case) -> Preview:
    """Read a sheet by a mapping, and say what would become of the case."""
    checked(mapping)
    header = located(grid, mapping)
    found, troubles = lines(grid, header, mapping)
    source = sources(grid, header, mapping, found)
    given = entries(source, found)
    wanted = [entry for entry in given if not entry.line.left_out]
    outcome = MADE_BY[mapping.shape](source, [entry for entry in wanted if not entry.problems])
    plan = planned(source, outcome.drafts, case, given)
    totals = control_totals(source, given, outcome, plan.drafts, plan.currencies)
    wrong = [problem for entry in wanted for problem in entry.problems]
    notes = (*grid.notes, *_ignored(source), *passed_over(found), *totals_told(source, found), *outcome.notes)
    problems = (*troubles, *wrong, *outcome.problems, *plan.problems, *_unequal(source, totals))
    return Preview(
        case, mapping, header, plan.rows, tuple(dict.fromkeys(problems)), (*notes, *plan.notes), totals,
        grid.file, grid.sheet,
    )  # fmt: skip


def _ignored(source: Sources) -> list[str]:
    """Say which columns of the file are not imported."""
    used = {at for _, at in source.readers}
    there = enumerate(source.header.headings)
    unused = [f"{heading} ({address(source.header.row, at)})" for at, heading in there if heading and at not in used]
    return [translate("Columns not imported: {columns}.").format(columns=", ".join(unused))] if unused else []


def _unequal(source: Sources, totals: Sequence[Total]) -> list[CellProblem]:
    """A total that does not agree is our mistake, and stops the import all the same."""
    wrong = [each for each in totals if not each.agrees]
    said = translate("what is imported does not add up to the file: {total}")
    return [source.problem(said.format(total=each)) for each in wrong]
