"""bpo-case simulate: findings as text and as data, the same for the same seed, and mistakes in a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bpo_case.case.change import Change, apply
from bpo_case.case.file import load, save
from bpo_case.cli import main
from bpo_case.resources import path_of

RETAIL = str(path_of("sample_data/retail.bpocase"))


def said(capsys, *words):
    code = main(["simulate", *words])
    out, complaint = capsys.readouterr()
    return code, out, complaint


def test_findings_are_told_for_every_option_but_the_one_compared_with(capsys):
    code, out, complaint = said(capsys, RETAIL, "--trials", "200")
    assert (code, complaint) == (0, "")
    assert "200 trials, Latin hypercube, seed 1" in out
    assert "Chance that it is positive" in out
    assert "What moves “Nearshore (Kraków)” most" in out
    assert "nearest possible were used" not in out


def test_correlations_that_no_numbers_can_have_are_told(capsys, tmp_path):
    """One of three that go together is left out."""
    save(apply(load(Path(RETAIL)), [Change("delete", "correlations/cor-uplift-improved")]), tmp_path / "torn.bpocase")
    assert "nearest possible were used" in said(capsys, str(tmp_path / "torn.bpocase"), "--trials", "50")[1]


def test_data_have_stable_keys_and_come_again_from_the_same_seed(capsys):
    words = (RETAIL, "--trials", "100", "--seed", "7", "--method", "sobol", "--json", "--values")
    found, again = (json.loads(said(capsys, *words)[1]) for _ in range(2))
    assert found == again
    assert set(found) == {
        "trials", "seed", "method", "events", "figure", "outside_limits", "correlations", "options",
    }  # fmt: skip
    assert (found["trials"], found["seed"], found["method"], found["figure"]) == (100, 7, "sobol", "risk_adjusted_npv")
    hybrid = found["options"]["Hybrid: automate chat, nearshore the rest"]
    assert set(hybrid) == {
        "certain", "mean", "standard_deviation", "standard_error", "percentiles", "chance_positive",
        "chance_hurdle_met", "chance_best", "drivers", "bad_outcomes", "convergence", "s_curve", "values",
    }  # fmt: skip
    assert hybrid["mean"] == pytest.approx(sum(hybrid["values"]) / 100)
    assert list(hybrid["percentiles"]) == ["p5", "p20", "p50", "p80", "p95"]


def test_without_events_the_net_present_value_is_simulated(capsys):
    found = json.loads(said(capsys, RETAIL, "--trials", "20", "--no-events", "--json")[1])
    assert (found["figure"], found["events"]) == ("npv", False)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--trials", "0"), "between 1 and 1,000,000 trials, not 0"),
        (("--seed", "-1"), "is not a whole number from 0 on"),
        (("--method", "dice"), "invalid choice"),
    ],
)
def test_a_mistake_is_one_sentence(capsys, words, sentence):
    code, out, complaint = said(capsys, RETAIL, *words)
    assert (code, out) == (2, "")
    assert sentence in complaint
    assert complaint.count("\n") == 1


def test_all_that_cannot_be_drawn_is_told_together(capsys, tmp_path):
    case, path = load(Path(RETAIL)), tmp_path / "case.bpocase"
    first, second, *_ = case.uncertainty
    save(apply(case, [
        Change("set", f"uncertainty/{first.id}/parameters", after=(9.0, 2.0, 3.0)),
        Change("set", f"uncertainty/{second.id}/parameters", after=(1.0,)),
    ]), path)  # fmt: skip
    code, out, complaint = said(capsys, str(path))
    assert (code, out) == (2, "")
    assert "2 problems" in complaint
    assert "must rise" in complaint
    assert "needs three parameters" in complaint
