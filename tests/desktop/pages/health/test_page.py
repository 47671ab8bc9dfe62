"""The page of health checks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from bpo_case.analysis.health import health
from bpo_case.case.change import Change
from bpo_case.case.place import parts_of
from bpo_case.desktop.pages.health.finding_row import FINDING, told
from tests.desktop.pages.answers import page_of


@pytest.fixture
def page(calculated, qtbot):
    calculated.findings = health(calculated.results)
    return page_of("health", calculated, qtbot)


def rows(page):
    items = [page.list.item(at) for at in range(page.list.count())]
    return [item.data(FINDING) for item in items if item.data(FINDING) is not None]


def test_what_is_to_be_looked_at_comes_first_and_what_passed_by_theme(page):
    assert sum(len(row.findings) for row in rows(page)) == len(page.desk.findings)
    headings = [page.list.item(at).text() for at in range(page.list.count()) if page.list.item(at).text()]
    assert headings == ["TO LOOK AT", "BASELINE", "PEOPLE", "TRANSITION", "CONTRACT", "JUDGEMENT"]
    warned = [row.first.status != "pass" for row in rows(page)]
    assert any(warned)
    assert warned == sorted(warned, reverse=True)


def test_what_warns_stands_by_itself_and_what_passed_check_by_check(page):
    for row in rows(page):
        assert len({finding.check.key for finding in row.findings}) == 1
        assert row.first.status == "pass" or len(row.findings) == 1


def test_the_worst_finding_is_shown_first(page):
    assert page.card.finding.status == "warn"
    shown = " ".join(label.text() for label in page.card.parts.values())
    for text in (page.card.finding.sentence, page.card.finding.check.evidence, page.card.finding.check.remedy):
        assert text in shown


def test_the_remedy_is_one_step_that_can_be_undone(page, qtbot):
    before, finding = page.desk.store.case, page.card.finding
    qtbot.mouseClick(page.card.apply, Qt.MouseButton.LeftButton)
    assert page.desk.store.case != before
    assert page.desk.store.undo.count() == 1 and finding.check.problem in page.desk.store.undo.undoText()
    page.desk.store.undo.undo()
    assert page.desk.store.case == before


def test_a_remedy_for_a_row_that_is_gone_is_said_and_changes_nothing(page, qtbot):
    finding = next(each for each in page.desk.findings if any(change.action == "set" for change in each.changes))
    table, row, _ = parts_of(next(change.path for change in finding.changes if change.action == "set"))
    page.desk.store.change("Delete", [Change("delete", f"{table}/{row}")])
    without = page.desk.store.case
    with qtbot.waitSignal(page.desk.store.told) as told_of:
        page.apply(finding)
    assert row in told_of.args[0]
    assert page.desk.store.case is without


def test_a_finding_leads_to_its_inputs(page, qtbot):
    path = page.card.finding.paths[0]
    assert f'href="{path}"' in page.card.inputs.text()
    with qtbot.waitSignal(page.desk.sent) as sent:
        page.card.inputs.linkActivated.emit(path)
    assert sent.args == [path]


def test_what_passed_has_no_remedy(page):
    passed = next(row for row in rows(page) if row.first.status == "pass")
    page.card.show_told(passed)
    assert page.card.apply.isHidden() and page.card.inputs.isHidden()
    assert page.card.status.text() == "Passed"


def test_a_case_that_fails_a_check_is_a_draft(page):
    from dataclasses import replace

    findings = tuple(replace(each, status="fail") if each.status == "warn" else each for each in page.desk.findings)
    page.desk.findings = findings
    page.desk.examined.emit(findings)
    assert page.summary.text().startswith("DRAFT")
    page.desk.findings = health(page.desk.results)
    page.desk.examined.emit(page.desk.findings)
    assert page.summary.text().startswith("0 checks failed")


def test_the_finding_chosen_stays_so_when_the_case_is_examined_again(page):
    passed = next(at for at in range(page.list.count()) if page.list.item(at).data(FINDING) is not None)
    page.list.setCurrentRow(passed)
    shown = page.card.finding.check.key
    page.desk.examined.emit(page.desk.findings)
    assert page.card.finding.check.key == shown


def test_without_findings_the_page_says_so(desk, qtbot):
    page = page_of("health", desk, qtbot)
    assert page.say.currentIndex() == 1 and page.summary.isHidden()
    assert page.say.sentence.text() == "Calculating…"


def test_rows_are_told_by_whom_they_concern(page):
    several = next(row for row in told(page.desk.findings) if len(row.findings) > 1)
    assert all(finding.subject in several.subject for finding in several.findings)
