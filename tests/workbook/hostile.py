"""Makes hostile and broken files out of a sound workbook: `python -m tests.workbook.hostile FOLDER` writes them all.

A maker changes the parts of the workbook, or gives the bytes of the whole file. The names of the makers are those of
the files.
"""

from __future__ import annotations

import io
import re
import struct
import sys
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter.utility import xl_col_to_name

from tests.workbook.compound_files import compound_file
from tests.workbook.packages import FREE_ROW, HEADINGS, MAIN, TABLE, Package, content_types, packed, row_of, table

Maker = Callable[[Package], bytes | None]
FILES: dict[str, Maker] = {}
CHANGED: list[str] = []
"""The files that are sound but for what their makers changed, so that it matters which workbook they were."""

MILLION = 1_000_000
SOME_BYTES = 1_000_000

LAUGHS = "".join(
    f'<!ENTITY lol{level} "{f"&lol{level - 1};" * 10}">' if level else '<!ENTITY lol0 "lol">' for level in range(10)
)
LAUGH = f'<c r="A{FREE_ROW}" t="inlineStr"><is><t>&lol9;</t></is></c>'


def hostile(ending: str = ".xlsx") -> Callable[[Maker], Maker]:
    """Register a maker of a whole file; its name has this ending."""

    def register(maker: Maker) -> Maker:
        FILES[f"{maker.__name__}{ending}"] = maker
        return maker

    return register


def changed(ending: str = ".xlsx") -> Callable[[Maker], Maker]:
    """Register a maker that changes a part of the workbook."""

    def register(maker: Maker) -> Maker:
        CHANGED.append(f"{maker.__name__}{ending}")
        return hostile(ending)(maker)

    return register


def write(name: str, folder: Path, sound: Package | None = None) -> Path:
    """Write the file of this name."""
    book = sound or table()
    path = folder / name
    made = FILES[name](book)
    path.write_bytes(book.packed() if made is None else made)
    return path


def declare(book: Package, part: str, declarations: str, root: str, before: str = "") -> None:
    """Give a part a document type."""
    book.replace(part, f"<{root}", f"{before}<!DOCTYPE {root} [{declarations}]><{root}")


# -- XML that attacks --


@changed()
def billion_laughs_in_a_sheet(book: Package) -> None:
    declare(book, book.sheet, LAUGHS, "worksheet")
    book.add_cells(LAUGH)


@changed()
def billion_laughs_in_the_shared_texts(book: Package) -> None:
    declare(book, book.texts, LAUGHS, "sst")
    book.replace(book.texts, "</si>", "</si><si><t>&lol9;</t></si>")


@changed()
def billion_laughs_behind_a_long_comment(book: Package) -> None:
    declare(book, book.sheet, LAUGHS, "worksheet", f"<!--{'x' * 100_000}-->")
    book.add_cells(LAUGH)


@changed()
def billion_laughs_in_two_byte_letters(book: Package) -> None:
    billion_laughs_in_a_sheet(book)
    xml = book.parts[book.sheet].decode().replace("UTF-8", "UTF-16")
    book.parts[book.sheet] = xml.encode("utf-16")


@changed()
def external_entity(book: Package) -> None:
    declare(book, book.sheet, '<!ENTITY file SYSTEM "file:///etc/passwd">', "worksheet")
    book.add_cells(f'<c r="A{FREE_ROW}" t="inlineStr"><is><t>&file;</t></is></c>')


@changed()
def deep_nesting(book: Package) -> None:
    depth = MILLION
    book.add_cells(f'<c r="A{FREE_ROW}" t="inlineStr">{"<is>" * depth}{"</is>" * depth}</c>')


@changed()
def deep_nesting_of_shared_texts(book: Package) -> None:
    book.replace(book.texts, "</si>", f"</si>{'<si>' * MILLION}{'</si>' * MILLION}")


@changed()
def xml_that_ends_in_the_middle(book: Package) -> None:
    book.parts[book.sheet] = book.parts[book.sheet][:-300]


