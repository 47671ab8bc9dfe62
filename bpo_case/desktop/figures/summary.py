"""What is said of figures selected: how many, and the sum and average where they are amounts of money."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from bpo_case.desktop.figures.figure_table import Shown
from bpo_case.desktop.figures.writing import MONEY
from bpo_case.text import message, numbers, translate, translate_plural


def summary(cells: Sequence[Shown], currency: str) -> str:
    """Sum up cells; nothing is said of a single one, and other figures than amounts are only counted."""
    found = [cell for cell in cells if cell.text]
    if len(found) < 2:
        return ""
    said = [translate_plural("1 cell", "{count} cells", len(found)).format(count=numbers.number(len(found)))]
    amounts = [cell.value for cell in found if cell.value is not None]
    if amounts and all(cell.measure == MONEY for cell in found if cell.value is not None):
        total = fsum(amounts)
        for template, amount in ((message("sum {amount}"), total), (message("average {amount}"), total / len(amounts))):
            said.append(translate(template).format(amount=numbers.full_money(amount, currency, negative="brackets")))
    return " · ".join(said)
