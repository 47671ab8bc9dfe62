"""bpo-case import: takes the changes that were made in a workbook into the case."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bpo_case.cli import import_table
from bpo_case.cli.output import case_destination, print_json
from bpo_case.errors import BpoCaseError

if TYPE_CHECKING:
    from bpo_case.workbook.back import Assumption, CellProblem, Difference, WorkbookHasProblems
    from bpo_case.workbook.back.formula_changes import RowChange

HELP = "Shows what was changed in a workbook, and takes it into the case: all of it, or what is chosen."
PROGRAM, EXCEL = "program", "excel"
OF_TABLE = ("--sheet", "--header-row", "--leave-out-wrong", "--save-mapping")
OF_DIFFERENCE = ("--only", "--refuse", "--prefer")
ROWS_SHOWN = 100


class NoSuchChange(BpoCaseError):
    """Changes were chosen by numbers that the difference does not have."""

    def __init__(self, numbers: list[int], last: int) -> None:
        self.numbers, self.last = numbers, last
        said = ", ".join(map(str, numbers))
        there = f"they go from 1 to {last}" if last else "nothing was changed in the workbook"
        super().__init__(f"There is no change {said}; {there}, as --dry-run shows")


class OptionsUnfit(BpoCaseError):
    """Options were given that have no meaning for this kind of import."""

    def __init__(self, options: list[str], reason: str) -> None:
        self.options = options
        super().__init__(f"{' and '.join(options)} {'has' if len(options) == 1 else 'have'} no meaning {reason}")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the case, the workbook, and which of its changes are taken."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the case; it is changed only if -o names it")
    parser.add_argument("workbook", metavar="WORKBOOK", type=Path, help="the workbook that was exported and changed")
    parser.add_argument("-o", "--out", metavar="OUT", type=Path, help="the case with the changes")
    parser.add_argument("--dry-run", action="store_true", help="show the difference, and write nothing")
    parser.add_argument("--json", action="store_true", help="the difference as data")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--only", metavar="N,N", type=_numbers, help="take only these changes")
    which.add_argument("--refuse", metavar="N,N", type=_numbers, help="take all changes but these")
    parser.add_argument(
        "--prefer", choices=(EXCEL, PROGRAM),
        help="whose value is taken where both were changed; program, unless given",
    )  # fmt: skip
    import_table.add_arguments(parser)


def run(given: argparse.Namespace) -> int:
    """Show the difference, and write the case with the changes that are taken."""
    into_table = bool(given.into or given.mapping)
    _refuse_unfit(given, into_table)
    if into_table:
        return import_table.run(given)
    from bpo_case.case.file import load, save

    case = load(given.file)
    if not given.dry_run:
        case_destination(given.out, given.file)
    from bpo_case.workbook.back import WorkbookHasProblems, accepted, take_back

    try:
        found = take_back(given.workbook, case)
    except WorkbookHasProblems as error:
        if given.json:
            print_json(as_problems(error))
        raise
    chosen = _chosen(found, given)
    after = accepted(found, chosen)
    if not given.dry_run:
        save(after, given.out)
    if given.json:
        print_json(as_data(found, chosen))
    else:
        print("\n".join([*_said(found), *_done(found, chosen, given.out, given.dry_run)]))
    return 0


def _numbers(text: str) -> list[int]:
    try:
        return [int(number) for number in text.replace(" ", "").split(",") if number]
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a list of numbers, as 1,4") from None


def _refuse_unfit(given: argparse.Namespace, into_table: bool) -> None:
    """Refuse what would be passed over in silence: the two kinds of import have options of their own."""
    unfit = [name for name in (OF_DIFFERENCE if into_table else OF_TABLE) if _is_given(given, name)]
    if unfit and into_table:
        raise OptionsUnfit(unfit, "with --into or --mapping, where nothing is chosen among changes")
    if unfit:
        raise OptionsUnfit(unfit, "without --into or --mapping, which import a table of any workbook")


def _is_given(given: argparse.Namespace, option: str) -> bool:
    value = getattr(given, option.removeprefix("--").replace("-", "_"))
    return value is not None and value is not False and value != ""


def _chosen(found: Difference, given: argparse.Namespace) -> frozenset[int]:
    """Give the numbers of the changes that are taken; conflicts are, if they are named or Excel is preferred."""
    there = {each.number for each in found.assumptions}
    if unknown := sorted({*(given.only or ()), *(given.refuse or ())} - there):
        raise NoSuchChange(unknown, len(there))
    if given.only is not None:
        return frozenset(given.only)
    conflicts = {each.number for each in found.assumptions if each.is_conflict and given.prefer != EXCEL}
    return frozenset(there - conflicts - set(given.refuse or ()))


# ---------------------------------------------------------------- data


def as_data(found: Difference, chosen: frozenset[int]) -> dict[str, Any]:
    """Give the difference with stable keys; ``accepted`` says which changes are taken."""
    return {
        "exported": found.exported is not None,
        "changes": [_change(found, each, each.number in chosen) for each in found.assumptions],
        "formulas": [_formula(each) for each in found.audit.changes],
        "notes": [_note(each) for each in (*found.notes, *found.audit.notes)],
    }


def as_problems(error: WorkbookHasProblems) -> dict[str, Any]:
    """Give what stands against an import, with the same keys as notes, and the formulas that were changed."""
    return {
        "problems": [_note(each) for each in error.problems],
        "formulas": [_formula(each) for each in error.formulas],
    }


def _change(found: Difference, each: Assumption, taken: bool) -> dict[str, Any]:
    from bpo_case.cli.compare import as_data as compared

    cases = [case for case in (found.excel, found.exported, found.program) if case]
    said = compared((each.step.change,), cases[-1], found.excel)[0]
    sides = {"exported": each.step.base, "program": each.step.ours, "excel": each.step.theirs}
    kept = {key: said[key] for key in ("action", "path", "table", "row", "field", "unit")} | {"path": each.step.path}
    return {
        "number": each.number, "status": each.status, "accepted": taken, **kept,
        "sheet": each.sheet, "cell": each.cell, **{side: _plain(value) for side, value in sides.items()},
        "text": each.label,
    }  # fmt: skip


def _plain(value: Any) -> Any:
    if hasattr(value, "model_dump"):
        return value.model_dump()
    return [_plain(entry) for entry in value] if isinstance(value, tuple) else value


def _formula(each: RowChange) -> dict[str, Any]:
    cells = [{"cells": cell.cells, "before": cell.before, "after": cell.after} for cell in each.cells]
    return {"sheet": each.sheet, "row": each.row, "label": each.label, "cells": cells, "text": str(each)}


def _note(each: CellProblem) -> dict[str, Any]:
    return {
        "sheet": each.sheet, "row": each.row or None, "cell": each.cell, "label": each.label,
        "message": each.message, "text": str(each),
    }  # fmt: skip


# ---------------------------------------------------------------- text


def _said(found: Difference) -> list[str]:
    """Tell what was changed, whether it is taken, and what else is to be known."""
    lines = [f"Compared with the program's case alone, because {found.reason}."] if found.reason else []
    lines += [_counted(len(found.assumptions), "change") + (":" if found.assumptions else ".")]
    lines += [f"  {each.number}. {_line(each)}" for each in found.assumptions]
    if found.audit.changes:
        lines += ["", f"{_counted(len(found.audit.changes), 'row')} with other formulas; they are not imported:"]
        lines += [f"  {each}" for each in found.audit.changes[:ROWS_SHOWN]]
        more = len(found.audit.changes) - ROWS_SHOWN
        lines += [f"  and {more:,} more, which --json lists"] if more > 0 else []
    notes = [*found.notes, *found.audit.notes]
    return [*lines, *(["", "To be known:"] if notes else []), *(f"  {note}" for note in notes)]


def _line(each: Assumption) -> str:
    where = f" ({each.sheet} {each.cell})" if each.sheet and each.cell else ""
    return f"{each.label}{where}{_because(each)}"


def _because(each: Assumption) -> str:
    """Say what the program has where it was changed there, too."""
    if each.status == "both":
        return "; the program has it already"
    if not each.is_conflict:
        return ""
    if each.step.ours is None:
        return "; conflict: the row was deleted in the program"
    if each.step.change.action != "set":
        return "; conflict: the program has changed it otherwise"
    return f"; conflict: the program has {each.program}"


def _counted(count: int, what: str) -> str:
    plural = what if count == 1 else f"{what}s"
    return f"{count:,} {plural}" if count else f"No {plural}"


def _done(found: Difference, chosen: frozenset[int], out: Path | None, dry_run: bool) -> list[str]:
    """Say which changes are taken, and where the case is."""
    if dry_run and not found.assumptions:
        return []
    refused = [str(each.number) for each in found.assumptions if each.number not in chosen]
    taken = f"{len(chosen):,} of {_counted(len(found.assumptions), 'change')}" if found.assumptions else "no changes"
    left = f"; not taken: {', '.join(refused)}" if refused else ""
    return ["", f"{'Would take' if dry_run else f'{out} is the case with'} {taken}{left}."]
