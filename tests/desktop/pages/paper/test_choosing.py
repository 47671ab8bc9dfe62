"""Choices of sections: each is one step of undo, and says what is wrong where it was typed."""

from __future__ import annotations

import pytest

from bpo_case.case.file import load
from bpo_case.desktop.document.store import Store
from bpo_case.desktop.pages.paper.choosing import (
    USUAL,
    as_usual,
    enter_words,
    move_section,
    order_of,
    row_of,
    show_section,
)
from bpo_case.report.choices import choices_of
from bpo_case.resources import path_of

CASE = load(path_of("sample_data/retail.bpocase"))


@pytest.fixture
def store(qapp):
    return Store(CASE)


def keys(store):
    return choices_of(store.case).keys(USUAL)


def test_a_section_is_left_out_and_shown_again(store):
    show_section(store, "cash", False)
    assert keys(store) == tuple(key for key in USUAL if key != "cash")
    show_section(store, "cash", True)
    assert keys(store) == USUAL and store.undo.count() == 2


def test_leaving_sections_out_in_any_order_moves_none(store):
    for key in ("method", "decision", "cash"):
        show_section(store, key, False)
    assert order_of(store.case) == USUAL


def test_a_section_is_moved_one_place(store):
    move_section(store, "options", -1)
    at = USUAL.index("options")
    assert order_of(store.case).index("options") == at - 1 and store.undo.count() == 1
    store.undo.undo()
    assert store.case is CASE


def test_the_first_section_goes_no_higher(store):
    move_section(store, USUAL[0], -1)
    assert order_of(store.case) == USUAL


def test_words_make_the_row_of_their_section_in_one_step(store):
    enter_words(store, "cash", "title", "Worth {npv}")
    assert row_of(store.case, "cash").title == "Worth {npv}" and store.undo.count() == 1


def test_no_words_make_no_row(store):
    enter_words(store, "cash", "title", " ")
    assert store.case is CASE


def test_an_unknown_live_field_is_kept_where_it_was_typed_with_the_reason(store):
    enter_words(store, "cash", "comment", "Worth {npw}")
    row = row_of(store.case, "cash")
    refused = store.state.refused[f"sections/{row.id}/comment"]
    assert refused.text == "Worth {npw}" and "did you mean “npv”" in refused.sentence
    assert row.comment == ""


def test_all_is_as_usual_again_in_one_step(store):
    move_section(store, "options", -1)
    enter_words(store, "cash", "title", "Cash")
    as_usual(store)
    assert store.case.sections == () and store.undo.count() == 3
