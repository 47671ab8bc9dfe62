"""Page one: what is to be decided, what the answer is, and the figures and risks that it rests on."""

from __future__ import annotations

from dataclasses import replace

from bpo_case.case.options import Risk
from bpo_case.report.blocks import (
    Beside,
    Block,
    Bullet,
    Bullets,
    Filled,
    KeyFigure,
    KeyFigures,
    Note,
    Page,
    Prose,
    Row,
    Table,
)
from bpo_case.report.cash_curves import cash_curve
from bpo_case.report.cell import Cell  # fmt: skip
from bpo_case.report.figures import (
    brief_money,
    brief_share,
    effect_of,
    payback_months,
    rate,
    scale_of,
    shortened,
    size_of,
)  # fmt: skip
from bpo_case.report.findings import Findings
from bpo_case.report.pages.simulation import chance_of_gain
from bpo_case.report.verdict import headline, period, reasons, recommendation, short_name
from bpo_case.text import numbers, translate, translate_plural

OPTIONS_SHOWN = 6
NAME_IN_TABLE = 50
RISKS_SHOWN = 3
CASH_AT_MOST, DIRECTORY = 190.0, 58.0
"""Height of the cash curve, and what the directory below it needs."""
DECISION_SHOWN = 300
"""Characters of the decision asked on page one; the whole text stands on the last page."""


def decision_page(found: Findings) -> Page:
    """Make page one."""
    asked = found.settings.decision.strip() or translate("Nobody has said yet what is to be decided.")
    left: tuple[Block, ...] = (
        Prose(translate("Decision asked"), shortened(asked, DECISION_SHOWN)),
        Prose(translate("Recommendation"), reasons(found), recommendation(found)),
        options_table(found),
        Note(_under_the_table(found)),
    )
    blocks = (KeyFigures((*key_figures(found), *sure(found))), Beside(left, (main_risks(found), *_cash(found))))
    return Page(translate("Decision"), headline(found), _subtitle(found), blocks)


def _subtitle(found: Findings) -> str:
    words = {
        "case": shortened(found.settings.title, 90),
        "option": short_name(found, found.best),
        "compared": short_name(found, found.compared),
        "period": period(found),
        "first": numbers.month(found.first_day),
    }
    template = translate("{period} from {first} · figures of {option} against {compared} · {case}")
    return template.format(**words)


def key_figures(found: Findings) -> tuple[KeyFigure, ...]:
    """Give the headline figures of the best option."""
    figures, currency = found.figures[found.best], found.currency
    saving = figures["run_rate_saving"]
    return (
        KeyFigure(
            translate("NPV at {rate}").format(rate=rate(found.nominal_rate)),
            Cell(brief_money(figures["npv"], currency), figures["npv"], effect_of(figures["npv"])),
            translate("risk-adjusted {amount}").format(amount=brief_money(figures["risk_adjusted_npv"], currency)),
        ),
        KeyFigure(
            translate("Run-rate saving"),
            Cell(brief_money(saving, currency), saving, effect_of(saving)),
            translate("{share} of cost, last 12 months").format(share=brief_share(figures["run_rate_saving_share"])),
        ),
        KeyFigure(
            translate("One-time cost"),
            Cell(brief_money(figures["one_time_cost"], currency), figures["one_time_cost"]),
            translate("transition, severance, fees"),
        ),
        _payback(found),
        _peak_funding(found),
        _hurdle(found),
    )


def sure(found: Findings) -> tuple[KeyFigure, ...]:
    """Say how sure a gain is, where anything is uncertain."""
    simulated = found.studies.simulation
    if simulated is None or not found.others:
        return ()
    return (chance_of_gain(found, simulated.outcomes[found.best]),)


def _cash(found: Findings) -> tuple[Block, ...]:
    """Draw the best option's cash where there is room left; a page of its own has the others'."""
    if found.empty or not found.others:
        return ()
    return (Filled(replace(cash_curve(found, found.best), monthly=(), marks=()), CASH_AT_MOST, spare=DIRECTORY),)


def _payback(found: Findings) -> KeyFigure:
    months = found.figures[found.best]["payback_months"]
    if not found.others:
        return KeyFigure(translate("Payback"), Cell(numbers.MISSING), translate("nothing to compare"))
    if months is None:
        return KeyFigure(translate("Payback"), Cell(translate("None"), None, "bad"), translate("within the term"))
    if months == 0:
        cell = Cell(translate("At once"), months)
        return KeyFigure(translate("Payback"), cell, translate("never below zero"))
    discounted = found.figures[found.best]["discounted_payback_months"]
    note = translate("discounted {months}").format(months=payback_months(discounted))
    missing = translate("none when discounted")
    return KeyFigure(translate("Payback"), Cell(payback_months(months), months), note if discounted else missing)


