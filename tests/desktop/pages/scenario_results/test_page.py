"""The page of scenario results."""

from __future__ import annotations

import pytest

from bpo_case.analysis.scenarios import laid_over
from bpo_case.analysis.stress import TESTS
from bpo_case.case.assessment import Override, Scenario
from bpo_case.case.change import Change
from bpo_case.desktop.document.session import Session
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.model.results import calculate
from tests.desktop.pages.answers import calculated_again, page_of

SECONDS = 60_000


@pytest.fixture
def page(calculated, qtbot):
    made = page_of("scenario_results", calculated, qtbot)
    yield made
    calculated.session.close()


def look_at(page, tab, qtbot):
    page.tabs.setCurrentWidget(tab)
    qtbot.waitUntil(lambda: tab.answer is not None, timeout=SECONDS)
    return tab


def cells(view, row):
    return [cell.text for cell in view.figures.table.rows[row].cells]


def with_scenarios(case, *scenarios):
    return case.model_copy(update={"scenarios": scenarios})


def page_with(case, background, qtbot):
    desk = Desk(Session(case, None, background))
    calculated_again(desk, qtbot)
    return page_of("scenario_results", desk, qtbot)


# ---------------------------------------------------------------- side by side


def test_every_scenario_stands_beside_the_base_with_its_difference(page, qtbot, retail):
    table = look_at(page, page.beside, qtbot).table.figures.table
    assert table.columns == ("Base", *(scenario.name for scenario in retail.scenarios))
    npv, difference = table.rows[:2]
    option = page.desk.results.options[page.desk.option].id
    for scenario, cell, moved in zip(retail.scenarios, npv.cells[1:], difference.cells[1:], strict=True):
        results = calculate(laid_over(retail, scenario))
        at = [each.id for each in results.options].index(option)
        assert cell.value == results.number("npv", at)
        assert moved.value == pytest.approx(cell.value - npv.cells[0].value)
        assert moved.look == ("good" if moved.value > 0 else "bad")


def test_more_cost_is_red(page, qtbot):
    rows = look_at(page, page.beside, qtbot).table.figures.table.rows
    at = next(at for at, row in enumerate(rows) if row.label == "One-time cost")
    looks = {cell.look for cell in rows[at + 1].cells if cell.value and cell.value > 1000}
    assert looks == {"bad"}


def test_another_option_has_its_own_figures_without_another_calculation(page, qtbot):
    before = look_at(page, page.beside, qtbot)
    answer, shown = before.answer, cells(before.table, 0)
    page.desk.choose_option("improved")
    assert before.answer is answer
    assert cells(before.table, 0) != shown


def test_the_option_compared_with_shows_only_figures_of_its_own(page, qtbot):
    look_at(page, page.beside, qtbot)
    page.desk.choose_option(page.desk.results.compared.id)
    labels = [row.label for row in page.beside.table.figures.table.rows]
    assert "NPV" not in labels and "Total cost" in labels


def test_a_scenario_that_does_not_fit_says_why_and_leads_to_the_cell(retail, background, qtbot):
    moved = next(row for row in retail.plan if row.share)
    path = f"plan/{moved.id}/location"
    bad = Scenario(id="bad", name="Nowhere", overrides=(Override(path=path, value=""),))
    page = page_with(with_scenarios(retail, bad, retail.scenarios[0]), background, qtbot)
    tab = look_at(page, page.beside, qtbot)
    assert cells(tab.table, 0)[1] == "does not fit"
    assert cells(tab.table, 0)[2] != "does not fit"
    assert "“Nowhere” does not fit: " in tab.notes.text()
    with qtbot.waitSignal(page.desk.sent) as sent:
        tab.notes.linkActivated.emit(path)
    assert f'href="{path}"' in tab.notes.text() and sent.args == [path]


def test_an_override_that_changes_nothing_any_more_is_marked(retail, background, qtbot):
    service = retail.services[0]
    path = f"services/{service.id}/first_volume"
    idle = Scenario(id="s", name="Idle", overrides=(Override(path=path, value=service.first_volume),))
    page = page_with(with_scenarios(retail, idle), background, qtbot)
    tab = look_at(page, page.beside, qtbot)
    assert "“Idle” changes nothing any more at Services, Voice care, German, Volume in month 1" in tab.notes.text()
    assert 'href="scenarios/s/overrides"' in tab.notes.text()


def test_without_scenarios_the_page_says_what_to_do(retail, background, qtbot):
    page = page_with(with_scenarios(retail), background, qtbot)
    assert "Enter some under Scenarios" in page.beside.say.sentence.text()


def test_an_edit_is_followed(page, qtbot, retail):
    tab = look_at(page, page.beside, qtbot)
    before = cells(tab.table, 0)
    service = retail.services[0]
    page.desk.store.change("edit", [Change("set", f"services/{service.id}/first_volume", after=1000.0)])
    qtbot.waitUntil(lambda: cells(tab.table, 0) != before, timeout=SECONDS)


