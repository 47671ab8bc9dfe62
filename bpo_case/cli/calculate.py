"""bpo-case calculate: the key figures of every option, side by side."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bpo_case.cli.output import print_json, width

if TYPE_CHECKING:
    from bpo_case.model.results import Results

HELP = "Shows the key figures of every option, side by side."


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the case and how it is shown."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the case")
    parser.add_argument("--by", choices=("month", "year"), help="cash by month, or by fiscal year, of each option")
    parser.add_argument("--json", action="store_true", help="all figures in full precision")


def run(given: argparse.Namespace) -> int:
    """Calculate the case and print its figures."""
    from bpo_case.case.file import load

    case = load(given.file)
    from bpo_case.model.results import calculate

    results = calculate(case)
    if given.json:
        print_json({"options": as_data(results, given.by == "month")})
        return 0
    from bpo_case.cli.figures import by_month, by_year, side_by_side

    shown = {"year": by_year, "month": by_month}.get(given.by, side_by_side)
    print(shown(results, width()))
    return 0


def as_data(results: Results, months: bool = False) -> dict[str, dict[str, Any]]:
    """Give the key figures of each option by its name, and its cash by month where that is asked for."""
    found = results.by_name()
    if months:
        for position, option in enumerate(results.options):
            found[option.name]["months"] = monthly(results, position)
    return found


def monthly(results: Results, option: int) -> list[dict[str, Any]]:
    """Give the lines that are shown by year for each month; month 0 is signature."""
    from bpo_case.model.results import YEARLY

    series = {key: results.series(line, option) for key, line in {**YEARLY, "cumulative_cash": "cumulative"}.items()}
    return [
        {
            "month": month,
            "calendar": f"{results.day(month):%Y-%m}",
            **{key: float(line[month]) for key, line in series.items()},
        }
        for month in range(results.case.settings.horizon + 1)
    ]
