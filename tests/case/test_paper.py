"""The choices of the board paper are kept only if a paper can be made of them."""

from __future__ import annotations

import base64
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpo_case.case.paper import (
    CONTRAST_AT_LEAST,
    LIVE_FIELDS,
    contrast_on_white,
    dark_enough,
    fields_in,
    without_options,
)
from bpo_case.case.picture import PNG, picture_size
from tests.case.samples import plain, said, small_case


def png(width: int, height: int) -> str:
    head = b"IHDR" + struct.pack(">II5B", width, height, 8, 6, 0, 0, 0)
    return base64.b64encode(PNG + struct.pack(">I", 13) + head + b"\0\0\0\0").decode()


def jpeg(width: int, height: int) -> bytes:
    frame = struct.pack(">BBHBHH", 0xFF, 0xC2, 11, 8, height, width) + b"\1\1\0\0"
    return b"\xff\xd8\xff\xe0\0\4ab" + frame


def refused(**values: str) -> list[str]:
    body = plain(small_case())
    body["settings"].update(values)
    return said(body)


def section(**values: str) -> list[str]:
    body = plain(small_case())
    body["sections"][0].update(values)
    return said(body)


@pytest.mark.parametrize("logo", ["", png(300, 80), base64.b64encode(jpeg(640, 200)).decode()])
def test_a_small_png_or_jpeg_is_a_logo(logo: str) -> None:
    assert refused(logo=logo) == []


def test_the_size_of_a_jpeg_stands_in_its_frame() -> None:
    assert picture_size(jpeg(640, 200)) == (640, 200)


@pytest.mark.parametrize(
    "logo",
    [
        base64.b64encode(b"<svg xmlns='http://www.w3.org/2000/svg'/>").decode(),
        base64.b64encode(b"\xff\xd8\xff" + b"\xff" * 90).decode(),
        base64.b64encode(PNG).decode(),
        "abcde",
        "not base64!",
    ],
)
def test_what_is_no_picture_is_refused_with_one_sentence(logo: str) -> None:
    (sentence,) = refused(logo=logo)
    assert sentence.startswith("Case, Logo: ") and sentence.endswith("is not a picture; choose a PNG or a JPEG")


def test_a_picture_that_would_unpack_to_a_monster_is_refused() -> None:
    assert refused(logo=png(60_000, 60_000)) == [
        "Case, Logo: is 60,000 × 60,000 pixels; at most 2,000 either way can be printed"
    ]


def test_a_file_that_is_too_large_is_refused() -> None:
    (sentence,) = refused(logo=png(10, 10) + "A" * 40_000)
    assert "at most 32,000" in sentence


def test_an_accent_that_cannot_be_read_on_white_is_refused_with_one_that_can() -> None:
    assert refused(accent="#ffcc00") == [
        "Case, Accent colour: #ffcc00 is too light to be read on white; #8F7200 is the same, darker"
    ]
    assert refused(accent="#1f3a5f") == []
    assert refused(accent="navy") == ["Case, Accent colour: “navy” is not a colour, as #1F3A5F"]


@given(st.integers(0, 0xFFFFFF))
def test_any_colour_can_be_made_dark_enough(number: int) -> None:
    assert contrast_on_white(dark_enough(f"#{number:06X}")) >= CONTRAST_AT_LEAST


@pytest.mark.parametrize("text", [f"{{{name}}} and {{vendor.{name}}}" for name in LIVE_FIELDS])
def test_every_live_field_can_stand_in_a_text(text: str) -> None:
    assert section(title=text, comment=text) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{npw}", "{npw} is no live field; did you mean “npv”?"),
        ("{vendor.}", "{vendor.} is no live field; there are {option}, {npv}, "),
        ("{npv:,.0f}", "{npv:,.0f} is no live field; there are "),
        ("Saves {npv", "has a brace without its other one; a brace that is no live field is written twice: {{"),
        ("{}", "{} is no live field; there are "),
    ],
)
def test_an_unknown_live_field_is_said_with_its_place_and_what_to_do(text: str, sentence: str) -> None:
    (found,) = section(comment=text)
    assert found.startswith(f"Paper sections, row 1, Comment: {sentence}")


def test_braces_that_are_written_twice_are_no_live_fields() -> None:
    assert list(fields_in("{{npv}}")) == []


def test_only_the_figures_of_options_that_go_become_dashes() -> None:
    assert without_options("{a.npv} {b.npv} {npv}", ["a"]) == "– {b.npv} {npv}"