def _peak_funding(found: Findings) -> KeyFigure:
    figures = found.figures[found.best]
    amount, month = figures["peak_funding"], int(figures["peak_funding_month"])
    when = translate("in month {month}").format(month=month) if month else translate("at signature")
    note = when if amount else translate("cash never falls below zero")
    return KeyFigure(translate("Peak funding"), Cell(brief_money(amount, found.currency), amount), note)


def _hurdle(found: Findings) -> KeyFigure:
    figures = found.figures[found.best]
    if not found.others:
        return KeyFigure(translate("Hurdle"), Cell(numbers.MISSING), translate("nothing to compare"))
    met, saving = figures["hurdle_met"], figures["term_saving"]
    note = translate("{saving} saved, {hurdle} asked").format(
        saving=brief_money(saving, found.currency), hurdle=brief_money(figures["hurdle"], found.currency)
    )
    return KeyFigure(translate("Hurdle"), hurdle_cell(met), note)


def hurdle_cell(met: bool) -> Cell:
    """Say whether the hurdle is met."""
    return Cell(translate("✓ met"), 1.0, "good") if met else Cell(translate("✗ missed"), 0.0, "bad")


def options_table(found: Findings) -> Table:
    """Compare the options by a handful of figures, best first."""
    shown = found.order[:OPTIONS_SHOWN]
    keys = ("npv", "run_rate_saving", "one_time_cost")
    scale = scale_of(found.currency, (found.figures[at][key] for at in shown for key in keys))
    columns = (
        translate("NPV"),
        translate("Run-rate saving"),
        translate("Share"),
        translate("One-time cost"),
        translate("Payback, months"),
        translate("Hurdle"),
    )
    rows = []
    for at in shown:
        figures = found.figures[at]
        if at == found.compared:
            name = translate("{name} (compared with)").format(name=shortened(found.name(at), NAME_IN_TABLE))
            rows.append(Row(name, (Cell("–", 0.0),) * len(columns)))
            continue
        cells = (
            scale.cell(figures["npv"], judged=True),
            scale.cell(figures["run_rate_saving"]),
            share_cell(figures["run_rate_saving_share"]),
            scale.cell(figures["one_time_cost"]),
            payback_cell(figures["payback_months"]),
            hurdle_cell(figures["hurdle_met"]),
        )
        rows.append(Row(shortened(found.name(at), NAME_IN_TABLE), cells, found.kind(at)))
    return Table(scale.heading, columns, tuple(rows))


def share_cell(value: float) -> Cell:
    """Make a cell of a share."""
    return Cell(numbers.share(value, 1, **numbers.STATEMENT), value)


def payback_cell(value: float | None) -> Cell:
    """Make a cell of a payback in months."""
    return Cell(numbers.number(value, 1, missing=translate("none")), value, "bad" if value is None else "")


def _under_the_table(found: Findings) -> str:
    left = len(found.order) - OPTIONS_SHOWN
    said = translate("Brackets are negative. Run-rate: the last 12 months of the term, accrued, before tax.")
    if left > 0:
        more = translate_plural(
            "{count} more option is on the next page.", "{count} more options are on the next page.", left
        )
        said = f"{more.format(count=left)} {said}"
    return said


def main_risks(found: Findings) -> Bullets:
    """Name the risks of the best option that are expected to cost most."""
    risks = [(row, loss) for row, loss in found.risks_of(found.best) if loss > 0]
    heading = translate("Main risks")
    if not risks:
        text = translate("No risk is entered for this option. Every option has some; ask which.")
        return Bullets(heading, (Bullet("", text),))
    records = [found.results.prepared.rows["risks"][row].record for row, _ in risks[:RISKS_SHOWN]]
    bullets = [
        _risk(found, record, loss)
        for record, (_, loss) in zip(records, risks, strict=False)
        if isinstance(record, Risk)
    ]
    value = found.amount("pv_risk", found.best)
    total = translate(
        "{value} today: {count} and the exit reserve, beyond those of {compared}. Not in the NPV."
    ).format(
        value=size_of(value, found.currency) if value >= 0 else brief_money(value, found.currency),
        count=translate_plural("{count} risk", "{count} risks", len(risks)).format(count=len(risks)),
        compared=short_name(found, found.compared),
    )
    return Bullets(heading, (*bullets, Bullet(translate("All together:"), total)))


def _risk(found: Findings, risk: Risk, loss: float) -> Bullet:
    chosen = risk.mitigated == "yes"
    probability = risk.residual_probability if chosen else risk.probability
    text = translate("{loss} expected ({share} chance, {low} to {high}).").format(
        loss=size_of(loss, found.currency),
        share=brief_share(probability),
        low=size_of(risk.low, found.currency),
        high=size_of(risk.high, found.currency),
    )
    if risk.mitigation.strip():
        words = translate("Mitigated: {what}") if chosen else translate("Could be mitigated: {what}")
        text = f"{text} {words.format(what=shortened(risk.mitigation, 90))}"
    return Bullet(f"{shortened(risk.name, 90)}:", text)
