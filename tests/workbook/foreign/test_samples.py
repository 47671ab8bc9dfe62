"""The messy files that come with the program, and their mappings."""

from __future__ import annotations

from pathlib import Path

import pytest

from bpo_case.case.change import apply
from bpo_case.case.document import Case
from bpo_case.case.file import load
from bpo_case.case.validate import problems
from bpo_case.resources import path_of
from bpo_case.workbook.foreign import Preview, changes, guess, load_mapping, preview
from bpo_case.workbook.foreign.mapping import Mapping
from bpo_case.workbook.foreign.reading import list_sheets, read_grid
from tests import libreoffice
from tests.import_samples import write_all

NAMES = ("hr_roster.xlsx", "ledger_extract.csv", "telephony_report.ods")
BYTES_AT_MOST = 200_000
NEAR = 0.02


def mapping_of(name: str) -> Mapping:
    return load_mapping(path_of(f"sample_data/mappings/{Path(name).stem}.json"))


def shown(name: str, case: Case) -> Preview:
    return preview(read_grid(path_of(f"sample_data/{name}")), mapping_of(name), case)


@pytest.fixture(scope="module")
def retail() -> Case:
    return load(path_of("sample_data/retail.bpocase"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("fresh", [True, False], ids=["fresh", "retail"])
def test_a_sample_is_imported_with_its_mapping_into_a_fresh_case_and_into_the_retail_case(
    name: str, fresh: bool, retail: Case
) -> None:
    case = Case() if fresh else retail
    seen = shown(name, case)
    assert seen.problems == ()
    assert seen.totals and all(total.agrees for total in seen.totals)
    after = apply(case, changes(seen))
    assert problems(after) == ()
    assert changes(shown(name, after)) == ()


def test_the_figures_of_the_retail_case_come_out_of_its_files_again(retail: Case) -> None:
    for name in NAMES:
        after = apply(retail, changes(shown(name, retail)))
        for table, fields in (
            ("labor", ("actual_fte", "annual_salary")), ("infrastructure", ("amount",)),
            ("services", ("volume_today", "minutes_today")),
        ):  # fmt: skip
            for old, new in zip(getattr(retail, table), getattr(after, table), strict=True):
                for field in fields:
                    assert getattr(new, field) == pytest.approx(getattr(old, field), rel=NEAR), (name, old.name, field)


def test_a_fresh_case_becomes_what_the_retail_case_says(retail: Case) -> None:
    case = Case()
    for name in NAMES:
        case = apply(case, changes(shown(name, case)))
    roles = {role.name: role for role in retail.labor}
    assert {role.name for role in case.labor} <= set(roles)
    assert {row.name for row in case.infrastructure} <= {row.name for row in retail.infrastructure}
    assert {row.name for row in case.services} <= {row.name for row in retail.services}
    assert {row.name for row in case.locations} == {"Leipzig", "Lille", "Łódź"}


def test_the_roster_is_as_messy_as_it_says(retail: Case) -> None:
    said = " ".join(shown("hr_roster.xlsx", retail).notes)
    for part in (
        "122 persons became 7 roles", "left out because Sonstiges / Other > Austritt is before 2026-10-01",
        "Zwischensumme Lille", "Ohne Auszubildende", "repeated headings", "Bonus: 1 person without",
    ):  # fmt: skip
        assert part in said
    assert any(sheet.hidden for sheet in list_sheets(path_of("sample_data/hr_roster.xlsx")))


@pytest.mark.parametrize(
    ("name", "shape", "fields"),
    [
        ("hr_roster.xlsx", "people", {"person", "name", "location", "actual_fte", "annual_salary", "bonus"}),
        ("ledger_extract.csv", "postings", {"name", "day", "amount"}),
        ("telephony_report.ods", "traffic", {"day", "name", "volume_today", "minutes_today"}),
    ],
)
def test_a_sample_is_understood_without_its_mapping(name: str, shape: str, fields: set[str]) -> None:
    mapping = mapping_of(name)
    guessed = guess(read_grid(path_of(f"sample_data/{name}")), mapping.table)
    assert guessed.mapping.shape == shape
    assert fields <= {column.field for column in guessed.mapping.columns}
    assert (guessed.mapping.header_row, guessed.mapping.header_lines) == (mapping.header_row, mapping.header_lines)


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_small(name: str) -> None:
    assert path_of(f"sample_data/{name}").stat().st_size < BYTES_AT_MOST


@pytest.mark.slow
def test_the_samples_are_those_that_the_script_makes(tmp_path: Path) -> None:
    if not libreoffice.found():
        pytest.skip("LibreOffice is not installed")
    write_all(tmp_path)
    for name in NAMES:
        assert read_grid(tmp_path / name) == read_grid(path_of(f"sample_data/{name}")), name
