"""bpo-case compare: what changed between two cases, and what that does to the figures."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bpo_case.cli import bridge
from bpo_case.cli.output import print_json, width

if TYPE_CHECKING:
    from bpo_case.case.change import Change
    from bpo_case.case.document import Case
    from bpo_case.model.results import Results

HELP = "Lists what changed between two cases, in business words, and what that does to the figures."
DIFFERENT = 1

EFFECTS = ("npv", "run_rate_saving", "one_time_cost", "peak_funding", "total_cost", "payback_months")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the two cases."""
    parser.add_argument("old", metavar="OLD", type=Path, help="the case before")
    parser.add_argument("new", metavar="NEW", type=Path, help="the case after")
    parser.add_argument("--json", action="store_true", help="the changes as JSON")
    parser.add_argument("--bridge", action="store_true", help="how the changes moved a figure of an option")
    bridge.arguments(parser)
    parser.add_argument("--exit-code", action="store_true", help="end with 1 if anything changed")


def run(given: argparse.Namespace) -> int:
    """Print the changes and their effect."""
    from bpo_case.case.change import diff
    from bpo_case.case.file import load

    old, new = load(given.old), load(given.new)
    changes = diff(old, new)
    found = bridge.between(old, new, given) if given.bridge else None
    if given.json:
        print_json({"changes": as_data(changes, old, new), **({"bridge": bridge.as_data(found)} if found else {})})
    else:
        print(_as_text(changes, old, new))
        if found:
            print("", bridge.as_text(found, new.settings.currency, width()), sep="\n")
    return DIFFERENT if changes and given.exit_code else 0


def as_data(changes: tuple[Change, ...], old: Case, new: Case) -> list[dict[str, Any]]:
    """Give each change with its place in business words, the value before and the one after."""
    from bpo_case.case.labels import labels

    said = labels(changes, old, new)
    return [_change(change, text, old, new) for change, text in zip(changes, said, strict=True)]


def _change(change: Change, text: str, old: Case, new: Case) -> dict[str, Any]:
    from bpo_case.case.place import Rows, field_at, parts_of
    from bpo_case.case.specs import table_label

    table, row, field = parts_of(change.path)
    known = next((rows for rows in map(Rows, (old, new)) if row in rows.numbered(table)), None) if row else None
    return {
        "action": change.action,
        "path": change.path,
        "table": table_label(table),
        "row": known.name(table, row) if known else "",
        "field": field_at(change.path).label if field else "",
        "unit": field_at(change.path).unit if field else "",
        "old": _plain(change.before),
        "new": _plain(change.after),
        "text": text,
    }


def _plain(value: Any) -> Any:
    """A value as JSON has it; a row is an object with its fields."""
    if hasattr(value, "model_dump"):
        return value.model_dump()
    return [_plain(entry) for entry in value] if isinstance(value, tuple) else value


# ---------------------------------------------------------------- text


def _as_text(changes: tuple[Change, ...], old: Case, new: Case) -> str:
    from bpo_case.case.labels import labels
    from bpo_case.model.results import calculate

    if not changes:
        return "Nothing changed: the two cases say the same."
    count = "1 change" if len(changes) == 1 else f"{len(changes):,} changes"
    said = [f"  {text}" for text in labels(changes, old, new)]
    return "\n".join([f"{count}:", *said, "", _effect(calculate(old), calculate(new))])


def _effect(old: Results, new: Results) -> str:
    """What the changes do to the key figures of each option: those that move, before and after."""
    from bpo_case.cli.table import Row, table

    names = {option.id: option.name for option in (*old.options, *new.options)}
    before, after = _figures(old), _figures(new)
    rows: list[Row] = []
    for option, name in names.items():
        moved = _moved(before.get(option), after.get(option), new.case.settings.currency)
        if moved:
            rows += [Row(name), *moved]
    if not rows:
        return "No key figure of any option moves."
    return table(["Before", "After", "Difference"], rows, width())


def _figures(results: Results) -> dict[str, dict[str, Any]]:
    """The key figures of each option by its id: a renamed option is still the same."""
    return {option.id: results.key_figures(at) for at, option in enumerate(results.options)}


def _moved(before: dict[str, Any] | None, after: dict[str, Any] | None, currency: str) -> list[Any]:
    from bpo_case.cli.table import Row
    from bpo_case.model.results import label_of

    if before is None or after is None:
        return [Row("  new option" if before is None else "  no longer there", ("", "", ""))]
    return [
        Row(f"  {label_of(key)}", _cells(key, before[key], after[key], currency))
        for key in EFFECTS
        if not _same(before[key], after[key])
    ]


def _same(before: float | None, after: float | None) -> bool:
    if before is None or after is None:
        return before is after
    return abs(before - after) <= 1e-9 * max(1.0, abs(before))


def _cells(key: str, before: float | None, after: float | None, currency: str) -> tuple[str, str, str]:
    from bpo_case.cli.figures import payback
    from bpo_case.text import numbers

    change = None if before is None or after is None else after - before
    if key == "payback_months":
        return payback(before), payback(after), numbers.months(change, plus=True, missing="")
    return (
        numbers.full_money(before, currency),
        numbers.full_money(after, currency),
        numbers.full_money(change, currency, plus=True, missing=""),
    )