@changed()
def bytes_that_are_no_letters(book: Package) -> None:
    book.add_cells(f'<c r="A{FREE_ROW}" t="inlineStr"><is><t>odd</t></is></c>')
    book.parts[book.sheet] = book.parts[book.sheet].replace(b"<t>odd", b"<t>\xff\xfe\xe4")


@changed()
def letters_of_latin_1_that_say_utf_8(book: Package) -> None:
    book.add_cells(f'<c r="A{FREE_ROW}" t="inlineStr"><is><t>L\u00f6hne</t></is></c>')
    book.parts[book.sheet] = book.parts[book.sheet].replace("ö".encode(), b"\xf6")


# -- Zip files that attack --


@cache
def row_bomb() -> tuple[bytes, int]:
    """A gigabyte of rows in four megabytes, and the size that its sheet declares."""
    book = table()
    before, after = book.parts.pop(book.sheet).split(b"</sheetData>")
    rows = b"<row>%s</row>" % (b'<c t="inlineStr"><is><t>xxxxxxxxxxxxxxxxxxxxxxxxx</t></is></c>' * 20) * 1000
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        for name, data in book.parts.items():
            file.writestr(name, data)
        with file.open(book.sheet, "w") as opened:
            opened.write(before)
            for _ in range(1000 * MILLION // len(rows)):
                opened.write(rows)
            opened.write(b"</sheetData>" + after)
        size = file.getinfo(book.sheet).file_size
    return made.getvalue(), size


def _size(size: int) -> bytes:
    return struct.pack("<I", size)


@hostile()
def zip_bomb(book: Package) -> bytes:
    return row_bomb()[0]


@hostile()
def zip_bomb_that_lies(book: Package) -> bytes:
    data, size = row_bomb()
    return data.replace(_size(size), _size(SOME_BYTES))


@hostile()
def zip_within_zips(book: Package) -> bytes:
    inner = table().packed()
    for level in range(50):
        inner = packed((f"{level}-{copy}.xlsx", inner) for copy in range(2 if level < 8 else 1))
    return inner


@changed()
def workbook_within_itself(book: Package) -> None:
    book.parts["xl/embeddings/oleObject1.xlsx"] = book.packed()
    book.parts["xl/worksheets/_rels/sheet1.xml.rels"] = book.parts["xl/_rels/workbook.xml.rels"]


@changed()
def too_many_parts(book: Package) -> None:
    book.parts |= {f"xl/custom/{number}.xml": b"<a/>" for number in range(20_000)}


@changed()
def paths_out_of_the_file(book: Package) -> None:
    book.parts |= {"../../../../tmp/evil.txt": b"evil", "/etc/evil": b"evil", "C:\\evil.exe": b"MZ"}


@changed()
def a_part_twice(book: Package) -> None:
    book.again.append((book.sheet, book.parts[book.sheet].replace(b"<v>3</v>", b"<v>4</v>")))


@changed()
def a_relation_out_of_the_file(book: Package) -> None:
    book.replace("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "../../../../etc/passwd")


@changed()
def a_relation_to_the_network(book: Package) -> None:
    book.replace(
        "xl/_rels/workbook.xml.rels", 'worksheets/sheet1.xml"', 'http://127.0.0.1:9/sheet1.xml" TargetMode="External"'
    )


@hostile()
def truncated(book: Package) -> bytes:
    whole = book.packed()
    return whole[: len(whole) // 2]


@hostile()
def truncated_at_the_end(book: Package) -> bytes:
    return book.packed()[:-10]


@hostile()
def damaged_in_the_middle(book: Package) -> bytes:
    data = bytearray(book.packed())
    at = data.index(book.sheet.encode()) + len(book.sheet) + 60
    data[at : at + 40] = bytes(40)
    return bytes(data)


@hostile()
def unknown_packing(book: Package) -> bytes:
    return book.packed().replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x08\x00", b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x63\x00"
    )


# -- Sheets that attack --


@changed()
def far_cell(book: Package) -> None:
    book.add_rows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


@changed()
def row_number_of_two_billion(book: Package) -> None:
    book.add_rows('<row r="2000000000"><c r="A2000000000"><v>1</v></c></row>')


@changed()
def row_number_beyond_all(book: Package) -> None:
    book.add_rows(f'<row r="{"9" * 40}"><c r="A{"9" * 40}"><v>1</v></c></row>')


@changed()
def negative_row_number(book: Package) -> None:
    book.add_rows('<row r="-5"><c r="A-5"><v>1</v></c></row>')


@changed()
def columns_that_there_are_not(book: Package) -> None:
    book.add_cells(*(f'<c r="{place}"><v>1</v></c>' for place in ("ZZZZZZ5000", "A0", "5000", "-A1", "", "É1", "$B$2")))


@changed()
def column_of_a_thousand_letters(book: Package) -> None:
    book.add_cells(f'<c r="{"Z" * 1000}{FREE_ROW}"><v>1</v></c>')


@changed()
def giant_merges(book: Package) -> None:
    merges = '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B2:XFC1048575"/></mergeCells>'
    book.replace(book.sheet, "</sheetData>", f"</sheetData>{merges}")


def with_dimension(book: Package, area: str) -> None:
    book.parts[book.sheet] = re.sub(rb'<dimension ref="[^"]*"/>', b"", book.parts[book.sheet])
    book.replace(book.sheet, "<sheetData>", f'<dimension ref="{area}"/><sheetData>')


@changed()
def dimension_of_the_whole_sheet(book: Package) -> None:
    with_dimension(book, "A1:XFD1048576")


@changed()
def dimension_of_one_cell(book: Package) -> None:
    with_dimension(book, "A1")


@changed()
def a_million_empty_rows(book: Package) -> None:
    book.add_rows("".join(f'<row r="{row}"/>' for row in range(FREE_ROW, FREE_ROW + MILLION)))


@changed()
def all_columns(book: Package) -> None:
    book.add_rows("".join(row_of(FREE_ROW + row, ["x"] * 16_384) for row in range(3)))


@changed()
def a_text_of_fifty_megabytes(book: Package) -> None:
    book.add_cells(f'<c r="A{FREE_ROW}" t="inlineStr"><is><t>{"x" * 50 * MILLION}</t></is></c>')


@changed()
def shared_text_that_there_is_not(book: Package) -> None:
    book.add_cells(
        f'<c r="A{FREE_ROW}" t="s"><v>99999999</v></c>',
        f'<c r="B{FREE_ROW}" t="s"><v>-1</v></c>',
        f'<c r="C{FREE_ROW}" t="s"><v>Anna</v></c>',
        f'<c r="D{FREE_ROW}" t="s"/>',
    )


@changed()
def style_that_there_is_not(book: Package) -> None:
    book.add_cells(f'<c r="A{FREE_ROW}" s="99999"><v>1</v></c>', f'<c r="B{FREE_ROW}" s="-1"><v>1</v></c>')


@changed()
def formulas_in_circles(book: Package) -> None:
    place = f"A{FREE_ROW}"
    book.add_cells(
        f'<c r="{place}"><f t="shared" ref="{place}:B{FREE_ROW}" si="0">B{FREE_ROW}</f></c>',
        f'<c r="B{FREE_ROW}"><f t="shared" si="0"/></c>',
        f'<c r="C{FREE_ROW}"><f t="shared" si="77"/></c>',
        f'<c r="D{FREE_ROW}"><f>D{FREE_ROW}</f><v>1</v></c>',
        f'<c r="E{FREE_ROW}"><f t="array" ref="E1:XFD1048576">SUM(E:E)</f><v>1</v></c>',
    )


@changed()
def many_comments(book: Package) -> None:
    each = "".join(
        f'<comment ref="A{row}" authorId="0"><text><t>note</t></text></comment>' for row in range(1, 100_001)
    )
    book.parts["xl/comments1.xml"] = (
        f'<comments xmlns="{MAIN}"><authors><author>x</author></authors><commentList>{each}</commentList></comments>'
    ).encode()
    book.parts[f"xl/worksheets/_rels/{Path(book.sheet).name}.rels"] = (
        book.parts["xl/_rels/workbook.xml.rels"]
        .replace(b"worksheets/sheet1.xml", b"../comments1.xml")
        .replace(b"relationships/worksheet", b"relationships/comments")
    )


# -- Sheets that are odd --


@changed()
def error_values_everywhere(book: Package) -> None:
    book.parts[book.sheet] = re.sub(
        rb'(<c r="\w+"(?: s="\d+")?)><v>[\d.]+</v>', rb'\1 t="e"><v>#REF!</v>', book.parts[book.sheet]
    )
    book.add_cells(
        *(
            f'<c r="{xl_col_to_name(at)}{FREE_ROW}" t="e"><v>{error}</v></c>'
            for at, error in enumerate(("#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"))
        )
    )


@changed()
def error_values_of_new_versions(book: Package) -> None:
    errors = ("#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#GETTING_DATA", "odd")
    book.add_cells(
        *(f'<c r="{xl_col_to_name(at)}{FREE_ROW}" t="e"><v>{error}</v></c>' for at, error in enumerate(errors))
    )


@changed()
def wrong_types(book: Package) -> None:
    kinds = [("b", "7"), ("n", "abc"), ("d", "not a day"), ("zz", "1"), ("n", ""), ("b", "maybe"), ("d", "9999-99-99")]
    book.add_cells(
        *(f'<c r="{xl_col_to_name(at)}{FREE_ROW}" t="{kind}"><v>{v}</v></c>' for at, (kind, v) in enumerate(kinds))
    )


@changed()
def numbers_beyond_all(book: Package) -> None:
    numbers = ("1e999", "-1e999", "NaN", "INF", "9" * 5000, "1e-999", "0x10", "1_000")
    book.add_cells(*(f'<c r="{xl_col_to_name(at)}{FREE_ROW}"><v>{number}</v></c>' for at, number in enumerate(numbers)))


@changed()
def days_beyond_all(book: Package) -> None:
    days = ("-5", "1e15", "2958466", "1e300")
    book.add_cells(*(f'<c r="{xl_col_to_name(at)}{FREE_ROW}" s="1"><v>{day}</v></c>' for at, day in enumerate(days)))


@changed()
def days_since_1904(book: Package) -> None:
    book.parts["xl/workbook.xml"] = re.sub(
        rb"<workbookPr[^>]*/>", b'<workbookPr date1904="1"/>', book.parts["xl/workbook.xml"]
    )


@changed()
def headings_twice(book: Package) -> None:
    rows = re.findall(r'<row r="[134]".*?</row>', book.parts[book.sheet].decode())
    headings = max(rows, key=lambda row: row.count("<c "))
    cell = re.findall(r"<c [^>]*?>.*?</c>", headings)[1]
    opened, _, _ = headings.partition("<c ")
    doubled = "".join(re.sub(r' r="[A-Z]+', f' r="{xl_col_to_name(at)}', cell) for at in range(60))
    book.replace(book.sheet, headings, f"{opened}{doubled}</row>")


@changed()
def hidden_sheets(book: Package) -> None:
    shown = re.sub(rb' state="\w+"', b"", book.parts["xl/workbook.xml"])
    book.parts["xl/workbook.xml"] = shown.replace(b"<sheet name=", b'<sheet state="veryHidden" name=')


@changed()
def no_sheets(book: Package) -> None:
    book.parts["xl/workbook.xml"] = re.sub(rb"<sheets>.*</sheets>", b"<sheets/>", book.parts["xl/workbook.xml"])


@changed()
def three_thousand_sheets(book: Package) -> None:
    each = "".join(f'<sheet name="Sheet {n}" sheetId="{n}" r:id="rId1"/>' for n in range(1000, 4000))
    book.replace("xl/workbook.xml", "</sheets>", f"{each}</sheets>")


@changed()
def the_sheet_is_missing(book: Package) -> None:
    del book.parts[book.sheet]


@changed()
def the_workbook_is_missing(book: Package) -> None:
    del book.parts["xl/workbook.xml"]


@changed()
def the_relations_are_missing(book: Package) -> None:
    del book.parts["xl/_rels/workbook.xml.rels"]


@changed()
def the_styles_are_broken(book: Package) -> None:
    book.parts["xl/styles.xml"] = b"<styleSheet>"


# -- Files that are something else --


@hostile()
def empty(book: Package) -> bytes:
    return b""


@hostile()
def encrypted(book: Package) -> bytes:
    return compound_file({"EncryptionInfo": b"\x04\0\x04\0\x40\0\0\0", "EncryptedPackage": b"\x7f" * 20_000})


@hostile(".xls")
def old_workbook_with_a_password(book: Package) -> bytes:
    beginning = struct.pack("<HH16x", 0x809, 16)
    return compound_file({"Workbook": beginning + struct.pack("<HH6x", 0x2F, 6) + b"\x7f" * 9000})


@hostile()
def old_workbook_of_nothing(book: Package) -> bytes:
    return compound_file({"Workbook": b"\x09\x08\x10\x00\x00\x06\x05\x00" + b"\xff" * 9000})


@hostile(".xls")
def word_document(book: Package) -> bytes:
    return compound_file({"WordDocument": b"\xec\xa5" * 3000})


@hostile(".xls")
def compound_file_in_circles(book: Package) -> bytes:
    data = bytearray(compound_file({"Workbook": b"x"}))
    data[512 + 4 : 512 + 8] = struct.pack("<I", 1)  # the directory's sector follows itself
    return bytes(data)


@hostile(".xls")
def compound_file_cut_off(book: Package) -> bytes:
    return compound_file({"Workbook": b"x"})[:600]


@hostile()
def web_page(book: Package) -> bytes:
    cells = "".join(f"<tr>{''.join(f'<td>{value}</td>' for value in row)}</tr>" for row in (HEADINGS, *TABLE))
    return f"<html><body><table>{cells}</table></body></html>".encode()


@hostile()
def picture(book: Package) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + zlib.compress(b"pixels" * 1000)


@hostile(".xls")
def pdf(book: Package) -> bytes:
    return b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"x" * 5000


@hostile()
def separated_values(book: Package) -> bytes:
    return "\n".join(";".join(map(str, row)) for row in (HEADINGS, *TABLE)).encode("utf-8-sig")


@hostile(".csv")
def workbook_called_csv(book: Package) -> bytes:
    return book.packed()


@hostile(".xls")
def workbook_called_xls(book: Package) -> bytes:
    return book.packed()


@changed(".xlsb")
def binary_workbook_of_nothing(book: Package) -> None:
    book.parts["[Content_Types].xml"] = content_types("application/vnd.ms-excel.sheet.binary.macroEnabled.main")
    book.parts["xl/workbook.bin"] = bytes(range(256)) * 20


@changed()
def word_document_called_workbook(book: Package) -> None:
    book.parts["[Content_Types].xml"] = content_types(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    )


@hostile()
def noise(book: Package) -> bytes:
    return bytes(number * number % 251 for number in range(20_000))


@hostile(".ods")
def repeated_rows(book: Package) -> bytes:
    """A sheet of 17,179,869,184 cells in a few bytes: ods counts repetitions."""
    office, spread = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table"))
    cell = '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
    content = (
        f'<office:document-content xmlns:office="{office}" xmlns:table="{spread}"><office:body>'
        '<office:spreadsheet><table:table table:name="Roster">'
        f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    mimetype = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = b'<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return packed([("mimetype", mimetype), ("content.xml", content.encode()), ("META-INF/manifest.xml", manifest)])


@hostile(".csv")
def one_endless_line(book: Package) -> bytes:
    return b"a;" * (20 * MILLION)


@hostile(".csv")
def a_quotation_that_never_ends(book: Package) -> bytes:
    return b'Role;Head count\n"' + b"x;1\n" * (5 * MILLION)


@hostile(".csv")
def zero_bytes_among_values(book: Package) -> bytes:
    return b"Role;Head count\n" + b"x;1\n" * 5000 + b"\0" * 5000


@hostile(".csv")
def two_byte_letters_cut_off(book: Package) -> bytes:
    return "Role;Head count\nAgent;3\n".encode("utf-16")[:-1]


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for file in FILES:
        print(write(file, folder))
