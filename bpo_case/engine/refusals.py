"""Refusals: trees that would compute one thing here and another in a spreadsheet, each with what to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpo_case.engine.errors import DeclarationError
from bpo_case.engine.expression import Call, Expression, Linked, Own, Pointer, Previous, Read, Total, Word, leaves
from bpo_case.engine.names import Names
from bpo_case.engine.operators import OPERATORS, ROW_KINDS, VECTOR_OPERATORS, is_none

if TYPE_CHECKING:
    from bpo_case.engine.resolve import Line

EXPECTED = {
    ("where", 0): "comparison",
    ("where", 1): "case",
    ("where", 2): "case",
    ("both", 0): "comparison",
    ("both", 1): "comparison",
    ("either", 0): "comparison",
    ("either", 1): "comparison",
    ("is", 0): "choice",
    ("is", 1): "word",
    ("is not", 0): "choice",
    ("is not", 1): "word",
    ("given", 0): "link",
    ("pick", 0): "vector",
    ("latest", 0): "vector",
    ("mean_of", 0): "vector",
}
"""What stands at a place in an operator, where that is not a number; a case is a number or none."""

ASKED = {
    "comparison": "where, both and either ask a comparison, as x > 0",
    "choice": "a word can only be compared with a choice of the document",
    "link": "given() asks whether a link of this row is given, and nothing else",
    "vector": "pick, latest and mean_of take a list of numbers of this row",
}
"""What is wrong with anything else in such a place."""

MISPLACED = {
    "comparison": "a comparison stands only inside where, both or either",
    "choice": "{name!r} is a choice of words: compare it, as {name} == …, or use choose",
    "word": "a word is only compared with, as basis == “per unit”; a value is a number",
    "link": "{name!r} is a link: ask given({name}), or read something through it, as {name}_…",
    "vector": "{name!r} is a list of numbers: take one of them with pick or latest, or their mean_of",
    "total": "{name!r} is no number, so that it has no total; declare a line that gives a number of it",
    "none": "none is an answer and no number; it stands only as a case of where or choose",
}
"""What is wrong with something in the place of a number."""


@dataclass(frozen=True)
class Place:
    """A part of a line's tree, and where it stands: the operator and the position in it; blank at the top."""

    expression: Expression
    operator: str = ""
    position: int = 0

    @property
    def expected(self) -> str:
        """What should stand here."""
        if not self.operator:
            return "case"
        if self.operator == "choose":
            return "case" if self.position else "choice"
        return EXPECTED.get((self.operator, self.position), "number")


def check_tree(line: Line, names: Names) -> None:
    """Refuse what a line's tree must not hold, whatever the other lines are."""
    for place in _places(Place(line.expression)):
        _refuse_misplaced(line, place, names)
        if isinstance(place.expression, Call):
            _check_excel(line, place.expression)
            _check_row(line, place.expression, names)
            _check_vector(line, place.expression)
            _check_words(line, place.expression, names)
    read = set(leaves(line.expression))
    unused = [parameter for parameter, leaf in line.reads.items() if leaf not in read]
    if unused:
        raise DeclarationError(line.name, f"takes {' and '.join(unused)} but does not use it; leave it out")


def _places(place: Place) -> Iterator[Place]:
    yield place
    if isinstance(place.expression, Call):
        for position, argument in enumerate(place.expression.arguments):
            yield from _places(Place(argument, place.expression.operator, position))


def _refuse_misplaced(line: Line, place: Place, names: Names) -> None:
    kind, expected = _kind(place.expression, names), place.expected
    if kind == expected or (expected == "case" and kind in ("number", "none")):
        return
    problem = ASKED[expected] if expected in ASKED else MISPLACED[kind]
    raise DeclarationError(line.name, problem.format(name=getattr(place.expression, "name", "")))


def _kind(expression: Expression, names: Names) -> str:
    if isinstance(expression, Call):
        return "comparison" if OPERATORS[expression.operator].kind == "truth" else "number"
    if isinstance(expression, Pointer):
        return "link"
    if isinstance(expression, Read):
        column = names.column(expression)
        kind = column.kind if column else "number"
        return "total" if kind != "number" and isinstance(expression, Total) else kind
    if isinstance(expression, Word):
        return "word"
    return "none" if is_none(expression) else "number"


# -- Checks of single operators --


def _check_excel(line: Line, call: Call) -> None:
    if not OPERATORS[call.operator].excel:
        raise DeclarationError(line.name, f"{call.operator}() has no form in Excel; give it one, in OPERATORS")