# ---------------------------------------------------------------- the bridge


def test_the_bridge_leads_from_base_to_scenario_and_its_parts_add_up(page, qtbot):
    found = look_at(page, page.bridge, qtbot).answer
    assert found.total == pytest.approx(sum(part.amount for part in found.parts), abs=1e-3)
    assert found.method == "exact" and "Exact" in page.bridge.method.text()
    first, *parts, last = (row.cells[0] for row in page.bridge.table.figures.table.rows)
    assert (first.value, last.value) == (found.before, found.after)
    printed = [float(cell.text.replace(",", "").replace("–", "0")) for cell in (first, *parts, last)]
    assert sum(printed[:-1]) == printed[-1]
    assert page.bridge.chart.chart.stairs[0].name == "Base"


def test_the_bridge_follows_figure_and_ends(page, qtbot, retail):
    tab = look_at(page, page.bridge, qtbot)
    tab.figure.setCurrentIndex(tab.figure.findData("run_rate_saving"))
    tab.start.setCurrentIndex(tab.start.findData(retail.scenarios[2].id))
    tab.refresh()
    qtbot.waitUntil(lambda: tab.answer is not None, timeout=SECONDS)
    assert tab.answer.figure == "run_rate_saving"
    assert tab.table.figures.table.rows[0].label == retail.scenarios[2].name


def test_the_bridge_from_the_case_as_last_saved_shows_what_was_edited(page, qtbot, retail):
    service = retail.services[0]
    page.desk.store.change("edit", [Change("set", f"services/{service.id}/first_volume", after=90_000.0)])
    calculated_again(page.desk, qtbot)
    tab = page.bridge
    tab.refresh()
    tab.start.setCurrentIndex(tab.start.findData("*"))
    tab.end.setCurrentIndex(tab.end.findData(""))
    look_at(page, tab, qtbot)
    qtbot.waitUntil(lambda: tab.answer is not None and len(tab.answer.parts) == 1, timeout=SECONDS)
    assert tab.answer.parts[0].path == f"services/{service.id}/first_volume"


def test_the_same_at_both_ends_is_not_calculated(page, qtbot):
    tab = look_at(page, page.bridge, qtbot)
    tab.end.setCurrentIndex(tab.start.currentIndex())
    tab.refresh()
    assert "Choose two that differ" in tab.say.sentence.text()
    assert not tab.inquiry.busy


def test_a_cancelled_bridge_can_be_calculated_after_all(page, qtbot):
    tab = page.bridge
    page.tabs.setCurrentWidget(tab)
    assert tab.line.isVisible() and tab.inquiry.busy
    tab.line.cancel.click()
    assert not tab.inquiry.busy
    assert "was cancelled" in tab.say.sentence.text()
    tab.line.again.click()
    qtbot.waitUntil(lambda: tab.answer is not None, timeout=SECONDS)
    assert not tab.line.isVisible() and tab.say.currentIndex() == 0


def test_a_change_that_was_gone_to_is_described(page, qtbot):
    tab = look_at(page, page.bridge, qtbot)
    with qtbot.waitSignal(page.desk.pointed) as pointed:
        tab.table.setCurrentIndex(tab.table.figures.index(1, 0))
    assert pointed.args == [max(tab.answer.parts, key=lambda part: abs(part.amount)).path]


# ---------------------------------------------------------------- stress tests


def test_every_stress_test_has_its_figures_and_says_what_it_does(page, qtbot):
    tab = look_at(page, page.stress, qtbot)
    labels = [row.label for row in tab.table.figures.table.rows]
    assert labels == ["Base", *(test.name for test in TESTS.values())]
    tab.table.setCurrentIndex(tab.table.figures.index(4, 0))
    assert tab.card.heading.text() == "Optimism bias of 41%"
    assert "costs 41% more" in tab.about.text() and "Mott MacDonald" in tab.source.text()


def test_a_stress_test_is_kept_as_a_scenario_in_one_step(page, qtbot, retail):
    tab = look_at(page, page.stress, qtbot)
    tab.table.setCurrentIndex(tab.table.figures.index(4, 0))
    tab.keep.click()
    store = page.desk.store
    assert [each.name for each in store.case.scenarios][-1] == "Optimism bias of 41%"
    assert store.undo.undoText() == "Keep as a scenario: Optimism bias of 41%"
    store.undo.undo()
    assert store.case == retail


def test_what_a_stress_test_cannot_do_is_said(retail, background, qtbot):
    page = page_with(retail.model_copy(update={"exits": ()}), background, qtbot)
    tab = look_at(page, page.stress, qtbot)
    at = list(TESTS).index("vendor-failure") + 1
    tab.table.setCurrentIndex(tab.table.figures.index(at, 0))
    assert "has no row of exit costs" in tab.remarks.text()
    assert not tab.keep.isEnabled()
