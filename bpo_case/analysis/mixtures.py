"""Mixtures of two cases: the first, with some of the changes that lead to the second laid on it.

Options do not read each other, but for the one that they are compared with; so what belongs to others is left out
before, which makes a mixture cheap to calculate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import cast

from bpo_case.case.change import Change, apply, diff
from bpo_case.case.dependents import with_dependents
from bpo_case.case.document import TABLES, Case
from bpo_case.case.errors import InvalidCase
from bpo_case.case.place import parts_of, path_to
from bpo_case.case.rules import RULES, Rule, name_given_twice, named_as_is_without_being_so
from bpo_case.case.specs import SETTINGS
from bpo_case.model.reads import inputs_of

Step = frozenset[int]
"""Changes that are laid on together, by their numbers."""

AT_MOST = 40
"""More changes than this are taken record by record."""

MATTERING: tuple[Rule, ...] = tuple(
    rule for rule in RULES if rule not in (name_given_twice, named_as_is_without_being_so)
)
"""The rules that a mixture has to keep: without them it could not be calculated, or would count work twice."""


class Mixtures:
    """The mixtures of two cases, as one option sees them."""

    def __init__(self, before: Case, after: Case, option: str, line: str) -> None:
        """Raise InvalidCase where one of the two cannot be calculated."""
        kept = _kept(before, option) | _kept(after, option)
        self.before, self.after = _seen(before, kept), _seen(after, kept)
        for case in (self.before, self.after):
            if found := [problem for rule in MATTERING for problem in rule(case)]:
                raise InvalidCase(found)
        changes = [_anywhere(change) for change in diff(self.before, self.after) if change.action != "move"]
        self.changes = sorted((change for change in changes if _field(change) in inputs_of(line)), key=_order)
        self._cases: dict[Step, Case | None] = {}
        if not self.fits(frozenset(range(self.count))):  # what is read needs something that is not
            self.changes = sorted(changes, key=_order)
            self._cases = {}

    def fits(self, chosen: Step) -> bool:
        """Tell whether the changes can be laid on by themselves."""
        if chosen not in self._cases:
            self._cases[chosen] = self._laid(chosen)
        return self._cases[chosen] is not None

    def case(self, chosen: Step) -> Case:
        """Give the first case with the changes chosen, which fit."""
        assert self.fits(chosen)
        return cast(Case, self._cases[chosen])

    def _laid(self, chosen: Step) -> Case | None:
        try:
            laid = apply(self.before, [self.changes[at] for at in sorted(chosen)])
        except InvalidCase:
            return None
        return None if any(True for rule in MATTERING for _ in rule(laid)) else laid

    def steps(self) -> tuple[Step, ...]:
        """Give the steps from one case to the other: change by change, or record by record where they are many.

        What cannot be laid on alone, or cannot be left out alone, is one step with what it needs.
        """
        steps = self._by_record() if len(self.changes) > AT_MOST else [frozenset({at}) for at in range(self.count)]
        while (misfit := self._misfit(steps)) is not None:
            steps = self.joined(steps, misfit)
        return tuple(steps)

    def joined(self, steps: Sequence[Step], misfit: Iterable[Step]) -> list[Step]:
        """Join steps that do not fit together with the least that makes them fit."""
        core = _least(misfit, lambda some: not self.fits(_union(some)))
        whole = _least(steps, lambda some: set(core) <= set(some) and self.fits(_union(some)))
        one = _union(whole)
        return sorted([one, *(step for step in steps if step not in whole)], key=min)

    @property
    def count(self) -> int:
        """The number of changes."""
        return len(self.changes)

    def _misfit(self, steps: Sequence[Step]) -> tuple[Step, ...] | None:
        """Find a step that cannot be laid on alone, or all the others without it."""
        for step in steps:
            for some in ((step,), tuple(other for other in steps if other != step)):
                if not self.fits(_union(some)):
                    return some
        return None

    def _by_record(self) -> list[Step]:
        numbered = groupby(range(self.count), key=lambda at: parts_of(self.changes[at].path)[:2])
        return [frozenset(numbers) for _, numbers in numbered]


def _union(steps: Iterable[Step]) -> Step:
    return frozenset().union(*steps)


def _least(steps: Iterable[Step], holds: Callable[[list[Step]], bool]) -> list[Step]:
    """Leave out whatever can be left out, from the last to the first, so that something still holds."""
    kept = list(steps)
    for step in reversed(list(kept)):
        rest = [each for each in kept if each != step]
        kept = rest if holds(rest) else kept
    return kept


# ---------------------------------------------------------------- what an option sees


def _kept(case: Case, option: str) -> set[str]:
    """The option and all that it may be compared with."""
    as_is = {each.id for each in case.options if each.kind == "as is"}
    return {option, case.settings.compared_with} | as_is


def _seen(case: Case, kept: set[str]) -> Case:
    """Leave out other options with all that belongs to them, and what is laid over the inputs or tells of them."""
    told = ("scenarios", "uncertainty", "correlations", "sections", "log", "criteria", "scores", "ledger")
    seen = case.model_copy(update=dict.fromkeys(told, ()))
    for other in case.options:
        if other.id not in kept:
            seen = apply(seen, with_dependents(seen, Change("delete", path_to("options", other.id), before=other)))
    return seen


# ---------------------------------------------------------------- changes


def _anywhere(change: Change) -> Change:
    """A row added goes to the top of its table: the row above it may not be there."""
    return Change("add", change.path, after=change.after) if change.action == "add" else change


def _field(change: Change) -> str:
    """The field or table that a change concerns, as `inputs_of` names it."""
    table, _, field = parts_of(change.path)
    return path_to(table, field=field)


def _order(change: Change) -> tuple[int, str]:
    table, _, _ = parts_of(change.path)
    return (SETTINGS, *TABLES).index(table), change.path
