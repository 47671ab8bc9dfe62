"""Worked examples that others have published, run through the engine; each section names its source."""

from __future__ import annotations

from typing import Any

import pytest

from bpo_case.case.assessment import ServiceLevel
from bpo_case.case.options import BandRule, Governance, Risk, TransitionItem
from bpo_case.case.today import Currency, Infrastructure, Location, Service, Training
from bpo_case.model.results import Results
from tests.model.tiny import VENDOR, charge, moved, role, tiny, yearly_cash


def figure(results: Results, name: str) -> float | None:
    return results.number(name, VENDOR)


def of_vendor(results: Results, line: str) -> list[float]:
    """A line of the only row that the vendor has in the line's table, month by month."""
    (row,) = results.prepared.of_option(results.model[line].over or "", VENDOR)
    months: list[float] = results.series(line, row).tolist()
    return months


# -- Microsoft's support pages for NPV, IRR and MIRR --

FIVE_YEARS = (-120_000, 39_000, 30_000, 21_000, 37_000, 46_000)
RESTAURANT = (-70_000, 12_000, 15_000, 18_000, 21_000)


def test_npv_when_the_first_payment_is_a_year_away() -> None:
    assert figure(yearly_cash((-10_000, 3_000, 4_200, 6_800), 0.1, first_month=12), "npv") == pytest.approx(
        1188.4434123352, abs=1e-9
    )


def test_npv_when_the_first_payment_is_at_signature() -> None:
    results = yearly_cash((-40_000, 8_000, 9_200, 10_000, 12_000, 14_500), 0.08)
    assert figure(results, "npv") == pytest.approx(1922.0615549, abs=1e-6)


@pytest.mark.parametrize(
    ("flow", "reinvested_at", "expected"),
    [
        (FIVE_YEARS, 0.12, 0.126094130366),
        (FIVE_YEARS[:4], 0.12, -0.04804465525),
        (FIVE_YEARS, 0.14, 0.134759110828),
    ],
)
def test_mirr(flow: tuple[float, ...], reinvested_at: float, expected: float) -> None:
    """Money goes out at signature only, so that the rate at which it was borrowed does not matter."""
    assert figure(yearly_cash(flow, reinvested_at), "mirr") == pytest.approx(expected, abs=1e-11)


@pytest.mark.parametrize(("flow", "expected"), [(RESTAURANT, -0.021244848), ((*RESTAURANT, 26_000), 0.086630948)])
def test_irr_as_a_line_and_as_a_list_of_roots(flow: tuple[float, ...], expected: float) -> None:
    results = yearly_cash(flow)
    assert figure(results, "rate_of_return") == pytest.approx(expected, abs=1e-9)
    assert results.key_figures(VENDOR)["irr"] == pytest.approx([expected], abs=1e-9)


@pytest.mark.parametrize(("flow", "count"), [((-100, 100, 0, -7), 2), ((-5, 10.5, 1, -8, 1), 3), ((100, 100), 0)])
def test_every_irr_is_said(flow: tuple[float, ...], count: int) -> None:
    assert len(yearly_cash(flow).key_figures(VENDOR)["irr"]) == count


def test_the_two_rates_of_the_published_flow() -> None:
    rates = yearly_cash((-100, 100, 0, -7)).key_figures(VENDOR)["irr"]
    assert rates == pytest.approx([-0.6789, -0.0833], abs=5e-5)


def test_sln() -> None:
    """SLN(30000, 7500, 10) is 2,250 a year."""
    machine = Infrastructure(
        id="machine", name="Machine", service="service", location="here", added_by="vendor", driver="purchase",
        amount=30_000.0, purchase_month=1, life_months=120, residual_share=0.25,
    )  # fmt: skip
    results = tiny(horizon=144, infrastructure=(machine,))
    depreciation = of_vendor(results, "depreciation")
    assert sum(depreciation[2:14]) == pytest.approx(2_250)
    assert sum(depreciation) == pytest.approx(22_500)
    assert depreciation[1] == depreciation[122] == 0
    assert of_vendor(results, "residual_value")[121] == 7_500


# -- HM Treasury, Green Book --

