"""bpo-case report: the decision paper of a case as a PDF, as the case chooses it or otherwise for one run."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bpo_case.case.paper import PaperSize
from bpo_case.case.suggest import did_you_mean
from bpo_case.cli.output import destination
from bpo_case.errors import BpoCaseError
from bpo_case.text import LANGUAGES

if TYPE_CHECKING:
    from bpo_case.report.choices import Choices

HELP = "Writes the decision paper of a case as a PDF."
SIZES: Mapping[str, PaperSize] = {"a4": "A4", "letter": "US Letter"}


class NoSuchSection(BpoCaseError):
    """A section was named that no paper has."""

    def __init__(self, key: str, known: Iterable[str]) -> None:
        self.key, self.known = key, tuple(known)
        hint = did_you_mean(key, self.known, "; choose of " + ", ".join(self.known))
        super().__init__(f"There is no section “{key}”{hint}")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the case, the paper, and what is other than the case chooses."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the case")
    parser.add_argument("out", metavar="OUT.pdf", type=Path, help="the paper; one that is there is replaced")
    parser.add_argument("--sections", metavar="KEYS", help="only these sections, in this order, as decision,cash")
    parser.add_argument("--without", metavar="KEYS", help="leave these sections out, as simulation,sign_off")
    parser.add_argument("--paper", choices=SIZES, help="the size of the sheets")
    sheet = parser.add_mutually_exclusive_group()
    sheet.add_argument("--portrait", dest="orientation", action="store_const", const="portrait", help="upright")
    sheet.add_argument("--landscape", dest="orientation", action="store_const", const="landscape", help="on its side")
    parser.add_argument("--language", choices=LANGUAGES, help="the language of the paper")
    parser.add_argument("--first-page", metavar="OUT.png", type=Path, help="a picture of page one as well, for a mail")


def run(given: argparse.Namespace) -> int:
    """Calculate the case and write the paper."""
    from bpo_case.case.file import load

    case = load(given.file)
    out = destination(given.out, given.file, ".pdf")
    first = destination(given.first_page, given.file, ".png") if given.first_page else None
    from bpo_case.model.results import calculate
    from bpo_case.report import report_bytes, write_file, write_first_page
    from bpo_case.report.choices import choices_of

    paper = report_bytes(calculate(case), _chosen(choices_of(case), given))
    write_file(paper, out)
    print(f"{out} is the decision paper of “{case.settings.title}”.")
    if first is not None:
        write_first_page(paper, first)
        print(f"{first} is its first page.")
    return 0


def _chosen(choices: Choices, given: argparse.Namespace) -> Choices:
    """Lay over the choices of the case what was said for this run."""
    look = choices.look
    return replace(
        choices,
        only=_keys(given.sections) or choices.only,
        left_out=choices.left_out | set(_keys(given.without)),
        look=replace(
            look, size=SIZES.get(given.paper or "", look.size), orientation=given.orientation or look.orientation
        ),
        language=given.language or choices.language,
    )


def _keys(text: str | None) -> tuple[str, ...]:
    from bpo_case.report.sections import SECTIONS

    known = [section.key for section in SECTIONS]
    keys = tuple(key.strip() for key in (text or "").split(",") if key.strip())
    for key in keys:
        if key not in known:
            raise NoSuchSection(key, known)
    return keys
