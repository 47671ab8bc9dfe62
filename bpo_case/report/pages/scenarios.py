"""Scenarios and stress tests: what the best option is worth in each, and whether another would be better there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bpo_case.report.blocks import Beside, Block, Bullet, Bullets, Note, Page, Row, Table
from bpo_case.report.cell import Cell
from bpo_case.report.figures import Scale, brief_money, rate, scale_of, shortened, titled
from bpo_case.report.findings import Findings
from bpo_case.report.pages.decision import payback_cell
from bpo_case.report.verdict import short_name
from bpo_case.text import numbers, plain_number, translate, translate_plural

if TYPE_CHECKING:
    from bpo_case.analysis.scenarios import Outcome

SHOWN, CHANGES_SHOWN = 12, 6
NAME_SHOWN, BEST_SHOWN, TEXT_SHOWN = 44, 20, 130


def scenarios_page(found: Findings) -> Page | None:
    """Make the page of scenarios and stress tests; None where there is nothing to compare, or nothing moves."""
    if not found.others or not (outcomes(found) or stress_outcomes(found)):
        return None
    scale = _scale(found)
    left: list[Block] = []
    if outcomes(found):
        left.append(scenario_table(found, scale))
    if stress_outcomes(found):
        left.append(stress_table(found, scale))
    left.append(Note(_note(found)))
    blocks = (Beside(tuple(left), (_what_changes(found),)),)
    return Page(translate("Scenarios"), _title(found), _subtitle(found, scale), blocks)


def outcomes(found: Findings) -> tuple[Outcome, ...]:
    """Give the scenarios of the case that have figures."""
    scenarios = found.studies.scenarios
    return tuple(each for each in scenarios.outcomes if each.figures) if scenarios else ()


def stress_outcomes(found: Findings) -> tuple[Outcome, ...]:
    """Give the stress tests that move what any option is worth."""
    stress = found.studies.stress
    if stress is None:
        return ()
    keys = ("npv", "risk_adjusted_npv")

    def moves(outcome: Outcome) -> bool:
        return any(outcome.figure(option.id, key) != stress.base.figure(option.id, key)
                   for option in found.options for key in keys)  # fmt: skip

    return tuple(each for each in stress.outcomes if each.figures and moves(each))


def best_there(found: Findings, outcome: Outcome) -> int:
    """Give the option that is worth most in a scenario; the compared-with where none is worth more than it."""
    best = max(found.others, key=lambda at: _npv(found, outcome, at))
    return best if _npv(found, outcome, best) > 0 else found.compared


def _npv(found: Findings, outcome: Outcome, option: int) -> float:
    return outcome.figure(found.options[option].id, "npv") or 0.0


def _scale(found: Findings) -> Scale:
    everything = (*outcomes(found), *stress_outcomes(found))
    return scale_of(found.currency, (found.amount("npv", found.best), *_npvs(found, everything)))


def _npvs(found: Findings, among: Iterable[Outcome]) -> list[float]:
    return [_npv(found, outcome, found.best) for outcome in among]


def _title(found: Findings) -> str:
    tried = outcomes(found) or stress_outcomes(found)
    npvs, count = _npvs(found, tried), len(tried)
    winner = found.best if found.recommended else found.compared
    stays = sum(best_there(found, each) == winner for each in tried)
    if found.recommended:
        template = translate_plural(
            "{name} is best in {stays} of {count} scenario; its NPV lies between {low} and {high}",
            "{name} is best in {stays} of {count} scenarios; its NPV lies between {low} and {high}",
            count,
        )
    else:
        template = translate_plural(
            "{compared} is best in {stays} of {count} scenario; the NPV of {name} lies between {low} and {high}",
            "{compared} is best in {stays} of {count} scenarios; the NPV of {name} lies between {low} and {high}",
            count,
        )
    low, high = (brief_money(each, found.currency) for each in (min(npvs), max(npvs)))
    words = {"stays": plain_number(stays), "count": plain_number(count), "low": low, "high": high}
    return titled(template, found.names, words)


def _subtitle(found: Findings, scale: Scale) -> str:
    template = translate("Figures of {option} against {compared} in {unit}, NPV at {rate}")
    return template.format(
        option=short_name(found, found.best),
        compared=short_name(found, found.compared),
        unit=scale.heading,
        rate=rate(found.nominal_rate),
    )


def scenario_table(found: Findings, scale: Scale) -> Table:
    """Give the best option's figures in the base and in every scenario, and which option is best there."""
    scenarios = found.studies.scenarios
    base = (scenarios.base,) if scenarios else ()
    columns = (
        translate("NPV"), translate("Against base"), translate("Run-rate saving"), translate("Payback, months"),
        translate("Best option there"),
    )  # fmt: skip
    option = found.options[found.best].id
    rows = []
    for outcome in (*base, *outcomes(found)[:SHOWN]):
        saving, payback = (outcome.figure(option, key) for key in ("run_rate_saving", "payback_months"))
        cells = (*_worth(found, outcome, scale), scale.cell(saving), payback_cell(payback), _best_cell(found, outcome))
        rows.append(Row(shortened(outcome.name, NAME_SHOWN), cells, "strong" if outcome in base else "plain"))
    return Table(scale.heading, columns, tuple(rows))


