"""The state of each step: empty, complete, to be looked at, or wrong. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from bpo_case.analysis.health.finding import Finding
from bpo_case.analysis.simulation.asked import refusals
from bpo_case.case.document import Case, rows
from bpo_case.case.place import parts_of
from bpo_case.case.record import Record
from bpo_case.case.specs import SETTINGS
from bpo_case.desktop.workspace.steps import ANSWERS, Step

StepState = Literal["", "empty", "complete", "doubtful", "bad"]
STATES_SAID: Mapping[str, str] = {
    "empty": "nothing entered yet", "complete": "complete", "doubtful": "to be looked at", "bad": "to be mended",
}  # fmt: skip


def states(
    case: Case, steps: Iterable[Step], wrong: Iterable[str], findings: Iterable[Finding]
) -> Mapping[str, StepState]:
    """Give the state of each step by key; `wrong` are the paths of what is to be mended."""
    bad, doubtful = list(wrong), [path for each in findings if each.status != "pass" for path in each.paths]
    doubtful += [problem.path for problem in refusals(case)]
    return {step.key: _state(case, step, bad, doubtful) for step in steps}


def shows(case: Case, step: Step, path: str) -> bool:
    """Tell whether the page of a step has the row of a path."""
    table, row, _ = parts_of(path)
    if not step.option or table not in step.tables:
        return table in step.tables
    return row == step.option if table == "options" else any(each.id == row for each in _own_rows(case, step, table))


def _state(case: Case, step: Step, bad: list[str], doubtful: list[str]) -> StepState:
    if not step.tables:
        return ""
    if any(_concerns(case, step, path) for path in bad):
        return "bad"
    if any(_concerns(case, step, path) for path in doubtful):
        return "doubtful"
    if any(not service.volume_today for service in case.services) and "services" in step.tables:
        return "doubtful"
    if step.section == ANSWERS:
        return ""
    return "complete" if any(_own_rows(case, step, table) for table in step.tables) else "empty"


def _concerns(case: Case, step: Step, path: str) -> bool:
    table, row, _ = parts_of(path)
    if table not in step.tables or (table == SETTINGS and step.section == ANSWERS):
        return False
    return not step.option or any(each.id == row for each in _own_rows(case, step, table))


def _own_rows(case: Case, step: Step, table: str) -> list[Record]:
    """The rows of a table that a step shows; those of an option are its plan and what belongs to it."""
    if table == SETTINGS:
        return [case.settings] if case.settings.organisation else []  # type: ignore[list-item]
    found = list(rows(case, table))
    if not step.option or not found:
        return found
    plans = {plan.id for plan in case.plan if plan.option == step.option}
    return [row for row in found if _belongs(row, step.option, plans, table)]


def _belongs(row: Record, option: str, plans: set[str], table: str) -> bool:
    if table == "charges":
        return getattr(row, "plan", "") in plans
    if table == "options":
        return False  # the option itself says nothing of whether it is filled in
    return getattr(row, "option", "") == option
