"""The file of a mapping."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bpo_case.case.errors import FileMissing
from bpo_case.workbook.foreign.errors import InvalidMapping
from bpo_case.workbook.foreign.mapping import Column, Constant, LeaveOut, checked, load_mapping, save_mapping
from tests.workbook.foreign.sheets import mapped


def test_a_mapping_is_kept_and_read_back(tmp_path: Path) -> None:
    salary = Column(heading="Gehalt", field="annual_salary", per="month", decimal=",", of="row")
    mapping = mapped(
        "labor", {"Stelle": "name", "Gehalt": salary}, shape="people", constants=(Constant(field="bonus", value=0.05),),
        leave_out=(LeaveOut(heading="Austritt", before="2026-10-01"),), match=("name",),
    )  # fmt: skip
    save_mapping(mapping, tmp_path / "m.json")
    assert load_mapping(tmp_path / "m.json") == mapping
    body = json.loads((tmp_path / "m.json").read_text())
    assert body["columns"][1] == {
        "heading": "Gehalt",
        "field": "annual_salary",
        "decimal": ",",
        "per": "month",
        "of": "row",
    }


@pytest.mark.parametrize(
    ("columns", "more", "said"),
    [
        ({"a": "anual_salary"}, {}, "labor has no field “anual_salary”; did you mean “annual_salary”"),
        ({"a": "bonus", "b": "bonus"}, {}, "Bonus is filled by “a” and “b”; keep one of them"),
        ({"a": Column(heading="a", field="bonus", per="month")}, {}, "Bonus has no period"),
        ({"a": Column(heading="a", field="annual_salary", shares="percent")}, {}, "Annual salary is not a share"),
        ({"a": Column(heading="a", field="annual_salary", per="hour")}, {}, "say the full-time hours"),
        ({"a": Column(heading="a", field="bonus", full_time_hours=39.0)}, {}, "not counted in FTE"),
        ({"a": "bonus"}, {"constants": (Constant(field="bonus", value=1.0),)}, "by a column and by a constant"),
        ({"a": "name"}, {"shape": "traffic"}, "the form “traffic” is for services, not for labor"),
    ],
)  # fmt: skip
def test_a_mapping_that_contradicts_itself_is_refused(columns, more, said: str) -> None:
    with pytest.raises(InvalidMapping, match=said):
        checked(mapped("labor", columns, **more))


def test_a_table_that_nothing_is_imported_into_is_refused() -> None:
    with pytest.raises(InvalidMapping, match="nothing can be imported into “labour”; did you mean “labor”"):
        checked(mapped("labour", {"a": "name"}))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not JSON"), ("[]", "does not say “format”"), ('{"format": "other"}', "does not say “format”"),
        ('{"format": "bpo-case mapping", "version": 2}', "version is 2"),
        ('{"format": "bpo-case mapping", "table": "labor"}', "Columns: missing"),
        ('{"format": "bpo-case mapping", "table": "labor", "columns": [{"heading": 1}]}', "Columns, entry 1"),
        ('{"format": "bpo-case mapping", "table": "labor", "columns": [], "colour": 1}', "“colour” is not a field"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_mapping_ends_in_a_sentence(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "m.json").write_text(text)
    with pytest.raises(InvalidMapping, match=said):
        load_mapping(tmp_path / "m.json")


def test_a_mapping_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        load_mapping(tmp_path / "m.json")


def test_the_mapping_in_the_documentation_is_one(project: Path, tmp_path: Path) -> None:
    text = (project / "docs/import.md").read_text(encoding="utf-8")
    (tmp_path / "m.json").write_text(text.split("```json\n")[1].split("```")[0])
    assert load_mapping(tmp_path / "m.json").shape == "people"
