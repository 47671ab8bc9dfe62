"""bpo-case import --into: a table of anybody's workbook becomes rows of a case, by a mapping that is kept."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any

from bpo_case.cli.output import BadDestination, case_destination, destination, print_json, width
from bpo_case.errors import BpoCaseError

if TYPE_CHECKING:
    from bpo_case.case.change import Change
    from bpo_case.case.document import Case
    from bpo_case.workbook.cell_problem import CellProblem
    from bpo_case.workbook.foreign import Grid, Guess, Mapping, Preview
    from bpo_case.workbook.foreign.proposal import ColumnGuess
    from bpo_case.workbook.foreign.totals import Total

CHANGES_SHOWN = 40
MISTAKE = 2


class NoSuchTable(BpoCaseError):
    """Nothing can be imported into the table that was named."""

    def __init__(self, table: str) -> None:
        self.table = table
        said = f"“{table}” is no table for that" if table else "it is not said into which table"
        super().__init__(f"{said}; say --into with labor, infrastructure, training, volumes or charges")


class NoSuchRow(BpoCaseError):
    """The row of the headings was given, and no sheet has it."""

    def __init__(self, row: int) -> None:
        self.row = row
        super().__init__(f"--header-row {row} is no row of a sheet; rows are counted from 1, without it they are found")


class TwoTables(BpoCaseError):
    """The mapping is for another table than the one that was asked for."""

    def __init__(self, asked: str, mapped: str) -> None:
        self.asked, self.mapped = asked, mapped
        super().__init__(f"The mapping is for the table “{mapped}”, not “{asked}”; say --into {mapped}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what is said about the sheet and its mapping; the command itself has the files and --json."""
    group = parser.add_argument_group("a workbook of any kind, into one table of the case")
    group.add_argument("--into", metavar="TABLE", help="labor, infrastructure, training, volumes or charges")
    group.add_argument("--sheet", metavar="S", default="", help="the sheet; otherwise the first that is not hidden")
    group.add_argument("--header-row", metavar="N", type=int, help="the row of the headings, from 1")
    group.add_argument("--mapping", metavar="M.json", type=Path, help="how columns become fields; otherwise guessed")
    group.add_argument("--save-mapping", metavar="M.json", type=Path, help="keep the mapping, to correct and use again")
    group.add_argument(
        "--leave-out-wrong", action="store_true", help="import the rest where rows have problems, and list those"
    )


def run(given: argparse.Namespace) -> int:
    """Show what would be imported, and import it unless it is a dry run.

    Reads `file`, `workbook`, `out`, `dry_run` and `json` of the command, and what `add_arguments` has declared.
    """
    from bpo_case.case.change import apply
    from bpo_case.case.file import load, save
    from bpo_case.cli.compare import as_data as changes_as_data
    from bpo_case.workbook.foreign import changes, preview, read, save_mapping
    from bpo_case.workbook.foreign.changes import standing

    if given.header_row is not None and given.header_row < 1:
        raise NoSuchRow(given.header_row)
    case = load(given.file)
    out = None if given.dry_run else case_destination(given.out, given.file)
    kept = _kept_mapping(given)
    mapping = _mapping(given)
    grid = read(given.workbook, given.sheet or (mapping.sheet if mapping else ""))
    guessed = None if mapping else _guessed(grid, given)
    used = mapping or (guessed.mapping if guessed else None)
    assert used is not None
    shown = preview(grid, used, case)
    if kept is not None:
        save_mapping(used, kept)
    if not given.json:
        print("\n".join(_said(shown, guessed)))
    problems = standing(shown, given.leave_out_wrong)
    if given.json and problems:
        print_json(as_data(shown, guessed))
        return MISTAKE
    found = changes(shown, without_wrong_rows=given.leave_out_wrong)
    after = apply(case, found)
    if given.json:
        print_json({**as_data(shown, guessed), "changes": changes_as_data(found, case, after)})
    else:
        print("\n".join(_changed(found, case, after, out)))
    if out is not None:
        save(after, out)
    return 0


