"""What is missing where there is nothing to show yet, in a sentence that says what to do."""

from __future__ import annotations

from bpo_case.desktop.workspace.desk import Desk
from bpo_case.text import translate


def missing(desk: Desk) -> str:
    """Say why there are no figures yet; blank where there are some."""
    outcome, results = desk.session.recalculator.outcome, desk.results
    if results is None:
        if outcome is not None and outcome.problems:
            return translate("The figures appear here as soon as what is listed below is mended.")
        return translate("Calculating…")
    if not results.case.services and not any(results.number("cost_over_term", at) for at in _all(desk)):
        return translate("Nothing costs anything yet. Enter services, labor and infrastructure of today first.")
    return ""


def missing_option(desk: Desk) -> str:
    """Say why nothing can be compared yet; blank where it can."""
    results = desk.results
    if results is None:
        return missing(desk)
    if len(results.options) < 2:
        return translate("There is nothing to compare yet. Add another way to deliver the services under All options.")
    if results.options[desk.option] is results.compared:
        template = translate("“{option}” is what the others are compared with. Choose another option to see it.")
        return template.format(option=results.compared.name)
    return ""


def stale(desk: Desk) -> str:
    """Say that the figures are those of a moment ago, because the case has problems now; blank where they are not."""
    outcome = desk.session.recalculator.outcome
    if outcome is None or not outcome.problems or desk.results is None:
        return ""
    return translate("These are the figures from before the problems that are listed below.")


def _all(desk: Desk) -> range:
    return range(len(desk.results.options)) if desk.results else range(0)
