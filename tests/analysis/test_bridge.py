"""The bridge: what each change moved, by hand and by its axioms, whatever the order and the rules between rows."""

from __future__ import annotations

import random
from math import fsum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpo_case.analysis.bridge import Bridge, FigureMissing, OptionMissing, bridge
from bpo_case.analysis.figures import UnknownFigure
from bpo_case.analysis.watch import Stopped, Watch
from bpo_case.case.change import Change, apply, diff
from bpo_case.case.dependents import with_dependents
from bpo_case.case.document import TABLES, Case, rows
from bpo_case.case.errors import InvalidCase
from bpo_case.case.options import Charge, Option, PlanRow
from bpo_case.case.today import Role, Service
from bpo_case.case.validate import problems
from bpo_case.model.prepare import options_of
from bpo_case.model.results import KEY_FIGURES, calculate
from tests.analysis.health.cases import adding, both, good_case, put, without
from tests.documents import SCALED
from tests.strategies import random_case

CASE = good_case()
DEARER = put("labor", "agent", annual_salary=40_000.0)
SLOWER = put("plan", "move-care", migration_start=12)
PRICIER = put("charges", "bill", price=(3.0,))


def npv(case: Case, option: str = "vendor", key: str = "npv") -> float:
    results = calculate(case)
    at = [each.id for each in results.options].index(option)
    value = results.number(KEY_FIGURES[key], at)
    assert value is not None
    return value


def assert_adds_up(found: Bridge, before: Case, after: Case) -> None:
    ends = [npv(case, found.option.id, found.figure) for case in (before, after)]
    assert (found.before, found.after) == pytest.approx(ends, rel=1e-12, abs=1e-9 * max(1.0, *map(abs, ends)))
    total = found.after - found.before
    assert abs(fsum(part.amount for part in found.parts) - total) <= 1e-9 * max(1.0, abs(total))


def amounts(found: Bridge) -> dict[tuple[str, ...], float]:
    return {tuple(sorted(change.path for change in part.changes)): part.amount for part in found.parts}


# ---------------------------------------------------------------- by hand


def test_two_changes_share_what_they_do_together_evenly() -> None:
    none, first, second, whole = (npv(edit(CASE)) for edit in (both(), DEARER, SLOWER, both(DEARER, SLOWER)))
    found = bridge(CASE, both(DEARER, SLOWER)(CASE), "vendor")
    assert amounts(found) == pytest.approx({
        ("labor/agent/annual_salary",): ((first - none) + (whole - second)) / 2,
        ("plan/move-care/migration_start",): ((second - none) + (whole - first)) / 2,
    }, abs=1e-6)  # fmt: skip
    assert abs((whole - first) - (second - none)) > 1_000, "the two changes interact, or the test shows nothing"
    assert (found.method, found.orders, found.standard_error) == ("exact", 0, 0.0)


def test_one_change_moves_the_whole_difference_and_is_said_in_words() -> None:
    (part,) = bridge(CASE, DEARER(CASE), "vendor").parts
    assert part.amount == pytest.approx(npv(DEARER(CASE)) - npv(CASE), abs=1e-6)
    assert part.text == "Labor, Agent, Annual salary: 36,000 → 40,000"
    assert part.path == "labor/agent/annual_salary"


@pytest.mark.parametrize("figure", ["total_cost", "run_rate_saving", "peak_funding", "risk_adjusted_npv", "fte_after"])
def test_any_key_figure_can_be_bridged(figure: str) -> None:
    after = both(DEARER, SLOWER, PRICIER, put("exits", probability=0.5))(CASE)
    found = bridge(CASE, after, "vendor", figure)
    assert_adds_up(found, CASE, after)
    assert ("exits/leave/probability",) in amounts(found) or figure != "risk_adjusted_npv"


def test_the_way_back_is_the_same_with_other_signs() -> None:
    after = both(DEARER, SLOWER, PRICIER)(CASE)
    there, back = (amounts(bridge(*cases, "vendor")) for cases in ((CASE, after), (after, CASE)))
    assert there == pytest.approx({paths: -amount for paths, amount in back.items()}, abs=1e-6)


# ---------------------------------------------------------------- axioms


def test_the_order_of_rows_and_changes_does_not_matter() -> None:
    after = both(DEARER, SLOWER, PRICIER)(CASE)
    shuffled = after.model_copy(update={table: tuple(reversed(rows(after, table))) for table in TABLES})
    again = apply(CASE, reversed(diff(CASE, after)))
    one, other, third = (bridge(CASE, case, "vendor") for case in (after, shuffled, again))
    assert amounts(one) == pytest.approx(amounts(other), abs=1e-6)
    assert one.parts == third.parts


