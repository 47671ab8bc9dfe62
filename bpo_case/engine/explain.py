"""Explaining: why a line has its value, from its formula in words down to the inputs and where they come from.

A number that was explained already is not explained again, nor is that of the same row in another month; zeros and
factors of one end a branch. What is added up over months is shown by period and then for its largest month, unless its
formula holds for the totals as well; what is added up over rows is shown for its largest rows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from bpo_case.engine.cells import Cell, Cells
from bpo_case.engine.data import Data
from bpo_case.engine.evaluate import Values
from bpo_case.engine.explanation import Explanation, Names, Value
from bpo_case.engine.expression import Call, Expression, Linked, Own, Pointer, Previous, Read, Total
from bpo_case.engine.follow import REACHES, Looked, Months, adds_up, follow, is_operand, is_sum, looks_at_row
from bpo_case.engine.numeric import PRECISION
from bpo_case.engine.resolve import MONTH, Line, Model
from bpo_case.engine.spell import in_words
from bpo_case.engine.units import PLAIN, parsed, unit_of
from bpo_case.text import in_sentence, message, translate, translate_plural

TO_THE_INPUTS = 1_000
ROWS_LISTED = 3
ABOVE = message("explained above")
EXAMPLE = message("the largest month, as an example")


class Explainer:
    """Explains numbers of a calculated model; it never explains the same number twice.

    `depth` is the number of levels below the first one. Of the parts of a sum the `breadth` largest are explained
    further; of rows that are added up, at least three are shown.
    """

    def __init__(
        self, model: Model, data: Data, values: Values, names: Names, depth: int = TO_THE_INPUTS, breadth: int = 3
    ) -> None:
        self.model, self.names, self.depth, self.breadth = model, names, depth, breadth
        self.cells = Cells(model, data, values)
        self.explained: dict[tuple[str, int], list[Months]] = {}

    def line(self, name: str, row: int, months: Months) -> Explanation:
        """Explain a line's value of a row in a month, or its total over several months."""
        return self._opened(self._bare(name, row, months), row, self.depth)

    def total(self, name: str, rows: Sequence[int], months: Months, where: tuple[str, ...]) -> Explanation:
        """Explain a line's total over rows; `where` says what they have in common."""
        return self._summed(name, rows, months, where, self.depth)

    def _anew(self) -> Explainer:
        """An explainer of the same model that has explained nothing yet."""
        return Explainer(self.model, self.cells.data, self.cells.values, self.names, self.depth, self.breadth)

    # ------------------------------------------------------------ a line

    def _bare(self, name: str, row: int, months: Months) -> Explanation:
        """A line's value with nothing said about it yet."""
        line, at = self.model[name], self.cells.months(name, months)
        return Explanation(
            label=translate(line.label),
            value=_plain(self.cells.number(name, row, at)),
            unit=self.names.unit(line.unit, line.over, row),
            where=self.names.where(line.over, row),
            when="" if line.one_value else self.names.when(at),
            line=name,
            months=at,
        )

    def _below(self, name: str, row: int, months: Months, depth: int) -> Explanation:
        node = self._bare(name, row, months)
        return node if _ends_here(node) else self._opened(node, row, depth)

    def _opened(self, node: Explanation, row: int, depth: int) -> Explanation:
        line, before = self.model[node.line], self.explained.setdefault((node.line, row), [])
        if node.months in before:
            return replace(node, note=translate(ABOVE))
        if alike := _alike(node.months, before):
            return replace(node, note=translate("made as in {when} above").format(when=self.names.when(alike)))
        if depth <= 0:
            return _opening_to(replace(node, cut=True), lambda levels: self._anew()._opened(node, row, levels))
        before.append(node.months)
        if node.months == (0,) and not line.one_value and line.opening != "same":
            return self._opening(node, line, row, depth)
        if len(node.months) > 1 and not self._holds_for_totals(line, node.months):
            return self._by_period(node, row, depth)
        if flow := _running_sum_of(line):
            return _merged(node, self._below(flow, row, tuple(range(node.months[0] + 1)), depth))
        return self._by_formula(node, line, row, depth)

    def _opening(self, node: Explanation, line: Line, row: int, depth: int) -> Explanation:
        if line.opening_read is None:
            return replace(node, note=translate("opening value"))
        child = self._operand(line.opening_read, Cell(line, row, (0,)), depth - 1)
        return replace(node, formula=in_words(self.model, line.opening_read), how="same", because=(child,))

    def _by_formula(self, node: Explanation, line: Line, row: int, depth: int) -> Explanation:
        tree, cell = line.expression, Cell(line, row, node.months)
        node = replace(node, formula=in_words(self.model, tree))
        if is_operand(tree) and not isinstance(tree, Own | Linked):
            return _merged(node, self._operand(tree, cell, depth))
        _, used = follow(tree, lambda operand: self.cells.worth(operand, cell))
        followed = self._largest(used, cell) if is_sum(tree) else range(len(used))
        because = tuple(self._operand(part, cell, depth - 1 if at in followed else 0) for at, part in enumerate(used))
        return replace(node, how="formula", tree=tree, because=because)

    def _largest(self, operands: Sequence[Expression], cell: Cell) -> list[int]:
        """Tell which parts of a sum are explained further."""
        worth = [abs(float(np.ravel(self.cells.worth(operand, cell))[0])) for operand in operands]
        return sorted(range(len(worth)), key=lambda at: -worth[at])[: self.breadth]

    # ------------------------------------------------------------ several months, several rows

    def _holds_for_totals(self, line: Line, months: Months) -> bool:
        opens_otherwise = 0 in months and line.opening not in ("same", 0)
        return not opens_otherwise and adds_up(self.model, line.expression)

    def _by_period(self, node: Explanation, row: int, depth: int) -> Explanation:
        """The totals of periods, or the months of a single one; then the month in which the most happens."""
        series = self.cells.values[node.line][row]
        busy = tuple(month for month in node.months if series[month])
        if len(busy) <= 1:
            only = self._below(node.line, row, busy or node.months[:1], depth)
            return replace(_merged(node, only), note=translate("only in {when}").format(when=only.when) if busy else "")
        periods = self.names.periods(node.months)
        several = len(periods) > 1
        groups = periods if several else {self.names.when((month,)): (month,) for month in busy}
        totals = {name: float(series[list(group)].sum()) for name, group in groups.items()}
        parts = [Explanation(name, total, node.unit, kind="part") for name, total in totals.items() if total]
        largest = max(busy, key=lambda month: abs(series[month]))
        example = self._below(node.line, row, (largest,), depth - 1)
        note = "; ".join(part for part in (translate(EXAMPLE), example.note) if part)
        because = (*parts, replace(example, example=True, note=note))
        formula = translate("by {period}").format(period=self.names.period) if several else translate("by month")
        return replace(node, formula=formula, how="sum", because=because)

    def _summed(
        self, name: str, rows: Sequence[int], months: Months, where: tuple[str, ...], depth: int
    ) -> Explanation:
        line, at = self.model[name], self.cells.months(name, months)
        node = Explanation(
            label=translate("Total {figure}").format(figure=in_sentence(translate(line.label))),
            value=self.cells.total(name, rows, at),
            unit=self.names.unit(line.unit, None, 0),
            where=where,
            when="" if line.one_value else self.names.when(at),
            kind="total",
            formula=translate("by row"),
            how="sum",
        )
        if depth <= 0 or not node.value:
            node = replace(node, formula="", how="", cut=bool(node.value))
            return _opening_to(node, lambda levels: self._anew()._summed(name, rows, months, where, levels))
        return replace(node, because=self._rows(name, rows, at, depth - 1))

    def _rows(self, name: str, rows: Sequence[int], months: Months, depth: int) -> tuple[Explanation, ...]:
        """The rows with the most to say, and the rest in one number."""
        worth = {row: self.cells.number(name, row, months) for row in rows}
        ranked = sorted((row for row in rows if worth[row]), key=lambda row: -abs(worth[row]))
        listed = max(ROWS_LISTED, self.breadth)
        shown = ranked if len(ranked) == listed + 1 else ranked[:listed]
        children = [self._below(name, row, months, depth if at < self.breadth else 0) for at, row in enumerate(shown)]
        if rest := ranked[len(shown) :]:
            unit = self.names.unit(self.model[name].unit, None, 0)
            label = translate("and {count} others").format(count=len(rest))
            children.append(Explanation(label, sum(worth[row] for row in rest), unit, kind="others"))
        return tuple(children)

    # ------------------------------------------------------------ operands

    def _operand(self, operand: Expression, cell: Cell, depth: int) -> Explanation:
        return replace(self._said(operand, cell, depth), operand=operand)

    def _said(self, operand: Expression, cell: Cell, depth: int) -> Explanation:
        at = self.cells.at(operand, cell) if isinstance(operand, Read) else ()
        match operand:
            case Call() if looks_at_row(operand):
                return self._looking(operand, cell, depth)
            case Call():
                words = in_words(self.model, operand)
                return Explanation(
                    words[:1].upper() + words[1:], 1.0, kind="operator", note=translate("changes nothing")
                )
            case Pointer(name):
                return self._pointer(name, cell)
            case Total(name):
                where = self.names.where(cell.line.over, cell.row)
                return self._summed(name, self.cells.rows(operand, cell), at, where, depth)
            case Linked(link=link) if self.cells.row(operand, cell) < 0:
                label = translate(self.model.label(operand))
                note = translate("no {link} is given").format(link=in_sentence(_said(link)))
                return Explanation(label, 0.0, note=note)
            case Previous(name) if name == cell.line.name:
                return replace(self._bare(name, cell.row, at), note=translate("made in the same way"))
            case Read(name) if name in self.model:
                return self._below(name, self.cells.row(operand, cell), at, depth)
            case Read(name) if name == MONTH:
                return Explanation(translate("Month"), float(at[0]), when=self.names.when(at), kind="month")
            case Read():
                return self._input(operand, self.cells.row(operand, cell))
        raise NotImplementedError(f"{type(operand).__name__} has no explanation")

    def _input(self, read: Read, row: int) -> Explanation:
        column = self.model.column(read)
        assert column is not None
        origin = self.names.origin(read, row)
        return Explanation(
            label=translate(column.label),
            value=_plain(self.cells.source(read)[row]),
            unit=self.names.unit(column.unit, read.table, row),
            where=self.names.where(read.table, row),
            kind=origin.kind,
            origin=origin,
        )

    def _pointer(self, link: str, cell: Cell) -> Explanation:
        table = self.model.schema.tables[cell.line.over or ""]
        row = int(self.cells.data.links[table.name, link][cell.row])
        name = self.names.where(table.links[link].target, row)[0] if row >= 0 else None
        return Explanation(_said(link), name, where=self.names.where(table.name, cell.row), kind="link")

    def _looking(self, call: Call, cell: Cell, depth: int) -> Explanation:
        """An operator that looks at a whole row of another line: the months it reaches, told apart by what it does."""
        subject = call.arguments[0]
        assert isinstance(subject, Read)
        reach, row = REACHES[call.operator], self.cells.row(subject, cell)
        number, used = self.cells.count(call, cell)
        months = tuple(reach.months(Looked(self.cells.values[subject.name][row], cell.months[0], number)))
        length = translate_plural("1 month", "{count} months", number).format(count=number)
        label = translate(reach.label).format(translate(self.model.label(subject)), length)
        if reach.how != "found" and not used and months:
            child = self._below(subject.name, row, months, depth)
            return child if reach.how == "sum" else replace(child, label=label)
        unit = "" if reach.how == "found" else self.names.unit(unit_of(subject, self.model), subject.table, row)
        value, where = _plain(self.cells.worth(call, cell)), self.names.where(subject.table, row)
        node = Explanation(label, value, unit, where, kind="operator")
        if depth <= 0 or (value == 0 and reach.how != "found"):
            node = replace(node, cut=value != 0)
            return _opening_to(node, lambda levels: self._anew()._looking(call, cell, levels))
        counts = tuple(self._operand(operand, cell, depth - 1) for operand in used)
        child = self._below(subject.name, row, months, depth - 1)
        return replace(node, how="found" if reach.how == "found" else "same", because=(*counts, child))


