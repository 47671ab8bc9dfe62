"""Tables on the page: as many as the width asks for, with every column once, and figures that line up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpo_case.report.blocks import Row, Table
from bpo_case.report.cell import Cell
from bpo_case.report.sheet import A4
from bpo_case.report.tables import least_columns, parts_of, widths_of
from tests.report import papers


def table(count: int, text: str = "1,234", label: str = "Labor", repeated: int = 0) -> Table:
    columns = tuple(f"FY{2027 + at}" for at in range(count))
    return Table("€ m", columns, (Row(label, (Cell(text),) * count), Row("Heading", kind="heading")), repeated)


@given(st.integers(1, 40), st.sampled_from(["1", "(123,456,789.0)", "several: 8.9%, 71.0%"]), st.integers(0, 1))
def test_a_split_table_has_every_column_once_and_the_repeated_ones_always(count, text, repeated):
    parts = parts_of(table(count, text, repeated=min(repeated, count)), A4.text_width)
    repeated = min(repeated, count)
    assert [name for part in parts for name in part.columns[repeated:]] == list(table(count).columns[repeated:])
    assert all(part.columns[:repeated] == table(count).columns[:repeated] for part in parts)
    assert all(len(row.cells) in (0, len(part.columns)) for part in parts for row in part.rows)


@given(st.integers(1, 40), st.sampled_from(["1", "(123,456,789.0)"]), st.sampled_from([243.0, 500.0, 757.89]))
def test_every_part_is_as_wide_as_its_room_and_gives_each_column_what_it_needs(count, text, width):
    for part in parts_of(table(count, text, "A long label that has to break into several lines " * 3), width):
        widths = widths_of(part, width)
        assert sum(widths) == pytest.approx(width)
        assert all(given >= least - 0.01 for given, least in zip(widths[1:], least_columns(part), strict=True))
        assert widths[0] >= 50


def test_five_fiscal_years_fit_into_one_table_and_fifteen_do_not():
    assert len(parts_of(table(8), A4.text_width)) == 1
    assert len(parts_of(table(18, "(123,456.7)"), A4.text_width)) == 2


def test_parts_have_about_as_many_columns_each():
    sizes = [len(part.columns) for part in parts_of(table(19, "(123,456.7)"), A4.text_width)]
    assert max(sizes) - min(sizes) <= 1


def test_labels_get_their_room_before_columns_grow():
    narrow, *_ = widths_of(table(4, label="As is"), 500)
    wide, *_ = widths_of(table(4, label="Hybrid: engineering nearshore, back office"), 500)
    assert wide > narrow


def test_digits_line_up_whatever_the_brackets(pdf_of):
    names = [page.name for page in papers.paper("automotive").pages]
    page = pdf_of("automotive").pages[names.index("Cash by year")]
    words = [word for word in page.extract_words() if word["top"] > 150 and word["x0"] > 600]
    ends = {round(word["x1"] - (3.0 if word["text"].endswith(")") else 0), 0) for word in words if "." in word["text"]}
    assert len(ends) <= 4, ends