def test_roles_alike_that_change_alike_get_alike() -> None:
    twin = CASE.labor[0].model_copy(update={"id": "agent-2", "name": "Agent 2"})
    case = adding("labor", twin)(CASE)
    one, other = bridge(case, put("labor", "agent", "agent-2", annual_salary=40_000.0)(case), "vendor").parts
    assert one.amount == pytest.approx(other.amount, rel=1e-9)


def test_what_the_figure_does_not_depend_on_is_told_apart() -> None:
    names = put("labor", "agent", name="Adviser", note="Renamed", authorised_fte=99.0)
    elsewhere = put("plan", "own-care", automated_share=0.3)
    after = both(DEARER, names, elsewhere)(CASE)
    found = bridge(CASE, after, "vendor")
    assert list(amounts(found)) == [("labor/agent/annual_salary",)]
    assert {change.path for change in found.unmoving} == {
        "labor/agent/name", "labor/agent/note", "labor/agent/authorised_fte", "plan/own-care/automated_share"
    }  # fmt: skip
    assert_adds_up(found, CASE, after)


def test_the_same_case_has_no_parts() -> None:
    found = bridge(CASE, CASE, "vendor")
    assert (found.parts, found.total, found.standard_error) == ((), 0.0, 0.0)


def test_an_option_that_the_model_adds_can_be_bridged() -> None:
    as_is = options_of(CASE)[0].id
    found = bridge(CASE, DEARER(CASE), as_is, "total_cost")
    assert found.total == pytest.approx(npv(DEARER(CASE), as_is, "total_cost") - npv(CASE, as_is, "total_cost"))


# ---------------------------------------------------------------- what hangs together


def new_service() -> Any:
    service = Service(
        id="mail", name="Mail", volume_today=900.0, minutes_today=9.0, first_volume=900.0, minutes=9.0
    )  # fmt: skip
    role = Role(id="writer", name="Writer", service="mail", location="home", actual_fte=2.0, annual_salary=30_000.0)
    plan = PlanRow(id="move-mail", name="Mail", option="vendor", service="mail", share=0.5, location="krakow")
    charge = Charge(id="mails", name="Mails", plan="move-mail", price=(2.0,))
    return both(*(adding(*each) for each in (
        ("services", service), ("labor", role), ("plan", plan), ("charges", charge)
    )))  # fmt: skip


def test_a_row_and_those_that_point_to_it_are_one_step() -> None:
    after = both(new_service(), DEARER)(CASE)
    found = bridge(CASE, after, "vendor")
    assert set(amounts(found)) == {
        ("charges/mails", "labor/writer", "plan/move-mail", "services/mail"), ("labor/agent/annual_salary",)
    }  # fmt: skip
    assert [part.text for part in found.parts] == [
        "Services, Mail: added, with 3 changes that belong to it", "Labor, Agent, Annual salary: 36,000 → 40,000"
    ]  # fmt: skip
    assert_adds_up(found, CASE, after)
    assert_adds_up(bridge(after, CASE, "vendor"), after, CASE)


def test_a_row_deleted_with_what_hangs_on_it_is_one_step() -> None:
    gone = next(row for row in CASE.plan if row.id == "move-bills")
    after = PRICIER(CASE)
    after = DEARER(apply(after, with_dependents(after, Change("delete", "plan/move-bills", before=gone))))
    found = bridge(CASE, after, "vendor")
    assert set(amounts(found)) == {("charges/bill", "plan/move-bills"), ("labor/agent/annual_salary",)}
    assert_adds_up(found, CASE, after)


def test_rows_that_need_nothing_stand_alone() -> None:
    after = both(without("labor", "manager"), without("infrastructure", "watch"))(CASE)
    assert set(amounts(bridge(CASE, after, "vendor"))) == {("labor/manager",), ("infrastructure/watch",)}


def test_shares_that_would_come_to_more_than_the_whole_move_together() -> None:
    other = PlanRow(id="rest", name="Rest", option="vendor", service="care", share=0.2, location="home")
    before = adding("plan", other)(CASE)
    after = both(put("plan", "move-care", share=0.3), put("plan", "rest", share=0.7), DEARER)(before)
    found = bridge(before, after, "vendor")
    assert set(amounts(found)) == {("plan/move-care/share", "plan/rest/share"), ("labor/agent/annual_salary",)}
    assert_adds_up(found, before, after)


