"""The transcription against worked examples that others have published."""

from __future__ import annotations

from typing import Any

import pytest

from bpo_case.case.assessment import ServiceLevel
from bpo_case.case.document import Case
from bpo_case.case.options import BandRule, Charge, Governance, Option, PlanRow, Risk, TransitionItem
from bpo_case.case.settings import Settings
from bpo_case.case.today import Currency, Infrastructure, Location, Role, Service, Training
from tests.oracle.rows import Row
from tests.oracle.transcription import outcome

VENDOR = Option(id="vendor", name="Vendor")
ADDED = TransitionItem(id="t", name="T", option="vendor")


def made(horizon: int = 12, rate: float = 0.1, **tables: Any) -> Row:
    """Work out the vendor option of a case without tax, inflation or drift, at one service and one place."""
    convention = tables.pop("convention", "end of month")
    case: dict[str, Any] = {
        "settings": Settings(horizon=horizon, discount_rate=rate, convention=convention, inflation=0.0, tax_rate=0.0),
        "locations": (Location(id="here", name="Here", wage_inflation=0.0, price_inflation=0.0),),
        "services": (Service(id="service", name="Service"),),
        "options": (VENDOR,),
    }
    return outcome(Case(**(case | tables)))


def vendor(**tables: Any) -> Row:
    option: Row = made(**tables).options["Vendor"]
    return option


def moved(**fields: Any) -> PlanRow:
    """The whole service, moved in month 1."""
    plan: dict[str, Any] = {"share": 1.0, "location": "here"} | fields
    return PlanRow(id="plan", name="Plan", option="vendor", service="service", **plan)


def charge(**fields: Any) -> Charge:
    return Charge(id="charge", name="Charge", plan="plan", **fields)


def with_flow(flow: tuple[float, ...], rate: float = 0.1, first_month: int = 0) -> Row:
    """An option whose net cash is a published yearly flow: one-time items, money in as sale proceeds."""
    transition = tuple(
        TransitionItem(
            id=f"year-{year}", name=f"Year {year}", option="vendor", first_month=first_month + 12 * year,
            amount=abs(float(amount)), category="sale proceeds" if amount > 0 else "other",
        )
        for year, amount in enumerate(flow)
    )  # fmt: skip
    return vendor(horizon=first_month + 12 * (len(flow) - 1), rate=rate, transition=transition)


# -- Microsoft's support pages for NPV, IRR and MIRR --

FIVE_YEARS = (-120_000, 39_000, 30_000, 21_000, 37_000, 46_000)
RESTAURANT = (-70_000, 12_000, 15_000, 18_000, 21_000)


def test_npv_is_that_of_excel_when_the_first_payment_is_a_year_away() -> None:
    option = with_flow((-10_000, 3_000, 4_200, 6_800), rate=0.1, first_month=12)
    assert option.npv == pytest.approx(1188.4434123352, abs=1e-9)


def test_npv_is_that_of_excel_when_the_first_payment_is_at_signature() -> None:
    option = with_flow((-40_000, 8_000, 9_200, 10_000, 12_000, 14_500), rate=0.08)
    assert option.npv == pytest.approx(1922.0615549, abs=1e-6)


@pytest.mark.parametrize(("flow", "expected"), [(RESTAURANT, -0.021244848), ((*RESTAURANT, 26_000), 0.086630948)])
def test_irr_is_that_of_excel(flow: tuple[float, ...], expected: float) -> None:
    assert with_flow(flow).irr == pytest.approx([expected], abs=1e-9)


def test_irr_gives_both_roots_where_there_are_two() -> None:
    assert with_flow((-100, 100, 0, -7)).irr == pytest.approx([-0.6789, -0.0833], abs=5e-5)


def test_irr_gives_all_three_roots() -> None:
    option = with_flow((-5, 10.5, 1, -8, 1))
    assert len(option.irr) == 3
    for rate in option.irr:
        assert sum(flow / (1 + rate) ** (t / 12) for t, flow in enumerate(option.net_cash)) == pytest.approx(
            0, abs=1e-9
        )


def test_irr_has_no_root_where_money_only_comes_in() -> None:
    assert with_flow((100, 100)).irr == []


