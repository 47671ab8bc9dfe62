"""Computes what is typed behind a ``=``: the four operations, brackets and per cents. Pure."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping

from bpo_case.text import translate

LONGEST = 200
_OPERATIONS: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
}  # fmt: skip
_SIGNS: Mapping[type[ast.unaryop], Callable[[float], float]] = {ast.USub: operator.neg, ast.UAdd: operator.pos}
_SAME = str.maketrans({"×": "*", "·": "*", "÷": "/", "−": "-", "–": "-", "\u00a0": " ", "\u202f": " "})
_ALLOWED = re.compile(r"[0-9.+\-*/() ]+")


class NotCalculable(ValueError):
    """What was typed cannot be computed; the message is a sentence."""


def calculated(text: str, decimal: str = ".") -> float:
    """Compute an expression.

    >>> calculated("1200*12"), calculated("(1,5 + 2) × 10 %", ",")
    (14400.0, 0.35000000000000003)
    """
    plain = _percents(text.translate(_SAME).replace(decimal, "."))
    if len(plain) > LONGEST or not _ALLOWED.fullmatch(plain):
        raise NotCalculable(translate("“={text}” cannot be computed; numbers, + - * / ( ) and % can").format(text=text))
    try:
        found = float(_value(ast.parse(plain.strip(), mode="eval").body))
    except ZeroDivisionError:
        raise NotCalculable(translate("“={text}” divides by zero").format(text=text)) from None
    except (SyntaxError, ValueError, RecursionError, OverflowError, MemoryError):
        said = translate("“={text}” cannot be computed; it should be as =1200*12")
        raise NotCalculable(said.format(text=text)) from None
    return found


def _percents(text: str) -> str:
    return re.sub(r"([0-9.]+)\s*%", r"(\1/100)", text)


def _value(node: ast.expr) -> float:
    match node:
        case ast.Constant(value=int() | float() as value):
            return float(value)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATIONS:
            return _OPERATIONS[type(op)](_value(left), _value(right))
        case ast.UnaryOp(op=sign, operand=operand) if type(sign) in _SIGNS:
            return _SIGNS[type(sign)](_value(operand))
    raise ValueError(ast.dump(node))
