"""Two cases that were changed apart come together, change by change."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


NAMES = ("Berlin", "Lille", "Porto", "Riga", "Oslo")


@st.composite
def versions(draw: st.DrawFn) -> Case:
    names = draw(st.lists(st.sampled_from(NAMES), unique=True))
    case = with_rate(with_locations(BASE, *names), draw(st.sampled_from((0.9, 1.1, 1.5))))
    places = tuple(place.model_copy(update={"country": draw(st.sampled_from(("", "X")))}) for place in case.locations)
    return case.model_copy(update={"locations": places})


@settings(max_examples=300)
@given(versions())
def test_all_their_changes_on_an_unchanged_base_make_their_case(theirs):
    assert merged(BASE, theirs, steps(BASE, BASE, theirs)) == theirs


@settings(max_examples=300)
@given(versions(), versions(), st.sets(st.integers(0, 12)))
def test_any_choice_of_steps_gives_what_was_chosen_and_keeps_the_rest(ours, theirs, chosen):
    found = steps(BASE, ours, theirs)
    taken = [step for number, step in enumerate(found) if number in chosen]
    after = merged(ours, theirs, taken)
    left = steps(BASE, after, theirs)
    settled = {step.change.path for step in left if step.status == "both"}
    assert {step.change.path for step in taken if step.change.action != "move"} <= settled
    assert apply(ours, diff(ours, after)) == after
    if not taken:
        assert after == ours
