"""Runs the health checks over a calculated case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bpo_case.analysis.health.baseline import baseline
from bpo_case.analysis.health.contract import contract
from bpo_case.analysis.health.figures import figures_of
from bpo_case.analysis.health.finding import STATUSES, Check, Finding
from bpo_case.analysis.health.judgement import judgement
from bpo_case.analysis.health.people import people
from bpo_case.analysis.health.remedies import fitting
from bpo_case.analysis.health.transition import transition
from bpo_case.analysis.health.view import View
from bpo_case.model.results import Results

CHECKS: Mapping[str, Check] = {
    key: check for theme in (baseline, people, transition, contract, judgement) for key, check in theme.items()
}
"""All health checks by key, in the order in which a case is read."""


def health(results: Results) -> tuple[Finding, ...]:
    """Examine a calculated case: check by check, each for the whole case or option by option.

    A check that has nothing to look at (no vendor, no criteria) says nothing.
    """
    values = figures_of(results)
    views = [View(results, at, values) for at in range(len(results.options))]
    return tuple(finding for check in CHECKS.values() for finding in _findings(check, views, results))


def is_draft(findings: Iterable[Finding]) -> bool:
    """Tell whether the case is no more than a draft: some check fails."""
    return any(finding.status == "fail" for finding in findings)


def order_by_severity(findings: Iterable[Finding]) -> list[Finding]:
    """Put what fails first, then what warns; otherwise the order stays."""
    return sorted(findings, key=lambda finding: -STATUSES.index(finding.status))


def _findings(check: Check, views: list[View], results: Results) -> Iterator[Finding]:
    compared = results.prepared.compared
    others = (view for view in views if view.at != compared and view.option.kind != "as is")
    for view in [views[compared]] if check.scope == "case" else others:
        measured = check.measure(view)
        if measured is None:
            continue
        status = check.status(measured.value)
        option = view.option if check.scope == "option" else None
        concerned = ((), ()) if status == "pass" else (measured.paths, fitting(view.case, measured.changes))
        yield Finding(check, option, view.at, status, measured.value, measured.sentence, *concerned)
