"""bpo-case explain: takes one figure apart, down to the inputs and where they come from."""

from __future__ import annotations

import argparse
from pathlib import Path

from bpo_case.cli.output import print_json, width

HELP = "Takes one figure apart, down to the inputs and where they come from."
NOTHING_HIDDEN = 1_000


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the figure, and how much of it is told."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the case")
    parser.add_argument("line", metavar="LINE", help="a line: its name, label or key, as npv, total_cost or “Paid FTE”")
    parser.add_argument("--option", metavar="O", help="the option, by name or id; otherwise the one with the best NPV")
    parser.add_argument("--row", metavar="R", help="a row of the line's table, by name or id; otherwise all of them")
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--month", metavar="N", type=int, help="a month of the case; 0 is signature")
    when.add_argument("--year", metavar="N", type=int, help="a contract year (2) or a fiscal year (2028)")
    parser.add_argument("--depth", metavar="D", type=_levels, default=NOTHING_HIDDEN, help="levels below the figure")
    parser.add_argument(
        "--breadth", metavar="B", type=_counted, default=1, help="how many parts of a sum are followed, largest first"
    )
    parser.add_argument("--json", action="store_true", help="the same tree as JSON")


def run(given: argparse.Namespace) -> int:
    """Print the explanation."""
    from bpo_case.case.file import load

    case = load(given.file)
    from bpo_case.model.explanation import explain
    from bpo_case.model.explanation_text import as_data, as_text
    from bpo_case.model.results import calculate

    found = explain(
        calculate(case), given.line, option=given.option, row=given.row, month=given.month, year=given.year,
        depth=given.depth, breadth=given.breadth,
    )  # fmt: skip
    if given.json:
        print_json(as_data(found))
    else:
        print(as_text(found, width()))
        if any(node.cut for node in found.walk()):
            print("\n… has more behind it: explain that line by itself, or add --breadth 3.")
    return 0


def _levels(text: str) -> int:
    return _counted(text, 0)


def _counted(text: str, least: int = 1) -> int:
    if not text.isdecimal() or int(text) < least:
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number from {least} on")
    return int(text)
