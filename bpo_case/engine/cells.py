"""Cells: the numbers of a calculated model one at a time, as an explanation walks from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from bpo_case.engine.data import Data
from bpo_case.engine.evaluate import Values
from bpo_case.engine.expression import Call, Expression, Linked, Own, Pointer, Previous, Read, Total
from bpo_case.engine.follow import Months, follow
from bpo_case.engine.numeric import Array
from bpo_case.engine.operators import OPERATORS
from bpo_case.engine.resolve import MONTH, Line, Model


@dataclass(frozen=True)
class Cell:
    """Where a formula stands: a line's row, in a month or in several that are added up."""

    line: Line
    row: int
    months: Months


@dataclass(frozen=True)
class Cells:
    """The numbers behind the operands of a cell's formula."""

    model: Model
    data: Data
    values: Values
    _belonging: dict[Any, list[int]] = field(default_factory=dict, repr=False, compare=False)

    def months(self, name: str, months: Months) -> Months:
        """Give the months of a line that were meant; one that has a single value has no others."""
        return (0,) if self.model[name].one_value else months

    def number(self, name: str, row: int, months: Months) -> float:
        """Give a line's value in a row, added up over the months."""
        series = self.values[name][row]
        return float(series[list(self.months(name, months))].sum())

    def total(self, name: str, rows: Sequence[int], months: Months) -> float:
        """Give a line's total over rows (or an input's)."""
        return float(sum(self.number(name, row, months) for row in rows))

    def source(self, read: Read) -> Array:
        """Give the column of an input."""
        return self.data.columns[read.table][read.name] if read.table else self.data.scalars[read.name]

    def row(self, read: Read, cell: Cell) -> int:
        """Find the row that a leaf reads; −1 where its link is blank."""
        if isinstance(read, Linked | Pointer):
            link = read.link if isinstance(read, Linked) else read.name
            return int(self.data.links[cell.line.over or "", link][cell.row])
        return cell.row if read.table else 0

    def rows(self, total: Total, cell: Cell) -> list[int]:
        """Find the rows that a total adds up."""
        key = (total.table, total.keys, cell.line.over, cell.row)
        if key not in self._belonging:
            self._belonging[key] = self.data.belonging(total, cell.line.over, cell.row)
        return self._belonging[key]

    def at(self, read: Read, cell: Cell) -> Months:
        """Find the months in which a leaf reads a line."""
        months = (max(0, cell.months[0] - 1),) if isinstance(read, Previous) else cell.months
        return self.months(read.name, months) if read.name in self.model else months

    def count(self, call: Call, cell: Cell) -> tuple[int, tuple[Expression, ...]]:
        """Give the number of months that an operator on a row is told, and the operands it comes from."""
        if len(call.arguments) == 1:
            return 0, ()
        value, used = follow(call.arguments[1], lambda operand: self.worth(operand, cell))
        return round(float(np.ravel(value)[0])), used

    def worth(self, operand: Expression, cell: Cell) -> Any:
        """Give the value of an operand in the shape in which operators compute: a row of one number, or of a vector."""
        match operand:
            case Call(name, (Read() as subject, *_)):
                row = self.row(subject, cell)
                series = self.values[subject.name][row : row + 1]
                count = [self.count(operand, cell)[0]] if len(operand.arguments) > 1 else []
                found = OPERATORS[name].compute(series, *count)
                return found[:, [cell.months[0] if found.shape[-1] > 1 else 0]]
            case Pointer():
                return np.array([[self.row(operand, cell)]])
            case Total(name):
                return np.array([[self.total(name, self.rows(operand, cell), self.at(operand, cell))]])
            case Read(name) if name == MONTH:
                return np.array([[float(cell.months[0])]])
            case Linked() if self.row(operand, cell) < 0:
                return np.array([[0.0]])
            case Read(name) if name in self.model:
                return np.array([[self.number(name, self.row(operand, cell), self.at(operand, cell))]])
            case Own() | Linked():
                row = self.row(operand, cell)
                return self.source(operand)[row : row + 1]
        raise NotImplementedError(f"{type(operand).__name__} is no operand")
