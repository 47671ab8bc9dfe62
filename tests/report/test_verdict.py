"""The titles say what the results say: yes with reasons, and no when it is no."""

from __future__ import annotations

from functools import cache

import pytest

from bpo_case.model.results import calculate
from bpo_case.report.figures import TITLE_LENGTH
from bpo_case.report.findings import Findings
from bpo_case.report.verdict import headline, reasons, recommendation
from bpo_case.text import numbers
from tests.report import papers
from tests.strategies import random_case

SEEDS = range(60)


@cache
def random_findings() -> tuple[Findings, ...]:
    return tuple(Findings(calculate(random_case(seed, "small"))) for seed in SEEDS)


def found_in(name: str) -> Findings:
    return Findings(papers.results(name))


def test_an_option_that_pays_is_named_with_saving_share_and_payback():
    found = found_in("automotive")
    engine = found.results.key_figures(found.best)
    assert headline(found) == (
        f"Hybrid: engineering nearshore, back office offshore cuts run-rate cost by "
        f"{numbers.money(engine['run_rate_saving'], 'EUR')} ({numbers.share(engine['run_rate_saving_share'], 0)}) "
        f"and pays back in {numbers.months(engine['payback_months'], 0).replace(' ', numbers.NO_BREAK)}"
    )
    assert recommendation(found) == "Approve Hybrid: engineering nearshore, back office offshore."


def test_an_option_that_never_pays_back_is_said_to_cost_more():
    found = found_in("never pays back")
    more = numbers.money(-found.results.number("term_saving", found.best), "EUR")
    assert headline(found) == f"Keep As is: Offshore (Pune) costs {more} more and does not pay back within the term"
    assert recommendation(found) == "Keep As is."


def test_an_option_that_pays_back_too_late_is_said_to_lose_value():
    found = found_in("pays back too late")
    assert found.results.number("payback", found.best) is not None
    lost = numbers.money(-found.results.number("npv", found.best), "EUR")
    assert headline(found).startswith(f"Keep As is: Nearshore captive (Brno) loses {lost} of value at 8.5%, although")


@pytest.mark.parametrize("name", ["empty", "only as is"])
def test_without_an_alternative_there_is_nothing_to_decide(name):
    assert headline(found_in(name)).startswith("Nothing to decide yet")
    assert recommendation(found_in(name)) == "None yet."


def test_every_claim_of_a_title_is_true():
    claims = {
        "does not pay back": lambda found, engine: engine["payback_months"] is None,
        "never needs funding": lambda found, engine: engine["peak_funding"] == 0 and engine["run_rate_saving"] > 0,
        " cuts run-rate cost": lambda found, engine: found.recommended and engine["run_rate_saving"] > 0,
        "run-rate cost is no lower": lambda found, engine: found.recommended and engine["run_rate_saving"] <= 0,
        " more and does not": lambda found, engine: not found.recommended and engine["term_saving"] < 0,
        "saves only": lambda found, engine: not found.recommended and engine["term_saving"] >= 0,
        " of value at ": lambda found, engine: engine["npv"] < 0 and engine["payback_months"] is not None,
        " even ": lambda found, engine: len(found.others) > 1 and not found.recommended,
        "is worth no more": lambda found, engine: engine["npv"] == 0,
        "Nothing to decide": lambda found, engine: found.empty or not found.others,
    }
    seen = set()
    for found in random_findings():
        title, engine = headline(found), found.figures[found.best]
        for words, claim in claims.items():
            if words in title:
                seen.add(words)
                assert claim(found, engine), title
    assert len(seen) >= 7, seen


def test_a_title_keeps_the_compared_with_exactly_when_nothing_beats_it():
    answers = set()
    for found in random_findings():
        if found.others and not found.empty:
            assert headline(found).startswith("Keep ") == (not found.recommended)
            met = found.figures[found.best]["hurdle_met"]
            begins = ("Approve " if met else "Decide on ") if found.recommended else "Keep "
            assert recommendation(found).startswith(begins)
            assert headline(found).endswith("misses the hurdle") == (found.recommended and not met)
            answers.add(found.recommended)
    assert answers == {True, False}


def test_an_approval_says_whether_the_hurdle_is_met_and_what_risk_leaves():
    said = set()
    for found in random_findings():
        if found.recommended:
            engine = found.figures[found.best]
            assert ("meets the hurdle" in reasons(found)) == engine["hurdle_met"]
            assert ("remain." in reasons(found)) == (engine["risk_adjusted_npv"] > 0)
            said.add(engine["hurdle_met"])
    assert said == {True, False}


def test_titles_fit_into_two_lines_whatever_the_names(paper):
    assert all(len(page.title) <= TITLE_LENGTH for page in paper.pages)
