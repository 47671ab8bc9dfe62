"""bpo-case accept: takes a case that was edited by hand, or merged, for good."""

from __future__ import annotations

import argparse
from pathlib import Path

from bpo_case.cli.new import refuse_overwriting

HELP = "Writes a case whose checksum is wrong, because it was edited by hand or merged, anew under another name."


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the edited file and the new one."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the case that was edited outside the program")
    parser.add_argument("out", metavar="OUT", type=Path, help="the case to make; it must not exist yet")


def run(given: argparse.Namespace) -> int:
    """Check everything but the checksum, and write the case; a case with problems is refused with all of them."""
    from bpo_case.case.errors import InvalidCase
    from bpo_case.case.file import read, save

    loaded = read(given.file)
    if loaded.problems:
        raise InvalidCase(loaded.problems, loaded.case, given.file)
    refuse_overwriting(given.out)
    save(loaded.case, given.out)
    said = "although its checksum was wrong; look its figures over" if loaded.damaged else "and its checksum was right"
    print(f"{given.out} has what {given.file} says, {said}.")
    return 0
