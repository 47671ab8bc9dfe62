"""What a step of undo or redo has changed, so that it can be shown. Pure."""

from __future__ import annotations

from functools import cache

from bpo_case.case.change import diff
from bpo_case.case.document import TABLES, Case
from bpo_case.case.place import Rows, parts_of
from bpo_case.case.specs import SETTINGS
from bpo_case.desktop.document.state import State
from bpo_case.desktop.tables.columns import columns


def changed_path(before: State, now: State) -> str:
    """Give the path of the first thing that differs as one reads: a row that is there before one that is gone.

    An option comes before the rows that came and went with it.
    """
    changed = [change.path for change in diff(before.case, now.case)]
    refused = [path for path in (*now.refused, *before.refused) if now.refused.get(path) != before.refused.get(path)]
    there, gone = Rows(now.case), Rows(before.case)
    return min((*changed, *refused), key=lambda path: _order(path, there, gone), default="")


def _order(path: str, there: Rows, gone: Rows) -> tuple[bool, bool, int, int, int]:
    """Say where a path stands: table by table, row by row, and within a row column by column."""
    table, row, field = parts_of(path)
    if table == SETTINGS:
        return True, False, -1, 0, _column(table, field)
    is_gone = row not in there.numbered(table)
    number, _ = (gone if is_gone else there).numbered(table)[row]
    return table != "options", is_gone, TABLES.index(table), number, _column(table, field)


@cache
def _column(table: str, field: str) -> int:
    return next((at for at, spec in enumerate(columns(table)) if spec.name == field), 0)


def is_there(case: Case, path: str) -> bool:
    """Tell whether a case has the row of a path."""
    table, row, _ = parts_of(path)
    return bool(path) and (table == SETTINGS or row in Rows(case).numbered(table))
