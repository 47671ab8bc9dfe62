"""bpo-case export: the live Excel workbook of a case."""

from __future__ import annotations

import argparse
from pathlib import Path

from bpo_case.cli.output import destination

HELP = "Writes a case as a live Excel workbook, in which every figure is a formula."


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the case and the workbook."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the case")
    parser.add_argument("--options", metavar="A,B", default="", help="only these options, and the one compared with")
    parser.add_argument("out", metavar="OUT.xlsx", type=Path, help="the workbook; one that is there is replaced")


def run(given: argparse.Namespace) -> int:
    """Calculate the case and write the workbook."""
    from bpo_case.case.file import load

    case = load(given.file)
    out = destination(given.out, given.file, ".xlsx")
    from bpo_case.model.results import calculate
    from bpo_case.workbook import export

    wanted = [name.strip() for name in given.options.split(",") if name.strip()]
    export(calculate(case), out, options=wanted)
    print(f"{out} is the workbook of “{case.settings.title}”.")
    return 0
