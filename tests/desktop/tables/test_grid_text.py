from hypothesis import given
from hypothesis import strategies as st

from bpo_case.desktop.tables.grid_text import cells_of, text_of_cells

TEXTS = st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"]), max_size=8)


@given(st.integers(1, 4).flatmap(lambda wide: st.lists(st.lists(TEXTS, min_size=wide, max_size=wide), min_size=1)))
def test_what_is_written_is_read_back(rows):
    assert cells_of(text_of_cells(rows)) == rows


def test_a_quote_that_is_never_closed_is_no_quote():
    assert cells_of('12" pipe\t3\nbolt\t4\n') == [['12" pipe', "3"], ["bolt", "4"]]


def test_a_blank_line_is_a_row_with_a_blank_cell():
    assert cells_of("a\r\n\r\nb\r\n") == [["a"], [""], ["b"]]
