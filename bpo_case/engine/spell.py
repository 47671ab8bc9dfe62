"""Spelling: a line's tree as a formula or as words. What a leaf looks like is said by whoever asks."""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import attrgetter, methodcaller
from typing import NamedTuple, Protocol

from bpo_case.engine.expression import Call, Expression, Number, Previous, Read, Total, Word
from bpo_case.engine.operators import OPERATORS, PLACEHOLDER, SINGLE, is_none
from bpo_case.engine.resolve import Model
from bpo_case.text import in_sentence, translate


class Places(Protocol):
    """Where things stand on a sheet: a back-end of formulas gives these texts."""

    @property
    def month(self) -> str:
        """Give the number of the column's month."""

    @property
    def months(self) -> str:
        """Give the row of all months' numbers."""

    @property
    def last_month(self) -> str:
        """Give the number of the last month."""

    def cell(self, read: Read) -> str:
        """Give the cell, or the expression of a cell, that a leaf reads."""

    def number(self, read: Read) -> str:
        """Give the cell as a number: where it may be blank, so that it counts as 0."""

    def row(self, read: Read, part: str) -> str:
        """Give the row of a line: all of it (part ``row``), or its first or last cell."""

    def vector(self, read: Read) -> str:
        """Give the range of a vector input of this row."""

    def code(self, read: Read) -> str:
        """Give the cell with the number of a choice's word."""


def as_formula(expression: Expression, places: Places) -> str:
    """Write a tree as an Excel formula, without the leading equals sign."""
    return _formula(expression, places).text


class Template:
    """A formula whose places are left open: the tree is walked once, however many rows it is written for."""

    def __init__(self, expression: Expression) -> None:
        asking = _Asking()
        self._first, *self._texts = as_formula(expression, asking).split(OPEN)
        self._questions = asking.questions

    def at(self, places: Places) -> str:
        """Write the formula with these places."""
        answered = zip(self._questions, self._texts, strict=True)
        return self._first + "".join(ask(places) + text for ask, text in answered)


def in_words(model: Model, expression: Expression) -> str:
    """Write a tree in words, with the labels of what it reads: ``paid FTE × annual salary ÷ 12``."""
    return _words(expression, model).text


OPEN = "\x00"
"""Stands in a template where a place is left open; no word and no number has it."""


class _Asking:
    """Places that answer nothing, and remember in their order the questions that a formula asks."""

    def __init__(self) -> None:
        self.questions: list[Callable[[Places], str]] = []

    def _ask(self, question: Callable[[Places], str]) -> str:
        self.questions.append(question)
        return OPEN

    @property
    def month(self) -> str:
        return self._ask(attrgetter("month"))

    @property
    def months(self) -> str:
        return self._ask(attrgetter("months"))

    @property
    def last_month(self) -> str:
        return self._ask(attrgetter("last_month"))

    def cell(self, read: Read) -> str:
        return self._ask(methodcaller("cell", read))

    def number(self, read: Read) -> str:
        return self._ask(methodcaller("number", read))

    def row(self, read: Read, part: str) -> str:
        return self._ask(methodcaller("row", read, part))

    def vector(self, read: Read) -> str:
        return self._ask(methodcaller("vector", read))

    def code(self, read: Read) -> str:
        return self._ask(methodcaller("code", read))


class _Spelled(NamedTuple):
    text: str
    binds: int = SINGLE

    def inside(self, call: Call, position: int, binds: int) -> str:
        """Give the text as an argument of an operator that binds so strongly, in brackets where it needs them."""
        between_equals = call.operator not in ANY_ORDER and (position > 0 or call.operator not in LEFT_FIRST)
        return self.bracketed(self.binds < binds or (self.binds == binds < SINGLE and between_equals))

    def bracketed(self, needed: bool) -> str:
        return f"({self.text})" if needed else self.text


ANY_ORDER = frozenset({"+", "*"})
"""a + (b + c) is a + b + c."""

LEFT_FIRST = frozenset({"-", "/", "remainder"})
"""(a - b) - c is a - b - c, but a - (b - c) is not; every other operator needs brackets on either side."""


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


# -- Formulas --


