"""bpo-case break-even: the value of an input at which a figure meets a target, or that no value does."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

from bpo_case.cli.given import number
from bpo_case.cli.output import print_json, width

if TYPE_CHECKING:
    from bpo_case.analysis.break_even import BreakEven, Crossing
    from bpo_case.analysis.varying.inputs import NumericInput
    from bpo_case.case.document import Case
    from bpo_case.cli.sensitivity_text import Figures

HELP = "Finds the values of an input at which a figure meets a target."
FIGURES = ("npv", "saving", "payback")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the input, the figure and its target."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the case")
    parser.add_argument("input", metavar="INPUT", help="an input, by its path or by words of its label")
    parser.add_argument("--option", metavar="O", help="the option, by name or id; otherwise the one with the best NPV")
    parser.add_argument("--figure", choices=FIGURES, default="npv", help="what must meet the target; npv unless given")
    parser.add_argument("--target", metavar="X", type=number, help="an amount, 0 unless given; for payback, months")
    parser.add_argument("--json", action="store_true", help="the answer in full precision")


def run(given: argparse.Namespace) -> int:
    """Print the values; the answer is no where there are none."""
    from bpo_case.case.file import load

    case = load(given.file)
    from bpo_case.analysis.break_even import break_even
    from bpo_case.analysis.varying.inputs import input_meant

    one = input_meant(case, given.input)
    found = break_even(case, one.path, figure=given.figure, target=given.target, option=given.option)
    if given.json:
        from bpo_case.cli.sensitivity_data import as_data

        print_json(as_data(found))
    else:
        print("\n".join(_as_text(found, one, case)))
    return 0 if found.met else 1


def _as_text(found: BreakEven, one: NumericInput, case: Case) -> Iterator[str]:
    """The answer, then what it was looked for in."""
    from bpo_case.analysis.break_even import TARGETED
    from bpo_case.cli.sensitivity_text import Figures

    write = Figures(TARGETED[found.figure], case, ())
    wanted = f"{write.label} {write(found.target)}"
    yield from wrap(f"“{found.option}”: {write.heading}, now {write(found.base_result)}.", width())
    yield from wrap(f"{found.label}, now {one.said(found.base)}.", width())
    yield ""
    for each in found.values:
        yield from wrap(_crossing(each, one, wanted, write), width())
    if found.throughout:
        yield from wrap(f"It is {write(found.target)} whatever the value.", width())
    if not found.met:
        yield from wrap(f"No value in its allowed range gives {wanted}.", width())
    (low, high), (at_low, at_high) = found.range, found.range_results
    looked = f"Looked at {one.said(low)} ({write(at_low)}) to {one.said(high)} ({write(at_high)})."
    yield from ("", *wrap(looked, width()))


def _crossing(each: Crossing, one: NumericInput, wanted: str, write: Figures) -> str:
    value, side = one.said(each.value), "more" if each.met_above else "less"
    beside = "" if each.beside is None else f"{one.said(each.beside)} gives {write(each.beside_result)}"
    if each.jumps:
        return f"It jumps over {wanted} at {value}: that gives {write(each.result)}, and {beside}."
    if beside:
        place = "first" if each.met_above else "last"
        return f"{value} is the {place} value to meet {wanted}: it gives {write(each.result)}; {beside}."
    return f"{value} gives {wanted}; {side} is better."
