"""bpo-case check: what is wrong with a case, in words and as data, and the exit code that says so."""

from __future__ import annotations

import pytest

from bpo_case.analysis.health import CHECKS, health
from bpo_case.model.results import calculate
from tests.analysis.health.cases import good_case, put, without
from tests.cli.conftest import written

KEYS = {
    "check", "problem", "theme", "option", "status", "value", "unit", "warn", "fail", "text", "about", "evidence",
    "remedy", "paths", "changes",
}  # fmt: skip


@pytest.fixture
def bad(tmp_path):
    """A case without a way out, with little governance."""
    case = put("governance", charge_share=0.01)(without("exits")(good_case()))
    return written(case, tmp_path / "bad.bpocase")


def test_a_good_case_ends_with_0_and_counts_what_passes(run, tmp_path):
    case = good_case()
    said = run("check", written(case, tmp_path / "good.bpocase"))
    assert (said.code, said.problems) == (0, "")
    assert said.out == f"No check fails: 0 fail, 0 warn, {len(health(calculate(case)))} pass.\n"


def test_a_case_that_fails_is_a_draft_and_ends_with_1(run, bad):
    said = run("check", bad)
    assert (said.code, said.problems) == (1, "")
    assert said.out.startswith("The case is a DRAFT: 1 fail, 2 warn, ")


def test_what_fails_is_printed_before_what_warns_with_evidence_and_remedy(run, bad):
    out = run("check", bad).out
    places = [out.index(text) for text in ("\nFails\n", "There is no exit cost (Vendor)", "\nWarns\n", "Governance is")]
    assert places == sorted(places)
    exits = CHECKS["no_exit_cost"]
    words = " ".join(out.split())
    for text in (exits.about, exits.evidence, exits.remedy, "warns under 5.0%, fails 0.0% or less"):
        assert text in words
    assert "Parallel" not in out
    assert max(map(len, out.splitlines())) <= 100


def test_the_samples_are_no_drafts(run, retail):
    assert run("check", retail).code == 0


def test_the_json_has_every_finding_with_the_stable_keys(run, bad):
    said = run("check", bad, "--json")
    assert said.code == 1
    data = said.data
    assert data.keys() == {"draft", "counts", "findings"}
    assert data["draft"] is True
    assert data["counts"] == {"fail": 1, "warn": 2, "pass": len(data["findings"]) - 3}
    assert all(finding.keys() == KEYS for finding in data["findings"])
    assert {finding["check"] for finding in data["findings"]} == set(CHECKS)
    assert [finding["status"] for finding in data["findings"][:4]] == ["fail", "warn", "warn", "pass"]


def test_a_finding_says_what_would_clear_it(run, bad):
    findings = run("check", bad, "--json").data["findings"]
    governance = next(finding for finding in findings if finding["check"] == "governance_too_small")
    assert governance["value"] == pytest.approx(0.01)
    assert governance["option"] == "Vendor"
    assert governance["paths"] == ["governance/gov/charge_share"]
    assert [change["text"] for change in governance["changes"]] == [
        "Governance, Governance, Share of charges: 1 % → 4 %"
    ]
    leaving = next(finding for finding in findings if finding["check"] == "no_exit_cost")
    assert [(change["action"], change["text"]) for change in leaving["changes"]] == [
        ("add", "Exit, Leaving (Vendor): added")
    ]


def test_what_concerns_the_whole_case_has_no_option(run, empty, retail):
    assert run("check", empty, "--json").data == {
        "draft": False, "counts": {"fail": 0, "warn": 0, "pass": 0}, "findings": []
    }  # fmt: skip
    findings = run("check", retail, "--json").data["findings"]
    assert {finding["option"] for finding in findings if finding["check"] == "volume_is_flat"} == {None}


def test_a_missing_file_is_said(refused, tmp_path):
    assert "does not exist" in refused("check", tmp_path / "nowhere.bpocase")