def as_data(shown: Preview, guessed: Guess | None) -> dict[str, Any]:
    """Give what would be imported, what is wrong and what was passed over, as JSON has it."""
    return {
        "sheet": shown.sheet,
        "header_row": shown.header.row,
        "mapping": shown.mapping.model_dump(exclude_defaults=True),
        "columns": [_column(each) for each in guessed.columns] if guessed else [],
        "rows": [
            {"table": row.table, "name": getattr(row.record, "name", ""), "from_rows": row.from_rows}
            for row in shown.rows
        ],
        "problems": [_problem(each) for each in shown.problems],
        "notes": shown.notes,
        "totals": [_total(each) for each in shown.totals],
        "changes": [],
    }


def _column(each: ColumnGuess) -> dict[str, Any]:
    return {"heading": each.heading, "column": each.column + 1, "field": each.field, "score": round(each.score, 3)}


def _problem(each: CellProblem) -> dict[str, Any]:
    return {"row": each.row, "cell": each.cell, "label": each.label, "message": each.message, "text": str(each)}


def _total(each: Total) -> dict[str, Any]:
    parts = {"in_file": each.in_file, "left_out": each.left_out, "wrong": each.wrong, "imported": each.imported}
    return {"label": each.label, "heading": each.heading, "currency": each.currency, **parts, "text": str(each)}


def _kept_mapping(given: argparse.Namespace) -> Path | None:
    """Give where the mapping is kept, a dry run aside; refuse to write it over the case or the workbook."""
    named: Path | None = given.save_mapping
    if named is None:
        return None
    checked = destination(named, given.file, ".json")
    if checked.exists() and given.workbook.exists() and checked.samefile(given.workbook):
        raise BadDestination(f"“{named}” is the workbook itself and must not be overwritten; give another name")
    return None if given.dry_run else checked


def _mapping(given: argparse.Namespace) -> Mapping | None:
    """Read the mapping, with what the command line says besides."""
    from bpo_case.workbook.foreign import load_mapping
    from bpo_case.workbook.foreign.targets import table_named

    if given.mapping is None:
        return None
    mapping = load_mapping(given.mapping)
    if given.into and table_named(given.into) != mapping.table:
        raise TwoTables(given.into, mapping.table)
    said = {"sheet": given.sheet, "header_row": given.header_row}
    return mapping.model_copy(update={name: value for name, value in said.items() if value})


def _guessed(grid: Grid, given: argparse.Namespace) -> Guess:
    from bpo_case.workbook.foreign import guess
    from bpo_case.workbook.foreign.targets import TABLES, table_named

    table = table_named(given.into or "")
    if table not in TABLES:
        raise NoSuchTable(given.into or "")
    return guess(grid, table, given.header_row or 0)


def _said(shown: Preview, guessed: Guess | None) -> Iterator[str]:
    yield f"{shown.file}, {shown.sheet}, headings in row {shown.header.row}:"
    if guessed:
        yield "\n" + _guesses(guessed) + "\n"
    yield from _wrapped([*(guessed.notes if guessed else ()), *shown.notes])
    if shown.totals:
        yield "\nControl totals:"
        yield from _wrapped(map(str, shown.totals))


def _guesses(guessed: Guess) -> str:
    from bpo_case.cli.table import Row, table

    targets = guessed.mapping.targets
    rows = [
        Row(each.heading or "(no heading)", (targets[each.field].label if each.field else "–", _score(each)))
        for each in guessed.columns
    ]
    return table(["is taken for", "Score"], rows, width())


def _score(each: ColumnGuess) -> str:
    return f"{each.score:.2f}" if each.field else ""


def _changed(found: Sequence[Change], before: Case, after: Case, out: Path | None) -> Iterator[str]:
    from bpo_case.case.labels import labels

    if not found:
        yield "\nNothing changes: the case says the same already."
        return
    count = "1 change" if len(found) == 1 else f"{len(found):,} changes"
    yield f"\n{count}{'' if out else ', not written'}:"
    yield from _wrapped(labels(found[:CHANGES_SHOWN], before, after))
    if len(found) > CHANGES_SHOWN:
        yield f"  and {len(found) - CHANGES_SHOWN:,} more"
    if out:
        yield f"\n{out} is the case with what was imported."


def _wrapped(texts: Iterable[str]) -> Iterator[str]:
    return (fill(text, width(), initial_indent="  ", subsequent_indent="    ") for text in texts)