GREEN_BOOK = (
    0.9662, 0.9335, 0.9019, 0.8714, 0.8420, 0.8135, 0.7860, 0.7594, 0.7337, 0.7089, 0.6849, 0.6618, 0.6394, 0.6178,
    0.5969,
)  # fmt: skip
"""Discount factors at 3.5 % as printed, years 1 to 15."""


def test_discount_factors_of_the_green_book() -> None:
    factors = tiny(horizon=180, rate=0.035, convention="end of year").series("discount_factor")
    assert factors[0] == 1
    for year, printed in enumerate(GREEN_BOOK, 1):
        assert {round(float(factors[month]), 4) for month in range(12 * year - 11, 12 * year + 1)} == {printed}


def test_contingency_mixes_as_optimism_bias_does() -> None:
    """30 % of the cost at 51 % and 70 % at 24 % is 32.1 %."""
    items = tuple(
        TransitionItem(id=name, name=name, option="vendor", amount=amount, contingency=bias)
        for name, amount, bias in (("other", 30.0, 0.51), ("standard", 70.0, 0.24))
    )
    assert figure(tiny(transition=items), "cost_over_term") == pytest.approx(132.1)


# -- UpperEdge: 1,000 tickets for 50,000 a month, with a dead-band of 10 % --


def billed(volume: float, rule: BandRule) -> float:
    service = Service(id="service", name="Service", first_volume=volume)
    price = charge(
        price=(50.0,), contract_volume=1_000.0, band_rule=rule, dead_band=0.1, arc_price=45.0, rrc_price=40.0
    )
    return of_vendor(tiny(services=(service,), plan=(moved(),), charges=(price,)), "charge")[12]


@pytest.mark.parametrize("rule", ["back to baseline", "band edge"])
@pytest.mark.parametrize("volume", [900.0, 901.0, 1_000.0, 1_099.0, 1_100.0])
def test_within_the_dead_band_the_charge_stays(rule: BandRule, volume: float) -> None:
    assert billed(volume, rule) == pytest.approx(50_000, abs=1e-9)


@pytest.mark.parametrize(
    ("rule", "volume", "expected"),
    [
        ("back to baseline", 1_101.0, 50_000 + 101 * 45),
        ("band edge", 1_101.0, 50_000 + 1 * 45),
        ("back to baseline", 899.0, 50_000 - 101 * 40),
        ("band edge", 899.0, 50_000 - 1 * 40),
        ("pay per use", 1_101.0, 1_101 * 50),
    ],
)
def test_outside_the_dead_band_the_rule_counts(rule: BandRule, volume: float, expected: float) -> None:
    assert billed(volume, rule) == pytest.approx(expected, abs=1e-6)


# -- Texas Department of Information Resources: service credits --


def test_the_service_credit_at_risk() -> None:
    """An invoice of 100,000 × at risk 10 % × pool 50 % × allocation 40 % is 2,000."""
    level = ServiceLevel(
        id="kpi", name="KPI", service="service", at_risk_share=0.1, pool_share=0.5, allocation_share=0.4,
        missed_share=0.25,
    )  # fmt: skip
    invoice = charge(basis="fixed monthly", price=(100_000.0,))
    results = tiny(plan=(moved(),), charges=(invoice,), service_levels=(level,))
    assert of_vendor(results, "credit_at_risk")[12] == pytest.approx(2_000)
    assert of_vendor(results, "expected_credit")[12] == pytest.approx(500)


# -- The currency clause: a cost of 40,000 rupees against a fee of 1,000 dollars, at 45 and at 39 rupees --


@pytest.mark.parametrize(("rupees", "profit"), [(45.0, 5_000), (39.0, -1_000)])
def test_a_fee_in_dollars_brings_what_the_dollar_is_worth(rupees: float, profit: float) -> None:
    dollar = Currency(id="usd", name="USD", rate=rupees)
    fee = charge(basis="fixed monthly", price=(1_000.0,), currency="usd")
    results = tiny(currencies=(dollar,), plan=(moved(),), charges=(fee,))
    assert of_vendor(results, "charge")[12] - 40_000 == pytest.approx(profit)