def _opening_to(node: Explanation, deeper: Callable[[int], Explanation]) -> Explanation:
    """A number that was cut can be opened later."""
    return replace(node, deeper=deeper if node.cut else None)


def _merged(node: Explanation, only: Explanation) -> Explanation:
    """A line that is nothing but one other number is explained by what that is explained by."""
    if not only.because:
        return replace(node, how="same", because=(only,))
    formula = (" = " if only.how == "formula" else ", ").join(part for part in (node.formula, only.formula) if part)
    return replace(node, formula=formula, how=only.how, tree=only.tree, because=only.because, note=only.note)


def _running_sum_of(line: Line) -> str:
    """The line that this one adds up from signature on, as cumulative cash does; blank for others."""
    match line.expression:
        case Call("+", (Previous(name), Own(flow))) if name == line.name:
            return flow if line.opening_read is not None and line.opening_read.name == flow else ""
    return ""


def _alike(months: Months, before: Sequence[Months]) -> Months:
    """Find another month for which the same was explained; signature is often made differently."""
    single = [other for other in before if len(other) == 1 and other != (0,)]
    return single[0] if single and len(months) == 1 and months != (0,) else ()


def _ends_here(node: Explanation) -> bool:
    """Whether a number needs no explanation below another: a zero, or a factor of one."""
    if not isinstance(node.value, float):
        return False
    return abs(node.value) < PRECISION or (abs(node.value - 1) < PRECISION and parsed(node.unit) == PLAIN)


def _plain(value: Any) -> Value:
    """A value of an array as a plain number, word, or tuple; entries that are not given, and numbers, are not NaN."""
    flat = np.ravel(value)
    if flat.dtype.kind in "OUS":
        return str(flat[0])
    given = tuple(float(entry) for entry in flat[~np.isnan(flat.astype(float))])
    if flat.size == 1:
        return given[0] if given else None
    return given


def _said(link: str) -> str:
    return translate(link.replace("_", " ").capitalize())
