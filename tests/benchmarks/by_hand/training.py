"""By hand: the lines of bpo_case/model/training.py."""

from __future__ import annotations

from typing import Any

import numpy as np

from bpo_case.engine.data import Data
from bpo_case.engine.numeric import above, at_least, at_most, average, choose, where
from tests.benchmarks.by_hand.arrays import Lines, Links, opened

TRIGGERS = ("each hire", "every FTE yearly", "once in a month")


def training(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    c, month = data.columns["programmes"], v.month
    course_cost_each = c["hours"] * c["trainer_rate"] / c["class_size"] + c["material"]
    months_lost = where(
        (c["trigger"] == "each hire") & above(c["proficiency_months"], 0),
        (1 - c["starting_productivity"]) * average(c["proficiency_months"], 1),
        0,
    )
    built_up = np.minimum(1, np.maximum(0, (month - c["first_month"] + 1) / c["build_up_months"]))
    runs = opened(where(at_most(month, c["last_month"]), built_up, 0))
    team_fte = links.team(v.paid_fte)
    once = at_least(month, c["once_month"]) & at_most(month, c["once_month"])
    participants = runs * choose(
        TRIGGERS, c["trigger"], links.team(v.hires) / (1 - c["drop_out"]), team_fte / 12, where(once, team_fte, 0)
    )
    course_cost = participants * course_cost_each * links.take["programmes", "location"](v.price_level)
    proficiency_loss = runs * links.team(v.hires_pay) * months_lost
    return locals()
