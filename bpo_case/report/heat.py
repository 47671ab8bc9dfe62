"""A heat table: a figure for every pair of values of two inputs; the case as it is stands in a frame."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from bpo_case.report import style
from bpo_case.report.axes import bare_axes, spot_of, write_beside
from bpo_case.report.cell import Cell
from bpo_case.report.chart_blocks import Heat, Side
from bpo_case.report.fonts import REGULAR, STRONG, fitted, width_of

EACH, HEAD = 26.0, 52.0
"""Height of a row, and room above the rows for the columns' name and values."""
PAD, LEAST_OPACITY, MOST_OPACITY = 10.0, 0.06, 0.42
"""Room beside the values of the rows; how faint and how strong colours are, so that what is written on them is read."""
NAMES_SHARE = 0.3


def heat_height(chart: Heat) -> float:
    """Give the height in points that a heat table asks for."""
    return HEAD + EACH * max(1, len(chart.cells)) + 4


def draw_heat(figure: Figure, chart: Heat, width: float, height: float) -> None:
    """Draw the cells with their figures, the values at both sides, and what the sides are."""
    across, down = max(1, len(chart.columns.values)), max(1, len(chart.rows.values))
    left = min(NAMES_SHARE * width, max(width_of(text, style.CHART, STRONG) for text in chart.rows.values) + 2 * PAD)
    axes = bare_axes(figure, (left, 4, width - left - 2, height - HEAD - 4))
    axes.set_xlim(0, across)
    axes.set_ylim(down, 0)
    most = _farthest(chart)
    for row, cells in enumerate(chart.cells):
        for column, cell in enumerate(cells):
            _draw(axes, chart, cell, (row, column), most)
    _say_values(axes, chart, left)
    _say_names(axes, chart, width, left)
    _frame_base(axes, chart.rows, chart.columns)


def opacity(chart: Heat, cell: Cell, most: float) -> float:
    """Say how strongly a cell is coloured: the farther its figure is from where it turns, the more."""
    if cell.value is None or not cell.effect:
        return 0.0
    share = abs(cell.value - chart.turn) / most if most else 0.0
    return LEAST_OPACITY + (MOST_OPACITY - LEAST_OPACITY) * share


def _farthest(chart: Heat) -> float:
    values = (cell.value for row in chart.cells for cell in row)
    return max((abs(value - chart.turn) for value in values if value is not None), default=0.0)


def _draw(axes: Axes, chart: Heat, cell: Cell, place: tuple[int, int], most: float) -> None:
    """Draw a cell; what is welcome is green and what is not is red, and figures say it by their brackets as well."""
    row, column = place
    ground = Rectangle(
        (column, row), 1, 1, facecolor=style.EFFECTS[cell.effect], alpha=opacity(chart, cell, most), linewidth=0,
        gid=spot_of(row, column), zorder=1,
    )  # fmt: skip
    axes.add_patch(ground)
    axes.add_patch(Rectangle((column, row), 1, 1, fill=False, edgecolor=style.RULE, linewidth=0.5, zorder=2))
    write_beside(axes, cell.text, (column + 0.5, row + 0.5), "data", (0, 0), color=style.INK, zorder=3)


def _say_values(axes: Axes, chart: Heat, left: float) -> None:
    """Write the values of both inputs; those of the case strong."""
    each = axes.bbox.width / max(1, len(chart.columns.values))
    for at, text in enumerate(chart.columns.values):
        look = _look(at == chart.columns.base)
        said = fitted(text, each - 4, style.CHART, STRONG)
        write_beside(axes, said, (at + 0.5, 1), ("data", "axes fraction"), (0, 8), **look)
    for at, text in enumerate(chart.rows.values):
        look = _look(at == chart.rows.base)
        said = fitted(text, left - PAD, style.CHART, STRONG)
        write_beside(axes, said, (0, at + 0.5), ("axes fraction", "data"), (-PAD, 0), ha="right", **look)


def _look(base: bool) -> dict[str, str]:
    return {"color": style.NAVY, "weight": "semibold"} if base else {"color": style.GREY}


def _say_names(axes: Axes, chart: Heat, width: float, left: float) -> None:
    """Name the figure and what is varied across and down."""
    columns = fitted(f"{chart.columns.name} →", width - left, style.CHART, REGULAR)
    write_beside(axes, columns, (0, 1), "axes fraction", (0, 24), ha="left", color=style.INK)
    rows = fitted(f"↓ {chart.rows.name}", 0.5 * width, style.CHART, REGULAR)
    write_beside(axes, rows, (0, 1), "axes fraction", (-left, 40), ha="left", color=style.INK)
    room = width - width_of(rows, style.CHART) - 2 * PAD
    heading = fitted(chart.heading, room, style.CHART, STRONG)
    write_beside(axes, heading, (1, 1), "axes fraction", (0, 40), ha="right", weight="semibold", color=style.INK)


def _frame_base(axes: Axes, rows: Side, columns: Side) -> None:
    """Put a frame around the case as it is, or around the row or column that it lies in."""
    down = (0, len(rows.values)) if rows.base is None else (rows.base, 1)
    across = (0, len(columns.values)) if columns.base is None else (columns.base, 1)
    if rows.base is None and columns.base is None:
        return
    frame = Rectangle(
        (across[0], down[0]), across[1], down[1], fill=False, edgecolor=style.NAVY, linewidth=1.8, zorder=5,
        clip_on=False,
    )  # fmt: skip
    axes.add_patch(frame)
