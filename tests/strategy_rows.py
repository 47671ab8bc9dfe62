"""The rows of random cases: one method for each table, which makes a row that keeps the rules of the document."""

from __future__ import annotations

from typing import Any, get_args

from bpo_case.case.assessment import ServiceLevel
from bpo_case.case.options import (
    BandRule,
    Basis,
    Benefit,
    BenefitCategory,
    Charge,
    Exit,
    Governance,
    Option,
    PlanRow,
    Risk,
    RiskCategory,
    TransitionCategory,
    TransitionItem,
    Treatment,
)
from bpo_case.case.today import (
    Currency,
    Driver,
    Family,
    Function,
    Infrastructure,
    InfrastructureCategory,
    Location,
    LocationKind,
    Role,
    Season,
    Service,
    Training,
    TrainingCategory,
    Trigger,
)
from tests.choices import Choices

Fields = dict[str, Any]


class RowMaker:
    """Makes single rows; what they link to must have been made before."""

    ask: Choices
    months: int
    currencies: tuple[Currency, ...]
    profiles: tuple[Season, ...]
    locations: tuple[Location, ...]
    services: tuple[Service, ...]
    options: tuple[Option, ...]
    plan: tuple[PlanRow, ...]

    def month(self, first: int = 1) -> int:
        """A month that usually lies in the term."""
        return self.ask.whole(first, self.months + 2)

    def place(self) -> Fields:
        """What all rows of cost have: mostly today's and always there, else added by an option or there for a time."""
        ask = self.ask
        place: Fields = {"service": ask.pick(self.services).id, "location": ask.pick(self.locations).id}
        if ask.chance(30):
            place["added_by"] = ask.pick(self.options).id
        if ask.chance(30):
            first = ask.whole(1, 12)
            place |= {"first_month": first, "last_month": ask.whole(first, 180), "build_up_months": ask.whole(1, 6)}
        return place

    def plan_of(self, place: Fields) -> str:
        """A plan row that an added row may follow: of the same option and service."""
        place_of = (place.get("added_by"), place["service"])
        rows = [row for row in self.plan if (row.option, row.service) == place_of]
        return self.ask.link(rows)

    # -- Today --

    def currency(self, row: Fields) -> Currency:
        return Currency(**row, rate=self.ask.number(0.01, 2), drift=self.ask.number(-0.08, 0.08))

    def season(self, row: Fields) -> Season:
        factors = tuple(self.ask.number(0.5, 1.6, 1) for _ in range(12))
        return Season(**row, factors=factors)

    def location(self, row: Fields) -> Location:
        ask = self.ask
        return Location(
            **row,
            currency=ask.link(self.currencies),
            kind=ask.pick(get_args(LocationKind)),
            wage_inflation=ask.number(-0.01, 0.1, 3),
            price_inflation=ask.number(-0.01, 0.06, 3),
        )

    def service(self, row: Fields) -> Service:
        ask = self.ask
        volume = ask.number(100, 50_000, 0)
        minutes = ask.number(1, 40, 1)
        idle = ask.chance(10)  # nothing is handled today, so no role can follow the volume
        return Service(
            **row,
            family=ask.pick(get_args(Family)),
            function=ask.pick(get_args(Function)),
            volume_today=0.0 if idle else volume,
            minutes_today=0.0 if idle else minutes,
            first_volume=volume * ask.pick((1.0, 0.9, 1.25)),
            minutes=minutes * ask.pick((1.0, 0.9, 1.1)),
            growth=ask.pick((0.0, 1.0)) * ask.number(-0.2, 0.3),
            profile=ask.link(self.profiles),
        )

    def role(self, row: Fields) -> Role:
        ask = self.ask
        place = self.place()
        service = next(service for service in self.services if service.id == place["service"])
        can_follow = service.volume_today * service.minutes_today > 0
        return Role(
            **row, **place,
            plan=self.plan_of(place),
            staffing="follows volume" if can_follow and ask.chance(60) else "fixed",
            season_share=ask.share(),
            authorised_fte=ask.number(0, 80, 1),
            actual_fte=ask.number(0, 80, 1),
            annual_salary=ask.number(5_000, 200_000, 0),
            benefits=ask.number(0, 0.4), bonus=ask.number(0, 0.2), overtime=ask.number(0, 0.1),
            attrition=ask.number(0, 0.6),
            hiring_cost=ask.number(0, 8_000, 0),
            severance_weeks=ask.number(0, 60, 1),
            retention_bonus=ask.number(0, 0.5),
            absorbed_share=ask.share(),
            transferring_share=ask.share(),
            avoidable_share=ask.share(),
            release_lag=ask.whole(0, 6),
        )  # fmt: skip

    def item(self, row: Fields) -> Infrastructure:
        ask = self.ask
        place = self.place()
        driver = ask.pick(get_args(Driver))
        largest = {"per month": 50_000, "per FTE": 600, "per unit": 3, "purchase": 500_000}[driver]
        return Infrastructure(
            **row, **place,
            plan=self.plan_of(place),
            category=ask.pick(get_args(InfrastructureCategory)),
            driver=driver,
            amount=ask.number(0, largest),
            avoidable_share=ask.share(),
            release_lag=ask.whole(0, 12),
            termination_fee=ask.pick((0.0, 1.0)) * ask.number(0, 80_000, 0),
            purchase_month=self.month(first=0) if ask.chance(60) else 0,
            life_months=ask.whole(1, 48),
            residual_share=ask.share(),
            refresh_months=ask.pick((0, 12, 30, 5)),
        )  # fmt: skip

    def programme(self, row: Fields) -> Training:
        ask = self.ask
        return Training(
            **row, **self.place(),
            category=ask.pick(get_args(TrainingCategory)),
            trigger=ask.pick(get_args(Trigger)),
            once_month=self.month(),
            hours=ask.number(0, 160, 1),
            trainer_rate=ask.number(10, 90, 0),
            class_size=ask.number(1, 20, 0),
            material=ask.number(0, 500, 0),
            drop_out=ask.number(0, 0.4),
            proficiency_months=float(ask.whole(0, 9)),
            starting_productivity=ask.share(),
        )  # fmt: skip

    def service_level(self, row: Fields) -> ServiceLevel:
        ask = self.ask
        return ServiceLevel(
            **row,
            service=ask.pick(self.services).id,
            target=ask.number(80, 100, 1),
            at_risk_share=ask.number(0, 0.2),
            pool_share=ask.share(),
            allocation_share=ask.share(),
            missed_share=ask.number(0, 0.3),
        )

    # -- The options --

    def plan_row(self, row: Fields, option: Option, service: Service, left: dict[str, int]) -> PlanRow:
        """A service, or part of one; `left` remembers what other rows of the option leave of it."""
        ask = self.ask
        share = ask.part_of_32(left, f"share of {service.id}")
        return PlanRow(
            **row,
            option=option.id,
            service=service.id,
            share=share,
            location=ask.pick(self.locations).id if share else "",
            knowledge_transfer_months=ask.whole(0, 4),
            migration_start=ask.whole(1, 14),
            migration_months=ask.whole(1, 9),
            parallel_months=ask.whole(0, 6),
            productivity_start=ask.number(0.4, 1.2),
            productivity_mature=ask.number(0.8, 1.6),
            months_to_maturity=ask.whole(1, 18),
            improvement_share=ask.part_of_32(left, f"improvement of {service.id}"),
            automated_share=ask.part_of_32(left, f"automation of {service.id}"),
            automation_unit_cost=ask.number(0, 2),
            handling_uplift=ask.number(0, 0.6),
            change_start=ask.whole(1, 18),
            change_months=ask.whole(1, 24),
        )

    def charge(self, row: Fields, plan: PlanRow) -> Charge:
        ask = self.ask
        basis = ask.pick(get_args(Basis))
        low, high = {"per unit": (0.1, 20), "per productive hour": (8, 60), "per FTE-month": (900, 7_000)}.get(
            basis, (1_000, 90_000)
        )
        floor = ask.number(-0.05, 0.03)
        dead_band = ask.number(0, 0.2)
        at_the_edge = ask.pick((ask.number(0.5, 1.5), 1 / (1 + dead_band), 1 / (1 - dead_band)))
        return Charge(
            **row,
            plan=plan.id,
            basis=basis,
            price=tuple(ask.number(low, high) for _ in range(ask.whole(1, 4))),
            currency=ask.link(self.currencies),
            contract_volume=self.likely_quantity(basis, plan) * at_the_edge,
            band_rule=ask.pick(get_args(BandRule)),
            dead_band=dead_band,
            arc_price=ask.number(low, high), rrc_price=ask.number(low, high),
            minimum_share=ask.share(),
            index_rate=ask.number(-0.05, 0.12), index_sensitivity=ask.number(0, 1.5),
            index_floor=floor, index_cap=floor + ask.number(0, 0.1),
            first_index_month=ask.whole(1, 30),
            committed_productivity=ask.number(0, 0.05),
            currency_share=ask.share(), currency_collar=ask.number(0, 0.05),
            irrecoverable_tax=ask.number(0, 0.2),
            payment_months=ask.whole(0, 12) if ask.chance(50) else 1,
            cost_base=ask.number(1_000, 90_000, 0), margin=ask.number(0, 0.3),
            gain_share=ask.number(0, 0.5), gain_reference=ask.number(0, 50_000, 0),
        )  # fmt: skip

    def likely_quantity(self, basis: str, plan: PlanRow) -> float:
        """About what will be billed in a month, so that volumes fall on either side of the band."""
        service = next(service for service in self.services if service.id == plan.service)
        volume = service.first_volume * plan.share * (1 - plan.automated_share / 2)
        hours = volume * service.minutes / 60
        return {"per unit": volume, "per productive hour": hours, "per FTE-month": 25 * plan.share}.get(basis, 0.0)

    def transition_item(self, row: Fields) -> TransitionItem:
        ask = self.ask
        return TransitionItem(
            **row,
            category=ask.pick((*get_args(TransitionCategory), "asset write-off", "sale proceeds")),
            service=ask.link(self.services),
            amount=ask.number(0, 400_000, 0),
            heads=ask.number(0, 6, 1), weeks=ask.number(0, 30, 0), weekly_rate=ask.number(0, 6_000, 0),
            first_month=self.month(first=0) if ask.chance(40) else 0,
            months=ask.whole(1, 12),
            contingency=ask.number(0, 0.3),
            treatment=ask.pick(get_args(Treatment)),
            life_months=ask.whole(1, 48),
        )  # fmt: skip

    def governance(self, row: Fields) -> Governance:
        ask = self.ask
        return Governance(
            **row,
            charge_share=ask.number(0, 0.1, 3),
            audits_a_year=ask.number(0, 4, 0),
            audit_cost=ask.number(0, 20_000, 0),
            travel=ask.number(0, 50_000, 0),
            leakage_share=ask.number(0, 0.05, 3),
            first_month=self.month(),
        )

    def benefit(self, row: Fields) -> Benefit:
        ask = self.ask
        return Benefit(
            **row,
            category=ask.pick(get_args(BenefitCategory)),
            amount=ask.number(0, 300_000, 0),
            first_month=self.month(),
            ramp_months=ask.whole(1, 18),
            probability=ask.share(),
            cashable=ask.pick(("no", "yes")),
        )

    def risk(self, row: Fields) -> Risk:
        ask = self.ask
        low, likely, high = sorted(ask.number(0, 500_000, 0) for _ in range(3))
        first = self.month()
        return Risk(
            **row,
            category=ask.pick(get_args(RiskCategory)),
            probability=ask.share(),
            low=low, likely=likely, high=high,
            first_month=first, last_month=ask.whole(first, 180),
            mitigation_cost=ask.number(0, 60_000, 0),
            residual_probability=ask.share(),
            mitigated=ask.pick(("no", "yes")),
        )  # fmt: skip

    def exit(self, row: Fields) -> Exit:
        ask = self.ask
        return Exit(
            **row,
            fee=tuple(ask.number(0, 300_000, 0) for _ in range(ask.whole(1, 4))),
            retransition_cost=ask.number(0, 300_000, 0),
            handback_cost=ask.number(0, 100_000, 0),
            probability=ask.share(),
        )


def named(kind: str, number: int) -> Fields:
    """The id and the name that every row has."""
    return {"id": f"{kind}-{number}", "name": f"{kind} {number}".capitalize()}
