"""How far an input moves the net present value: the case calculated anew with a little more and a little less. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bpo_case.case.change import Change, apply
from bpo_case.case.document import NOT_INPUTS, Case
from bpo_case.case.errors import InvalidCase, UnknownPath
from bpo_case.case.place import Rows, field_at, parts_of
from bpo_case.case.specs import FieldSpec
from bpo_case.case.validate import problems
from bpo_case.model.results import calculate
from bpo_case.text import numbers, translate

TENTH = 0.1
JOINED = "\u2060"
"""Keeps a sign and its amount in one line."""
ALIKE = 0.02
"""Moves up and down that differ by less than this are told as one."""


@dataclass(frozen=True)
class Nudge:
    """The values of an input a step up and a step down, and what the step is called."""

    more: Any
    less: Any
    step: str


def nudge(case: Case, path: str) -> Nudge | None:
    """Give the values a tenth up and down; a whole month where a tenth is less; nothing for what is no quantity."""
    if parts_of(path)[0] in NOT_INPUTS:
        return None
    try:
        spec, (_, record) = field_at(path), Rows(case).at(path)
    except UnknownPath:
        return None
    value = getattr(record, spec.name)
    make = _NUDGES.get(spec.kind)
    return make(spec, value) if make and value else None


def npv_with(case: Case, path: str, value: Any, option: str) -> float | None:
    """Calculate an option's NPV with another value of an input; nothing where the case does not allow the value."""
    try:
        changed = apply(case, [Change("set", path, after=value)])
    except InvalidCase:
        return None
    if problems(changed):
        return None
    results = calculate(changed)
    at = next((at for at, each in enumerate(results.options) if each.id == option), None)
    return None if at is None else results.number("npv", at)


def effect_said(base: float, more: float | None, less: float | None, step: str, currency: str) -> str:
    """Say how far an input moves the net present value."""
    up, down = (None if value is None else value - base for value in (more, less))
    written = {name: _amount(value, currency) for name, value in (("more", up), ("less", down))}
    if up is None and down is None:
        return ""
    if not up and not down:
        return translate("Does not move the NPV.")
    if up is None:
        return translate("Moves the NPV by {less} per −{step}; more is not possible here.").format(**written, step=step)
    if down is None:
        return translate("Moves the NPV by {more} per +{step}; less is not possible here.").format(**written, step=step)
    if abs(up + down) <= ALIKE * max(abs(up), abs(down)):
        return translate("Moves the NPV by {more} per +{step}, and by as much the other way.").format(
            **written, step=step
        )
    return translate("Moves the NPV by {more} per +{step}, and by {less} per −{step}.").format(**written, step=step)


def _amount(value: float | None, currency: str) -> str:
    return numbers.money(value, currency, plus=True).replace("+", f"+{JOINED}")


def _of_number(_spec: FieldSpec, value: float) -> Nudge:
    return Nudge(value * (1 + TENTH), value * (1 - TENTH), numbers.share(TENTH, 0))


def _of_integer(spec: FieldSpec, value: int) -> Nudge | None:
    """Months have a size; years and months of the calendar have none."""
    if spec.unit != "month":
        return None
    step = max(1, round(value * TENTH))
    return Nudge(value + step, value - step, numbers.months(step))


def _of_numbers(_spec: FieldSpec, value: tuple[float, ...]) -> Nudge | None:
    if not any(value):
        return None
    more, less = (tuple(entry * factor for entry in value) for factor in (1 + TENTH, 1 - TENTH))
    return Nudge(more, less, numbers.share(TENTH, 0))


_NUDGES: dict[str, Any] = {"number": _of_number, "integer": _of_integer, "numbers": _of_numbers}
