"""bpo-case sensitivity: how far a figure moves with each input, step by step, or with two inputs together."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bpo_case.cli.given import share
from bpo_case.cli.output import print_json, width

if TYPE_CHECKING:
    from bpo_case.analysis.sensitivity import Grid, Span, Spider, Tornado
    from bpo_case.analysis.watch import Watch
    from bpo_case.case.document import Case

HELP = "Shows which inputs move a figure, and how far; and why others do not."
SPANS = ("distribution", "published")
MOST = 20


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the figure, the inputs, and how far they are varied."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the case")
    parser.add_argument("--option", metavar="O", help="the option, by name or id; otherwise the one with the best NPV")
    parser.add_argument("--figure", metavar="KEY", default="npv", help="a key of calculate --json; npv unless given")
    parser.add_argument(
        "--by", metavar="HOW", type=_span, default=0.1,
        help="a percentage (10%%), distribution, or published; 10%% unless given",
    )  # fmt: skip
    parser.add_argument(
        "--input", metavar="PATH", nargs="+", help="inputs, by path or words of their labels; otherwise all"
    )
    parser.add_argument("--most", metavar="N", type=_counted, default=MOST, help="inputs shown, those that move most")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--spider", action="store_true", help="the figure at steps from −30%% to +30%% of each input")
    shape.add_argument("--grid", metavar="PATH", nargs=2, help="the figure for steps of one input against another")
    parser.add_argument("--json", action="store_true", help="the same in full precision, all inputs")


def run(given: argparse.Namespace) -> int:
    """Vary the inputs and print what comes of it."""
    from bpo_case.case.file import load

    case = load(given.file)
    from bpo_case.analysis.sensitivity import grid, one_way, spider
    from bpo_case.analysis.varying.inputs import input_meant

    asked: dict[str, Any] = {"figure": given.figure, "option": given.option, "watch": _watched()}
    if given.grid:
        first, second = (input_meant(case, words).path for words in given.grid)
        return _told(given, case, grid(case, first, second, **asked))
    paths = [input_meant(case, words).path for words in given.input] if given.input else None
    found = one_way(case, _span_of(case, given.by), paths=paths, **asked)
    if given.spider:
        shown = [each.path for each in found.inputs][: given.most]
        return _told(given, case, spider(case, shown, **asked))
    return _told(given, case, found)


def _told(given: argparse.Namespace, case: Case, found: Tornado | Spider | Grid) -> int:
    if given.json:
        from bpo_case.cli.sensitivity_data import as_data

        print_json(as_data(found))
    else:
        from bpo_case.cli.sensitivity_text import as_text

        print(as_text(found, case, given.most, width()))
    return 0


def _span_of(case: Case, by: float | str) -> Span:
    from bpo_case.analysis.sensitivity import by_distribution, by_published, by_share

    makes: dict[str, Callable[[Case], Span]] = {"distribution": by_distribution, "published": by_published}
    return makes[by](case) if isinstance(by, str) else by_share(by)


def _watched() -> Watch:
    """Count the evaluations where a person looks on."""
    from bpo_case.analysis.watch import UNWATCHED, Watch

    if not sys.stderr.isatty():
        return UNWATCHED

    def progress(done: int, total: int) -> None:
        print(f"\r{done:,} of {total:,}" if done < total else "\r\033[K", end="", file=sys.stderr, flush=True)

    return Watch(progress=progress)


def _span(text: str) -> float | str:
    if text in SPANS:
        return text
    try:
        found = share(text)
    except argparse.ArgumentTypeError:
        found = 0.0
    if not 0 < found <= 1:
        raise argparse.ArgumentTypeError(
            f"“{text}” is neither a percentage up to 100%, as 10%, nor {' or '.join(SPANS)}"
        )
    return found


def _counted(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number from 1 on")
    return int(text)
