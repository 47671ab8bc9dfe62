import pytest

from bpo_case.desktop.tables.typed import Amount
from bpo_case.desktop.tables.xml_spreadsheet import NotReadable, cells_of_sheet

BOOK = """<?xml version="1.0"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Styles><Style ss:ID="s1"><NumberFormat ss:Format="0.0%"/></Style><Style ss:ID="s2"/></Styles>
 <Worksheet ss:Name="Sheet1"><Table>{rows}</Table></Worksheet>
</Workbook>"""


def read(rows):
    return cells_of_sheet(BOOK.format(rows=rows).encode())


def cell(kind, text, more=""):
    return f'<Cell {more}><Data ss:Type="{kind}">{text}</Data></Cell>'


def test_numbers_keep_all_their_digits():
    assert read(f"<Row>{cell('Number', '0.333333333333333')}{cell('String', 'R&amp;D')}</Row>") == [
        [Amount(0.333333333333333), "R&D"]
    ]


def test_a_number_shown_in_per_cent_is_one():
    shown = cell("Number", "1.3", "ss:StyleID='s1'")
    assert read(f"<Row>{shown}</Row>") == [[Amount(130.0, percent=True)]]


def test_cells_stand_where_their_index_says():
    later = cell("Number", "2", "ss:Index='2'")
    rows = f"<Row>{cell('Number', '1')}</Row><Row ss:Index='3'>{later}</Row>"
    assert read(rows) == [[Amount(1.0), ""], ["", ""], ["", Amount(2.0)]]


def test_a_day_is_its_date_and_an_error_its_text():
    rows = f"<Row>{cell('DateTime', '2026-11-21T00:00:00.000')}{cell('Error', '#REF!')}{cell('Boolean', '1')}</Row>"
    assert read(rows) == [["2026-11-21", "#REF!", "yes"]]


@pytest.mark.parametrize(
    "data",
    [
        b"", b"<Workbook", b"<Workbook/>",
        BOOK.format(rows="<Row ss:Index='999999999'/>").encode(),
        BOOK.format(rows="<Row><Cell ss:Index='999999999'/></Row>").encode(),
        BOOK.format(rows="<Row><Cell ss:MergeAcross='99999999'/></Row>").encode(),
        BOOK.format(rows="<Row ss:Index='-1'/>").encode(),
        BOOK.format(rows="<Row/>" * 2000 + "<Row><Cell ss:Index='900'/></Row>").encode(),
        b'<!DOCTYPE b [<!ENTITY a "aaaa"><!ENTITY c "&a;&a;">]><b>&c;</b>',
    ],
)  # fmt: skip
def test_what_is_no_sheet_or_too_large_is_refused(data):
    with pytest.raises(NotReadable):
        cells_of_sheet(data)
