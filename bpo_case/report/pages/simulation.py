"""Simulation: how sure the best option's value is, what drives it, and what bad outcomes have in common."""

from __future__ import annotations

from bpo_case.analysis.simulation import Simulation
from bpo_case.analysis.simulation.outcome import Outcome
from bpo_case.model.results import label_of
from bpo_case.report.blocks import Beside, Bullet, Bullets, Filled, KeyFigure, KeyFigures, Note, Page, Row, Table
from bpo_case.report.cell import Cell  # fmt: skip
from bpo_case.report.figures import Scale, brief_money, effect_of, shortened, titled
from bpo_case.report.findings import Findings
from bpo_case.report.simulated import drivers, mean_said, other_said, s_curves, value_scale
from bpo_case.report.verdict import short_name
from bpo_case.text import numbers, translate

LOW, HIGH = 5, 95
"""Nine in ten trials lie between these percentiles."""
PERCENTILES = (5, 20, 50, 80, 95)
DRIVERS_SHOWN, COMMON_SHOWN, OPTIONS_SHOWN = 8, 3, 5
CURVES_HEIGHT = 205.0
NAME_IN_TABLE = 46
SURE = 0.995
"""From here on a share in whole per cent would say that there is no doubt."""


def simulation_page(found: Findings) -> Page | None:
    """Make the page of the simulation; None where nothing is uncertain, or nothing is compared."""
    simulated = found.studies.simulation
    if simulated is None or not found.others:
        return None
    scale = value_scale(simulated)
    outcome = simulated.outcomes[found.best]
    curves = Filled(s_curves(simulated, found.best, found.others[:OPTIONS_SHOWN]), CURVES_HEIGHT)
    table = (percentiles(found, simulated, scale), Note(_note(simulated, outcome)))
    blocks = (
        KeyFigures(_key_figures(found, simulated)),
        Beside((curves,), (drivers(simulated, found.best, DRIVERS_SHOWN),), twelfths=6),
        Beside(table, (in_common(outcome),)),
    )
    return Page(translate("Simulation"), _title(found, simulated), _subtitle(found, simulated), blocks)


def _title(found: Findings, simulated: Simulation) -> str:
    outcome = simulated.outcomes[found.best]
    template = {
        1.0: translate("{name} beats {compared} in every simulated outcome; nine in ten lie between {low} and {high}"),
        0.0: translate("{name} beats {compared} in no simulated outcome; nine in ten lie between {low} and {high}"),
    }.get(
        outcome.chance_positive,
        translate("{name} beats {compared} in {share} of simulated outcomes; nine in ten lie between {low} and {high}"),
    )
    low, high = (brief_money(outcome.percentiles[each], found.currency) for each in (LOW, HIGH))
    return titled(template, found.names, {"share": chance_said(outcome.chance_positive), "low": low, "high": high})


def chance_said(chance: float) -> str:
    """Write a chance in whole per cent, but certainty only where it is certain.

    >>> chance_said(0.9995), chance_said(0.5), chance_said(0.001), chance_said(1.0)
    ('more than 99%', '50%', 'less than 1%', '100%')
    """
    if SURE <= chance < 1:
        return translate("more than {share}").format(share=numbers.share(0.99, 0))
    if 0 < chance < 1 - SURE:
        return translate("less than {share}").format(share=numbers.share(0.01, 0))
    return numbers.share(chance, 0)


def _subtitle(found: Findings, simulated: Simulation) -> str:
    template = translate("{figure} of {option} against {compared} in {trials} simulated outcomes, {unit}")
    return template.format(
        figure=translate(label_of(simulated.figure)),
        option=short_name(found, found.best),
        compared=short_name(found, found.compared),
        trials=numbers.number(simulated.asked.trials),
        unit=value_scale(simulated).heading,
    )


def _key_figures(found: Findings, simulated: Simulation) -> tuple[KeyFigure, ...]:
    outcome, currency = simulated.outcomes[found.best], found.currency
    median = outcome.percentiles[50]
    return (
        KeyFigure(
            translate("Mean"),
            Cell(brief_money(outcome.mean, currency), outcome.mean, effect_of(outcome.mean)),
            translate("without uncertainty {amount}").format(amount=brief_money(outcome.certain, currency)),
        ),
        KeyFigure(translate("Median"), Cell(brief_money(median, currency), median), translate("half of all lie below")),
        chance_of_gain(found, outcome),
        KeyFigure(
            translate("Chance to meet the hurdle"),
            chance_cell(outcome.chance_hurdle),
            translate("saving over the term"),
        ),
        KeyFigure(translate("Chance to be the best"), chance_cell(outcome.chance_best), translate("of all options")),
    )


def chance_of_gain(found: Findings, outcome: Outcome) -> KeyFigure:
    """Say how likely an option is worth more than the compared-with, and between which values it lies."""
    low, high = (brief_money(outcome.percentiles[each], found.currency) for each in (LOW, HIGH))
    note = translate("P{low} {least}, P{high} {most}").format(low=LOW, high=HIGH, least=low, most=high)
    return KeyFigure(translate("Chance of a gain"), chance_cell(outcome.chance_positive), note)


def chance_cell(chance: float) -> Cell:
    """Make a cell of a chance in whole per cent, which says certainty only where it is certain."""
    nearly = {SURE <= chance < 1: f">{numbers.share(0.99, 0)}", 0 < chance < 1 - SURE: f"<{numbers.share(0.01, 0)}"}
    return Cell(nearly.get(True, numbers.share(chance, 0)), chance)


def in_common(outcome: Outcome) -> Bullets:
    """Say what is otherwise in the worst tenth of the trials than usually."""
    heading = translate("What the worst tenth has in common")
    bullets = tuple(
        Bullet(f"{shortened(each.name, 60)}:", other_said(each)) for each in outcome.in_common[:COMMON_SHOWN]
    )
    return Bullets(heading, bullets or (Bullet("", translate("They have nothing in common that stands out.")),))


def percentiles(found: Findings, simulated: Simulation, scale: Scale) -> Table:
    """Give the percentiles of every option, best first, and how often it gains."""
    columns = (*(f"P{percent}" for percent in PERCENTILES), translate("Gain"), translate("Best"))
    rows = []
    for at in found.others[:OPTIONS_SHOWN]:
        outcome = simulated.outcomes[at]
        amounts = (scale.cell(outcome.percentiles[percent], judged=True) for percent in PERCENTILES)
        chances = map(chance_cell, (outcome.chance_positive, outcome.chance_best))
        rows.append(Row(shortened(found.name(at), NAME_IN_TABLE), (*amounts, *chances), found.kind(at)))
    return Table(scale.heading, columns, tuple(rows))


def _note(simulated: Simulation, outcome: Outcome) -> str:
    asked = simulated.asked
    said = translate(
        "{trials} trials ({method}, seed {seed}): uncertain inputs are drawn, risks happen or not. The mean of "
        "the option is {mean}, with its standard error. P5: a twentieth of the trials is below it."
    )
    words = {"trials": numbers.number(asked.trials), "method": translate(asked.method), "seed": str(asked.seed)}
    return said.format(mean=mean_said(outcome, simulated.case.settings.currency), **words)
