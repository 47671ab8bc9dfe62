"""A scenario chosen among the tools: every figure is its own, and all else stays the base's."""

from __future__ import annotations

import pytest

from bpo_case.case.change import Change
from bpo_case.case.file import load
from bpo_case.desktop.workspace.desk import Figure
from tests.desktop.windows import retitle

WAIT = 20_000


@pytest.fixture
def chosen(retail_window, qtbot):
    """A window that shows the first scenario."""
    desk = retail_window.workspace.desk
    qtbot.waitUntil(lambda: desk.results is not None, timeout=WAIT)
    box = retail_window.menus.scenarios.box
    box.setCurrentIndex(1)
    box.activated.emit(1)
    qtbot.waitUntil(lambda: desk.scenario is not None, timeout=WAIT)
    return retail_window


def test_base_and_scenarios_can_be_chosen(retail_window, qtbot, retail):
    chooser = retail_window.menus.scenarios
    qtbot.waitUntil(lambda: chooser.box.count() > 0, timeout=WAIT)
    names = [chooser.box.itemText(at) for at in range(chooser.box.count())]
    assert names == ["Base", *(scenario.name for scenario in retail.scenarios)]
    assert chooser.inner.isVisible() and chooser.box.currentText() == "Base"
    assert not retail_window.workspace.scenario.isVisible()


def test_every_figure_of_the_window_is_of_the_scenario(chosen):
    workspace, desk = chosen.workspace, chosen.workspace.desk
    option = desk.option
    npv = desk.base.under.figures[option]["npv"]
    assert npv != desk.base.figures[option]["npv"]
    assert desk.results.number("npv", option) == npv
    assert workspace.strip.cells["npv"].figure.text() == "€7.8\u00a0m"
    assert workspace.strip.cells["npv"].below.text() == "▲ €2.3\u00a0m from the base"
    desk.asked.emit(Figure("npv", option))
    assert "in the scenario “Peak stress: 20 % more contacts”" in workspace.inspector.kind.text()
    assert workspace.inspector.figure.number.text() == "€7,786,836"


def test_the_scenario_is_marked_and_one_click_leads_back(chosen, qtbot):
    workspace = chosen.workspace
    assert workspace.scenario.isVisible()
    assert "Scenario: Peak stress: 20 % more contacts" in workspace.scenario.words.text()
    workspace.scenario.back.click()
    qtbot.waitUntil(lambda: workspace.desk.scenario is None, timeout=WAIT)
    assert not workspace.scenario.isVisible()
    assert chosen.menus.scenarios.box.currentText() == "Base"
    assert workspace.strip.cells["npv"].figure.text() == "€5.4\u00a0m"


def test_an_input_says_what_the_scenario_makes_of_it_and_stays_that_of_the_base(chosen, retail):
    service, panel = retail.services[0], chosen.workspace.inspector.input
    chosen.workspace.desk.sent.emit(f"services/{service.id}/first_volume")
    assert panel.value.text() == "105,500 units"
    assert "makes it 126,600 units" in panel.overridden.text() and panel.overridden.isVisible()
    chosen.workspace.desk.sent.emit(f"services/{service.id}/minutes")
    assert not panel.overridden.isVisible()


def test_saving_papers_and_analyses_stay_those_of_the_base(chosen, tmp_path, retail):
    desk = chosen.workspace.desk
    chosen.session.save(tmp_path / "saved.bpocase")
    assert load(tmp_path / "saved.bpocase") == retail
    assert chosen.session.recalculator.shown.results.case is chosen.session.store.case
    for key in ("paper", "sensitivity", "simulation", "scenario_results"):
        chosen.workspace.steps.choose(key)
        assert chosen.workspace.pages.currentWidget().results_now is desk.base_results
    chosen.workspace.steps.choose("cash")
    assert chosen.workspace.pages.currentWidget().results_now is desk.results


def test_an_edit_is_of_the_base_and_the_scenario_follows(chosen, qtbot):
    desk = chosen.workspace.desk
    before, label = desk.outcome.figures[desk.option]["npv"], desk.scenario.name
    desk.store.change("edit", [Change("set", "settings/discount_rate", after=0.12)])
    qtbot.waitUntil(lambda: desk.outcome.figures[desk.option]["npv"] != before, timeout=WAIT)
    assert desk.scenario.name == label
    assert desk.base.case.settings.discount_rate == 0.12


def test_a_scenario_that_does_not_fit_leaves_the_figures_of_the_base_and_says_why(chosen, qtbot, retail):
    workspace, moved = chosen.workspace, next(row for row in retail.plan if row.share)
    scenario, path = retail.scenarios[0], f"plan/{moved.id}/location"
    nowhere = scenario.overrides[0].model_copy(update={"path": path, "action": "set", "value": ""})
    overrides = Change("set", f"scenarios/{scenario.id}/overrides", scenario.overrides, (nowhere,))
    workspace.session.store.change("bad", [overrides])
    qtbot.waitUntil(lambda: workspace.desk.scenario is None, timeout=WAIT)
    assert "does not fit: " in workspace.scenario.words.text() and f'href="{path}"' in workspace.scenario.words.text()
    assert "Figures are those of the base." in workspace.scenario.words.text()
    assert workspace.strip.cells["npv"].figure.text() == "€5.4\u00a0m"


def test_the_option_looked_at_stays_while_scenarios_change(chosen, qtbot, retail):
    desk = chosen.workspace.desk
    option = desk.option
    for scenario in retail.scenarios:
        desk.choose_scenario(scenario.id)
        qtbot.waitUntil(lambda scenario=scenario: desk.scenario == scenario, timeout=WAIT)
        assert desk.option == option


def test_a_case_without_scenarios_has_no_chooser(chosen, qtbot, retail):
    gone = [Change("delete", f"scenarios/{each.id}", before=each) for each in retail.scenarios]
    chosen.session.store.change("all of them", gone)
    qtbot.waitUntil(lambda: not chosen.menus.scenarios.inner.isVisible(), timeout=WAIT)
    assert chosen.workspace.desk.scenario is None
    retitle(chosen, "Still there")
    assert not chosen.workspace.scenario.isVisible()
