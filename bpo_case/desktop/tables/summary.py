"""What is said of the cells selected: how many have something, and the sum and average of their numbers. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from math import fsum
from typing import TYPE_CHECKING, Any

from bpo_case.case.specs import FieldSpec
from bpo_case.desktop.tables.cell_text import is_number, is_share
from bpo_case.text import translate, translate_plural
from bpo_case.text.numbers import brief, brief_share, number

if TYPE_CHECKING:
    from bpo_case.desktop.tables.edits import Area
    from bpo_case.desktop.tables.record_model import RecordModel


def summary(model: RecordModel, area: Area) -> str:
    """Sum up an area; nothing where it has one cell or none with something in it.

    Shares and other numbers are not added up together: of those only the count is said.
    """
    found = area.within(model)
    if found is None or found.height * found.width == 1:
        return ""
    specs = model.specs[found.left : found.right + 1]
    cells = [(spec, getattr(row, spec.name)) for row in model.rows[found.top : found.bottom + 1] for spec in specs]
    count = sum(1 for _, value in cells if value not in (None, "", ()))
    said = translate_plural("1 cell", "{count} cells", count).format(count=number(count))
    return " · ".join([said, *_figures(cells)]) if count else ""


def _figures(cells: Iterable[tuple[FieldSpec, Any]]) -> list[str]:
    numbers = [(is_share(spec), float(value)) for spec, value in cells if is_number(spec) and value is not None]
    if len({share for share, _ in numbers}) != 1:
        return []
    write = brief_share if numbers[0][0] else brief
    total = fsum(value for _, value in numbers)
    return [
        translate("sum {amount}").format(amount=write(total)),
        translate("average {amount}").format(amount=write(total / len(numbers))),
    ]
