"""Workbooks as their parts, to be put together wrongly: a small table, whose XML is written by hand."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter.utility import xl_col_to_name

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

HEADINGS = ("Role", "Location", "Head count", "Annual salary", "Start")
TABLE = (
    ("Team leader", "Kraków", 3, 61_000, 45_992),
    ("Agent, German", "Kraków", 41, 33_500, 45_992),
    ("Agent, English", "Manchester", 28, 29_800, 46_023),
)
FREE_ROW = 5_000
"""A row below whatever a workbook holds."""


@dataclass
class Package:
    """A workbook's parts by name, and the names of the sheet with the table and of the shared texts."""

    parts: dict[str, bytes]
    sheet: str = "xl/worksheets/sheet1.xml"
    texts: str = "xl/sharedStrings.xml"
    again: list[tuple[str, bytes]] = field(default_factory=list)
    """Parts that are packed once more, under a name that is there."""

    def replace(self, part: str, old: str, new: str) -> None:
        """Replace a text that must be there, once."""
        xml = self.parts[part].decode()
        assert old in xml, f"{part} has no {old}"
        self.parts[part] = xml.replace(old, new, 1).encode()

    def add_rows(self, rows: str) -> None:
        """Put rows below the table."""
        self.replace(self.sheet, "</sheetData>", f"{rows}</sheetData>")

    def add_cells(self, *cells: str) -> None:
        """Put one row of cells below the table."""
        self.add_rows(f'<row r="{FREE_ROW}">{"".join(cells)}</row>')

    def packed(self) -> bytes:
        """Pack it."""
        return packed((*self.parts.items(), *self.again))


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Pack parts, also several of one name."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        for name, data in parts:
            file.writestr(name, data)
    return made.getvalue()


def unpacked(path: Path) -> dict[str, bytes]:
    """Give the parts of a workbook that is there."""
    with ZipFile(path) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def table() -> Package:
    """A small table, as a careful program writes it."""
    rows = "".join(row_of(number, cells) for number, cells in enumerate((HEADINGS, *TABLE), 1))
    return Package(
        {
            "[Content_Types].xml": content_types(f"{SPREADSHEET}.sheet.main+xml"),
            "_rels/.rels": relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
            "xl/workbook.xml": part(
                "workbook", '<workbookPr/><sheets><sheet name="Roster" sheetId="1" r:id="rId1"/></sheets>'
            ),
            "xl/_rels/workbook.xml.rels": relations(
                {
                    "rId1": ("worksheet", "worksheets/sheet1.xml"),
                    "rId2": ("styles", "styles.xml"),
                    "rId3": ("sharedStrings", "sharedStrings.xml"),
                }
            ),
            "xl/worksheets/sheet1.xml": part("worksheet", f'<dimension ref="A1:E4"/><sheetData>{rows}</sheetData>'),
            "xl/styles.xml": part("styleSheet", STYLES),
            "xl/sharedStrings.xml": part("sst", "<si><t>Anna</t></si><si><t>Berta</t></si>"),
        }
    )


STYLES = """<fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills>
<borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"""


def part(root: str, inside: str) -> bytes:
    """Write a part of the workbook."""
    return f'{DECLARATION}<{root} xmlns="{MAIN}" xmlns:r="{OFFICE}">{inside}</{root}>'.encode()


def relations(targets: dict[str, tuple[str, str]]) -> bytes:
    """Write which parts belong to a part."""
    each = (f'<Relationship Id="{id_}" Type="{OFFICE}/{kind}" Target="{to}"/>' for id_, (kind, to) in targets.items())
    inside = "".join(each)
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'.encode()


def content_types(main: str) -> bytes:
    """Say what the parts are."""
    overrides = {
        "xl/workbook.xml": main,
        "xl/worksheets/sheet1.xml": f"{SPREADSHEET}.worksheet+xml",
        "xl/styles.xml": f"{SPREADSHEET}.styles+xml",
        "xl/sharedStrings.xml": f"{SPREADSHEET}.sharedStrings+xml",
    }
    each = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    xml = '<Default Extension="xml" ContentType="application/xml"/>'
    return f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">{rels}{xml}{each}</Types>'.encode()


def row_of(number: int, cells: Iterable[str | float]) -> str:
    """Write a row of texts and numbers."""
    return f'<row r="{number}">{"".join(_cells(number, cells))}</row>'


def _cells(row: int, cells: Iterable[str | float]) -> Iterator[str]:
    for column, value in enumerate(cells):
        place = f"{xl_col_to_name(column)}{row}"
        if isinstance(value, str):
            yield f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
        else:
            yield f'<c r="{place}"><v>{value}</v></c>'
