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
from bpo_case.case.labels import input_label, labels, value_label, value_labels
from bpo_case.case.place import field_at
from bpo_case.case.record import Record
from bpo_case.case.three_way import Step, merged, steps
from bpo_case.case.wording import shown
from bpo_case.text import translate
from bpo_case.workbook.back.audit import Audit
from bpo_case.workbook.back.identity import title_notes
from bpo_case.workbook.back.returned import Returned
from bpo_case.workbook.cell_problem import CellProblem

NOT_AUDITED = Audit()


@dataclass(frozen=True, slots=True)
class Assumption:
    """One thing that Excel changed, in business words, with its place and what each of the three has there."""

    number: int
    step: Step
    label: str
    sheet: str
    cell: str
    program: str = ""
    """What the program has there, in words, where it has changed the same to something else."""

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
    said = labels((step.change for step in found), excel, base)
    assumptions = tuple(
        Assumption(number, step, _said(step, label, excel, base), *returned.places.at(step.path), _ours(step, program))
        for number, (step, label) in enumerate(zip(found, said, strict=True), 1)
    )
    notes = (*title_notes(exported, program), *returned.notes)
    return Difference(exported, program, excel, assumptions, notes, audit, reason)


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


def _said(step: Step, label: str, excel: Case, base: Case) -> str:
    """Say what a step does; of a scenario, with which input it does something else."""
    if not step.input:
        return translate("{change}, in another order").format(change=label) if _of_overrides(step) else label
    before, after = (_done(step.input, side, excel, base) for side in (step.base, step.theirs))
    return f"{label.rpartition(', ')[0]}: {input_label(step.input, excel, base)}: {before} → {after}"


def _ours(step: Step, program: Case) -> str:
    """Say what the program has where both have changed a field."""
    if step.status != "conflict" or step.change.action != "set" or step.ours is None:
        return ""
    if step.input:
        return _done(step.input, step.ours, program)
    if _of_overrides(step):
        return translate("another order")
    return value_labels(step.change.path, step.ours, step.theirs, program)[0]


def _of_overrides(step: Step) -> bool:
    return step.change.action == "set" and field_at(step.change.path).kind == "records"


def _done(path: str, overrides: Iterable[Override], *cases: Case) -> str:
    """Say what overrides do with an input."""
    done = (
        translate("{action} {value}").format(action=translate(each.action), value=_value(path, each, *cases))
        for each in overrides
    )
    return translate(", then ").join(done) or translate("as in the base")


def _value(path: str, override: Override, *cases: Case) -> str:
    """Write a value as its input does; a factor is a plain number."""
    return shown(override.value) if override.action == "multiply" else value_label(path, override.value, *cases)


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
