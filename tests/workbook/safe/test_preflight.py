"""A file is known by its content; what is no spreadsheet, or too much of one, is said before anything opens it."""

import os
import shutil
import zipfile

import pytest

from bpo_case.case.errors import FileIsFolder, FileMissing, FileUnreadable
from bpo_case.workbook.safe import Kind, mislabelled, preflight
from bpo_case.workbook.safe import parts as safe_parts
from bpo_case.workbook.safe.errors import (
    EmptyFile,
    Encrypted,
    EntitiesInXml,
    Incomplete,
    NotASpreadsheet,
    PartTwice,
    TooManyParts,
    UnpacksTooLarge,
    WorkbookTooLarge,
)
from tests.workbook.hostile import FILES, write
from tests.workbook.packages import SPREADSHEET, content_types, packed, table

pytestmark = pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")  # that is what they are made for

REFUSED = {
    "billion_laughs_in_a_sheet.xlsx": (EntitiesInXml, "defines XML entities"),
    "billion_laughs_in_the_shared_texts.xlsx": (EntitiesInXml, "defines XML entities"),
    "billion_laughs_in_two_byte_letters.xlsx": (EntitiesInXml, "defines XML entities"),
    "external_entity.xlsx": (EntitiesInXml, "defines XML entities"),
    "zip_bomb.xlsx": (UnpacksTooLarge, "unpacks to 1,000 MB; up to 600 MB are read"),
    "zip_within_zips.xlsx": (NotASpreadsheet, "is a zip archive, not a spreadsheet. Unpack it"),
    "too_many_parts.xlsx": (TooManyParts, "consists of 20,007 parts; up to 10,000 are read"),
    "a_part_twice.xlsx": (PartTwice, "contains xl/worksheets/sheet1.xml twice"),
    "truncated.xlsx": (Incomplete, "incomplete or damaged"),
    "truncated_at_the_end.xlsx": (Incomplete, "incomplete or damaged"),
    "damaged_in_the_middle.xlsx": (Incomplete, "incomplete or damaged"),
    "unknown_packing.xlsx": (Incomplete, "packed in an unusual way"),
    "empty.xlsx": (EmptyFile, "is empty"),
    "encrypted.xlsx": (Encrypted, "is encrypted: open it in Excel and save it without a password"),
    "old_workbook_with_a_password.xls": (Encrypted, "is encrypted"),
    "word_document.xls": (NotASpreadsheet, "is a Word document"),
    "compound_file_cut_off.xls": (Incomplete, "its directory is missing"),
    "web_page.xlsx": (NotASpreadsheet, "is a web page"),
    "picture.xlsx": (NotASpreadsheet, "is a picture"),
    "pdf.xls": (NotASpreadsheet, "is a PDF document"),
    "word_document_called_workbook.xlsx": (NotASpreadsheet, "is a Word document"),
    "noise.xlsx": (NotASpreadsheet, "neither a spreadsheet nor a text"),
}
OTHER_KINDS = {
    "old_workbook_of_nothing.xlsx": Kind.XLS,
    "compound_file_in_circles.xls": Kind.XLS,
    "separated_values.xlsx": Kind.CSV,
    "binary_workbook_of_nothing.xlsb": Kind.XLSB,
    "repeated_rows.ods": Kind.ODS,
    "one_endless_line.csv": Kind.CSV,
    "a_quotation_that_never_ends.csv": Kind.CSV,
    "zero_bytes_among_values.csv": Kind.CSV,
    "two_byte_letters_cut_off.csv": Kind.CSV,
}
READ_FURTHER = sorted(set(FILES) - set(REFUSED) - set(OTHER_KINDS))


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_sound_spreadsheet_is_refused_in_one_sentence(name, tmp_path):
    error, words = REFUSED[name]
    with pytest.raises(error) as caught:
        preflight(write(name, tmp_path))
    assert words in str(caught.value)
    assert name in str(caught.value)


@pytest.mark.parametrize("name", OTHER_KINDS)
def test_the_content_decides_what_a_file_is(name, tmp_path):
    assert preflight(write(name, tmp_path)) is OTHER_KINDS[name]


@pytest.mark.parametrize("name", READ_FURTHER)
def test_other_workbooks_are_left_to_the_readers(name, tmp_path):
    assert preflight(write(name, tmp_path)) is Kind.XLSX


