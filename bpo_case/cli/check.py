"""bpo-case check: the health checks of a case, what fails first."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from bpo_case.cli.output import print_json, width

if TYPE_CHECKING:
    from bpo_case.analysis.health import Finding
    from bpo_case.case.document import Case

HELP = "Checks a case for the ways in which business cases go wrong, and says how to mend it."
FAILED = 1

HEADINGS = {"fail": "Fails", "warn": "Warns"}
INDENT = "    "


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the case and how the findings are shown."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the case")
    parser.add_argument("--json", action="store_true", help="all findings in full precision, those that pass included")


def run(given: argparse.Namespace) -> int:
    """Calculate the case, examine it and print the findings; 1 if a check fails."""
    from bpo_case.case.file import load

    case = load(given.file)
    from bpo_case.analysis.health import health, is_draft, order_by_severity
    from bpo_case.model.results import calculate

    findings = order_by_severity(health(calculate(case)))
    if given.json:
        print_json(as_data(findings, case))
    else:
        print(as_text(findings, width()))
    return FAILED if is_draft(findings) else 0


def as_data(findings: Sequence[Finding], case: Case) -> dict[str, Any]:
    """Give the findings by their public keys."""
    from bpo_case.analysis.health import is_draft

    counted = Counter(finding.status for finding in findings)
    return {
        "draft": is_draft(findings),
        "counts": {status: counted[status] for status in ("fail", "warn", "pass")},
        "findings": [_finding(finding, case) for finding in findings],
    }


def _finding(finding: Finding, case: Case) -> dict[str, Any]:
    from bpo_case.cli.compare import as_data as changes_as_data

    check = finding.check
    return {
        "check": check.key,
        "problem": check.problem,
        "theme": check.theme,
        "option": finding.option.name if finding.option else None,
        "status": finding.status,
        "value": float(finding.value),
        "unit": check.unit,
        "warn": check.warn.words(check.unit),
        "fail": check.fail.words(check.unit),
        "text": finding.sentence,
        "about": check.about,
        "evidence": check.evidence,
        "remedy": check.remedy,
        "paths": list(finding.paths),
        "changes": changes_as_data(finding.changes, case, case),
    }


# ---------------------------------------------------------------- text


def as_text(findings: Sequence[Finding], columns: int) -> str:
    """Write what fails, then what warns, and count the rest."""
    lines = wrap(_verdict(findings), columns)
    for status, heading in HEADINGS.items():
        found = [finding for finding in findings if finding.status == status]
        if found:
            lines += ["", heading]
        for finding in found:
            lines += ["", *_described(finding, columns)]
    return "\n".join(lines)


def _verdict(findings: Sequence[Finding]) -> str:
    counted = Counter(finding.status for finding in findings)
    said = f"{counted['fail']:,} fail, {counted['warn']:,} warn, {counted['pass']:,} pass."
    if counted["fail"]:
        return f"The case is a DRAFT: {said}"
    return f"No check fails: {said}"


def _described(finding: Finding, columns: int) -> Iterator[str]:
    """The problem and where it is, then what was measured, why it matters, and how to mend it."""
    check = finding.check
    yield from wrap(f"{check.problem} ({finding.subject})", columns, initial_indent="  ", subsequent_indent=INDENT)
    limits = f"warns {check.warn.words(check.unit)}, fails {check.fail.words(check.unit)}"
    for text in (
        f"{finding.sentence} ({limits}).",
        check.about,
        f"Evidence: {check.evidence}",
        f"Remedy: {check.remedy}",
    ):
        yield from wrap(" ".join(text.split()), columns, initial_indent=INDENT, subsequent_indent=INDENT)
