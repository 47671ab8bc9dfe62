"""Explaining: why a line has its value, as a tree from its formula in words down to the inputs and their sources.

A number that was explained already is not explained again; zeros and factors of one end a branch; what is added up
over months is shown by period and then for its largest month; what is added up over rows, for its largest rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, Protocol

import numpy as np

from bpo_case.engine.evaluate import Data, Values
from bpo_case.engine.expression import Call, Expression, Linked, Own, Pointer, Previous, Read, Total
from bpo_case.engine.follow import REACHES, Months, adds_up, follow, is_operand, looks_at_row
from bpo_case.engine.numeric import PRECISION, Array
from bpo_case.engine.resolve import MONTH, Line, Model
from bpo_case.engine.spell import in_words
from bpo_case.engine.units import PLAIN, parsed, unit_of

Value = float | str | tuple[float, ...] | None
"""A number, a word, numbers by position, or the answer that there is none."""

How = Literal["", "formula", "sum", "same", "found"]

ABOVE = "explained above"


@dataclass(frozen=True)
class Origin:
    """Where an input comes from: its evidence, and the path of the field."""

    kind: str = "input"
    source: str = ""
    confidence: str = ""
    path: str = ""


class Names(Protocol):
    """What rows, months and inputs are called: said by whoever knows the business."""

    def where(self, table: str | None, row: int) -> tuple[str, ...]:
        """Give the name of a row, then of what it belongs to."""

    def when(self, months: Months) -> str:
        """Name a month, or several together."""

    def periods(self, months: Months) -> Mapping[str, Months]:
        """Group months into named periods."""

    def origin(self, read: Read, row: int) -> Origin:
        """Tell where an input comes from."""

    def unit(self, unit: str, table: str | None, row: int) -> str:
        """Give a unit as it is meant in a row."""


@dataclass(frozen=True)
class Explanation:
    """A number and what it was made from.

    ``how`` tells what its children make: their ``formula``, their ``sum``, the ``same`` number as the last of them, or
    something ``found`` out from them. An ``example`` among them is shown and does not enter the sum.
    """

    label: str
    value: Value
    unit: str = ""
    where: tuple[str, ...] = ()
    when: str = ""
    kind: str = "line"
    formula: str = ""
    note: str = ""
    origin: Origin = Origin()
    how: How = ""
    because: tuple[Explanation, ...] = ()
    example: bool = False
    cut: bool = False
    """Whether there is more to say than the depth allowed."""
    line: str = ""
    months: Months = ()
    tree: Expression | None = field(default=None, repr=False, compare=False)
    """The formula of the children, each of which is one of its ``operand``s."""
    operand: Expression | None = field(default=None, repr=False, compare=False)


class Explainer:
    """Explains numbers of a calculated model; one explainer never explains the same number twice.

    ``depth`` is the number of levels below the first one (None: down to the inputs), ``breadth`` the number of rows that
    a total shows.
    """

    def __init__(
        self, model: Model, data: Data, values: Values, names: Names, depth: int | None = None, breadth: int = 3
    ) -> None:
        self.model, self.data, self.values, self.names = model, data, values, names
        self.depth, self.breadth = (10**6 if depth is None else depth), max(1, breadth)
        self.explained: set[tuple[str, int, Months]] = set()
        self.belonging: dict[tuple[Any, ...], Array] = {}

    # ------------------------------------------------------------ what is asked

    def line(self, name: str, row: int, months: Months) -> Explanation:
        """Explain a line's value of a row in a month, or its total over several months."""
        return self._opened(self._bare(name, row, self._months(name, months)), row, self.depth)

    def total(self, name: str, rows: Sequence[int], months: Months, where: tuple[str, ...]) -> Explanation:
        """Explain a line's total over rows."""
        line = self.model[name]
        months = self._months(name, months)
        node = Explanation(
            f"Total {_lower(line.label)}", self._sum(name, rows, months), self.names.unit(line.unit, None, 0), where,
            self._when(name, months), formula="by row", how="sum", line=name, months=months,
        )  # fmt: skip
        return replace(node, because=self._rows(name, rows, months, self.depth - 1)) if self.depth else self._cut(node)

    # ------------------------------------------------------------ a line

    def _bare(self, name: str, row: int, months: Months) -> Explanation:
        line = self.model[name]
        return Explanation(
            line.label, _plain(self._number(name, row, months)), self.names.unit(line.unit, line.over, row),
            self.names.where(line.over, row), self._when(name, months), line=name, months=months,
        )  # fmt: skip

    def _child(self, name: str, row: int, months: Months, depth: int) -> Explanation:
        """A line's value below another: zeros, factors of one and what was explained already are not opened."""
        node = self._bare(name, row, self._months(name, months))
        return node if _says_nothing(node, self.model[name]) else self._opened(node, row, depth)

    def _opened(self, node: Explanation, row: int, depth: int) -> Explanation:
        line, key = self.model[node.line], (node.line, row, node.months)
        if key in self.explained:
            return replace(node, note=ABOVE)
        if depth <= 0:
            return self._cut(node)
        self.explained.add(key)
        if node.months == (0,) and not line.one_value and line.opening != "same":
            return self._opening(node, line, row, depth)
        if len(node.months) > 1 and not self._holds_for_totals(line, node.months):
            return self._by_period(node, row, depth)
        if running := self._running(line, node.months):
            return self._merged(node, self._child(running, row, tuple(range(node.months[0] + 1)), depth))
        return self._by_formula(node, line, row, depth)

    def _by_formula(self, node: Explanation, line: Line, row: int, depth: int) -> Explanation:
        cell = _Cell(line, row, node.months)
        node = replace(node, formula=in_words(self.model, line.expression), how="formula", tree=line.expression)
        if is_operand(line.expression) and not isinstance(line.expression, Own | Linked):
            return self._merged(node, self._operand(line.expression, cell, depth))
        _, used = follow(line.expression, lambda operand: self._worth(operand, cell))
        return replace(node, because=tuple(self._operand(operand, cell, depth - 1) for operand in used))

    def _merged(self, node: Explanation, only: Explanation) -> Explanation:
        """A line that is nothing but one operand is explained by what the operand is explained by."""
        if not only.because:
            return replace(node, how="same", because=(only,))
        formula = " = ".join(part for part in (node.formula, only.formula) if part)
        return replace(node, formula=formula, how=only.how, tree=only.tree, because=only.because, note=only.note)

    def _opening(self, node: Explanation, line: Line, row: int, depth: int) -> Explanation:
        if line.opening_read is None:
            return replace(node, note="opening value")
        child = self._operand(line.opening_read, _Cell(line, row, (0,)), depth - 1)
        return replace(node, formula=in_words(self.model, line.opening_read), how="same", because=(child,))

    # ------------------------------------------------------------ several months

    def _holds_for_totals(self, line: Line, months: Months) -> bool:
        opens = 0 in months and line.opening != "same" and (line.opening_read is not None or bool(line.opening))
        return not opens and adds_up(self.model, line.expression)

    def _running(self, line: Line, months: Months) -> str:
        """The line that this one is the sum of, to date, from signature on."""
        match line.expression:
            case Call("+", (Previous(name), Own() as flow)) if name == line.name and len(months) == 1:
                return flow.name if line.opening_read is not None and line.opening_read.name == flow.name else ""
        return ""

    def _by_period(self, node: Explanation, row: int, depth: int) -> Explanation:
        """The totals of periods, or the months of a single one; then the month in which the most happens."""
        series = self.values[node.line][row]
        busy = tuple(month for month in node.months if series[month])
        if len(busy) <= 1:
            child = self._child(node.line, row, busy or node.months[:1], depth)
            return replace(self._merged(node, child), note=f"only in {child.when}" if busy else "")
        periods = self.names.periods(node.months)
        groups = periods if len(periods) > 1 else {self.names.when((month,)): (month,) for month in node.months}
        parts = [
            replace(node, label=name, value=float(series[list(group)].sum()), kind="part", where=(), when="", months=group)
            for name, group in groups.items() if series[list(group)].any()
        ]  # fmt: skip
        largest = max(busy, key=lambda month: abs(series[month]))
        example = self._child(node.line, row, (largest,), depth - 1)
        parts.append(replace(example, example=True, note=example.note or "the largest month, as an example"))
        kind = "by period" if len(periods) > 1 else "by month"
        return replace(node, formula=kind, how="sum", because=tuple(parts))

    # ------------------------------------------------------------ operands

    def _operand(self, operand: Expression, cell: _Cell, depth: int) -> Explanation:
        return replace(self._what_it_is(operand, cell, depth), operand=operand)

    def _what_it_is(self, operand: Expression, cell: _Cell, depth: int) -> Explanation:
        match operand:
            case Call():
                return self._looking(operand, cell, depth)
            case Pointer(name):
                return self._pointer(name, cell)
            case Total(name, table):
                return self._totalled(operand, cell, depth)
            case Linked(name, _, link) if self._row(operand, cell) < 0:
                return Explanation(self.model.label(operand), 0.0, note=f"no {_spaced(link)} is given")
            case Previous(name) if name == cell.line.name:
                node = self._bare(name, cell.row, self._at(operand, cell))
                return replace(node, note="made in the same way")
            case Read(name) if name in self.model:
                return self._child(name, self._row(operand, cell), self._at(operand, cell), depth)
            case Read():
                return self._input(operand, self._row(operand, cell), cell.months)
        raise NotImplementedError(type(operand).__name__)

    def _input(self, read: Read, row: int, months: Months) -> Explanation:
        if read.name == MONTH:
            return Explanation("Month", float(months[0]), "", when=self.names.when(months), kind="month")
        origin = self.names.origin(read, row)
        column = self.model.column(read)
        assert column is not None
        return Explanation(
            column.label, _plain(self._source(read)[row]), self.names.unit(column.unit, read.table, row),
            self.names.where(read.table, row), kind=origin.kind, origin=origin,
        )  # fmt: skip

    def _pointer(self, link: str, cell: _Cell) -> Explanation:
        assert cell.line.over is not None
        position = int(self.data.links[cell.line.over, link][cell.row])
        target = self.model.schema.tables[cell.line.over].links[link].target
        name = ", ".join(self.names.where(target, position)) if position >= 0 else None
        return Explanation(_spaced(link).capitalize(), name, kind="link")

    def _totalled(self, total: Total, cell: _Cell, depth: int) -> Explanation:
        rows = np.flatnonzero(self._belongs(total, cell)).tolist()
        months = self._at(total, cell)
        unit = self.names.unit(unit_of(total, self.model), None, 0)
        label, value = in_words(self.model, total), self._sum(total.name, rows, months)
        node = Explanation(
            label[:1].upper() + label[1:], value, unit, self.names.where(cell.line.over, cell.row),
            self._when(total.name, months), kind="total", formula="by row", how="sum", line=total.name, months=months,
        )  # fmt: skip
        if abs(value) < PRECISION:
            return replace(node, formula="", how="")
        return replace(node, because=self._rows(total.name, rows, months, depth - 1)) if depth > 0 else self._cut(node)

    def _rows(self, name: str, rows: Sequence[int], months: Months, depth: int) -> tuple[Explanation, ...]:
        """The rows with the most to say, and the rest in one number."""
        worth = {row: self._number(name, row, months) for row in rows}
        ranked = sorted((row for row in rows if worth[row]), key=lambda row: -abs(worth[row]))
        shown, rest = ranked[: self.breadth], ranked[self.breadth :]
        if len(rest) == 1:
            shown, rest = ranked, []
        children = [self._child(name, row, months, depth) for row in shown]
        if rest:
            others = self._bare(name, rest[0], months)
            value = self._sum(name, rest, months)
            children.append(replace(others, label=f"and {len(rest)} others", value=value, where=(), kind="others", note=""))
        return tuple(children)

    def _looking(self, call: Call, cell: _Cell, depth: int) -> Explanation:
        """An operator that looks at a whole row of another line."""
        subject = call.arguments[0]
        assert isinstance(subject, Read)
        reach, row, month = REACHES[call.operator], self._row(subject, cell), cell.months[0]
        counts: list[Explanation] = []
        number = 0
        if len(call.arguments) > 1:
            value, used = follow(call.arguments[1], lambda operand: self._worth(operand, cell))
            number = round(float(np.ravel(value)[0]))
            counts = [self._operand(operand, cell, depth - 1) for operand in used]
        months = tuple(reach.months(self.values[subject.name][row], month, number))
        words = in_words(self.model, call)
        node = replace(
            self._bare(subject.name, row, months or (0,)), label=words[:1].upper() + words[1:],
            value=_plain(self._worth(call, cell)), kind="operator", line="", months=(),
        )  # fmt: skip
        if not months:
            return replace(node, when="", how="found", because=tuple(counts), note="that is before signature")
        if reach.how != "found" and not counts:
            return self._child(subject.name, row, months, depth)
        how: How = "found" if reach.how == "found" else "same"
        child = self._child(subject.name, row, months, depth - 1)
        return replace(node, how=how, because=(*counts, child)) if depth > 0 else self._cut(node)

    # ------------------------------------------------------------ numbers

    def _worth(self, operand: Expression, cell: _Cell) -> Any:
        """What an operand is worth in a cell, in the shape in which operators compute."""
        if isinstance(operand, Call) and looks_at_row(operand):
            return self._computed(operand, cell)
        assert isinstance(operand, Read)
        if isinstance(operand, Total):
            rows = np.flatnonzero(self._belongs(operand, cell)).tolist()
            return np.array([[self._sum(operand.name, rows, self._at(operand, cell))]])
        row = self._row(operand, cell)
        if isinstance(operand, Pointer):
            return np.array([[row]])
        if row < 0:
            return np.array([[0.0]])
        if operand.name == MONTH:
            return np.array([[float(cell.months[0])]])
        if operand.name in self.model:
            return np.array([[self._number(operand.name, row, self._at(operand, cell))]])
        return self._source(operand)[row : row + 1]
