import pytest

from bpo_case.case.change import Change, apply
from bpo_case.case.document import Case
from bpo_case.desktop.document.outcome import outcome_of
from bpo_case.desktop.pages.overview.contents import FIRST_YEAR, cost_bars, facts, option_bars
from bpo_case.model.explanation import explain


@pytest.fixture(scope="module")
def outcome(retail):
    return outcome_of(retail)


def test_the_bars_of_cost_come_to_the_cost_of_the_first_year(outcome):
    total = float(outcome.results.series("cost", outcome.results.prepared.compared)[FIRST_YEAR].sum())
    assert sum(bar.value for bar in cost_bars(outcome.results)) == pytest.approx(total)


def test_options_stand_in_the_order_of_their_worth_and_the_best_stands_out(outcome):
    bars = option_bars(outcome)
    assert [bar.value for bar in bars] == sorted((bar.value for bar in bars), reverse=True)
    assert [bar.strong for bar in bars] == [True, False, False, False]
    assert "As is" not in [bar.label for bar in bars]


def test_every_figure_asks_what_explains_it(outcome):
    for shown in (*cost_bars(outcome.results), *option_bars(outcome)):
        asks = shown.asks
        found = explain(outcome.results, asks.line, option=asks.option, year=asks.year, depth=0)
        assert found.value == pytest.approx(shown.value)


def test_the_facts_say_how_large_the_case_is(outcome):
    assert [(fact.label, fact.figure) for fact in facts(outcome)] == [
        ("Services", "7"),
        ("FTE today", "598.1"),
        ("Cost in the first year", "€27.1\u00a0m"),
        ("Options", "5"),
    ]


def test_one_location_and_one_role_are_said_as_one(retail):
    one = apply(Case(), [Change("add", "locations/l", after=retail.locations[0].model_copy(update={"id": "l"}))])
    services, people, *_ = facts(outcome_of(one))
    assert (services.below, people.below) == ("1 location", "0 roles")
