"""Entries that cannot be taken never vanish without a word."""

import pytest

from bpo_case.case.file import load
from bpo_case.desktop.commands.refusals import REFUSED
from bpo_case.desktop.forms.entering import enter, restore

PATH = "settings/discount_rate"


@pytest.fixture
def red(retail_window):
    """A window with an entry that cannot be taken."""
    enter(retail_window.session.store, PATH, "abc")
    assert PATH in retail_window.session.store.state.refused
    return retail_window


def test_saving_says_that_the_file_keeps_the_value_from_before(red, retail, retail_file):
    assert red.files.save()
    assert load(retail_file) == retail
    assert "1 entry cannot be taken" in red.banners.shown[REFUSED].accessibleName()


def test_the_sentence_goes_when_the_entry_is_mended(red):
    red.files.save()
    restore(red.session.store, PATH)
    assert REFUSED not in red.banners.shown


def test_saving_again_after_mending_says_nothing(red):
    red.files.save()
    enter(red.session.store, PATH, "9 %")
    red.files.save()
    assert REFUSED not in red.banners.shown


@pytest.mark.parametrize(("answer", "left"), [("drop", True), ("mend", False)])
def test_closing_what_is_saved_asks_about_entries_that_could_not_be(red, replies, answer, left):
    red.files.save()
    replies.give(answer)
    assert red.files.close() is left
    assert "abc" in replies.said[0]


def test_mending_leads_to_the_entry(red, replies):
    red.files.save()
    red.workspace.steps.choose("labor")
    replies.give("mend")
    red.files.close()
    assert red.workspace.pages.currentWidget().step.key == "overview"


def test_saving_on_the_way_out_asks_about_them_too_and_discarding_does_not(red, replies, retail_file):
    replies.give("save", "mend")
    assert not red.files.close()
    enter(red.session.store, "settings/title", "Edited")
    replies.give("discard")
    assert red.files.close()


@pytest.mark.parametrize("product", ["workbook", "paper"])
def test_nothing_is_exported_with_other_values_than_the_screen_has(red, replies, product):
    replies.give("close")
    getattr(red.exports, product)()
    assert "1 thing in the case is to be mended first" in replies.said[0]
    assert "abc" in replies.said[0]
