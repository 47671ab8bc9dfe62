"""Every reason why an input moves nothing, each with a case in which it is the one."""

from __future__ import annotations

import pytest

from bpo_case.analysis.sensitivity import by_distribution, by_share, one_way
from bpo_case.case.assessment import Uncertainty
from bpo_case.case.today import Currency
from tests.analysis.health.cases import adding, both, put
from tests.analysis.worthwhile import worthwhile_case

CASE = adding("currencies", Currency(id="idle", name="CZK", rate=0.04))(worthwhile_case())
NO_PAYBACK = put("transition", amount=1e8)(CASE)
FIXED = put("labor", "agent", first_month=1, last_month=1)


def reason(case, path, span=None, **asked):
    (found,) = one_way(case, span or by_share(0.1), paths=[path], **asked).moves_nothing
    return found.reason


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("labor/agent/authorised_fte", "No line of the model reads it."),
        ("criteria/price/weight", "No line of the model reads it."),
        ("ledger/labor/amount", "No line of the model reads it."),
        ("risks/late/probability", "It is read by “Expected loss of the risk”, which does not enter “NPV”."),
        ("transition/impr-programme-team/amount", "Only other options read it: “Improved”."),
        ("plan/own-care/automated_share", "Only other options read it: “Improved”."),
        ("currencies/idle/rate", "Nothing that is calculated uses its row."),
        ("services/bills/growth", ""),
        ("infrastructure/group/amount", "It moves “Vendor” and “As is” alike."),
        ("labor/agent/hiring_cost", "It is 0, so that a percentage of it changes nothing."),
        ("labor/agent/absorbed_share", "It is 0, so that a percentage of it changes nothing."),
        ("infrastructure/desk/life_months", "What reads it is 0 here: “Depreciation”, “Residual value got back”."),
        ("charges/bill/index_cap", "What reads it is 0 here, or held by a limit, a choice or a factor of 0: "
         "“Rise at each indexation”."),
        ("labor/lead/last_month", "What reads it is 0 here, or held by a limit, a choice or a factor of 0: "
         "“Needed FTE”."),
    ],
)  # fmt: skip
def test_each_input_that_moves_nothing_has_the_reason_that_holds(path, said):
    if said:
        assert reason(CASE, path) == said
    else:
        assert one_way(CASE, by_share(0.1), paths=[path]).moves_nothing == ()


def test_an_input_that_its_neighbours_hold_fast_says_so():
    case = both(put("risks", low=1e5, likely=1e5, high=1e5))(CASE)
    said = "Its limits, or the inputs beside it, leave no other value."
    assert reason(case, "risks/late/likely", figure="risk_adjusted_npv") == said


def test_a_span_of_nothing_says_so():
    still = Uncertainty(id="still", name="Still", path="services/care/growth", parameters=(0.02, 0.02, 0.02))
    case = CASE.model_copy(update={"uncertainty": (still,)})
    said = "Its span is no more than the value that it has."
    assert reason(case, "services/care/growth", by_distribution(case)) == said


def test_a_figure_that_there_is_not_says_so():
    said = "There is no “Payback” with any of its values."
    assert reason(NO_PAYBACK, "labor/agent/bonus", figure="payback_months", option="vendor") == said


def test_a_reason_is_about_the_figure_that_is_asked_for():
    found = one_way(CASE, by_share(0.1), paths=["risks/late/probability"], figure="risk_adjusted_npv")
    assert [each.path for each in found.inputs] == ["risks/late/probability"]
