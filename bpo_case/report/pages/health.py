"""Health checks: what fails and what warns first, with evidence, limits and remedy; then how much was checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bpo_case.analysis.health.examine import order_by_severity
from bpo_case.analysis.health.finding import STATUSES, Finding, Status
from bpo_case.report.blocks import Block, Bullet, Bullets, Note, Page, Row, Table
from bpo_case.report.cell import Cell
from bpo_case.report.figures import shortened
from bpo_case.report.findings import Findings
from bpo_case.text import message, numbers, translate

HEADINGS: dict[Status, str] = {"fail": message("What fails"), "warn": message("What warns")}
SUBJECT_SHOWN = 60


def health_page(found: Findings) -> Page | None:
    """Make the page of the health checks; a case that nothing could be checked of has none."""
    findings = order_by_severity(found.studies.health)
    if not findings:
        return None
    said = (Bullets(translate(heading), _points(findings, status)) for status, heading in HEADINGS.items())
    blocks: tuple[Block, ...] = (*(block for block in said if block.bullets), counts_table(findings), Note(_note()))
    subtitle = translate("Checks of the whole case and of every option: what was measured, and where each limit lies")
    return Page(translate("Health checks"), _title(findings), subtitle, blocks)


def _title(findings: Sequence[Finding]) -> str:
    counts = Counter(finding.status for finding in findings)
    if not counts["fail"] and not counts["warn"]:
        template = translate("All {passed} health checks pass")
    else:
        template = translate("Of {count} health checks {failing} fail, {warning} warn and {passed} pass")
    return template.format(
        count=numbers.number(len(findings)),
        failing=numbers.number(counts["fail"]),
        warning=numbers.number(counts["warn"]),
        passed=numbers.number(counts["pass"]),
    )


def _points(findings: Sequence[Finding], status: Status) -> tuple[Bullet, ...]:
    return tuple(_point(finding) for finding in findings if finding.status == status)


def _point(finding: Finding) -> Bullet:
    """Say what was found of whom, from where on it is too much, and what to do."""
    check = finding.check
    limits = translate("Warns {warn}, fails {fail}.").format(
        warn=check.warn.words(check.unit), fail=check.fail.words(check.unit)
    )
    subject = shortened(finding.subject, SUBJECT_SHOWN)
    text = " ".join((f"{subject}.", f"{finding.sentence.removesuffix('.')}.", limits, translate(check.remedy)))
    return Bullet(f"{translate(check.problem)}.", text)


def counts_table(findings: Sequence[Finding]) -> Table:
    """Count what fails, warns and passes, by theme."""
    themes = dict.fromkeys(finding.check.theme for finding in findings)
    rows = [
        _counted(translate(theme).capitalize(), [one for one in findings if one.check.theme == theme])
        for theme in themes
    ]
    columns = (translate("Fails"), translate("Warns"), translate("Passes"), translate("Checks"))
    total = _counted(translate("All checks"), findings)
    return Table(translate("Health checks"), columns, (*rows, Row(total.label, total.cells, "total")))


def _counted(label: str, findings: Sequence[Finding]) -> Row:
    counts = Counter(finding.status for finding in findings)
    found = (*(counts[status] for status in reversed(STATUSES)), len(findings))
    return Row(label, tuple(Cell(numbers.number(count, **numbers.STATEMENT), count) for count in found))


def _note() -> str:
    return translate("An option's check counts once for each option. A paper with a failing check is a draft.")
