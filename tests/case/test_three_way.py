"""Two cases that were changed apart come together, change by change."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpo_case.case.assessment import Override, Scenario
from bpo_case.case.change import apply, diff
from bpo_case.case.document import Case
from bpo_case.case.errors import InvalidCase
from bpo_case.case.three_way import merged, steps
from bpo_case.case.today import Currency, Location

BASE = Case(
    currencies=(Currency(id="usd", name="USD", rate=0.9), Currency(id="gbp", name="GBP", rate=1.2)),
    locations=tuple(Location(id=name.lower(), name=name) for name in ("Berlin", "Lille", "Porto")),
)


def with_rate(case: Case, rate: float) -> Case:
    usd, *others = case.currencies
    return case.model_copy(update={"currencies": (usd.model_copy(update={"rate": rate}), *others)})


def with_locations(case: Case, *names: str) -> Case:
    known = {place.id: place for place in BASE.locations}
    places = tuple(known.get(name.lower()) or Location(id=name.lower(), name=name) for name in names)
    return case.model_copy(update={"locations": places})


def statuses(base: Case, ours: Case, theirs: Case) -> list[tuple[str, str]]:
    return [(step.change.action, step.status) for step in steps(base, ours, theirs)]


@pytest.mark.parametrize(("ours", "status"), [(0.9, "theirs"), (1.1, "both"), (1.5, "conflict")])
def test_a_field_is_theirs_both_or_a_conflict(ours, status):
    (step,) = steps(BASE, with_rate(BASE, ours), with_rate(BASE, 1.1))
    assert (step.status, step.base, step.ours, step.theirs) == (status, 0.9, ours, 1.1)


def test_what_only_we_changed_is_no_step_and_stays():
    ours = with_rate(BASE, 1.5)
    assert steps(BASE, ours, BASE) == ()
    assert merged(ours, BASE, ()) == ours


def test_a_row_deleted_by_them_and_changed_by_us_is_a_conflict():
    theirs = BASE.model_copy(update={"currencies": BASE.currencies[1:]})
    assert statuses(BASE, with_rate(BASE, 1.5), theirs) == [("delete", "conflict")]
    assert statuses(BASE, BASE, theirs) == [("delete", "theirs")]
    assert statuses(BASE, theirs, theirs) == [("delete", "both")]


def test_a_row_changed_by_them_and_deleted_by_us_comes_back_when_accepted():
    ours = BASE.model_copy(update={"currencies": BASE.currencies[1:]})
    theirs = with_rate(BASE, 1.1)
    found = steps(BASE, ours, theirs)
    assert [(step.status, step.ours) for step in found] == [("conflict", None)]
    assert merged(ours, theirs, found) == theirs
    assert merged(ours, theirs, ()) == ours


def test_a_row_that_both_added_is_made_theirs_when_accepted():
    ours, theirs = (
        with_locations(BASE, "Berlin", "Lille", "Porto", "Riga"),
        with_locations(BASE, "Berlin", "Lille", "Porto", "Riga"),
    )
    assert statuses(BASE, ours, theirs) == [("add", "both")]
    latvia = theirs.model_copy(
        update={"locations": (*theirs.locations[:-1], Location(id="riga", name="Riga", country="Latvia"))}
    )
    found = steps(BASE, ours, latvia)
    assert [step.status for step in found] == ["conflict"]
    assert merged(ours, latvia, found) == latvia


def test_the_order_of_rows_is_theirs_both_or_a_conflict():
    theirs = with_locations(BASE, "Porto", "Berlin", "Lille")
    assert statuses(BASE, BASE, theirs) == [("move", "theirs")]
    assert statuses(BASE, theirs, theirs) == [("move", "both")]
    assert statuses(BASE, with_locations(BASE, "Lille", "Berlin", "Porto"), theirs) == [("move", "conflict")]


def test_a_move_of_a_row_that_we_deleted_is_nothing():
    assert (
        statuses(BASE, with_locations(BASE, "Berlin", "Lille"), with_locations(BASE, "Porto", "Berlin", "Lille")) == []
    )


def test_an_added_row_finds_its_place_among_ours():
    ours = with_locations(BASE, "Berlin", "Oslo", "Lille")
    theirs = with_locations(BASE, "Berlin", "Lille", "Riga", "Porto")
    after = merged(ours, theirs, steps(BASE, ours, theirs))
    assert [place.name for place in after.locations] == ["Berlin", "Oslo", "Lille", "Riga"]


def test_steps_that_do_not_fit_our_own_changes_are_refused_with_the_reason():
    ours = BASE.model_copy(update={"locations": (*BASE.locations, Location(id="riga", name="Riga", currency="usd"))})
    theirs = BASE.model_copy(update={"currencies": BASE.currencies[1:]})
    with pytest.raises(InvalidCase, match="Currencies has no row “usd”"):
        merged(ours, theirs, steps(BASE, ours, theirs))


PLANS = tuple(Override(path=f"settings/{name}_rate", value=0.1) for name in ("tax", "discount"))
START = BASE.model_copy(update={"scenarios": (Scenario(id="low", name="Low", overrides=PLANS),)})
NAMES = ("Berlin", "Lille", "Porto", "Riga", "Oslo")


@st.composite
def versions(draw: st.DrawFn) -> Case:
    names = draw(st.lists(st.sampled_from(NAMES), unique=True))
    case = with_rate(with_locations(BASE, *names), draw(st.sampled_from((0.9, 1.1, 1.5))))
    places = tuple(place.model_copy(update={"country": draw(st.sampled_from(("", "X")))}) for place in case.locations)
    inputs = draw(st.lists(st.sampled_from(("settings/tax_rate", "settings/discount_rate")), unique=True))
    overrides = tuple(Override(path=path, value=draw(st.sampled_from((0.1, 0.2)))) for path in inputs)
    scenarios = draw(st.sampled_from(((), (Scenario(id="low", name="Low", overrides=overrides),))))
    return case.model_copy(update={"locations": places, "scenarios": scenarios})


@settings(max_examples=300)
@given(versions())
def test_all_their_changes_on_an_unchanged_base_make_their_case(theirs):
    assert merged(START, theirs, steps(START, START, theirs)) == theirs


@settings(max_examples=300)
@given(versions(), versions(), st.sets(st.integers(0, 12)))
def test_any_choice_of_steps_gives_what_was_chosen_and_keeps_the_rest(ours, theirs, chosen):
    found = steps(START, ours, theirs)
    taken = [step for number, step in enumerate(found) if number in chosen]
    after = merged(ours, theirs, taken)
    left = steps(START, after, theirs)
    settled = {step.path for step in left if step.status == "both"}
    orders = {step.path for step in taken if step.change.action == "move" or step.path == "scenarios/low/overrides"}
    assert {step.path for step in taken} - orders <= settled
    assert apply(ours, diff(ours, after)) == after
    if not taken:
        assert after == ours


# -- what a scenario does with each input --

RATE, OTHER = "currencies/usd/rate", "currencies/gbp/rate"


def with_overrides(*given: tuple[str, float]) -> Case:
    overrides = tuple(Override(path=path, value=value) for path, value in given)
    return BASE.model_copy(update={"scenarios": (Scenario(id="low", name="Low", overrides=overrides),)})


PLANNED = with_overrides((RATE, 1.0), (OTHER, 2.0))


@pytest.mark.parametrize(
    ("ours", "said"),
    [
        (PLANNED, {RATE: "theirs", OTHER: "theirs"}),
        (with_overrides((RATE, 1.5), (OTHER, 2.0)), {RATE: "both", OTHER: "theirs"}),
        (with_overrides((RATE, 1.0)), {RATE: "theirs", OTHER: "conflict"}),
        (BASE, {RATE: "conflict", OTHER: "conflict"}),
    ],
)
def test_each_input_of_a_scenario_is_a_step_of_its_own(ours, said):
    found = steps(PLANNED, ours, with_overrides((RATE, 1.5), (OTHER, 3.0)))
    assert {step.input: step.status for step in found} == said
    assert [step.path for step in found] == [f"scenarios/low/overrides/{path}" for path in said]


def test_an_input_is_refused_and_another_of_the_same_scenario_accepted():
    theirs = with_overrides((OTHER, 3.0), (RATE, 1.5), ("settings/discount_rate", 0.07))
    found = {step.input: step for step in steps(PLANNED, PLANNED, theirs)}
    assert merged(PLANNED, theirs, [found[OTHER]]) == with_overrides((RATE, 1.0), (OTHER, 3.0))
    assert merged(PLANNED, theirs, ()) == PLANNED
    assert merged(PLANNED, theirs, found.values()) == theirs


def test_what_both_did_with_other_inputs_comes_together():
    ours, theirs = with_overrides((RATE, 1.5), (OTHER, 2.0)), with_overrides((RATE, 1.0))
    assert merged(ours, theirs, steps(PLANNED, ours, theirs)) == with_overrides((RATE, 1.5))


def test_another_order_alone_is_one_step():
    theirs = with_overrides((OTHER, 2.0), (RATE, 1.0))
    (step,) = steps(PLANNED, PLANNED, theirs)
    assert (step.input, step.status) == ("", "theirs")
    assert merged(PLANNED, theirs, [step]) == theirs


def test_a_scenario_that_we_deleted_comes_back_with_what_they_changed():
    theirs = with_overrides((RATE, 1.5), (OTHER, 3.0))
    assert merged(BASE, theirs, steps(PLANNED, BASE, theirs)) == theirs
