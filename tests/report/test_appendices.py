"""The appendices: checks by severity, explanations that are the engine's, and lines to sign."""

from __future__ import annotations

from collections import Counter

from bpo_case.report.blocks import Bullets
from bpo_case.report.pages.health import counts_table, health_page
from bpo_case.report.pages.made_of import EXPLAINED, explained_table, made_of_page
from bpo_case.report.pages.sign_off import SIGNING, sign_off_page, signatures


def test_what_does_not_pass_stands_first_and_everything_is_counted(found):
    page, findings = health_page(found), found.studies.health
    counts = Counter(finding.status for finding in findings)
    assert (page is None) == (not findings)
    if page is not None:
        shown = [len(block.bullets) for block in page.blocks if isinstance(block, Bullets)]
        assert shown == [counts[status] for status in ("fail", "warn") if counts[status]]
        total = counts_table(findings).rows[-1]
        assert [cell.value for cell in total.cells] == [counts["fail"], counts["warn"], counts["pass"], len(findings)]


def test_the_headline_figures_are_explained_from_the_engines_values(found):
    decided = not found.empty and bool(found.others)
    assert (made_of_page(found) is not None) == decided
    if decided:
        first = [explained_table(found, key).rows[0].cells[0].value for key in EXPLAINED]
        assert first == [found.figures[found.best][key] for key in EXPLAINED]


def test_everyone_who_signs_has_a_line(found):
    assert (sign_off_page(found) is None) == (found.empty or not found.others)
    labels = [row.label for row in signatures(found).rows if row.label.strip()]
    assert labels == ["Prepared by", *SIGNING]
