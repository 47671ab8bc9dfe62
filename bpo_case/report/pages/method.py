"""Assumptions and method: what is compared and how, what is left out, and how far the inputs can be trusted."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import get_args

from bpo_case.case.document import NOT_INPUTS, TABLES, rows
from bpo_case.case.record import Confidence
from bpo_case.case.settings import Settings
from bpo_case.case.specs import SETTINGS, table_label
from bpo_case.report.blocks import Beside, Block, Bullet, Bullets, Note, Page, Prose, Row, Table
from bpo_case.report.cell import Cell
from bpo_case.report.figures import brief_money, rate, shortened
from bpo_case.report.findings import Findings
from bpo_case.report.pages.decision import DECISION_SHOWN
from bpo_case.report.verdict import period, short_name
from bpo_case.text import numbers, translate, translate_plural

LEVELS: tuple[str, ...] = get_args(Confidence)


def method_page(found: Findings) -> Page:
    """Make the last page."""
    left = (
        Bullets(translate("How the figures are made"), _method(found)),
        Bullets(_excluded_heading(found), _excluded(found)),
    )
    right = (confidence_table(found), Note(_under_the_table()))
    blocks: tuple[Block, ...] = (Beside(left, right, twelfths=5), *_whole_decision(found.settings))
    return Page(translate("Assumptions and method"), _title(found), _subtitle(found), blocks)


def _title(found: Findings) -> str:
    counts = confidence_counts(found)
    total = sum(sum(count.values()) for count in counts.values())
    if not total:
        return translate("No input has been entered yet")
    sure = sum(count["high"] + count["medium"] for count in counts.values())
    template = translate_plural(
        "The figures rest on {count} row of input, {share} of it of high or medium confidence",
        "The figures rest on {count} rows of input, {share} of them of high or medium confidence",
        total,
    )
    return template.format(count=numbers.number(total), share=numbers.share(sure / total, 0))


def _subtitle(found: Findings) -> str:
    settings = found.settings
    said = (
        translate("Assumptions and method"),
        shortened(settings.organisation, 60),
        _prepared(settings) if settings.prepared_by else "",
    )
    return " · ".join(part for part in said if part)


def _prepared(settings: Settings) -> str:
    by = shortened(settings.prepared_by, 70)
    if not settings.prepared_on:
        return translate("prepared by {who}").format(who=by)
    day = numbers.date(datetime.date.fromisoformat(settings.prepared_on))
    return translate("prepared by {who} on {day}").format(who=by, day=day)


def _method(found: Findings) -> tuple[Bullet, ...]:
    made = (_draft, _compared, _time, _discounting, _money, _tax, _hurdle, _returns)
    points = (point(found) for point in made)
    return tuple(point for point in points if point)


def _draft(found: Findings) -> Bullet | None:
    if found.settings.status != "draft":
        return None
    text = translate("This case has the status draft: its inputs are still being worked on. Do not decide on it.")
    return Bullet(translate("DRAFT"), text)


def _compared(found: Findings) -> Bullet:
    text = translate_plural(
        "{count} option against {compared}, for the same services, volumes and term.",
        "{count} options, each against {compared}, for the same services, volumes and term.",
        len(found.others),
    ).format(count=len(found.others), compared=short_name(found, found.compared))
    more = translate(
        "An option includes everything that remains in house; overhead that stays is not counted as saved."
    )
    return Bullet(translate("Compared."), f"{text} {more}")


def _time(found: Findings) -> Bullet:
    text = translate("{period}, {first} to {last}, month by month after signature. The fiscal year begins in {month}.")
    begins = found.first_day.replace(month=found.settings.fiscal_year_start)
    return Bullet(
        translate("Time."),
        text.format(
            period=period(found),
            first=numbers.month(found.first_day),
            last=numbers.month(found.last_day),
            month=numbers.month(begins).split(" ")[0],
        ),
    )


def _discounting(found: Findings) -> Bullet:
    settings = found.settings
    if settings.discount_rate_is_real == "yes":
        text = translate(
            "{real} real, {nominal} nominal with {inflation} inflation, convention {convention}; signature is not "
            "discounted."
        )
    else:
        text = translate("{nominal} nominal, convention {convention}; signature is not discounted.")
    words = {
        "real": rate(settings.discount_rate),
        "nominal": rate(found.nominal_rate),
        "inflation": rate(settings.inflation),
        "convention": translate(settings.convention),
    }
    return Bullet(translate("Discount rate."), text.format(**words))


def _money(found: Findings) -> Bullet:
    text = translate(
        "Nominal {currency}, general inflation {inflation}. Pay, prices and amounts rise as each row says."
    )
    return Bullet(translate("Money."), text.format(currency=found.currency, inflation=rate(found.settings.inflation)))


def _tax(found: Findings) -> Bullet:
    text = translate("{rate} of what the option adds to taxable profit, in the same month; a loss is relieved at once.")
    return Bullet(translate("Tax."), text.format(rate=rate(found.settings.tax_rate)))


def _hurdle(found: Findings) -> Bullet:
    text = translate(
        "A saving over the term, before tax, of at least {share} of in-house personnel cost, or {cap} if that is less."
    )
    cap = numbers.money(found.settings.hurdle_cap, found.currency)
    return Bullet(translate("Hurdle."), text.format(share=rate(found.settings.hurdle_share), cap=cap))


def _returns(_found: Findings) -> Bullet:
    text = translate(
        "IRR is said to be several where several rates make the NPV zero; decide by the NPV then. "
        "Rates below −50 % a month mean nothing and are left out."
    )
    return Bullet(translate("Rates of return."), text)


def _excluded_heading(found: Findings) -> str:
    return translate("Not in the NPV of {name}").format(name=short_name(found, found.best))


def _excluded(found: Findings) -> tuple[Bullet, ...]:
    best, currency = found.best, found.currency
    soft = sum(
        float(found.results.series("benefit", row).sum()) - float(found.results.series("cashable_benefit", row).sum())
        for row in found.results.prepared.of_option("benefits", best)
    )
    benefits = translate("Benefits that are not cashable: {amount} over the term.")
    risks = translate("Expected losses and the reserve for an exit: {amount} today; the risk-adjusted NPV has them.")
    return (
        Bullet("", benefits.format(amount=brief_money(soft, currency))),
        Bullet("", risks.format(amount=brief_money(found.amount("pv_risk", best), currency))),
        Bullet(
            "",
            translate("Service credits, relief for what is not depreciated by the end, and anything after the term."),
        ),
    )


def confidence_counts(found: Findings) -> dict[str, Counter[str]]:
    """Count the rows of every table of inputs by confidence, and the case's own; tables without rows are left out."""
    case = found.results.case
    tables = (table for table in TABLES if table not in NOT_INPUTS)
    counts = {table: Counter[str](row.confidence for row in rows(case, table)) for table in tables}
    filled = {table: count for table, count in counts.items() if count}
    return {SETTINGS: Counter[str]([case.settings.confidence]), **filled} if filled else {}


def confidence_table(found: Findings) -> Table:
    """Show how many rows of each table are of which confidence."""
    counts = confidence_counts(found)
    columns = (*(translate(level).capitalize() for level in LEVELS), translate("Rows"))
    body = [Row(translate(table_label(table)), _counted(count)) for table, count in counts.items()]
    total: Counter[str] = sum(counts.values(), Counter())
    return Table(
        translate("Inputs by confidence"), columns, (*body, Row(translate("All inputs"), _counted(total), "total"))
    )


def _counted(count: Counter[str]) -> tuple[Cell, ...]:
    found = (*(count[level] for level in LEVELS), sum(count.values()))
    return tuple(Cell(numbers.number(number, **numbers.STATEMENT), number) for number in found)


def _under_the_table() -> str:
    return translate(
        "One row is one record of the case file, with its source. Nothing is rounded before it is printed."
    )


def _whole_decision(settings: Settings) -> tuple[Block, ...]:
    """The decision asked in full, where page one had no room for it."""
    asked = settings.decision.strip()
    if len(" ".join(asked.split())) <= DECISION_SHOWN:
        return ()
    return (Prose(translate("Decision asked, in full"), asked),)
