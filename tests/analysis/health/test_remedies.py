"""Remedies: they are proposed where the case can take them whole, and nowhere else."""

from __future__ import annotations

import pytest

from bpo_case.analysis.health import health
from bpo_case.analysis.health.remedies import adding, fitting, setting
from bpo_case.case.assessment import Criterion
from bpo_case.case.change import apply
from bpo_case.case.document import Case
from bpo_case.case.rules import ROWS_AT_MOST
from bpo_case.case.validate import problems
from bpo_case.model.results import calculate
from tests.analysis.health.cases import adding as with_rows
from tests.analysis.health.cases import both, good_case, put, without

BARE = both(
    without("exits"), without("transition"), without("governance"), without("infrastructure"),
    without("labor", "manager"), without("scenarios"), without("uncertainty"), put("charges", arc_price=1.0),
)  # fmt: skip
"""A case in which nearly every remedy adds something."""
MOST = 1e12
EXTREMES = {
    "work": put("services", first_volume=MOST, minutes=1e9),
    "pay": both(put("labor", annual_salary=MOST), put("labor", "agent", actual_fte=100_000.0)),
    "prices": put("charges", price=(MOST,), arc_price=MOST, rrc_price=MOST),
    "hardly a price": put("charges", price=(1e-300,), arc_price=0.0, rrc_price=0.0),
    "names": both(
        put("options", "vendor", name="v" * 200), put("options", "improved", name="i" * 200),
        put("services", "care", name="c" * 200), put("services", "bills", name="b" * 200),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def good() -> Case:
    return good_case()


def proposed(case: Case) -> dict:
    """What is proposed for the vendor and the whole case, by check."""
    assert problems(case) == ()
    findings = health(calculate(case))
    return {
        each.check.key: each.changes for each in findings if each.option is None or each.option.id == "vendor"
    }  # fmt: skip


@pytest.mark.parametrize("extreme", EXTREMES.values(), ids=EXTREMES)
def test_whatever_the_figures_are_what_is_proposed_can_be_taken(good, extreme):
    case = extreme(BARE(good))
    for changes in proposed(case).values():
        assert problems(apply(case, changes)) == ()


def test_more_people_than_a_field_may_have_are_not_proposed(good):
    case = without("labor", "manager")(good)
    assert proposed(case)["retained_organisation_missing"] != ()
    assert proposed(EXTREMES["work"](case))["retained_organisation_missing"] == ()


def test_a_price_beyond_its_limit_is_not_proposed(good):
    case = both(put("charges", price=(1e-6,), arc_price=0.0, rrc_price=0.0), without("scenarios", "dearer"))(good)
    assert proposed(case)["bid_far_below_unit_cost"] != ()
    dear = put("charges", "bill", cost_base=MOST)(case)
    assert proposed(dear)["bid_far_below_unit_cost"] == ()


def test_a_scenario_that_would_break_a_limit_is_not_proposed(good):
    case = both(without("scenarios"), without("uncertainty"))(good)
    assert proposed(case)["single_point_estimate"] != ()
    assert proposed(put("services", "care", first_volume=MOST)(case))["single_point_estimate"] == ()


def test_a_row_more_than_a_table_may_have_is_not_proposed(good):
    rows = [Criterion(id=f"c{number}", name=f"C{number}") for number in range(ROWS_AT_MOST)]
    full = with_rows("criteria", *rows)(without("criteria")(good))
    assert fitting(full, lambda: [adding(full, "criteria", "One more")]) == ()
    assert fitting(good, lambda: [adding(good, "criteria", "One more")]) != ()


def test_a_remedy_is_proposed_whole_or_not_at_all(good):
    agent = good.labor[0]
    fine, beyond = setting("labor", agent, bonus=0.1), setting("labor", agent, actual_fte=1e9)
    assert fitting(good, lambda: [*fine, *beyond]) == ()
    assert fitting(good, lambda: fine) == tuple(fine)


def test_a_remedy_whose_row_was_renamed_since_can_be_made_again(good):
    first = adding(good, "ledger", "Total")
    renamed = put("ledger", first.after.id, name="Renamed")(apply(good, [first]))
    again = apply(renamed, [adding(renamed, "ledger", "Total")])
    assert [row.name for row in again.ledger[-2:]] == ["Renamed", "Total"]
