"""A workbook may carry a case that nobody could have exported: it is neither calculated nor laid out."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from bpo_case.case.document import Case
from bpo_case.case.envelope import composed
from bpo_case.workbook import layout
from bpo_case.workbook.back import expected, take_back
from bpo_case.workbook.back.expected import expected_layout
from bpo_case.workbook.layout import TooManyFormulas
from tests.workbook.back.sheets import exported, template

CASE = template()


def enlarged(roles: int) -> Case:
    added = tuple(CASE.labor[0].model_copy(update={"id": f"{at:08x}", "name": f"Role {at}"}) for at in range(roles))
    settings = CASE.settings.model_copy(update={"horizon": 180})
    return CASE.model_copy(update={"labor": (*CASE.labor, *added), "settings": settings})


@pytest.fixture
def calculated(monkeypatch) -> list[Case]:
    """The cases that were calculated; none of them is."""
    found: list[Case] = []
    monkeypatch.setattr(expected, "calculate", found.append)
    return found


def test_a_case_with_too_many_rows_options_and_months_is_not_calculated(calculated) -> None:
    with pytest.raises(TooManyFormulas):
        expected_layout(enlarged(6_000), ())
    assert calculated == []


def test_a_layout_with_too_many_formulas_is_refused(monkeypatch) -> None:
    monkeypatch.setattr(layout, "FORMULAS_AT_MOST", 30_000)
    with pytest.raises(TooManyFormulas):
        expected_layout(CASE, ())


def test_formulas_of_a_document_that_is_too_large_are_not_compared(tmp_path: Path, calculated) -> None:
    path = exported(CASE, tmp_path / "case.xlsx")
    book = load_workbook(path)
    sheet = book["Exported"]
    for row in range(3, sheet.max_row + 1):
        sheet.cell(row, 1).value = None
    text = composed(enlarged(6_000)).decode()
    for row, start in enumerate(range(0, len(text), 30_000), 3):
        sheet.cell(row, 1).value = text[start : start + 30_000]
    book.save(path)
    found = take_back(path, CASE)
    assert found.exported is not None
    assert found.audit.changes == ()
    assert [str(note) for note in found.audit.notes] == [
        "Formulas: were not compared with those that were exported: "
        "the case as it was exported would have more than 3,000,000 of them"
    ]
    assert calculated == []


def test_a_name_that_says_another_kind_is_noted(tmp_path: Path) -> None:
    path = exported(CASE, tmp_path / "case.xlsx").rename(tmp_path / "case.xls")
    (note,) = take_back(path, CASE, audit=False).notes
    assert str(note) == "File: case.xls is an Excel workbook (.xlsx) in spite of its name, and is read as that."
