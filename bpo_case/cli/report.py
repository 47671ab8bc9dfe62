"""bpo-case report: the decision paper of a case as a PDF."""

from __future__ import annotations

import argparse
from pathlib import Path

from bpo_case.cli.output import destination

HELP = "Writes the decision paper of a case as a PDF."


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the case and the paper."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the case")
    parser.add_argument("out", metavar="OUT.pdf", type=Path, help="the paper; one that is there is replaced")


def run(given: argparse.Namespace) -> int:
    """Calculate the case and write the paper."""
    from bpo_case.case.file import load

    case = load(given.file)
    out = destination(given.out, given.file, ".pdf")
    from bpo_case.model.results import calculate
    from bpo_case.report import write_report

    write_report(calculate(case), out)
    print(f"{out} is the decision paper of “{case.settings.title}”.")
    return 0
