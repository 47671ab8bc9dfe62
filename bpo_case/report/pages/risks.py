"""Risks: the best option's register, before and after mitigation, and where each stands by likelihood and impact."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, log10
from typing import NamedTuple

from bpo_case.case.options import Risk
from bpo_case.report.blocks import Beside, Bullet, Bullets, Note, Page, Row, Table
from bpo_case.report.cell import Cell
from bpo_case.report.chart_blocks import MappedRisk, RiskMap
from bpo_case.report.figures import Scale, brief_money, brief_share, scale_of, shortened, size_of, titled
from bpo_case.report.findings import Findings
from bpo_case.report.verdict import short_name
from bpo_case.text import numbers, plain_number, translate, translate_plural

MAPPED, NAME_SHOWN, OWNER_SHOWN, MITIGATION_SHOWN = 15, 52, 26, 80
LARGEST = 3


class Rated(NamedTuple):
    """A risk with its probability as it is now, its average impact, and what it costs before and after mitigation."""

    risk: Risk
    probability: float
    impact: float
    before: float
    after: float


def risks_page(found: Findings) -> Page | None:
    """Make the page of risks; None where the best option has none."""
    rated = rated_risks(found)
    if not rated or not found.others:
        return None
    scale = scale_of(found.currency, (each.impact for each in rated))
    blocks = (
        Beside((risk_map(rated, scale),), (_what_counts(found, rated),), twelfths=5),
        register(rated, scale),
        Note(_note()),
    )
    return Page(translate("Risks"), _title(found, rated), _subtitle(found, scale), blocks)


def rated_risks(found: Findings) -> tuple[Rated, ...]:
    """Give the best option's risks, those first that are expected to cost most."""
    rated = []
    for row, loss in found.risks_of(found.best):
        risk = found.results.prepared.rows["risks"][row].record
        if isinstance(risk, Risk):
            impact = (risk.low + risk.likely + risk.high) / 3
            now = risk.residual_probability if risk.mitigated == "yes" else risk.probability
            rated.append(Rated(risk, now, impact, risk.probability * impact, loss))
    return tuple(rated)


def _title(found: Findings, rated: tuple[Rated, ...]) -> str:
    before, after = (sum(getattr(each, key) for each in rated) for key in ("before", "after"))
    if after < before:
        template = translate_plural(
            "{count} risk of {name} is expected to cost {after}, without mitigation {before}",
            "{count} risks of {name} are expected to cost {after}, without mitigation {before}",
            len(rated),
        )
    else:
        template = translate_plural(
            "{count} risk of {name} is expected to cost {after}; no mitigation lowers it",
            "{count} risks of {name} are expected to cost {after}; no mitigation lowers that",
            len(rated),
        )
    words = {
        "count": plain_number(len(rated)),
        "after": size_of(after, found.currency),
        "before": size_of(before, found.currency),
    }
    return titled(template, found.names, words)


def _subtitle(found: Findings, scale: Scale) -> str:
    template = translate("Probability within the term and average impact of each risk of {option}, {unit}")
    return template.format(option=short_name(found, found.best), unit=scale.heading)


def risk_map(rated: tuple[Rated, ...], scale: Scale) -> RiskMap:
    """Place the risks that cost most by likelihood and average impact."""
    shown = rated[:MAPPED]
    lines = (Cell(translate("{loss} expected").format(loss=brief_money(each, scale.currency)), each)
             for each in loss_lines([each.after for each in shown]) if each)  # fmt: skip
    risks = (
        MappedRisk(number, each.risk.name, each.probability, scale.cell(each.impact), each.risk.probability)
        for number, each in enumerate(shown, 1)
    )
    heading = translate("average impact, {unit}").format(unit=scale.heading)
    return RiskMap(heading, scale.unit, tuple(risks), tuple(lines))


def register(rated: tuple[Rated, ...], scale: Scale) -> Table:
    """Give every risk with its likelihood and loss before and after mitigation; the losses add up as printed."""
    columns = (
        translate("Before"), translate("After"), translate("Low"), translate("High"), translate("Loss before"),
        translate("Loss after"), translate("Owner"),
    )  # fmt: skip
    sums = [sum(getattr(each, key) for each in rated) for key in ("before", "after")]
    losses = [
        scale.cells_adding_up([getattr(each, key) for each in rated], total)
        for key, total in zip(("before", "after"), sums, strict=True)
    ]
    rows = [
        Row(f"{number} {shortened(each.risk.name, NAME_SHOWN)}", (
            *_likelihoods(each), scale.cell(each.risk.low), scale.cell(each.risk.high), before, after,
            _owner(each.risk),
        ))
        for number, (each, before, after) in enumerate(zip(rated, *losses, strict=True), 1)
    ]  # fmt: skip
    blank = Cell("")
    total = (blank, blank, blank, blank, *map(scale.cell, sums), blank)
    return Table(scale.heading, columns, (*rows, Row(translate("Expected loss"), total, "total")))


def _likelihoods(rated: Rated) -> tuple[Cell, Cell]:
    before, after = rated.risk.probability, rated.probability
    return Cell(brief_share(before), before), Cell(brief_share(after), after)


def _owner(risk: Risk) -> Cell:
    """Name who answers for a risk, on one line."""
    return Cell(shortened(risk.owner, OWNER_SHOWN).replace(" ", numbers.NO_BREAK) or numbers.MISSING)


def _what_counts(found: Findings, rated: tuple[Rated, ...]) -> Bullets:
    """Name the largest risks with what is done about them, then what all come to today."""
    bullets = [Bullet(f"{number} {shortened(each.risk.name, NAME_SHOWN)}:", _about(found, each))
               for number, each in enumerate(rated[:LARGEST], 1)]  # fmt: skip
    total = translate("{amount} less NPV today, the exit reserve included and beyond what {compared} bears.").format(
        amount=brief_money(found.amount("pv_risk", found.best), found.currency),
        compared=short_name(found, found.compared),
    )
    return Bullets(translate("What costs most"), (*bullets, Bullet(translate("All together:"), total)))


def _about(found: Findings, rated: Rated) -> str:
    said = translate("{loss} expected.").format(loss=brief_money(rated.after, found.currency))
    if not rated.risk.mitigation.strip():
        return f"{said} {translate('No mitigation is named.')}"
    words = translate("Mitigated: {what}") if rated.risk.mitigated == "yes" else translate("Could be mitigated: {what}")
    return f"{said} {words.format(what=shortened(rated.risk.mitigation, MITIGATION_SHOWN))}"


def _note() -> str:
    return translate(
        "Expected loss: probability times the average of low, likely and high impact. Rings: before a chosen "
        "mitigation. Numbers stand beside their places where they would cover each other."
    )


def loss_lines(losses: Sequence[float]) -> tuple[float, float]:
    """Choose two expected losses for lines: the largest rounded down to a leading digit, and a quarter of it."""
    most = max(losses, default=0.0)
    if most <= 0:
        return 0.0, 0.0
    power = 10.0 ** floor(log10(most))
    top = floor(most / power) * power
    return top / 4, top
