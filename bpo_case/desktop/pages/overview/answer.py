"""The answer of a case in a sentence, its figures as links that can be asked about. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from bpo_case.desktop.document.outcome import Outcome
from bpo_case.desktop.workspace.desk import Figure
from bpo_case.desktop.workspace.key_figures import nothing_moves
from bpo_case.model.results import LINES
from bpo_case.text import numbers, translate


def answer(outcome: Outcome) -> str:
    """Say which option is best and what it comes to, as rich text; the links are the keys of its figures."""
    results = outcome.results
    assert results is not None
    if results.best == results.prepared.compared:
        said = translate("There is nothing yet to compare with {compared}. Add an option to get an answer.")
        return said.format(compared=_name(results.compared.name))
    figures, currency = outcome.figures[results.best], outcome.case.settings.currency
    if all(nothing_moves(each) for each in outcome.figures):
        said = translate(
            "Nothing moves yet: {option} comes to the same as {compared}. Enter its plan to get an answer."
        )
        return said.format(option=_name(results.options[results.best].name), compared=_name(results.compared.name))
    sentence = _better() if (figures["npv"] or 0.0) > 0 else _worse()
    words = {
        "option": _name(results.options[results.best].name),
        "compared": _name(results.compared.name),
        "term": numbers.years(outcome.case.settings.horizon / 12),
        "npv": _link("npv", numbers.money(abs(figures["npv"] or 0.0), currency)),
        "saving": _link("run_rate_saving", numbers.money(figures["run_rate_saving"], currency)),
        "share": numbers.share(figures["run_rate_saving_share"], 0),
    }
    return " ".join([sentence.format(**words), _payback(figures), _hurdle(figures, currency)])


def asked_by(link: str, outcome: Outcome) -> Figure:
    """Give the figure that a link of the answer asks about."""
    assert outcome.results is not None
    return Figure(LINES[link], outcome.results.best)


def _better() -> str:
    return translate(
        "{option} is the best option. Over {term} it is worth {npv} more than {compared}, in today’s money, and in the "
        "end it saves {saving} a year ({share})."
    )


def _worse() -> str:
    return translate(
        "No option is better than {compared}. The nearest, {option}, is worth {npv} less over {term}, in today’s "
        "money; in the end it saves {saving} a year ({share})."
    )


def _payback(figures: Mapping[str, Any]) -> str:
    if nothing_moves(figures):
        return translate("Nothing moves in it yet.")
    if figures["payback_months"] is None:
        return translate("It does not {pay_back} within the term.").format(
            pay_back=_link("payback_months", translate("pay back"))
        )
    months = _link("payback_months", numbers.months(figures["payback_months"], 0))
    return translate("It pays back after {months}.").format(months=months)


def _hurdle(figures: Mapping[str, Any], currency: str) -> str:
    met, missed = translate("The {hurdle} is met."), translate("The {hurdle} of {amount} is not met.")
    amount = numbers.money(figures["hurdle"], currency)
    return (met if figures["hurdle_met"] else missed).format(
        hurdle=_link("hurdle_met", translate("hurdle")), amount=amount
    )


def _name(name: str) -> str:
    return f'<span style="font-weight: 600">{escape(name)}</span>'


def _link(key: str, text: str) -> str:
    return f'<a href="{key}">{escape(text)}</a>'
