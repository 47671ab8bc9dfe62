"""Texts: escaped, without characters that a page cannot show, and never longer than their room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bpo_case.report import style
from bpo_case.report.fonts import REGULAR, STRONG, fitted, width_of
from bpo_case.report.paragraphs import clean, lines_of, paragraph, title
from bpo_case.report.sheet import A4

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=300)


@given(TEXTS, TEXTS)
def test_any_text_can_be_set(text, lead):
    paragraph(text, style.BODY, lead=lead).wrap(200, 10_000)


@given(TEXTS)
def test_a_clean_text_is_one_printable_line(text):
    assert all(letter.isprintable() or letter in "\u00a0\u202f\u2009" for letter in clean(text))


def test_markup_is_text():
    made = paragraph('<img src="/etc/passwd"/> R&D <b>x</b>', style.BODY)
    assert made.getPlainText() == '<img src="/etc/passwd"/> R&D <b>x</b>'


@given(st.text("abcdefgh WŁżΩя<&>", min_size=1, max_size=400), st.integers(1, 3))
def test_a_text_keeps_to_its_lines(text, lines):
    made = lines_of(text, 120, lines, style.TABLE, REGULAR, style.INK)
    assert made.wrap(120, 10_000)[1] <= lines * style.TABLE[1] + 0.1


def test_what_is_cut_says_so_and_what_fits_is_whole():
    assert lines_of("word " * 100, 120, 2, style.TABLE, REGULAR, style.INK).getPlainText().endswith("…")
    assert lines_of("word", 120, 2, style.TABLE, REGULAR, style.INK).getPlainText() == "word"


def test_a_title_shrinks_before_it_loses_a_word():
    long = "Всестороннее сравнение вариантов показывает экономию и окупаемость в течение срока договора, " * 2
    made = title(long, A4.text_width)
    assert made.getPlainText().strip() == long.strip() and made.style.fontSize < style.TITLE[0]
    assert title("W" * 400, A4.text_width).wrap(A4.text_width, 10_000)[1] <= 2 * style.TITLE[1]


@given(st.text(max_size=80), st.floats(5, 200))
def test_a_fitted_text_is_no_wider_than_its_room_or_only_dots(text, width):
    said = fitted(text, width, 10, STRONG)
    assert said == "…" or width_of(said, 10, STRONG) <= width + 1e-6