def _check_row(line: Line, call: Call, names: Names) -> None:
    if OPERATORS[call.operator].kind not in ROW_KINDS:
        return
    subject = call.arguments[0]
    if not (isinstance(subject, Own | Linked) and subject.name in names.declared):
        raise DeclarationError(
            line.name, f"{call.operator}() takes a line as it stands; declare what is inside as a line of its own"
        )


def _check_vector(line: Line, call: Call) -> None:
    if call.operator in VECTOR_OPERATORS and not isinstance(call.arguments[0], Own):
        raise DeclarationError(line.name, f"{ASKED['vector']}; declare a line where {call.operator}() reads its own")


def _check_words(line: Line, call: Call, names: Names) -> None:
    """A word must be one of the choice's; a choose has them all, in their order."""
    if call.operator not in ("is", "is not", "choose"):
        return
    switch = call.arguments[0]
    column = names.column(switch) if isinstance(switch, Read) else None
    if column is None or column.kind != "choice":
        raise DeclarationError(line.name, ASKED["choice"])
    members = ", ".join(column.members)
    words = call.members or tuple(word.text for word in call.arguments[1:] if isinstance(word, Word))
    unknown = [word for word in words if word not in column.members]
    missing = [word for word in column.members if call.operator == "choose" and word not in words]
    for wrong, how in ((unknown, "no word of it is"), (missing, "there is no case for")):
        if wrong:
            raise DeclarationError(line.name, f"{column.name} is one of {members}; {how} {', '.join(wrong)}")
    if call.operator == "choose" and words != column.members:
        raise DeclarationError(line.name, f"write the cases of {column.name} in the order of its words: {members}")


# -- Checks that need to know all lines: months, circles, answers that are none --


def check_months(lines: Mapping[str, Line], groups: Iterable[tuple[str, ...]]) -> None:
    """Refuse lines that mix up months: looking along a row, or back, where that cannot be computed."""
    for group in groups:
        for name in group:
            line = lines[name]
            _check_looking_back(line, lines)
            _check_answers(line, lines)
            if len(group) > 1 or name in {read.name for read in line.reads.values()}:
                _check_circle(line, group)


def _check_looking_back(line: Line, lines: Mapping[str, Line]) -> None:
    for read in leaves(line.expression):
        if isinstance(read, Previous) and lines[read.name].one_value:
            raise DeclarationError(line.name, f"{read.name!r} is one value for all months: read it as {read.name}")
        if isinstance(read, Previous) and line.opening == "same":
            raise DeclarationError(
                line.name, "reads last month's value, which month 0 has not; open with a number, a column or a line"
            )
    for call in _row_calls(line):
        subject = call.arguments[0]
        if isinstance(subject, Read) and lines[subject.name].one_value:
            raise DeclarationError(
                line.name, f"{subject.name!r} is one value for all months: read it without {call.operator}()"
            )
    if line.one_value and line.opening not in (0, "same"):
        raise DeclarationError(line.name, "is one value for all months and cannot open with another; leave opening out")


def _check_answers(line: Line, lines: Mapping[str, Line]) -> None:
    for read in (*line.reads.values(), line.opening_read):
        if read is not None and read.name in lines and may_be_none(lines[read.name]):
            raise DeclarationError(
                line.name, f"{read.name!r} may be none, with which nothing can be computed; read what it is made from"
            )


def _check_circle(line: Line, group: tuple[str, ...]) -> None:
    """Within a circle only one month is there at a time, so that nothing can look along a row."""
    arrows = " → ".join((*group, group[0]))
    if line.opening_read is not None and line.opening_read.name in group:
        raise DeclarationError(
            line.name, f"opens with {line.opening_read.name!r}, which needs it ({arrows}); open with something else"
        )
    for call in _calls(line.expression):
        if OPERATORS[call.operator].kind in ROW_KINDS or call.operator in VECTOR_OPERATORS:
            raise DeclarationError(
                line.name,
                f"{call.operator}() cannot be used in a line that needs its own past ({arrows}); declare it as a line "
                "of its own, outside the circle",
            )


def may_be_none(line: Line) -> bool:
    """Tell whether a line's answer can be that there is none."""
    found = any(is_none(leaf) for leaf in leaves(line.expression))
    return found or any(OPERATORS[call.operator].may_be_none for call in _calls(line.expression))


def _calls(expression: Expression) -> Iterator[Call]:
    return (place.expression for place in _places(Place(expression)) if isinstance(place.expression, Call))


def _row_calls(line: Line) -> Iterator[Call]:
    return (call for call in _calls(line.expression) if OPERATORS[call.operator].kind in ROW_KINDS)
