"""Makes the number of an explanation again, from nothing but its children and the formula that it shows."""

from __future__ import annotations

from typing import Any

import numpy as np

from bpo_case.engine.explanation import Explanation
from bpo_case.engine.expression import Call, Expression, Number, Word
from bpo_case.engine.operators import OPERATORS

ENDINGS = ("explained above", "made as in", "made in the same way", "opening value", "changes nothing")


def remade(node: Explanation) -> float | None:
    """The number that the children make; None where they only show what it was found out from."""
    if node.how == "sum":
        return sum(child.value for child in node.because if not child.example)
    if node.how == "same":
        return node.because[-1].value
    if node.how != "formula":
        return None
    children = {id(child.operand): _array(child) for child in node.because}
    return float(np.ravel(_value(node.tree, children))[0])


def _array(child: Explanation) -> Any:
    if child.kind == "link":
        return np.array([[-1 if child.value is None else 0]])
    return np.array([child.value if isinstance(child.value, tuple) else [child.value]])


def _value(tree: Expression, children: dict[int, Any]) -> Any:
    if id(tree) in children:
        return children[id(tree)]
    match tree:
        case Number(number):
            return np.array([[number]])
        case Word(text):
            return text
        case Call("*", (first, second)):
            left = _value(first, children)
            return left * _value(second, children) if np.any(left) else left
        case Call("where", (condition, yes, no)):
            return _value(yes if np.all(_value(condition, children)) else no, children)
        case Call("choose", (switch, *cases)):
            return _value(cases[tree.members.index(str(_value(switch, children)[0, 0]))], children)
        case Call("in_unit", (same,)):
            return _value(same, children)
        case Call(name, arguments):
            return OPERATORS[name].compute(*[_value(argument, children) for argument in arguments])
    raise AssertionError(f"nothing below shows what {tree} is")


def ends_well(node: Explanation) -> bool:
    """Whether a node without children is an input, or says why it stops."""
    if node.because or node.cut or node.kind in ("input", "constant", "link", "month", "part", "others"):
        return True
    if any(ending in node.note for ending in ENDINGS):
        return True
    return isinstance(node.value, float) and min(abs(node.value), abs(node.value - 1)) < 1e-9
