"""The cases that come with the program: samples that teach, and templates to start from."""

from __future__ import annotations

from pathlib import Path

import pytest

from bpo_case.case.document import TABLES, Case
from bpo_case.case.file import load
from bpo_case.case.today import Function
from bpo_case.model.results import calculate
from bpo_case.resources import path_of
from tests.oracle.test_engine_agrees import differences

SAMPLES = sorted(path_of("sample_data").glob("*.bpocase"))
TEMPLATES = sorted(path_of("resources/templates").glob("*.bpocase"))
FULL = [path for path in (*SAMPLES, *TEMPLATES) if path.stem != "empty"]


def named(path: Path) -> str:
    return path.stem


def records(case: Case):
    yield "settings", case.settings
    yield from ((f"{table} {row.id}", row) for table in TABLES for row in getattr(case, table))


@pytest.mark.parametrize("path", SAMPLES, ids=named)
def test_the_engine_agrees_with_the_transcription_on_every_number_of_a_sample(path: Path) -> None:
    assert differences(load(path)) == []


@pytest.mark.parametrize("path", FULL, ids=named)
def test_every_input_has_a_source_or_says_that_it_is_illustrative(path: Path) -> None:
    without = [
        place for place, record in records(load(path)) if not record.source and "illustrative" not in record.note
    ]
    assert without == []


@pytest.mark.parametrize("path", SAMPLES, ids=named)
def test_a_sample_has_a_baseline_and_at_least_four_unlike_options(path: Path) -> None:
    case = load(path)
    kinds = [option.kind for option in case.options]
    places = {row.location for row in case.plan if row.share > 0}
    assert kinds.count("as is") == 1
    assert len(kinds) >= 5
    assert {"improved in-house", "hybrid", "outsourced"} <= set(kinds)
    assert {"nearshore", "offshore"} <= {location.kind for location in case.locations if location.id in places}


@pytest.mark.parametrize("path", SAMPLES, ids=named)
def test_a_sample_is_honest(path: Path) -> None:
    results = calculate(load(path))
    figures = [results.key_figures(at) for at in range(len(results.options)) if at != results.prepared.compared]
    assert any(each["npv"] < 0 for each in figures)
    assert any(each["payback_months"] is None for each in figures)
    assert max(each["npv"] for each in figures) > 0
    assert all(each["run_rate_saving_share"] < 0.4 for each in figures)


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_template_calculates(path: Path) -> None:
    results = calculate(load(path))
    assert all(results.number("npv", option) is not None for option in range(len(results.options)))


def test_there_is_a_template_for_every_function_and_an_empty_one() -> None:
    functions = {service.function for path in TEMPLATES for service in load(path).services}
    assert functions == set(Function.__args__)
    assert "empty" in {path.stem for path in TEMPLATES}
