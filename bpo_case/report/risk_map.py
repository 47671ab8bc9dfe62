"""A map of risks: numbered by impact and likelihood, an arrow's length from where they were before mitigation."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from bpo_case.report import style
from bpo_case.report.axes import bare_axes, money_ticks, spot_of, write_beside
from bpo_case.report.chart_blocks import MappedRisk, RiskMap
from bpo_case.text import numbers, translate

RISK_MAP_HEIGHT = 196.0
LEFT, RIGHT, LOW, TOP = 38.0, 82.0, 34.0, 18.0
"""The room around the map."""
SIZE, APART, ROUNDS = 15.0, 16.0, 200
"""Points across a number's circle, points between the middles of two, and how often they are moved apart."""
MARGIN, LEAST_PROBABILITY = 1.18, 0.1
SHARES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
TICKS_AT_MOST, LINE_APART = 6, 10.0

Points = NDArray[np.float64]


def draw_risk_map(figure: Figure, chart: RiskMap, width: float, height: float) -> None:
    """Draw the scales, the lines of equal loss, and every risk by its number."""
    axes = bare_axes(figure, (LEFT, LOW, width - LEFT - RIGHT, height - LOW - TOP))
    impact = max((risk.impact.value or 0.0 for risk in chart.risks), default=0.0) or 1.0
    likely = max((max(risk.probability, risk.before) for risk in chart.risks), default=0.0)
    axes.set_xlim(0, MARGIN * impact)
    axes.set_ylim(0, min(1.0, MARGIN * max(likely, LEAST_PROBABILITY)))
    _scales(axes, chart)
    _lines(axes, chart)
    places = axes.transData.transform([(risk.impact.value or 0.0, risk.probability) for risk in chart.risks])
    moved = moved_apart(places - axes.bbox.p0, (axes.bbox.width, axes.bbox.height))
    for risk, place in zip(chart.risks, axes.transData.inverted().transform(moved + axes.bbox.p0), strict=True):
        _draw(axes, risk, (float(place[0]), float(place[1])))


def moved_apart(places: Points, room: tuple[float, float]) -> Points:
    """Move places in points apart until none stands on another, as little as that takes, and none outside the room."""
    found = np.array(places, float).reshape(-1, 2)
    for _ in range(ROUNDS):
        still = True
        for at in range(len(found)):
            for other in range(at + 1, len(found)):
                still &= not _pushed(found, at, other)
        found = np.clip(found, SIZE / 2, np.array(room) - SIZE / 2)
        if still:
            break
    return found


def _pushed(places: Points, at: int, other: int) -> bool:
    """Push two places apart if they are too near; those on one spot in a direction of their own."""
    between = places[other] - places[at]
    distance = float(np.hypot(*between))
    if distance >= APART - 0.5:
        return False
    turn = 2.4 * (at + 3 * other)
    direction = between / distance if distance > 1e-6 else np.array([np.cos(turn), np.sin(turn)])
    step = direction * (APART - distance) / 2
    places[at] -= step
    places[other] += step
    return True


def _scales(axes: Axes, chart: RiskMap) -> None:
    """Write likelihoods to the left and impacts below, and name both."""
    (_, right), (_, top) = axes.get_xlim(), axes.get_ylim()
    step = 2 if top > 0.5 else 1
    for share in [each for each in SHARES[::step] if each <= top]:
        axes.axhline(share, color=style.PALE if share else style.INK, linewidth=0.6, zorder=0)
        said = numbers.share(share, 0)
        write_beside(axes, said, (0, share), ("axes fraction", "data"), (-6, 0), ha="right", color=style.GREY)
    for tick, said in money_ticks(0, right, chart.unit, TICKS_AT_MOST):
        write_beside(axes, said, (tick, 0), ("data", "axes fraction"), (0, -10), color=style.GREY)
    write_beside(axes, chart.heading, (0.5, 0), "axes fraction", (0, -23), color=style.GREY)
    said = translate("probability")
    write_beside(axes, said, (0, 1), "axes fraction", (-LEFT, 10), ha="left", color=style.GREY)


def _lines(axes: Axes, chart: RiskMap) -> None:
    """Draw a line through all places of an expected loss, which is written at its right end where it fits."""
    (_, right), (_, top) = axes.get_xlim(), axes.get_ylim()
    below = -LINE_APART
    for loss in chart.losses:
        value = loss.value or 0.0
        impacts = np.linspace(value / top, right, 60)
        axes.plot(impacts, value / impacts, color=style.GREY, linewidth=0.7, linestyle=(0, (2, 2)), zorder=1)
        at = value / right / top * float(axes.bbox.height)
        if at - below >= LINE_APART:
            write_beside(axes, loss.text, (right, value / right), "data", (4, 0), ha="left", color=style.GREY)
            below = at


def _draw(axes: Axes, risk: MappedRisk, place: tuple[float, float]) -> None:
    """Draw a risk's number, a thin line to its exact place, and a ring where it was before mitigation."""
    impact = risk.impact.value or 0.0
    if risk.before != risk.probability:
        axes.plot([impact, impact], [risk.before, risk.probability], color=style.RULE, linewidth=1.0, zorder=2)
        axes.plot(impact, risk.before, marker="o", markersize=5, markerfacecolor=style.WHITE,
                  markeredgecolor=style.GREY, markeredgewidth=0.9, zorder=3)  # fmt: skip
    axes.plot([impact, place[0]], [risk.probability, place[1]], color=style.NAVY, linewidth=0.7, zorder=3)
    axes.plot(*place, marker="o", markersize=SIZE, color=style.NAVY, markeredgecolor=style.WHITE, zorder=4,
              gid=spot_of(0, risk.number), clip_on=False)  # fmt: skip
    write_beside(axes, str(risk.number), place, "data", (0, -0.3), color=style.WHITE, weight="semibold", zorder=5)