def test_fields_of_a_row_that_must_stay_in_order_move_together() -> None:
    after = put("risks", "late", low=3e5, likely=4e5, high=5e5)(CASE)
    found = bridge(CASE, after, "vendor", "risk_adjusted_npv")
    assert list(amounts(found)) == [("risks/late/high", "risks/late/likely", "risks/late/low")]
    assert_adds_up(found, CASE, after)


def test_a_name_that_passes_from_one_row_to_another_is_no_obstacle() -> None:
    new = CASE.labor[1].model_copy(update={"id": "clerk-2", "annual_salary": 50_000.0})
    after = both(without("labor", "clerk"), adding("labor", new))(CASE)
    assert_adds_up(bridge(CASE, after, "vendor"), CASE, after)


# ---------------------------------------------------------------- many changes


def many_changes(case: Case, seed: int, most: int) -> Case:
    """The case with several numbers changed by a few per cent to a half."""
    chance = random.Random(seed)
    found = [(table, row, field) for table, field in SCALED.items() for row in rows(case, table)]
    for table, row, field in chance.sample(found, min(len(found), most)):
        value, factor = getattr(row, field), chance.choice([0.5, 0.9, 1.1, 1.5])
        scaled = tuple(each * factor for each in value) if isinstance(value, tuple) else value * factor
        case = put(table, row.id, **{field: scaled})(case)
    return case


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.integers(1, 5))
def test_the_parts_add_up_for_any_case_and_option(seed: int, count: int) -> None:
    case = random_case(seed)
    after = many_changes(case, seed, count)
    option = random.Random(seed).choice(options_of(case)).id
    assert_adds_up(bridge(case, after, option), case, after)


@settings(max_examples=10)
@given(st.integers(0, 10_000))
def test_the_parts_add_up_between_cases_with_other_rows(seed: int) -> None:
    case = random_case(seed)
    chance = random.Random(seed)
    table = chance.choice(["services", *(table for table in ("labor", "plan", "transition") if rows(case, table))])
    after = many_changes(case, seed, 2)
    for row in rows(after, table)[:1]:
        after = apply(after, with_dependents(after, Change("delete", f"{table}/{row.id}", before=row)))
    option = chance.choice(options_of(case)).id
    assert_adds_up(bridge(case, after, option), case, after)
    assert_adds_up(bridge(after, case, option), after, case)


@pytest.mark.slow
def test_more_than_ten_steps_are_averaged_over_orders_and_say_how_far_they_may_be_off() -> None:
    after = both(*(put("labor", row.id, annual_salary=row.annual_salary * 1.1, bonus=0.06) for row in CASE.labor),
                 SLOWER, PRICIER, put("services", first_volume=60_000.0),
                 put("transition", contingency=0.2))(CASE)  # fmt: skip
    found = bridge(CASE, after, "vendor")
    assert len(found.parts) > 10
    assert (found.method, found.orders % 2) == ("averaged", 0)
    assert found.standard_error == max(part.error for part in found.parts)
    assert found.standard_error < 0.001 * abs(found.total)
    assert_adds_up(found, CASE, after)
    assert bridge(CASE, after, "vendor") == found


# ---------------------------------------------------------------- what cannot be done


def test_an_option_of_one_case_only_has_no_bridge() -> None:
    more = adding("options", Option(id="second", name="Second"))(CASE)
    with pytest.raises(OptionMissing, match="“Second” is not in both cases"):
        bridge(CASE, more, "second")
    with pytest.raises(OptionMissing, match="“nobody”"):
        bridge(CASE, CASE, "nobody")


def test_a_figure_that_has_no_value_is_said() -> None:
    with pytest.raises(FigureMissing, match="Payback has no value"):
        bridge(CASE, put("charges", "hours", price=(500.0,))(CASE), "vendor", "payback_months")


def test_an_unknown_figure_is_said_with_what_was_meant() -> None:
    with pytest.raises(UnknownFigure, match="did you mean “total_cost”"):
        bridge(CASE, CASE, "vendor", "totl_cost")


def test_a_case_that_breaks_a_rule_is_refused_with_its_problems() -> None:
    broken = put("plan", "move-care", location="")(CASE)
    assert problems(broken)
    with pytest.raises(InvalidCase, match="choose where it goes"):
        bridge(CASE, broken, "vendor")


def test_a_bridge_can_be_called_off_and_says_how_far_it_is() -> None:
    after, told = both(DEARER, SLOWER, PRICIER)(CASE), []
    bridge(CASE, after, "vendor", watch=Watch(lambda done, total: told.append((done, total))))
    assert told[0] == (0, 8)
    assert told[-1] == (8, 8)
    with pytest.raises(Stopped):
        bridge(CASE, after, "vendor", watch=Watch(cancelled=lambda: True))