@pytest.mark.parametrize(
    ("flow", "reinvested_at", "expected"),
    [
        (FIVE_YEARS, 0.12, 0.126094130366),
        (FIVE_YEARS[:4], 0.12, -0.04804465525),
        (FIVE_YEARS, 0.14, 0.134759110828),
    ],
)
def test_mirr_is_that_of_excel(flow: tuple[float, ...], reinvested_at: float, expected: float) -> None:
    # Money goes out at signature only, so that the rate at which it was borrowed does not matter.
    assert with_flow(flow, reinvested_at).mirr == pytest.approx(expected, abs=1e-11)


# -- Payback: by hand, from the definition --


def test_payback_is_interpolated_within_the_month_that_turns_the_sign() -> None:
    option = with_flow((-100, 400))
    assert option.payback == 12 - 300 / 400


def test_payback_is_the_last_time_that_the_sign_turns() -> None:
    option = with_flow((-100, 200, -300, 400))
    assert option.payback == 36 - 200 / 400


def test_payback_is_none_when_money_is_missing_at_the_end_and_zero_when_it_never_was() -> None:
    assert with_flow((-100, 99)).payback is None
    assert with_flow((100, -100)).payback == 0
    assert with_flow((-100, 105), rate=0.1).discounted_payback is None


# -- HM Treasury, Green Book --


@pytest.mark.parametrize(("year", "factor"), [(1, 0.9662), (5, 0.8420), (10, 0.7089)])
def test_discount_factors_are_those_of_the_green_book(year: int, factor: float) -> None:
    time = made(horizon=120, rate=0.035, convention="end of year").time
    for month in (12 * year - 11, 12 * year):
        assert round(time.discount_factor[month], 4) == factor


def test_contingency_mixes_as_optimism_bias_does_in_the_green_book() -> None:
    standard = ADDED.model_copy(update={"id": "a", "amount": 70.0, "contingency": 0.24})
    other = ADDED.model_copy(update={"id": "b", "amount": 30.0, "contingency": 0.51})
    assert vendor(transition=(standard, other)).total_cost == pytest.approx(132.1)


# -- Charges --


def billed(volume: float, rule: BandRule) -> float:
    """A month's charge of UpperEdge's example: 1,000 tickets at 50,000, dead-band 10 %."""
    price = charge(
        price=(50.0,), contract_volume=1_000.0, band_rule=rule, dead_band=0.1, arc_price=45.0, rrc_price=40.0
    )
    service = Service(id="service", name="Service", first_volume=volume)
    accrued: float = vendor(services=(service,), plan=(moved(),), charges=(price,)).accrued_charges[12]
    return accrued


@pytest.mark.parametrize("rule", ["back to baseline", "band edge"])
@pytest.mark.parametrize("volume", [900.0, 901.0, 1_000.0, 1_099.0, 1_100.0])
def test_within_the_dead_band_of_upper_edge_the_charge_stays(rule: BandRule, volume: float) -> None:
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
def test_outside_the_dead_band_it_is_counted_by_its_rule(rule: BandRule, volume: float, expected: float) -> None:
    assert billed(volume, rule) == pytest.approx(expected, abs=1e-6)


def test_the_credit_at_risk_is_that_of_texas_dir() -> None:
    level = ServiceLevel(
        id="kpi", name="KPI", service="service", at_risk_share=0.1, pool_share=0.5, allocation_share=0.4
    )
    invoice = charge(basis="fixed monthly", price=(100_000.0,))
    option = vendor(plan=(moved(),), charges=(invoice,), service_levels=(level,))
    assert option.service_levels[0].credit_at_risk[12] == pytest.approx(2_000)


@pytest.mark.parametrize(("rupees", "profit"), [(45.0, 5_000), (39.0, -1_000)])
def test_a_fee_in_dollars_brings_what_the_dollar_is_worth(rupees: float, profit: float) -> None:
    """The vendor's cost of INR 40,000 against a fee of 1,000 dollars, seen from India."""
    dollar = Currency(id="usd", name="USD", rate=rupees)
    fee = charge(basis="fixed monthly", price=(1_000.0,), currency="usd")
    option = vendor(currencies=(dollar,), plan=(moved(),), charges=(fee,))
    assert option.accrued_charges[12] - 40_000 == pytest.approx(profit)


