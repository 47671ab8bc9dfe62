"""Reading text files: encodings, separators, quotation marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from bpo_case.workbook.foreign.errors import NotATable
from bpo_case.workbook.foreign.opening import read
from bpo_case.workbook.foreign.text_files import CHARACTERS_AT_MOST, read_text

ROWS = [["Rôle", "Größe", "Betrag"], ["Agent, German", "12", "1.234,56"], ["Łódź", "3", "7"]]


def written(path: Path, separator: str, encoding: str, rows: list[list[str]] = ROWS) -> Path:
    lines = (separator.join(f'"{cell}"' if separator in cell else cell for cell in row) for row in rows)
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encoding_and_separator_are_found(tmp_path: Path, separator: str, encoding: str) -> None:
    assert read_text(written(tmp_path / "a.csv", separator, encoding)).rows == tuple(map(tuple, ROWS))


def test_a_file_of_windows_is_read(tmp_path: Path) -> None:
    grid = read_text(written(tmp_path / "a.csv", ";", "cp1252", ROWS[:2]))
    assert grid.rows == tuple(map(tuple, ROWS[:2]))
    assert grid.notes == ("Read as cp1252 text with semicolon between the fields.",)


def test_a_comma_in_numbers_does_not_separate(tmp_path: Path) -> None:
    rows = [["Konto", "Betrag"], *([str(number), f"{number},50"] for number in range(50))]
    assert read_text(written(tmp_path / "a.csv", ";", "utf-8", rows)).rows[1] == ("0", "0,50")


def test_a_first_line_may_say_the_separator_and_counts_as_a_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=|\na,b;c|d\n")
    assert read_text(path).rows == ((), ("a,b;c", "d"))


def test_blank_lines_and_lines_of_unequal_length_keep_their_places(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('Title\n\na;b;c\n1;"two\nlines";3\n')
    assert read_text(path).rows == (("Title",), (), ("a", "b", "c"), ("1", "two\nlines", "3"))


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(bytes(range(1, 32)) * 20)
    with pytest.raises(NotATable, match="neither a workbook nor a text"):
        read_text(path)


@pytest.mark.parametrize("mark", ["", '"'])
def test_a_field_that_is_longer_than_any_cell_is_said(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"a;b\n1;{mark}{'x' * CHARACTERS_AT_MOST}{mark}\n")
    assert len(str(read_text(path).rows[1][1])) == CHARACTERS_AT_MOST
    path.write_text(f"a;b\n1;{mark}{'x' * CHARACTERS_AT_MOST}x{mark}\n")
    with pytest.raises(NotATable, match=r"row 2 has more than the 32,767 .* quotation mark too many"):
        read_text(path)


def test_a_quotation_mark_that_never_ends_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('a;b\n1;"Miete\n2;Strom\n')
    with pytest.raises(NotATable, match="a field of row 2 does not end; look for a quotation mark too many"):
        read_text(path)


def test_a_mark_for_inches_is_no_quotation(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('a;b\n1;Monitor 24"\n')
    assert read_text(path).rows[1] == ("1", 'Monitor 24"')


@pytest.mark.slow
def test_a_field_of_a_hundred_megabytes_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.write(b"a;b\n1;")
        for _ in range(95):
            file.write(b"x" * 1_000_000)
    with pytest.raises(NotATable, match=r"a field of row 2 has more than the 32,767 characters"):
        read(path)
