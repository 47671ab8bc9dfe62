"""Scores: how the options do on the criteria that they are judged by, and which weight would change who wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpo_case.report.blocks import Beside, Bullet, Bullets, Note, Page, Row, Table
from bpo_case.report.cell import Cell
from bpo_case.report.chart_blocks import Bars, Part
from bpo_case.report.figures import rate, shortened, titled
from bpo_case.report.findings import Findings
from bpo_case.text import numbers, translate

if TYPE_CHECKING:
    from bpo_case.analysis.scores import Scored, Turning

OPTIONS_SHOWN, NAME_SHOWN, TURNINGS_SHOWN = 6, 60, 4


def scores_page(found: Findings) -> Page | None:
    """Make the page of scores; None where fewer than two options are judged."""
    from bpo_case.analysis.scores import scored

    judged = scored(found.results.case)
    if judged is None or len(judged.options) < 2:
        return None
    blocks = (
        Beside((_bars(judged),), (_what_turns(judged),), twelfths=5), scores_table(judged), Note(_note(judged)),
    )  # fmt: skip
    subtitle = translate("Scores of 0 (unacceptable) to 10 (excellent), weighted by criterion")
    return Page(translate("Vendor scores"), _title(judged), subtitle, blocks)


def _title(judged: Scored) -> str:
    nearest = nearest_turning(judged)
    if nearest is None:
        template = translate(
            "{name} scores highest with {score}, {ahead} ahead of {next}; no weight alone changes that"
        )
    else:
        template = translate(
            "{name} scores highest with {score}, {ahead} ahead of {next}; {criterion} at {at}, not {now}, levels that"
        )
    names = {"name": judged.options[0].name, "next": judged.options[1].name}
    words = {"score": _score(judged.totals[0]), "ahead": _score(judged.totals[0] - judged.totals[1])}
    if nearest is not None:
        names["criterion"] = nearest.criterion.name
        words |= {"at": numbers.share(nearest.at, 0), "now": rate(nearest.weight)}
    return titled(template, names, words)


def nearest_turning(judged: Scored) -> Turning | None:
    """Give the criterion whose weight has to change least for another option to win."""
    turning = [each for each in judged.turnings if each.at is not None]
    return min(turning, key=_how_far, default=None)


def _how_far(turning: Turning) -> float:
    return abs((turning.at or 0.0) - turning.weight)


def _score(value: float, decimals: int = 2) -> str:
    return numbers.number(value, decimals)


def _bars(judged: Scored) -> Bars:
    """Draw the weighted totals, the highest first."""
    cells = tuple(Cell(_score(total), total) for total in judged.totals)
    names = tuple(shortened(option.name, NAME_SHOWN) for option in judged.options)
    blank = tuple(Cell("", cell.value) for cell in cells)
    heading = translate("Weighted score")
    return Bars(heading, names, (Part(heading, "in house", blank),), cells, strong=0)


def scores_table(judged: Scored) -> Table:
    """Give every score by criterion with its weight and the weight at which another option would win."""
    shown = range(min(OPTIONS_SHOWN, len(judged.options)))
    columns = (
        translate("Weight"), *(shortened(judged.options[at].name, NAME_SHOWN) for at in shown), translate("Levels at"),
    )  # fmt: skip
    rows = []
    for at, turning in enumerate(judged.turnings):
        scores = (Cell(_score(judged.scores[option][at], 1), judged.scores[option][at]) for option in shown)
        level = Cell(numbers.share(turning.at, 0, missing=translate("none")), turning.at)
        name = shortened(turning.criterion.name, NAME_SHOWN)
        rows.append(Row(name, (Cell(rate(turning.weight), turning.weight), *scores, level)))
    totals = (Cell(_score(judged.totals[option]), judged.totals[option]) for option in shown)
    whole = Cell(rate(sum(judged.weights)), sum(judged.weights))
    total = Row(translate("Weighted score"), (whole, *totals, Cell("")), "total")
    return Table(translate("Criterion"), columns, (*rows, total))


def _what_turns(judged: Scored) -> Bullets:
    """Say which weights would have to change, and how far, for another option to win; the nearest first."""
    turning = sorted((each for each in judged.turnings if each.rival is not None), key=_how_far)
    said = translate("at {at} instead of {now} {rival} draws level.")
    bullets = tuple(
        Bullet(
            f"{shortened(each.criterion.name, NAME_SHOWN)}:",
            said.format(
                at=numbers.share(each.at, 0), now=rate(each.weight),
                rival=shortened(each.rival.name if each.rival else "", NAME_SHOWN),
            ),
        )
        for each in turning[:TURNINGS_SHOWN]
    )  # fmt: skip
    nothing = Bullet("", translate("No weight from 0% to 100% lets another option win."))
    return Bullets(translate("What would change who wins"), bullets or (nothing,))


def _note(judged: Scored) -> str:
    said = translate("Levels at: the weight at which another option draws level, the other weights in proportion.")
    if not judged.missing:
        return said
    missing = translate("Scores that are missing count 0: {count}.").format(count=numbers.number(judged.missing))
    return f"{said} {missing}"