def stress_table(found: Findings, scale: Scale) -> Table:
    """Give what the best option is worth under every stress test that moves anything."""
    columns = (
        translate("NPV"),
        translate("Against base"),
        translate("Risk-adjusted NPV"),
        translate("Best option there"),
    )
    option = found.options[found.best].id
    rows = []
    for outcome in stress_outcomes(found):
        adjusted = scale.cell(outcome.figure(option, "risk_adjusted_npv"), judged=True)
        rows.append(Row(outcome.name, (*_worth(found, outcome, scale), adjusted, _best_cell(found, outcome))))
    return Table(f"{translate('Stress test')}, {scale.heading}", columns, tuple(rows))


def _worth(found: Findings, outcome: Outcome, scale: Scale) -> tuple[Cell, Cell]:
    npv, base = _npv(found, outcome, found.best), found.amount("npv", found.best)
    return scale.cell(npv, judged=True), Cell(scale.text(npv - base), npv - base)


def _best_cell(found: Findings, outcome: Outcome) -> Cell:
    """Name the option that is best there, on one line, where it is another than in the base."""
    winner, there = found.best if found.recommended else found.compared, best_there(found, outcome)
    if there == winner:
        return Cell(translate("the same"))
    return Cell(shortened(found.name(there), BEST_SHOWN).replace(" ", numbers.NO_BREAK))


def _what_changes(found: Findings) -> Bullets:
    """Say what each scenario changes: its description, or the inputs that it sets."""
    bullets = []
    for outcome in outcomes(found)[:CHANGES_SHOWN]:
        row = next(each for each in found.results.case.scenarios if each.id == outcome.id)
        laid = "; ".join(each.text for each in outcome.overrides if each.changes)
        said = shortened(row.description.strip() or laid or translate("Changes nothing."), TEXT_SHOWN)
        count = len(outcome.overrides)
        inputs = translate_plural("({count} input)", "({count} inputs)", count).format(count=plain_number(count))
        bullets.append(Bullet(f"{shortened(outcome.name, NAME_SHOWN)}:", f"{said} {inputs}"))
    nothing = Bullet(
        "", translate("The case has no scenarios of its own. The stress tests are the same for every case.")
    )
    return Bullets(translate("What each scenario changes"), tuple(bullets) or (nothing,))


def _note(found: Findings) -> str:
    said = translate("The best option is the one with the highest NPV; the compared-with where none has one above 0.")
    unfit = len(found.results.case.scenarios) - len(outcomes(found))
    left = max(0, len(outcomes(found)) - SHOWN)
    more = []
    if unfit:
        template = translate_plural(
            "{count} scenario does not fit the case and has no figures.",
            "{count} scenarios do not fit the case and have no figures.",
            unfit,
        )
        more.append(template.format(count=numbers.number(unfit)))
    if left:
        more.append(translate("The first {count} scenarios are shown.").format(count=numbers.number(SHOWN)))
    return " ".join((said, *more))
