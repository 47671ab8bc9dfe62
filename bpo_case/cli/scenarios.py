"""bpo-case scenarios: every scenario or stress test beside the base, and the bridge between two of them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from bpo_case.cli import bridge
from bpo_case.cli.output import print_json, width
from bpo_case.errors import BpoCaseError

if TYPE_CHECKING:
    from bpo_case.analysis.scenarios import Laid, Outcome, SideBySide
    from bpo_case.case.document import Case

HELP = "Shows the scenarios of a case, or stress tests, side by side, and what moves a figure from one to another."
BASE = "base"


class UnknownScenario(BpoCaseError):
    """A scenario was asked for that the case does not have."""

    def __init__(self, name: str, known: list[str]) -> None:
        from bpo_case.case.suggest import did_you_mean

        self.name = name
        listed = "; there is " + ", ".join(f"“{each}”" for each in known)
        super().__init__(f"There is no scenario “{name}”{did_you_mean(name, known, otherwise=listed)}")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the case, and what is shown of it."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the case")
    parser.add_argument("--stress", action="store_true", help="ready-made stress tests in place of the scenarios")
    parser.add_argument(
        "--bridge", metavar=("A", "B"), nargs=2, help=f"what moves the figure from A to B: names, or {BASE}"
    )
    bridge.arguments(parser)
    parser.add_argument("--json", action="store_true", help="all key figures in full precision")


def run(given: argparse.Namespace) -> int:
    """Calculate the scenarios and print them."""
    from bpo_case.case.file import load

    case = load(given.file)
    return _bridged(case, given) if given.bridge else _beside(case, given)


def _bridged(case: Case, given: argparse.Namespace) -> int:
    before, after = (_case_of(case, name, given.stress) for name in given.bridge)
    found = bridge.between(before, after, given)
    if given.json:
        print_json({"bridge": bridge.as_data(found)})
    else:
        print(bridge.as_text(found, case.settings.currency, width()))
    return 0


def _case_of(case: Case, name: str, stress: bool) -> Case:
    """The base, or the case with a scenario laid over it."""
    from bpo_case.analysis.scenarios import laid_over
    from bpo_case.analysis.stress import TESTS, under_stress

    wanted = name.strip().casefold()
    if wanted == BASE:
        return case
    if stress:
        tests = {key: test.name for key, test in TESTS.items()}
        return laid_over(*under_stress(case, _found(name, tests)))
    key = _found(name, {scenario.id: scenario.name for scenario in case.scenarios})
    return laid_over(case, next(scenario for scenario in case.scenarios if scenario.id == key))


def _found(name: str, known: Mapping[str, str]) -> str:
    """The key of what is called by its key or its name."""
    wanted = name.strip().casefold()
    for key, called in known.items():
        if wanted in (key.casefold(), called.casefold()):
            return key
    raise UnknownScenario(name, [BASE, *known.values()])


def _beside(case: Case, given: argparse.Namespace) -> int:
    from bpo_case.analysis.figures import figure_key
    from bpo_case.analysis.scenarios import side_by_side
    from bpo_case.analysis.stress import stressed

    key = figure_key(given.figure)
    found = stressed(case) if given.stress else side_by_side(case)
    if given.json:
        print_json(as_data(found))
    else:
        print(as_text(found, key, case.settings.currency, width(), given.option))
    return 0


# ---------------------------------------------------------------- data


def as_data(found: SideBySide) -> dict[str, Any]:
    """Give the base and the scenarios by name, each with the key figures of all options by name."""
    scenarios = {outcome.name: _outcome(found, outcome) for outcome in found.outcomes}
    return {"base": _outcome(found, found.base), "scenarios": scenarios}


def _outcome(found: SideBySide, outcome: Outcome) -> dict[str, Any]:
    return {
        "options": {
            option.name: _figures(outcome.figures[option.id])
            for option in found.options if option.id in outcome.figures
        },
        "overrides": [_override(laid) for laid in outcome.overrides],
        "problems": [str(problem) for problem in outcome.problems],
        "remarks": list(outcome.remarks),
    }  # fmt: skip


def _figures(figures: Mapping[str, float | None]) -> dict[str, Any]:
    return {**figures, "hurdle_met": bool(figures["hurdle_met"])}


def _override(laid: Laid) -> dict[str, Any]:
    return {
        "path": laid.override.path,
        "action": laid.override.action,
        "value": laid.override.value,
        "text": laid.text,
        "base": laid.before,
        "scenario": laid.after,
        "changes": laid.changes,
    }


# ---------------------------------------------------------------- text


def as_text(found: SideBySide, key: str, currency: str, columns: int, option: str | None = None) -> str:
    """Write a figure of all options, or of one, under the base and each scenario, then how far it is from the base."""
    from bpo_case.cli.table import Row, table
    from bpo_case.model.results import label_of

    shown = _shown(found, option)
    if not found.outcomes:
        return "The case has no scenarios; bpo-case scenarios --stress shows ready-made stress tests."
    rows = [Row(found.base.name, _cells(found, found.base, shown, key, currency))]
    rows += [Row(each.name, _cells(found, each, shown, key, currency)) for each in found.outcomes]
    rows += [Row("Difference to the base")]
    rows += [Row(each.name, _cells(found, each, shown, key, currency, True)) for each in found.outcomes]
    names = [each.name for each in found.options if each.id in shown]
    notes = [line for text in _notes(found) for line in wrap(text, columns, subsequent_indent="  ")]
    return "\n".join([label_of(key), "", table(names, rows, columns), *([""] if notes else []), *notes])


def _shown(found: SideBySide, option: str | None) -> list[str]:
    from bpo_case.model.question import UnknownOption

    if option is None:
        return [each.id for each in found.options]
    wanted = option.strip().casefold()
    shown = [each.id for each in found.options if wanted in (each.id.casefold(), each.name.casefold())]
    if not shown:
        raise UnknownOption(option, [each.name for each in found.options])
    return shown


def _cells(
    found: SideBySide, outcome: Outcome, shown: list[str], key: str, currency: str, apart: bool = False
) -> tuple[str, ...]:
    from bpo_case.analysis.figures import written

    values = (found.difference(outcome, each, key) if apart else outcome.figure(each, key) for each in shown)
    return tuple(written(key, value, currency, plus=apart) for value in values)


def _notes(found: SideBySide) -> Iterator[str]:
    """Say which scenarios do not fit, what a stress test cannot do, and which overrides change nothing any more."""
    for outcome in (found.base, *found.outcomes):
        yield from (f"{outcome.name} does not fit. {problem}" for problem in outcome.problems)
        yield from (f"{outcome.name}: {remark}" for remark in outcome.remarks)
        idle = [laid for laid in outcome.overrides if not (laid.changes or outcome.problems)]
        yield from (f"{outcome.name} changes nothing any more at {laid.input}: {laid.before_text}." for laid in idle)
