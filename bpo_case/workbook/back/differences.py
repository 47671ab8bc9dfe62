"""The difference between a case and its workbook that came back: what Excel changed, beside what the program has now.

Each change is accepted or refused by its number; those accepted are one step, which can be undone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from bpo_case.case.assessment import Override
from bpo_case.case.change import Change, diff
from bpo_case.case.document import TABLES, Case, rows
from bpo_case.case.labels import input_label, labels, value_label
from bpo_case.case.place import field_at
from bpo_case.case.record import Record
from bpo_case.case.three_way import Step, merged, steps
from bpo_case.workbook.back.audit import Audit
from bpo_case.workbook.back.returned import Returned
from bpo_case.workbook.cell_problem import CellProblem

ANOTHER = "has no row in common with the case; is it the workbook of another case?"
CASE = "The workbook"
NOT_AUDITED = Audit()


@dataclass(frozen=True, slots=True)
class Assumption:
    """One thing that Excel changed, in business words, with its place and what each of the three has there."""

    number: int
    step: Step
    label: str
    sheet: str
    cell: str

    @property
    def status(self) -> str:
        """``excel``: only Excel changed it; ``both``: the program as well, to the same; ``conflict``: to another."""
        return "excel" if self.step.status == "theirs" else self.step.status

    @property
    def is_conflict(self) -> bool:
        """Whether the program has changed it, too, and otherwise."""
        return self.step.status == "conflict"


@dataclass(frozen=True)
class Difference:
    """What a workbook that came back changes; without the case as exported, it is compared with the program alone."""

    exported: Case | None
    program: Case
    excel: Case
    assumptions: tuple[Assumption, ...]
    notes: tuple[CellProblem, ...] = ()
    audit: Audit = NOT_AUDITED
    reason: str = ""
    """Why there is no case as exported, if there is none."""


def difference(
    exported: Case | None,
    program: Case,
    returned: Returned,
    audit: Audit = NOT_AUDITED,
    reason: str = "",
) -> Difference:
    """Find what Excel changed since the export, and what the program has in the same places."""
    base = exported or program
    excel = _told_apart(base, program, returned.case)
    found = steps(base, program, excel)
    said = _labels([step.change for step in found], excel, base)
    assumptions = tuple(
        Assumption(number, step, label, *returned.places.at(step.change.path))
        for number, (step, label) in enumerate(zip(found, said, strict=True), 1)
    )
    notes = (CellProblem(ANOTHER, CASE),) if _strangers(base, program) else ()
    return Difference(exported, program, excel, assumptions, (*notes, *returned.notes), audit, reason)


def accepted(difference: Difference, chosen: Collection[int]) -> Case:
    """Give the program's case with the changes of these numbers; raise InvalidCase where they do not fit to its own."""
    taken = (each.step for each in difference.assumptions if each.number in chosen)
    return merged(difference.program, difference.excel, taken)


def accepted_changes(difference: Difference, chosen: Collection[int]) -> tuple[Change, ...]:
    """Give what accepting does to the program's case, as one step to be undone."""
    return diff(difference.program, accepted(difference, chosen))


def without_conflicts(difference: Difference) -> frozenset[int]:
    """Give the numbers of the changes that contradict nothing."""
    return frozenset(each.number for each in difference.assumptions if not each.is_conflict)


def _labels(changes: list[Change], excel: Case, base: Case) -> list[str]:
    """Say what changes do; of a scenario, what becomes of each input."""
    said = labels(changes, excel, base)
    return [_scenario(change, text, excel, base) for change, text in zip(changes, said, strict=True)]


def _scenario(change: Change, text: str, *cases: Case) -> str:
    if change.action != "set" or field_at(change.path).kind != "records":
        return text
    paths = dict.fromkeys(each.path for each in (*change.before, *change.after))
    done = [(path, *(_done(path, side, *cases) for side in (change.before, change.after))) for path in paths]
    inputs = [f"{input_label(path, *cases)}: {before} → {after}" for path, before, after in done if before != after]
    return f"{text.rpartition(', ')[0]}: {'; '.join(inputs)}" if inputs else f"{text}, in another order"


def _done(path: str, overrides: Iterable[Override], *cases: Case) -> str:
    """Say what overrides do with an input."""
    done = (f"{each.action} {value_label(path, each.value, *cases)}" for each in overrides if each.path == path)
    return ", then ".join(done) or "as in the base"


def _strangers(base: Case, program: Case) -> bool:
    """Tell whether two cases have rows, but none of them in common."""
    pairs = [({row.id for row in rows(base, table)}, {row.id for row in rows(program, table)}) for table in TABLES]
    return any(ids and others for ids, others in pairs) and not any(ids & others for ids, others in pairs)


def _told_apart(base: Case, program: Case, excel: Case) -> Case:
    """Give rows without a name that were added here and there alike the same id, as when a workbook is read twice.

    Rows with a name were told apart by it, when they were read; nothing links to the others.
    """
    tables = {table: tuple(_same_ids(table, base, program, excel)) for table in TABLES}
    return excel.model_copy(update={table: new for table, new in tables.items() if new != rows(excel, table)})


def _same_ids(table: str, base: Case, program: Case, excel: Case) -> Iterable[Record]:
    known = {row.id for row in rows(base, table)}
    added = {_content(row): row.id for row in rows(program, table) if row.id not in known and not hasattr(row, "name")}
    taken = {row.id for row in rows(excel, table)}
    for row in rows(excel, table):
        twin = added.get(_content(row)) if added and row.id not in known else None
        yield row.model_copy(update={"id": twin}) if twin and twin not in taken else row


def _content(row: Record) -> tuple[tuple[str, Any], ...]:
    return tuple((name, value) for name, value in row.__dict__.items() if name != "id")
