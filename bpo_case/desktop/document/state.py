"""What the window shows: a case, and entries that were typed but cannot be taken. Immutable: undo keeps it whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from bpo_case.case.change import Change, apply
from bpo_case.case.dependents import with_dependents
from bpo_case.case.document import Case
from bpo_case.case.errors import InvalidCase, Problem
from bpo_case.case.place import Rows, parts_of, path_to
from bpo_case.case.specs import SETTINGS

NOTHING_REFUSED: Mapping[str, Refused] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Refused:
    """What was typed into a field, and why it cannot stand there; the case keeps the value from before."""

    text: str
    sentence: str


@dataclass(frozen=True)
class State:
    """A case with the refused entries by path; they are shown where they were typed until they are mended."""

    case: Case
    refused: Mapping[str, Refused] = field(default_factory=lambda: NOTHING_REFUSED)


@dataclass(frozen=True)
class Entry:
    """A change together with the text it was read from."""

    change: Change
    text: str = ""


def after(state: State, entries: Iterable[Entry], refused: Mapping[str, Refused] = NOTHING_REFUSED) -> State:
    """Make the state that entries lead to. What a field or row does not allow is refused, and everything else taken.

    `refused` are entries that could not even be read. Deleting a row deletes what depends on it.
    """
    entries = list(entries)
    unfit: dict[str, Refused] = {}
    while True:
        taken = [entry for entry in entries if entry.change.path not in unfit]
        try:
            changes = list(_whole(state.case, (entry.change for entry in taken)))
            case = apply(state.case, changes) if changes else state.case
        except InvalidCase as error:
            found = _unfit(error.problems, taken)
            if not found:
                raise
            unfit |= found
        else:
            return State(case, _refused(state, case, taken, {**refused, **unfit}))


def _whole(case: Case, changes: Iterable[Change]) -> Iterator[Change]:
    """Give the changes with those that deletions need, each once."""
    deleted: set[str] = set()
    for change in changes:
        for each in with_dependents(case, change):
            if each.action == "delete" and each.path in deleted:
                continue
            deleted |= {each.path} if each.action == "delete" else set()
            yield each


def _unfit(problems: Iterable[Problem], entries: list[Entry]) -> dict[str, Refused]:
    """Find the entries that problems speak of: those of the field, or of the whole row where no field is to blame."""
    found: dict[str, Refused] = {}
    by_path = {entry.change.path: entry for entry in entries if entry.change.action == "set"}
    for problem in problems:
        row = path_to(*parts_of(problem.path)[:2])
        blamed = [problem.path] if problem.path in by_path else [path for path in by_path if path.startswith(f"{row}/")]
        for path in blamed:
            found[path] = Refused(by_path[path].text, problem.message)
    return found


def _refused(state: State, case: Case, taken: list[Entry], new: Mapping[str, Refused]) -> Mapping[str, Refused]:
    """Give what is refused now: what was and is not mended, and what came new, of rows that there are."""
    if not state.refused and not new:
        return NOTHING_REFUSED
    mended = {entry.change.path for entry in taken}
    return of_rows_there(case, {path: each for path, each in state.refused.items() if path not in mended} | dict(new))


def of_rows_there(case: Case, refused: Mapping[str, Refused]) -> Mapping[str, Refused]:
    """Give the refused entries whose rows a case has."""
    rows = Rows(case)
    return MappingProxyType({path: each for path, each in refused.items() if _there(rows, path)})


def _there(rows: Rows, path: str) -> bool:
    table, row, _ = parts_of(path)
    return table == SETTINGS or row in rows.numbered(table)
