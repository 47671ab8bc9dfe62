"""bpo-case simulate: many trials of a case in which uncertain inputs are drawn and risks happen or not."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bpo_case.cli.output import print_json, width

if TYPE_CHECKING:
    from bpo_case.analysis.simulation import Simulation
    from bpo_case.analysis.simulation.outcome import Outcome

HELP = "Simulates a case: how sure its value is, what drives it, and what bad outcomes have in common."
NAMES = {"latin-hypercube": 0, "sobol": 1}
"""What methods are called on the command line, and which they are."""
SHOWN = 8
"""So many drivers are printed for each option."""
ENDED = "\r\x1b[K"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how it is simulated."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the case")
    parser.add_argument("--trials", metavar="N", type=int, default=10_000, help="how many trials; otherwise 10,000")
    parser.add_argument("--seed", metavar="S", type=_seed, default=1, help="where the draws begin; otherwise 1")
    parser.add_argument("--method", choices=tuple(NAMES), default="latin-hypercube", help="how is drawn")
    parser.add_argument(
        "--no-events", action="store_true", help="without risks and exits, which otherwise happen or not"
    )
    parser.add_argument("--values", action="store_true", help="with --json, also the value of every trial")
    parser.add_argument("--json", action="store_true", help="all findings in full precision")


def run(given: argparse.Namespace) -> int:
    """Simulate the case and print what was found."""
    from bpo_case.case.file import load

    case = load(given.file)
    from bpo_case.analysis.simulation import METHODS, Asked, simulate, workers

    asked = Asked(given.trials, given.seed, METHODS[NAMES[given.method]], not given.no_events)
    with workers(asked.trials) as pool:
        found = simulate(case, asked, pool, _progress())
    if given.json:
        print_json(as_data(found, given.values))
    else:
        print("\n".join(_as_text(found)))
    return 0


def as_data(found: Simulation, values: bool = False) -> dict[str, Any]:
    """Give all findings, options by name."""
    asked, matrix = found.asked, found.drawn.correlations
    paths = list(found.drawn.values)
    return {
        "trials": asked.trials,
        "seed": asked.seed,
        "method": next(name for name, at in NAMES.items() if _method(at) == asked.method),
        "events": asked.events,
        "figure": found.figure,
        "outside_limits": dict(found.drawn.outside),
        "correlations": {
            "inputs": paths,
            "asked": matrix.asked.tolist(),
            "used": matrix.used.tolist(),
            "reached": found.drawn.reached.tolist(),
            "repaired": matrix.repaired,
        },
        "options": {
            outcome.name: _outcome(outcome)
            | ({"values": found.values(found.figure, at).tolist()} if values else {})
            for at, outcome in enumerate(found.outcomes)
        },
    }  # fmt: skip


def _method(at: int) -> str:
    from bpo_case.analysis.simulation import METHODS

    return METHODS[at]


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "certain": outcome.certain,
        "mean": outcome.mean,
        "standard_deviation": outcome.deviation,
        "standard_error": outcome.error,
        "percentiles": {f"p{share}": value for share, value in outcome.percentiles.items()},
        "chance_positive": outcome.chance_positive,
        "chance_hurdle_met": outcome.chance_hurdle,
        "chance_best": outcome.chance_best,
        "drivers": [driver._asdict() for driver in outcome.drivers],
        "bad_outcomes": [common._asdict() for common in outcome.in_common],
        "convergence": [point._asdict() for point in outcome.convergence],
        "s_curve": [{"value": value, "share": share} for value, share in outcome.s_curve],
    }


# ---------------------------------------------------------------- text


def _as_text(found: Simulation) -> Iterator[str]:
    from bpo_case.cli.table import Row, table
    from bpo_case.text import numbers

    currency, asked = found.case.settings.currency, found.asked
    told = [outcome for at, outcome in enumerate(found.outcomes) if at != found.compared]
    counts = f"{numbers.number(asked.trials)} trials, {asked.method}, seed {asked.seed}"
    yield f"NPV after {'what risks cost' if asked.events else 'tax, without risks'}: {counts}"
    yield ""
    rows = [
        Row(label, tuple(write(outcome, currency) for outcome in told)) for label, write in _ROWS.items()
    ]  # fmt: skip
    yield table([outcome.name for outcome in told], rows, width())
    for outcome in told:
        if outcome.drivers:
            yield f"\nWhat moves “{outcome.name}” most (share of the variance)"
            yield from (f"  {numbers.share(driver.share, 0):>5}  {driver.name}" for driver in outcome.drivers[:SHOWN])
    yield from _remarks(found)


def _money(value: float, currency: str) -> str:
    from bpo_case.text import numbers

    return numbers.full_money(value, currency)


def _share(value: float) -> str:
    from bpo_case.text import numbers

    return numbers.share(value, 1)


_ROWS: dict[str, Any] = {
    "Without uncertainty": lambda outcome, currency: _money(outcome.certain, currency),
    "Mean": lambda outcome, currency: _money(outcome.mean, currency),
    "Standard error of the mean": lambda outcome, currency: _money(outcome.error, currency),
    "5 % of trials are below": lambda outcome, currency: _money(outcome.percentiles[5], currency),
    "20 %": lambda outcome, currency: _money(outcome.percentiles[20], currency),
    "Half": lambda outcome, currency: _money(outcome.percentiles[50], currency),
    "80 %": lambda outcome, currency: _money(outcome.percentiles[80], currency),
    "95 %": lambda outcome, currency: _money(outcome.percentiles[95], currency),
    "Chance that it is positive": lambda outcome, _: _share(outcome.chance_positive),
    "Chance that the hurdle is met": lambda outcome, _: _share(outcome.chance_hurdle),
    "Chance that it is best": lambda outcome, _: _share(outcome.chance_best),
}


def _remarks(found: Simulation) -> Iterator[str]:
    from bpo_case.analysis.simulation.outcome import name_of
    from bpo_case.text import numbers

    if found.drawn.correlations.repaired:
        yield "\nNo numbers can have all the rank correlations asked for; the nearest possible were used (see --json)."
    for path, count in found.drawn.outside.items():
        share = numbers.share(count / found.drawn.trials, 1)
        yield f"\n{share} of the draws of “{name_of(found.case, path)}” lay outside what its field allows and were cut."


def _progress() -> Any:
    """Show how far it is, where somebody looks."""
    from bpo_case.analysis.watch import UNWATCHED, Watch

    if not sys.stderr.isatty():
        return UNWATCHED

    def tell(done: int, total: int) -> None:
        if total:
            said = ENDED if done >= total else f"\r{done:,} of {total:,} trials"
            print(said, end="", file=sys.stderr, flush=True)

    return Watch(tell)


def _seed(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number from 0 on")
    return int(text)
