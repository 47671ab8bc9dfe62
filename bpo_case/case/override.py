"""Scenarios: overrides laid over the live base, so that a scenario follows whatever changes in the base."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import isfinite
from typing import Any

from bpo_case.case.assessment import Override
from bpo_case.case.document import Case
from bpo_case.case.draft import Draft
from bpo_case.case.errors import InvalidCase, Problem, UnknownPath
from bpo_case.case.place import Rows, field_at, parts_of, place_of
from bpo_case.case.specs import FieldSpec
from bpo_case.case.wording import shown
from bpo_case.text import plain_number, translate

NEARLY_WHOLE = 1e-9


def overridden(case: Case, overrides: Iterable[Override]) -> Case:
    """Lay overrides over a case, in their order; raise InvalidCase with all that is wrong with them.

    A list of numbers is set by a list or, in all its entries, by a number; multiplied by a list entry by entry, or by a
    number. What counts whole things must come out whole.
    """
    draft, found, problems = Draft(case), Rows(case), []
    for override in overrides:
        try:
            spec = field_at(override.path)
            draft.set(override.path, _CHANGED[override.action](spec, draft.get(override.path), override.value))
        except UnknownPath as error:
            problems.append(Problem(str(error), path=override.path))
        except _DoesNotFit as error:
            number, record = found.at(override.path)
            table, _, field = parts_of(override.path)
            problems.append(place_of(table, record, number, field, str(error)))
    after, invalid = draft.finished()
    if problems or invalid:
        raise InvalidCase([*problems, *invalid])
    return after


class _DoesNotFit(Exception):
    """A value cannot be laid over the field; the sentence says why."""


def _set(spec: FieldSpec, old: Any, value: Any) -> Any:
    if spec.kind == "numbers" and isinstance(value, float):
        return (value,) * max(1, len(old))
    return _whole(value) if spec.kind == "integer" else value


def _multiply(spec: FieldSpec, old: Any, factor: Any) -> Any:
    if spec.kind == "numbers" and isinstance(old, tuple) and isinstance(factor, float | tuple):
        factors = factor if isinstance(factor, tuple) else (factor,) * len(old)
        if len(factors) != len(old):
            said = translate("{count} entries cannot be multiplied by {factors}")
            raise _DoesNotFit(said.format(count=plain_number(len(old)), factors=plain_number(len(factors))))
        return tuple(entry * by for entry, by in zip(old, factors, strict=True))
    if spec.kind in ("number", "integer") and isinstance(old, int | float) and isinstance(factor, float):
        return _whole(old * factor) if spec.kind == "integer" else old * factor
    said = translate("{value} cannot be multiplied by {factor}; set it instead")
    raise _DoesNotFit(said.format(value=shown(old, spec.unit), factor=shown(factor)))


def _whole(value: Any) -> Any:
    """Turn a number that is whole but for its last digits into a whole one; leave anything else to the field."""
    near = isinstance(value, float) and isfinite(value) and abs(value - round(value)) <= NEARLY_WHOLE * abs(value)
    return round(value) if near else value


_CHANGED: Mapping[str, Callable[[FieldSpec, Any, Any], Any]] = {"set": _set, "multiply": _multiply}