@pytest.mark.parametrize(("share", "profit"), [(1.0, 5_000), (0.0, -1_000)])
def test_a_currency_clause_keeps_the_vendor_from_the_loss(share: float, profit: float) -> None:
    """Seen from America: within a year the dollar falls from 45 to 39 rupees."""
    rupee = Currency(id="inr", name="INR", rate=1 / 45, drift=45 / 39 - 1)
    india = Location(id="india", name="India", currency="inr")
    fee = charge(basis="fixed monthly", price=(1_000.0,), currency_share=share)
    plan = (moved(location="india"),)
    results = tiny(horizon=13, currencies=(rupee,), locations=(india,), plan=plan, charges=(fee,))
    in_rupees = of_vendor(results, "charge")[13] / results.series("rate_now")[13]
    assert in_rupees - 40_000 == pytest.approx(profit)


# -- META Group: what an offshore contract of 16.2 million costs in total --


@pytest.mark.parametrize(("share", "total"), [(0.152, 18.66), (0.57, 25.43)])
def test_what_comes_on_top_of_the_contract(share: float, total: float) -> None:
    contract = charge(basis="fixed monthly", price=(16.2 / 12,))
    oversight = Governance(id="g", name="G", option="vendor", charge_share=share)
    results = tiny(plan=(moved(),), charges=(contract,), governance=(oversight,))
    assert figure(results, "contract_value") == pytest.approx(16.2)
    assert round(figure(results, "cost_over_term") or 0, 2) == total


# -- US Office of Personnel Management: severance --


def test_severance_in_weeks() -> None:
    """1,500 a week for 47.275 weeks: 20 years and 4 months of service, at 45 years and 8 months of age."""
    person = role(annual_salary=1_500.0 * 52, severance_weeks=47.275)
    paid = of_vendor(tiny(labor=(person,), plan=(moved(),)), "severance_pay")
    assert paid[1] == pytest.approx(70_912.50)
    assert sum(paid) == paid[1]


# -- Speed to proficiency: 15 an hour, 160 hours a month, 40, 50, 60, 70, 80, 90 % productive --


def test_the_loss_until_a_hire_is_proficient() -> None:
    person = role(added_by="vendor", annual_salary=15.0 * 160 * 12)
    induction = Training(
        id="induction", name="Induction", service="service", location="here", added_by="vendor", proficiency_months=6.0,
        starting_productivity=0.4,
    )  # fmt: skip
    loss = of_vendor(tiny(labor=(person,), training=(induction,)), "proficiency_loss")
    assert loss[1] == pytest.approx(5_040)
    assert sum(loss) == loss[1]


# -- TenStep: expected monetary value --


def test_the_expected_monetary_value() -> None:
    chances = [(0.8, 10_000), (0.3, 30_000), (0.5, 8_000), (0.1, 40_000), (0.3, 20_000), (0.25, 10_000)]
    risks = tuple(
        Risk(id=f"r{number}", name=f"R{number}", option="vendor", probability=chance, low=loss, likely=loss, high=loss)
        for number, (chance, loss) in enumerate(chances)
    )
    results: Any = tiny(rate=0.0, risks=risks)
    assert results.series("risk_cost", VENDOR).sum() == pytest.approx(33_500)
    assert figure(results, "risk_adjusted_npv") == pytest.approx(-33_500)
    assert figure(results, "npv") == 0


# -- Payback, by hand from its definition --


@pytest.mark.parametrize(
    ("flow", "months"),
    [((-100, 400), 12 - 300 / 400), ((-100, 200, -300, 400), 36 - 200 / 400), ((100, -100), 0), ((-100, 99), None)],
)
def test_payback_is_the_last_crossing_interpolated(flow: tuple[float, ...], months: float | None) -> None:
    found = figure(yearly_cash(flow), "payback")
    assert found == (months if months is None else pytest.approx(months))


def test_discounted_payback_waits_for_the_discount() -> None:
    assert figure(yearly_cash((-100, 105)), "payback") is not None
    assert figure(yearly_cash((-100, 105)), "discounted_payback") is None
