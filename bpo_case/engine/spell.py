"""Spelling: a line's tree as a formula or as words. What a leaf looks like is said by whoever asks."""

from __future__ import annotations

import re
from typing import Protocol

from bpo_case.engine.expression import Call, Expression, Number, Previous, Read, Total, Word
from bpo_case.engine.operators import OPERATORS, is_none
from bpo_case.engine.resolve import Model

PLACEHOLDER = re.compile(r"\{([^}]+)\}")
SINGLE = 9


class Places(Protocol):
    """Where things stand on a sheet: a back-end of formulas gives these texts."""

    month: str
    months: str
    last_month: str

    def cell(self, read: Read) -> str:
        """Give the cell, or the expression of a cell, that a leaf reads."""

    def row(self, read: Read, part: str) -> str:
        """Give the whole row of a line (part ``row``), its first or last cell, or the row up to this month (``upto``)."""

    def vector(self, read: Read) -> str:
        """Give the range of a vector input of this row."""

    def code(self, read: Read) -> str:
        """Give the cell with the number of a choice's word."""


def as_formula(expression: Expression, places: Places) -> str:
    """Write a tree as an Excel formula, without the leading equals sign."""
    return _spelled(expression, places)[0]


def _spelled(expression: Expression, places: Places) -> tuple[str, int]:
    match expression:
        case Number():
            return ('"none"' if is_none(expression) else _number(expression.value)), SINGLE
        case Word(text):
            return '"' + text.replace('"', '""') + '"', SINGLE
        case Call("choose", (switch, *values)):
            assert isinstance(switch, Read)
            cases = ",".join(_spelled(value, places)[0] for value in values)
            return f"CHOOSE({places.code(switch)},{cases})", SINGLE
        case Call():
            operator = OPERATORS[expression.operator]
            text = PLACEHOLDER.sub(lambda match: _filled(match.group(1), expression, places), operator.excel)
            if expression.operator == "in_unit":
                return _spelled(expression.arguments[0], places)
            return text, (SINGLE if _is_function(operator.excel) else operator.binds)
        case Read():
            return places.cell(expression), SINGLE
        case _:
            raise NotImplementedError(f"{type(expression).__name__} has no spelling in Excel")


def _is_function(template: str) -> bool:
    return bool(re.match(r"^[A-Z]+\(", template)) and template.endswith(")")


def _filled(key: str, call: Call, places: Places) -> str:
    match key:
        case "month":
            return places.month
        case "months":
            return places.months
        case "last month":
            return places.last_month
        case "all":
            return ",".join(_spelled(argument, places)[0] for argument in call.arguments)
    position, _, how = key.partition(":")
    argument = call.arguments[int(position)]
    if how in ("row", "first", "last", "upto"):
        assert isinstance(argument, Read)
        return places.row(argument, how)
    if how == "vector":
        assert isinstance(argument, Read)
        return places.vector(argument)
    text, binds = _spelled(argument, places)
    return _bracketed(text, binds, call, int(position), how)


def _bracketed(text: str, binds: int, call: Call, position: int, how: str) -> str:
    if how == "open":
        return text
    if how == "tight":
        return text if binds == SINGLE else f"({text})"
    if how == "factor":
        return text if binds >= OPERATORS["*"].binds else f"({text})"
    operator = OPERATORS[call.operator]
    if _is_function(operator.excel):
        return text
    # a - (b - c), a / (b * c) and (a ^ b) ^ c need brackets; a + b + c does not
    same_needs = binds == operator.binds and (
        (position > 0 and call.operator in ("-", "/")) or call.operator == "^" or operator.kind == "truth"
    )
    return f"({text})" if binds < operator.binds or same_needs else text


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


# ---------------------------------------------------------------- words


def in_words(model: Model, expression: Expression) -> str:
    """Write a tree in words, with the labels of what it reads: ``paid FTE × annual salary ÷ 12``."""
    return _worded(model, expression)[0]


def _worded(model: Model, expression: Expression) -> tuple[str, int]:
    match expression:
        case Number():
            return ("none" if is_none(expression) else f"{expression.value:g}"), SINGLE
        case Word(text):
            return f"“{text}”", SINGLE
        case Call("choose", (switch, *values)):
            cases = "; ".join(
                f"{member}: {_worded(model, value)[0]}"
                for member, value in zip(expression.members, values, strict=True)
                if not (isinstance(value, Number) and value.value == 0)
            )
            return f"by {_worded(model, switch)[0]} ({cases})", SINGLE
        case Call():
            operator = OPERATORS[expression.operator]
            if expression.operator == "in_unit":
                return _worded(model, expression.arguments[0])
            return PLACEHOLDER.sub(lambda match: _word_for(match.group(1), expression, model), operator.words), operator.binds
        case Read():
            return name_in_words(model, expression), SINGLE
        case _:
            raise NotImplementedError(f"{type(expression).__name__} has no words")


def _word_for(key: str, call: Call, model: Model) -> str:
    if key == "all":
        *most, last = [_worded(model, argument)[0] for argument in call.arguments]
        return f"{', '.join(most)} and {last}"
    position, _, how = key.partition(":")
    text, binds = _worded(model, call.arguments[int(position)])
    operator = OPERATORS[call.operator]
    if how == "tight":
        return text if binds >= 7 else f"({text})"
    if how == "factor":
        return text if binds >= 5 else f"({text})"
    same = binds == operator.binds and ((int(position) > 0 and call.operator in ("-", "/")) or call.operator == "^")
    return f"({text})" if binds < operator.binds or same else text


def name_in_words(model: Model, read: Read) -> str:
    """Name what a leaf reads: ``last month's posts``, ``total base pay``, ``location's wage index``."""
    label = model.label(read)
    label = label if label[:2].isupper() else label[:1].lower() + label[1:]
    match read:
        case Previous():
            return f"last month's {label}"
        case Total():
            return f"total {label}"
        case _:
            link = getattr(read, "link", "")
            return f"{link.replace('_', ' ')}'s {label}" if link else label
