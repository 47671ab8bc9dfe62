"""By hand: the lines of bpo_case/model/memo.py."""

from __future__ import annotations

from typing import Any

from bpo_case.engine.evaluate import Data
from tests.benchmarks.by_hand.arrays import Lines, Links


def memo(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    of_scope, of_staff = links.total["scope", "option"], links.total["staff", "option"]
    of_charges, of_levels = links.total["charges", "option"], links.total["levels", "option"]
    people_in_parallel, work_paid_twice = of_scope(v.parallel_fte), of_scope(v.paid_twice)
    people_on_notice, people_not_avoided = of_staff(v.on_notice), of_staff(v.not_avoided)
    additional_charges, reduction_credits = of_charges(v.arc), of_charges(v.rrc)
    minimum_top_ups = of_charges(v.top_up)
    credits_at_risk, expected_credits = of_levels(v.credit_at_risk), of_levels(v.expected_credit)
    return locals()
