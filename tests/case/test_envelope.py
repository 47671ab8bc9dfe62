"""What stands in a file, and what is said of files that are broken, foreign or hostile."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpo_case.case import migrations, validate
from bpo_case.case.document import Case
from bpo_case.case.envelope import composed, opened
from bpo_case.case.errors import Damaged, FileProblem, InvalidCase, NewerFormat, NotACase, NotJson
from bpo_case.errors import BpoCaseError
from tests.case.samples import signed, small_case
from tests.strategies import random_case

CASE = small_case()
DATA = composed(CASE)
PATH = Path("payroll.bpocase")


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    """The file after a change to its JSON; the checksum stays as it was."""
    envelope = json.loads(DATA)
    change(envelope)
    return json.dumps(envelope).encode()


def test_a_case_comes_back_exactly() -> None:
    loaded = opened(DATA, PATH)
    assert loaded.case == CASE
    assert (loaded.problems, loaded.whole, loaded.migrated, loaded.damaged) == ((), True, (), False)


@given(st.integers(0, 1_000_000))
def test_any_case_comes_back_exactly_and_is_written_the_same_again(seed: int) -> None:
    case = random_case(seed)
    data = composed(case)
    back = opened(data, PATH).sound(PATH)
    assert back == case
    assert composed(back) == data


@given(st.floats(min_value=0, max_value=1e12))
def test_every_number_comes_back_to_the_last_digit(number: float) -> None:
    role = CASE.labor[0].model_copy(update={"annual_salary": number})
    case = CASE.model_copy(update={"labor": (role, *CASE.labor[1:])})
    back = opened(composed(case), PATH).case.labor[0].annual_salary
    assert back == number
    assert math.copysign(1, back) == math.copysign(1, number)


def test_an_empty_case_comes_back_too() -> None:
    assert opened(composed(Case()), PATH).sound(PATH) == Case()


def test_the_file_is_sorted_and_has_one_value_on_a_line() -> None:
    text = DATA.decode()
    assert '    "annual_salary": 42000.0,\n' in text
    assert "Kraków" in text
    assert text.endswith("}\n")
    names = list(json.loads(text)["case"]["labor"][0])
    assert names == sorted(names)


def test_a_change_of_one_field_changes_one_line_and_the_checksum() -> None:
    role = CASE.labor[0].model_copy(update={"annual_salary": 31_000.0})
    after = composed(CASE.model_copy(update={"labor": (role, *CASE.labor[1:])})).decode().splitlines()
    before = DATA.decode().splitlines()
    assert len(after) == len(before)
    assert sum(a != b for a, b in zip(after, before, strict=True)) == 2


def test_another_program_can_write_the_file_in_another_layout() -> None:
    assert opened(signed(json.loads(DATA)["case"]), PATH).sound(PATH) == CASE


def test_a_byte_order_mark_does_no_harm() -> None:
    assert opened(b"\xef\xbb\xbf" + DATA, PATH).sound(PATH) == CASE


def test_no_flipped_bit_gives_other_figures_silently() -> None:
    random = Random(0)
    refused = 0
    for _ in range(400):
        data = bytearray(DATA)
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
        try:
            assert opened(bytes(data), PATH).sound(PATH) == CASE
        except BpoCaseError:
            refused += 1
    assert refused > 300


def test_a_file_changed_by_hand_carries_what_could_be_read() -> None:
    data = changed(lambda envelope: envelope["case"]["settings"].update(horizon=84))
    loaded = opened(data, PATH)
    assert loaded.damaged
    assert loaded.case.settings.horizon == 84
    with pytest.raises(Damaged, match="checksum does not match") as caught:
        loaded.sound(PATH)
    assert caught.value.loaded is loaded


def test_a_damaged_file_with_broken_fields_shows_the_rest() -> None:
    data = changed(lambda envelope: envelope["case"]["labor"][0].update(actual_fte="?"))
    loaded = opened(data, PATH)
    assert [role.name for role in loaded.case.labor] == ["Clerk", "Team leader", "Service desk"]
    assert [str(problem) for problem in loaded.problems] == ["Labor, row 1 (Clerk), Actual FTE: “?” is not a number"]
    assert loaded.damaged
    assert not loaded.whole


def test_a_file_without_a_checksum_is_damaged() -> None:
    assert opened(changed(lambda envelope: envelope.pop("sha256")), PATH).damaged


def test_a_case_whose_rules_are_broken_is_given_with_its_problems() -> None:
    body = json.loads(DATA)["case"]
    body["options"][1]["kind"] = "as is"
    with pytest.raises(InvalidCase, match=r"“payroll\.bpocase” has a problem\. Options, row 2") as caught:
        opened(signed(body), PATH).sound(PATH)
    assert caught.value.case is not None
    assert caught.value.case.options[1].kind == "as is"


def test_a_case_with_broken_fields_or_ids_is_not_given_to_be_saved_over() -> None:
    for number, values in ((0, {"actual_fte": -1}), (1, {"id": "clerk"})):
        body = json.loads(DATA)["case"]
        body["labor"][number].update(values)
        with pytest.raises(InvalidCase) as caught:
            opened(signed(body), PATH).sound(PATH)
        assert caught.value.case is None


def test_numbers_that_are_none_are_named_at_their_place() -> None:
    for token, said in (("NaN", "NaN"), ("Infinity", "infinity"), ("-Infinity", "−infinity"), ("1e999", "infinity")):
        body = DATA.replace(b'"annual_salary": 42000.0', f'"annual_salary": {token}'.encode())
        problems = opened(body, PATH).problems
        assert [str(problem) for problem in problems] == [
            f"Labor, row 2 (Team leader), Annual salary: {said} is not a finite number"
        ]


DEEP = 100_000


@pytest.mark.parametrize(
    ("data", "kind", "message"),
    [
        (b"", NotJson, "it is empty"),
        (b" \n", NotJson, "it is empty"),
        (b"\x00" * 500, NotJson, "line 1 is broken at character 1"),
        (b"PK\x03\x04rest", NotJson, "Excel workbook or another zip archive; a workbook can be imported instead"),
        (b"\xd0\xcf\x11\xe0rest", NotJson, "old Excel or Word file"),
        (b"%PDF-1.7", NotJson, "it is a PDF"),
        (b'{"format": "\xff"}', NotJson, "not UTF-8 text from byte 13 on"),
        (DATA.decode().encode("utf-16"), NotJson, "not UTF-8 text from byte 1 on"),
        (DATA[:-9], NotJson, "it ends in the middle"),
        (DATA[: DATA.index(b"Team") + 2], NotJson, "it ends in the middle"),
        (b'{"format": "bpo-case",\n "version": oops}', NotJson, "line 2 is broken at character 13"),
        (b'{"format": "a", "format": "bpo-case"}', NotJson, "“format” is given twice in one object"),
        (b'{"format": ' + b"[" * DEEP + b"]" * DEEP + b"}", NotJson, "nested too deeply"),
        (b'{"a":' * DEEP + b"1" + b"}" * DEEP, NotJson, "nested too deeply"),
        (b'{"format": ' + b"9" * 5_000 + b"}", NotJson, "a number with thousands of digits"),
        (b'{"a": {%s}}' % b",".join(b'"k%d": 1' % n for n in range(300)), NotJson, "an object in it has 300 parts"),
        (b"[]", NotACase, "its “format” is not “bpo-case”"),
        (b"7", NotACase, "its “format” is not “bpo-case”"),
        (b'{"format": "bpo"}', NotACase, "its “format” is not “bpo-case”"),
        (b'{"format": "bpo-case"}', NotACase, "its “version” is not that of a format"),
        (b'{"format": "bpo-case", "version": true}', NotACase, "its “version” is not that of a format"),
        (b'{"format": "bpo-case", "version": 0}', NotACase, "its “version” is not that of a format"),
        (b'{"format": "bpo-case", "version": 1}', NotACase, "it has no “case”"),
        (b'{"format": "bpo-case", "version": 1, "case": []}', NotACase, "it has no “case”"),
        (
            b'{"format": "bpo-case", "version": 1, "case": {"a": "\\ud800"}}',
            NotJson,
            "characters that no text can have",
        ),
    ],
)
def test_a_broken_or_foreign_file_is_told_in_one_line(data: bytes, kind: type[FileProblem], message: str) -> None:
    with pytest.raises(kind, match=message) as caught:
        opened(data, PATH)
    assert caught.value.path == PATH
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("depth", [20, 150, 250, 400, 700, 900, 950, 975])
def test_a_field_nested_deeply_gives_a_sentence_whatever_gives_up_first(depth: int) -> None:
    body = json.loads(DATA)["case"]
    data = signed(body | {"labor": ["HERE"]}).replace(b'"HERE"', b'{"name":' * depth + b"1" + b"}" * depth)
    try:
        problems = opened(data, PATH).problems
    except NotJson as error:
        assert "nested too deeply" in str(error)
    else:
        assert any("Labor, row 1: is nested too deeply" in str(problem) for problem in problems)


def test_a_newer_file_says_which_version_to_install() -> None:
    data = changed(lambda envelope: envelope.update(version=7, needs="2.1"))
    with pytest.raises(NewerFormat, match=r"install BPO Case 2\.1 or later") as caught:
        opened(data, PATH)
    assert (caught.value.version, caught.value.needs) == (7, "2.1")


@pytest.mark.parametrize("needs", [None, 2, "", "2.1; visit example.org", "9" * 99])
def test_a_newer_file_that_does_not_say_a_version_leads_to_the_newest(needs: object) -> None:
    with pytest.raises(NewerFormat, match="install the newest BPO Case"):
        opened(changed(lambda envelope: envelope.update(version=7, needs=needs)), PATH)


def test_the_checksum_covers_the_version_of_the_format(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "FORMAT", 3)
    assert opened(changed(lambda envelope: envelope.update(version=3)), PATH).damaged


def test_a_row_with_a_list_of_very_many_entries_is_told_once() -> None:
    body = json.loads(DATA)["case"]
    body["charges"][0]["price"] = ["x"] * 50_000
    problems = opened(signed(body), PATH).problems
    assert [str(problem) for problem in problems] == [
        "Charges, row 1 (Fee): is nested too deeply, or has a list of more than 1,000 entries"
    ]


def test_reading_ends_when_nobody_would_read_more_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validate, "PROBLEMS_AT_MOST", 30)
    body = json.loads(DATA)["case"] | {"ledger": [7] * 1_000}
    assert len(opened(signed(body), PATH).problems) == 30


def test_a_table_of_very_many_rows_is_refused_without_reading_them_all() -> None:
    body = json.loads(DATA)["case"] | {"ledger": [7] * 150_000}
    with pytest.raises(InvalidCase, match="Ledger totals: 150,000 rows are more than the 100,000 allowed"):
        opened(signed(body), PATH).sound(PATH)