@pytest.mark.parametrize(("share", "profit"), [(1.0, 5_000), (0.0, -1_000)])
def test_a_currency_clause_keeps_the_vendor_from_that_loss(share: float, profit: float) -> None:
    """The same, seen from America: within a year the dollar falls from 45 to 39 rupees."""
    rupee = Currency(id="inr", name="INR", rate=1 / 45, drift=45 / 39 - 1)
    india = Location(id="india", name="India", currency="inr")
    fee = charge(basis="fixed monthly", price=(1_000.0,), currency_share=share)
    done = made(horizon=13, currencies=(rupee,), locations=(india,), plan=(moved(location="india"),), charges=(fee,))
    in_rupees = done.options["Vendor"].accrued_charges[13] / done.currencies["inr"].rate[13]
    assert in_rupees - 40_000 == pytest.approx(profit)


@pytest.mark.parametrize(("share", "total"), [(0.152, 18.66), (0.57, 25.43)])
def test_governance_on_top_of_the_contract_gives_the_totals_of_meta_group(share: float, total: float) -> None:
    contract = charge(basis="fixed monthly", price=(16.2 / 12,))
    oversight = Governance(id="g", name="G", option="vendor", charge_share=share)
    option = vendor(plan=(moved(),), charges=(contract,), governance=(oversight,))
    assert option.total_contract_value == pytest.approx(16.2)
    assert round(option.total_cost, 2) == total


# -- Labor, training, infrastructure --


def role(**fields: Any) -> Role:
    row: dict[str, Any] = {"service": "service", "location": "here", "staffing": "fixed", "actual_fte": 1.0}
    return Role(id="role", name="Role", **(row | fields))


def test_severance_is_that_of_the_us_office_of_personnel_management() -> None:
    """Pay of 1,500 a week, and 47.275 weeks for 20 years and 4 months at the age of 45 years and 8 months."""
    person = role(annual_salary=1_500.0 * 52, severance_weeks=47.275)
    option = vendor(labor=(person,), plan=(moved(),))
    assert option.severance[1] == pytest.approx(70_912.50)
    assert sum(option.severance) == option.severance[1]


def test_speed_to_proficiency_costs_what_was_published() -> None:
    """A new hire at 15 an hour and 160 hours a month is 40, 50, 60, 70, 80, 90 % productive in six months."""
    person = role(added_by="vendor", annual_salary=15.0 * 160 * 12)
    induction = Training(
        id="induction", name="Induction", service="service", location="here", proficiency_months=6.0,
        starting_productivity=0.4,
    )  # fmt: skip
    option = vendor(labor=(person,), training=(induction,))
    assert option.proficiency_loss[1] == pytest.approx(5_040)
    assert sum(option.proficiency_loss) == option.proficiency_loss[1]


def test_depreciation_is_excels_straight_line() -> None:
    """SLN(30000, 7500, 10) is 2,250 a year."""
    machine = Infrastructure(
        id="machine", name="Machine", service="service", location="here", driver="purchase", amount=30_000.0,
        purchase_month=1, life_months=120, residual_share=0.25,
    )  # fmt: skip
    option = vendor(horizon=144, infrastructure=(machine,))
    assert sum(option.items_depreciation[2:14]) == pytest.approx(2_250)
    assert sum(option.items_depreciation) == pytest.approx(22_500)
    assert option.items_depreciation[1] == option.items_depreciation[122] == 0
    assert option.items_residual_value[121] == 7_500


# -- Risk --


def test_the_expected_monetary_value_is_that_of_tenstep() -> None:
    chances = [(0.8, 10_000), (0.3, 30_000), (0.5, 8_000), (0.1, 40_000), (0.3, 20_000), (0.25, 10_000)]
    risks = tuple(
        Risk(id=f"r{n}", name=f"R{n}", option="vendor", probability=p, low=loss, likely=loss, high=loss)
        for n, (p, loss) in enumerate(chances)
    )
    option = vendor(rate=0.0, risks=risks)
    assert sum(option.expected_loss) == pytest.approx(33_500)
    assert option.risk_adjusted_npv == pytest.approx(-33_500)
