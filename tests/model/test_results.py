"""Figures by the names that people and programs ask for."""

from __future__ import annotations

import pytest

from bpo_case.case.document import Case
from bpo_case.case.today import Service
from bpo_case.model.results import calculate
from tests.model.tiny import VENDOR, charge, moved, role, tiny
from tests.strategies import random_case


def test_the_cost_of_a_unit_is_that_of_the_compared_with_option_before_and_of_this_one_after() -> None:
    results = tiny(
        services=(Service(id="service", name="Invoices", volume_unit="invoices", first_volume=100.0),),
        labor=(role(actual_fte=10.0, annual_salary=12_000.0, avoidable_share=0.8),),
        plan=(moved(),),
        charges=(charge(price=(2.0,)),),
    )
    before, after = 10 * 1_000 / 100, (2 * 1_000 + 2 * 100) / 100
    assert results.unit_costs(VENDOR) == {
        "Invoices": {"before": pytest.approx(before), "after": pytest.approx(after), "unit": "invoices"}
    }


def test_what_is_compared_with_costs_the_same_before_and_after() -> None:
    results = calculate(random_case(4, "sample"))
    for found in results.unit_costs(results.prepared.compared).values():
        assert found["before"] == found["after"]


def test_every_service_has_a_unit_cost_in_every_option() -> None:
    results = calculate(random_case(4, "sample"))
    names = [service.name for service in results.case.services]
    assert names
    for option in range(len(results.options)):
        assert list(results.unit_costs(option)) == names


def test_a_case_without_services_has_no_unit_costs() -> None:
    assert calculate(Case()).unit_costs(0) == {}