@pytest.mark.parametrize(
    ("content_type", "kind"),
    [
        (f"{SPREADSHEET}.sheet.main+xml", Kind.XLSX),
        (f"{SPREADSHEET}.template.main+xml", Kind.XLSX),
        ("application/vnd.ms-excel.sheet.macroEnabled.main+xml", Kind.XLSM),
        ("application/vnd.ms-excel.sheet.binary.macroEnabled.main", Kind.XLSB),
    ],
)
def test_the_main_part_says_which_workbook_it_is(content_type, kind, tmp_path):
    book = table()
    book.parts["[Content_Types].xml"] = content_types(content_type)
    path = tmp_path / "book.bin"
    path.write_bytes(book.packed())
    assert preflight(path) is kind


def test_a_name_that_is_wrong_is_said_and_a_right_one_is_not(tmp_path):
    path = tmp_path / "roster.xls"
    assert "is an Excel workbook (.xlsx) in spite of its name" in mislabelled(path, Kind.XLSX)
    assert mislabelled(path, Kind.XLS) == mislabelled(tmp_path / "A.TXT", Kind.CSV) == ""


def test_what_is_not_there_or_no_file_is_said(tmp_path):
    with pytest.raises(FileMissing):
        preflight(tmp_path / "nothing.xlsx")
    with pytest.raises(FileMissing):
        preflight(tmp_path / "a\0b.xlsx")
    with pytest.raises(FileIsFolder):
        preflight(tmp_path)
    pipe = tmp_path / "pipe.xlsx"
    os.mkfifo(pipe)
    with pytest.raises(FileUnreadable, match="not an ordinary file"):
        preflight(pipe)


def test_a_file_that_is_too_large_is_not_opened(tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(150_000_000)
    with pytest.raises(WorkbookTooLarge, match="has 150 MB; files of up to 100 MB are read"):
        preflight(path)


def test_an_encrypted_open_document_is_encrypted(tmp_path):
    manifest = b'<manifest:encryption-data manifest:checksum-type="x"/>'
    path = tmp_path / "book.ods"
    mimetype = b"application/vnd.oasis.opendocument.spreadsheet"
    path.write_bytes(packed([("mimetype", mimetype), ("META-INF/manifest.xml", manifest), ("content.xml", b"\x7f")]))
    with pytest.raises(Encrypted):
        preflight(path)


def test_honest_files_with_a_thousand_parts_or_packed_a_hundredfold_are_read(tmp_path):
    book = table()
    book.parts |= {f"xl/media/image{number}.xml": b"<a/>" for number in range(1_026)}
    book.parts["xl/worksheets/sheet2.xml"] = b"<a>" + b"<b>0</b>" * 5_000_000 + b"</a>"
    path = tmp_path / "honest.xlsx"
    path.write_bytes(book.packed())
    with zipfile.ZipFile(path) as parts:
        assert len(parts.infolist()) >= 1_033
        assert sum(part.file_size for part in parts.infolist()) > 100 * path.stat().st_size
    assert preflight(path) is Kind.XLSX


def test_the_limits_are_those_that_the_messages_say():
    assert safe_parts.PARTS_AT_MOST == 10_000
    assert safe_parts.UNPACKED_AT_MOST == 600_000_000


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"format": 3, "case": {}}', "is a JSON file"),
        ("\n <!DOCTYPE html><table>", "is a web page"),
        ("MIME-Version: 1.0\nContent-Type: multipart/related", "is a web page"),
        ('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>', "is an XML file"),
    ],
)
def test_texts_that_hold_no_table_are_refused(text, words, tmp_path):
    path = tmp_path / "export.xls"
    path.write_text(text)
    with pytest.raises(NotASpreadsheet, match=words):
        preflight(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_texts_in_every_usual_encoding_are_texts(encoding, tmp_path):
    path = tmp_path / "löhne.csv"
    path.write_text("Rolle;Löhne\nAgent;3\n", encoding=encoding)
    assert preflight(path) is Kind.CSV


def test_looking_changes_nothing(tmp_path):
    path = write("a_million_empty_rows.xlsx", tmp_path)
    copy = shutil.copy2(path, tmp_path / "copy.xlsx")
    preflight(path)
    assert path.read_bytes() == copy.read_bytes()
    assert {each.name for each in tmp_path.iterdir()} == {path.name, copy.name}
