"""Preparing a model for evaluation: where every part of every line's tree comes from, found once per model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from bpo_case.engine.computation import computation
from bpo_case.engine.expression import (
    Call,
    Expression,
    Linked,
    Number,
    Own,
    Pointer,
    Previous,
    Read,
    Total,
    leaves,
    parts,
)
from bpo_case.engine.resolve import MONTH, Line, Model


class Source(NamedTuple):
    """Where an argument is found: under ``key``; else it is read or computed as ``part``, and then kept there."""

    key: Any
    part: Expression
    computed: Computed | None


class Computed(NamedTuple):
    """A tree to compute from its sources."""

    function: Callable[..., Any]
    sources: tuple[Source, ...]


class Step(NamedTuple):
    """A line, prepared once per model: what is looked up for every evaluation must be quick."""

    line: Line
    computed: Computed
    group: tuple[Line, ...]
    is_running_sum: bool
    is_walked: bool


@lru_cache(maxsize=8)
def steps(model: Model) -> tuple[Step, ...]:
    """Give the steps that calculate a model's lines, in their order; they are prepared once."""
    prepared = Preparation(model)
    return tuple(prepared.step(group) for group in model.groups)


class Preparation:
    """Finds where every part of every tree comes from. Parts that occur more than once are computed once."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.uses: Counter[Any] = Counter()
        for line in model:
            self.uses.update(self.key(part, line) for part in parts(line.expression) if isinstance(part, Call))
        self.made: dict[Any, Computed] = {}

    def step(self, group: tuple[Line, ...]) -> Step:
        """Prepare a line, or a group of lines that need each other's past."""
        line = group[0]
        reads_itself = any(read.name == line.name for read in line.reads.values())
        running = len(group) == 1 and _is_running_sum(line)
        walked = len(group) > 1 or (reads_itself and not running)
        tree = line.expression.arguments[1] if running and isinstance(line.expression, Call) else line.expression
        return Step(line, self.computed(tree, line), group, running, walked)

    def computed(self, tree: Expression, line: Line) -> Computed:
        """Give the function of a tree, with the sources of its arguments."""
        found: dict[Expression, Source] = {}
        self.collect(tree, line, found, top=True)
        return Computed(computation(tree, found), tuple(found.values()))

    def collect(self, part: Expression, line: Line, found: dict[Expression, Source], top: bool = False) -> None:
        """Find the sources of a tree: what it reads, and what it has in common with other lines."""
        key = self.key(part, line)
        if isinstance(part, Call) and not top and self.uses[key] > 1:
            if key not in self.made:
                self.made[key] = self.computed(part, line)
            found[part] = Source(key, part, self.made[key])
        elif isinstance(part, Call):
            for argument in part.arguments:
                self.collect(argument, line, found)
        elif isinstance(part, Read):
            found[part] = Source(key, part, None)

    def key(self, part: Expression, line: Line) -> Any:
        """What a part of a tree is called: equal for parts that compute the same for the same rows."""
        match part:
            case Call(operator, arguments, members):
                return (line.over, operator, members, *(self.key(argument, line) for argument in arguments))
            case Own(name, table):
                return name if name in self.model or name == MONTH else (table, name)
            case Pointer(name, table):
                return ("pointer", table, name)
            case Previous(name):
                return ("previous", name)
            case Linked(name, table, link):
                return (line.over, link, table, name)
            case Total(name, table, keys):
                return (line.over, keys, table, name)
            case _:
                return vars(part)["value" if isinstance(part, Number) else "text"]


def _is_running_sum(line: Line) -> bool:
    tree = line.expression
    if not (isinstance(tree, Call) and tree.operator == "+" and isinstance(tree.arguments[0], Previous)):
        return False
    mine = [leaf for leaf in leaves(tree) if isinstance(leaf, Read) and leaf.name == line.name]
    return len(mine) == 1 and tree.arguments[0] is mine[0]
