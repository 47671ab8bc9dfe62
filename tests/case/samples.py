"""Small cases that tests break on purpose, and ways to break them."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from bpo_case.case.assessment import Correlation, Criterion, Override, Scenario, Score, Uncertainty
from bpo_case.case.document import Case
from bpo_case.case.envelope import _canonical
from bpo_case.case.log import LogEntry
from bpo_case.case.options import Charge, Option, PlanRow, Risk
from bpo_case.case.paper import PaperSection
from bpo_case.case.settings import Settings
from bpo_case.case.today import Currency, Infrastructure, Location, Role, Season, Service
from bpo_case.case.validate import Examined, examine

SALARY = "labor/lead/annual_salary"


def small_case() -> Case:
    """A case with at least one row in every table that other rows link to; every rule is kept."""
    place = {"service": "payroll", "location": "krakow"}
    return Case(
        settings=Settings(title="Payroll", compared_with="today"),
        currencies=(Currency(id="pln", name="PLN", rate=0.23),),
        seasonality=(Season(id="even", name="Even", factors=(1.0,) * 12),),
        locations=(Location(id="krakow", name="Kraków", currency="pln"), Location(id="lodz", name="Łódź")),
        services=(
            Service(id="payroll", name="Payroll", volume_today=900.0, minutes_today=12.0, profile="even"),
            Service(id="invoices", name="Invoices"),
        ),
        labor=(
            Role(id="clerk", name="Clerk", actual_fte=12.0, annual_salary=30_000.0, **place),
            Role(id="lead", name="Team leader", actual_fte=1.0, annual_salary=42_000.0, staffing="fixed", **place),
            Role(
                id="desk", name="Service desk", actual_fte=2.0, annual_salary=28_000.0, added_by="vendor", plan="move",
                **place,
            ),
        ),
        infrastructure=(Infrastructure(id="rent", name="Rent", amount=4_000.0, **place),),
        options=(Option(id="today", name="As is", kind="as is"), Option(id="vendor", name="Vendor A")),
        plan=(PlanRow(id="move", name="Payroll to A", option="vendor", service="payroll", share=0.8, location="lodz"),),
        charges=(Charge(id="fee", name="Fee", plan="move", price=(5.0, 5.5)),),
        risks=(Risk(id="leak", name="Leak", option="vendor", low=1.0, likely=2.0, high=3.0),),
        criteria=(Criterion(id="price", name="Price", weight=1.0),),
        scores=(Score(id="score", criterion="price", option="vendor", score=7.0),),
        scenarios=(
            Scenario(id="dear", name="Dear", overrides=(Override(path=SALARY, action="multiply", value=1.1),)),
        ),
        uncertainty=(
            Uncertainty(id="pay", name="Pay", path=SALARY),
            Uncertainty(id="volume", name="Volume", path="services/payroll/first_volume"),
        ),
        correlations=(Correlation(id="both", first="pay", second="volume"),),
        sections=(PaperSection(id="cash", section="cash", comment="Worth {npv}; {vendor.npv} with A."),),
        log=(LogEntry(id="first", day="2026-11-21", change="Salaries taken from the payroll."),),
    )  # fmt: skip


def plain(case: Case) -> dict[str, Any]:
    """The body of the case's file, to be broken."""
    body: dict[str, Any] = json.loads(_canonical(case.model_dump()))
    return body


def examined(body: dict[str, Any]) -> Examined:
    """What is found in a body after it has been through a file."""
    return examine(body, _canonical(body))


def said(body: dict[str, Any]) -> list[str]:
    """The sentences about a body, in order."""
    return [str(problem) for problem in examined(body).problems]


def signed(body: Any, version: int = 1) -> bytes:
    """A file of another program, which reckons the checksum as it is documented."""
    text = json.dumps({"version": version, "case": body}, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    checksum = sha256(text.encode()).hexdigest()
    return json.dumps({"format": "bpo-case", "version": version, "sha256": checksum, "case": body}).encode()
