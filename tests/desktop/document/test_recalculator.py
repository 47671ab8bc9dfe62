import time

import pytest

from bpo_case.analysis.scenarios import laid_over
from bpo_case.case.assessment import Override, Scenario
from bpo_case.case.change import Change
from bpo_case.desktop.document.outcome import Outcome, outcome_of, under_scenario
from bpo_case.desktop.document.recalculator import Recalculator
from bpo_case.desktop.document.store import Store


def edit(store, value):
    store.change("Edit", [Change("set", f"labor/{store.case.labor[0].id}/annual_salary", after=value)])


def slowly(case):
    time.sleep(0.05)
    return Outcome(case, (), None)


def test_the_newest_case_is_calculated_in_the_end(qtbot, retail, background):
    store, seen = Store(retail), []
    recalculator = Recalculator(store, background, slowly)
    recalculator.finished.connect(lambda outcome: seen.append(outcome.case))
    for value in range(1, 30):
        edit(store, float(value))
        qtbot.wait(5)
    qtbot.waitUntil(lambda: bool(seen) and seen[-1] is store.case, timeout=10_000)
    assert len(seen) < 29


def test_figures_are_shown_while_somebody_types_without_a_pause(qtbot, retail, background):
    store, seen = Store(retail), []
    recalculator = Recalculator(store, background, slowly)
    recalculator.finished.connect(seen.append)
    until = time.monotonic() + 1.5
    value = 0.0
    while time.monotonic() < until:
        value += 1
        edit(store, value)
        qtbot.wait(25)
    assert seen


def test_what_a_calculation_raises_is_told(qtbot, retail, background):
    recalculator = Recalculator(Store(retail), background, lambda case: 1 / 0)
    with qtbot.waitSignal(recalculator.failed, timeout=10_000) as told:
        recalculator.start()
    assert isinstance(told.args[0], ZeroDivisionError)


def test_the_last_results_stay_while_the_case_has_problems(qtbot, retail, background):
    store = Store(retail)
    recalculator = Recalculator(store, background, outcome_of)
    with qtbot.waitSignal(recalculator.finished, timeout=20_000):
        recalculator.start()
    before = recalculator.shown
    with qtbot.waitSignal(recalculator.finished, timeout=20_000):
        name = retail.services[1].name
        store.change("Edit", [Change("set", f"services/{retail.services[0].id}/name", after=name)])
    assert recalculator.outcome.problems
    assert recalculator.shown is before


def test_the_figures_are_those_of_the_engine(retail):
    outcome = outcome_of(retail)
    results = outcome.results
    assert [figures["npv"] for figures in outcome.figures] == pytest.approx(
        [results.number("npv", at) for at in range(len(results.options))], rel=0, abs=0
    )


# ---------------------------------------------------------------- a scenario


def finished(qtbot, recalculator, act):
    with qtbot.waitSignal(recalculator.finished, timeout=20_000):
        act()


def test_a_scenario_is_calculated_beside_the_base_and_leaves_it_alone(qtbot, retail, background):
    recalculator = Recalculator(Store(retail), background)
    finished(qtbot, recalculator, recalculator.start)
    base = [figures["npv"] for figures in recalculator.shown.figures]
    scenario = retail.scenarios[0]
    finished(qtbot, recalculator, lambda: recalculator.choose_scenario(scenario.id))
    under = recalculator.shown.under
    assert [figures["npv"] for figures in recalculator.shown.figures] == base
    assert under.scenario is scenario
    assert under.figures == outcome_of(laid_over(retail, scenario)).figures
    assert recalculator.outcome.case is retail and recalculator.outcome.under is None


def test_a_scenario_follows_the_edits_of_the_base(qtbot, retail, background):
    recalculator = Recalculator(store := Store(retail), background)
    finished(qtbot, recalculator, lambda: recalculator.choose_scenario(retail.scenarios[0].id))
    before = recalculator.shown.under.figures[1]["npv"]
    finished(qtbot, recalculator, lambda: edit(store, 99_000.0))
    assert recalculator.shown.under.figures[1]["npv"] != before
    assert recalculator.shown.under.results.case.labor[0].annual_salary == 99_000.0


def test_the_base_is_shown_again_also_while_the_case_has_problems(qtbot, retail, background):
    recalculator = Recalculator(store := Store(retail), background)
    finished(qtbot, recalculator, lambda: recalculator.choose_scenario(retail.scenarios[0].id))
    doubled = Change("set", f"services/{retail.services[0].id}/name", after=retail.services[1].name)
    finished(qtbot, recalculator, lambda: store.change("Edit", [doubled]))
    assert recalculator.outcome.problems and recalculator.shown.under is not None
    finished(qtbot, recalculator, lambda: recalculator.choose_scenario(""))
    assert recalculator.shown.under is None


def test_a_scenario_that_is_deleted_gives_way_to_the_base(qtbot, retail, background):
    recalculator = Recalculator(store := Store(retail), background)
    scenario = retail.scenarios[0]
    finished(qtbot, recalculator, lambda: recalculator.choose_scenario(scenario.id))
    gone = Change("delete", f"scenarios/{scenario.id}", before=scenario)
    finished(qtbot, recalculator, lambda: store.change("Delete", [gone]))
    assert recalculator.shown.under is None
    finished(qtbot, recalculator, store.undo.undo)
    assert recalculator.shown.under.scenario == scenario


def test_a_scenario_that_does_not_fit_has_its_problems_and_no_figures(retail):
    moved = next(row for row in retail.plan if row.share)
    nowhere = Override(path=f"plan/{moved.id}/location", value="")
    bad = Scenario(id="bad", name="Nowhere", overrides=(nowhere,))
    base = outcome_of(retail.model_copy(update={"scenarios": (bad,)}))
    under = under_scenario(base, "bad").under
    assert under.results is None and "choose where it goes" in str(under.problems[0])
