"""The bridge between two cases, as commands print it: what moved a figure, the largest first."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bpo_case.analysis.bridge import Bridge, Part
    from bpo_case.case.document import Case

AMOUNT = 18
"""Columns for an amount."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the figure and the option of a bridge."""
    parser.add_argument("--option", metavar="O", help="the option, by name or id; otherwise the one with the best NPV")
    parser.add_argument(
        "--figure", metavar="F", default="npv", help="a key figure, by its JSON key or label; npv if none"
    )


def between(before: Case, after: Case, given: argparse.Namespace) -> Bridge:
    """Build the bridge that was asked for."""
    from bpo_case.analysis.bridge import bridge
    from bpo_case.model.question import option_at
    from bpo_case.model.results import calculate

    results = calculate(after)
    option = results.best if given.option is None else option_at(results, given.option)
    return bridge(before, after, results.options[option].id, given.figure)


def as_data(found: Bridge) -> dict[str, Any]:
    """Give a bridge as JSON has it."""
    return {
        "option": found.option.name,
        "figure": found.figure,
        "before": found.before,
        "after": found.after,
        "difference": found.total,
        "method": found.method,
        "orders": found.orders,
        "standard_error": found.standard_error,
        "unmoving": len(found.unmoving),
        "parts": [_part(part) for part in found.parts],
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "text": part.text,
        "path": part.path,
        "amount": part.amount,
        "standard_error": part.error,
        "changes": [{"text": text, "path": change.path} for text, change in zip(part.texts, part.changes, strict=True)],
    }


def as_text(found: Bridge, currency: str, columns: int) -> str:
    """Write a bridge: the figure before, what each step adds, the largest first, and the figure after."""
    from bpo_case.analysis.figures import written
    from bpo_case.model.results import label_of

    parts = sorted(found.parts, key=lambda part: -abs(part.amount))
    moving = [part for part in parts if _amount(found, part, currency)]
    lines = [f"{label_of(found.figure)} of “{found.option.name}”", ""]
    lines += _line(written(found.figure, found.before, currency), "before", columns)
    for part in moving:
        lines += _line(_amount(found, part, currency), part.text, columns)
    lines += _line(written(found.figure, found.after, currency), "after", columns)
    lines += ["", *wrap(_method(found, len(parts) - len(moving)), columns)]
    return "\n".join(lines)


def _amount(found: Bridge, part: Part, currency: str) -> str:
    """What a part adds; nothing where it would read as zero."""
    from bpo_case.analysis.figures import written

    text = written(found.figure, part.amount, currency, plus=True)
    return text if text != written(found.figure, 0.0, currency) else ""


def _line(amount: str, text: str, columns: int) -> Iterator[str]:
    first, *more = wrap(text, columns - AMOUNT - 2)
    yield f"{amount:>{AMOUNT}}  {first}"
    yield from (f"{'':{AMOUNT}}  {line}" for line in more)


def _method(found: Bridge, still: int) -> str:
    from bpo_case.text import numbers

    error = numbers.brief(found.standard_error)
    said = f"Averaged over {found.orders:,} orders of the changes, each part with a standard error of at most {error}"
    said = "Exact: the average over all orders of the changes" if found.method == "exact" else said
    silent = still + len(found.unmoving)
    rest = f"; {silent:,} {'change moves' if silent == 1 else 'changes move'} nothing here" if silent else ""
    return f"{said}{rest}."
