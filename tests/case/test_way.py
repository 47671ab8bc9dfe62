"""Ways from a row along its links to a field."""

from __future__ import annotations

import pytest

from bpo_case.case.change import Change, apply
from bpo_case.case.errors import UnknownPath
from bpo_case.case.place import Rows
from bpo_case.case.way import steps_of, values_at
from tests.case.samples import small_case

CASE = small_case()


def values(way: str, path: str, case=CASE) -> frozenset[object]:
    found = Rows(case)
    return values_at(way, path.split("/")[0], found.at(path)[1], found)


def test_a_way_of_one_step_ends_in_a_field_of_the_row_itself() -> None:
    assert values("staffing", "labor/lead/x") == {"fixed"}
    assert values("discount_rate_is_real", "settings/x") == {"no"}


def test_a_link_leads_to_the_row_it_points_to() -> None:
    assert values("service.name", "labor/lead/x") == {"Payroll"}
    assert values("location.currency.name", "labor/lead/x") == {"PLN"}


def test_a_table_leads_back_to_all_rows_that_point_here() -> None:
    assert values("labor.name", "services/payroll/x") == {"Clerk", "Team leader", "Service desk"}
    assert values("labor.name", "services/invoices/x") == frozenset()


def test_a_blank_link_leads_nowhere() -> None:
    case = apply(CASE, [Change("set", "services/payroll/profile", after="")])
    assert values("profile.name", "services/payroll/x", case) == frozenset()


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("service.funktion", "did you mean “function”?"),
        ("salary.kind", "neither a link of Labor nor a table that points there"),
        ("ledger.name", "neither a link of Labor nor a table that points there"),
    ],
)
def test_a_way_that_leads_nowhere_is_refused(way: str, said: str) -> None:
    with pytest.raises(UnknownPath, match=said.replace("?", r"\?")):
        steps_of(way, "labor")
