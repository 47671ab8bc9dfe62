"""How the headline figures are made: each with its formula in words and the numbers behind it, a few levels deep."""

from __future__ import annotations

from collections.abc import Iterator

from bpo_case.engine.explanation import Explanation
from bpo_case.model.explanation import explain
from bpo_case.model.explanation_text import figure
from bpo_case.report.blocks import Note, Page, Row, Table
from bpo_case.report.cell import Cell
from bpo_case.report.figures import brief_money, shortened, titled
from bpo_case.report.findings import Findings
from bpo_case.report.verdict import short_name
from bpo_case.text import translate
from bpo_case.text.numbers import STATEMENT

EXPLAINED = ("npv", "run_rate_saving", "one_time_cost")
LEVELS = 2
VALUE_SHOWN = 150
STEP = "· "
"""Stands before a label for each level that it is below the figure."""


def made_of_page(found: Findings) -> Page | None:
    """Make the page of explanations; without an option there is nothing to explain."""
    if found.empty or not found.others:
        return None
    tables = tuple(explained_table(found, key) for key in EXPLAINED)
    subtitle = translate("Formulas in words with their numbers, from the figure down, for {name}")
    title = titled(
        translate("The NPV of {name}, {value}, comes from these numbers"),
        found.names,
        {"value": brief_money(found.amount("npv", found.best), found.currency)},
    )
    note = translate("The tree goes on down to the inputs in the program and in the workbook; … stands for more below.")
    return Page(
        translate("How the figures are made"),
        title,
        subtitle.format(name=short_name(found, found.best)),
        (*tables, Note(note)),
    )


def explained_table(found: Findings, key: str) -> Table:
    """Lay an explanation of the best option's figure out as rows, each level indented."""
    tree = explain(found.results, key, option=found.options[found.best].id, depth=LEVELS)
    return Table(tree.label, (translate("Value"),), tuple(_rows(tree, 0)))


def _rows(node: Explanation, level: int) -> Iterator[Row]:
    value = node.value if isinstance(node.value, float) else None
    cell = Cell(shortened(str(figure(node, **STATEMENT)), VALUE_SHOWN), value)
    yield Row(STEP * level + _said(node), (cell,), "plain" if level else "strong")
    for child in node.because:
        yield from _rows(child, level + 1)


def _said(node: Explanation) -> str:
    """Name a number, when it holds, and what makes it."""
    name = ", ".join(part for part in (node.label, node.when) if part)
    more = " …" if node.cut else ""
    return f"{name} = {node.formula}{more}" if node.formula else f"{name}{more}"