def _formula(expression: Expression, places: Places) -> _Spelled:
    match expression:
        case Number(value):
            return _Spelled('"none"' if is_none(expression) else _number(value))
        case Word(text):
            return _Spelled('"' + text.replace('"', '""') + '"')
        case Read():
            return _Spelled(places.cell(expression))
        case Call("in_unit", (same,)):
            return _formula(same, places)
        case Call(name) if name in OPERATORS and OPERATORS[name].excel:
            template = OPERATORS[name].excel
            text = PLACEHOLDER.sub(lambda match: _formula_part(match.group(1), expression, places), template)
            return _Spelled(text, SINGLE if ONE_THING.fullmatch(template) else OPERATORS[name].binds)
        case _:
            raise NotImplementedError(f"{getattr(expression, 'operator', expression)!r} has no spelling in Excel")


ONE_THING = re.compile(r"[A-Z]+\(.*\)|\{[^}]+\}")
"""A template that is a function, or a cell: it never needs brackets, and brackets its arguments by itself."""


def _formula_part(key: str, call: Call, places: Places) -> str:
    if key in ("month", "months", "last_month"):
        return str(getattr(places, key))
    if key == "all":
        return ",".join(_as_number(argument, places) for argument in call.arguments)
    if key == "cases":
        return ",".join(_formula(argument, places).text for argument in call.arguments[1:])
    position, _, how = key.partition(":")
    argument = call.arguments[int(position)]
    if isinstance(argument, Read) and how in ("row", "first", "last"):
        return places.row(argument, how)
    if isinstance(argument, Read) and how in ("vector", "code"):
        return places.vector(argument) if how == "vector" else places.code(argument)
    if how == "number":
        return _as_number(argument, places)
    spelled = _formula(argument, places)
    if how in TIGHTNESS:
        return spelled.bracketed(spelled.binds < TIGHTNESS[how])
    operator = OPERATORS[call.operator]
    return spelled.text if ONE_THING.fullmatch(operator.excel) else spelled.inside(call, int(position), operator.binds)


def _as_number(argument: Expression, places: Places) -> str:
    match argument:
        case Read():
            return places.number(argument)
        case Call("in_unit", (same,)):
            return _as_number(same, places)
        case _:
            return _formula(argument, places).text


TIGHTNESS = {"tight": 7, "factor": 5}
"""The least precedence that goes without brackets in such a place."""


# -- Words --


def _words(expression: Expression, model: Model) -> _Spelled:
    match expression:
        case Number(value):
            return _Spelled(translate("none") if is_none(expression) else _number(value))
        case Word(text):
            return _Spelled(f"“{translate(text)}”")
        case Read():
            return _Spelled(name_in_words(model, expression))
        case Call("in_unit", (same,)):
            return _words(same, model)
        case Call(name):
            words = translate(OPERATORS[name].words)
            text = PLACEHOLDER.sub(lambda match: _words_part(match.group(1), expression, model), words)
            return _Spelled(text, OPERATORS[name].binds)
        case _:
            raise NotImplementedError(f"{type(expression).__name__} has no words")


def _words_part(key: str, call: Call, model: Model) -> str:
    if key == "all":
        *most, last = [_words(argument, model).text for argument in call.arguments]
        return translate("{most} and {last}").format(most=", ".join(most), last=last)
    if key == "cases":
        cases = zip(call.members, call.arguments[1:], strict=True)
        return "; ".join(
            f"{translate(member)}: {_words(value, model).text}" for member, value in cases if not _is_zero(value)
        )
    position, _, how = key.partition(":")
    spelled = _words(call.arguments[int(position)], model)
    if how in TIGHTNESS:
        return spelled.bracketed(spelled.binds < TIGHTNESS[how])
    return spelled.inside(call, int(position), OPERATORS[call.operator].binds)


def _is_zero(expression: Expression) -> bool:
    return isinstance(expression, Number) and expression.value == 0


def name_in_words(model: Model, read: Read) -> str:
    """Name what a leaf reads: ``last month's posts``, ``total base pay``, ``location's wage index``."""
    label = in_sentence(translate(model.label(read)))
    match read:
        case Previous():
            return translate("last month's {figure}").format(figure=label)
        case Total():
            return translate("total {figure}").format(figure=label)
        case _:
            link = getattr(read, "link", "")
            whose = translate(model.schema.whose(link)) if link else ""
            return translate("{whose} {figure}").format(whose=whose, figure=label) if whose else label
