"""Choices are shown, typed and pasted in the reader's language; the case keeps them in English."""

import pytest

from bpo_case.case.specs import specs_of
from bpo_case.case.today import Role
from bpo_case.desktop.tables.cell_text import Names, choices_said, in_editor, shown
from bpo_case.desktop.tables.typed import NotUnderstood, value_of
from bpo_case.text import reading_in

STAFFING = specs_of(Role)["staffing"]


@pytest.fixture
def names(retail):
    return Names(retail)


def test_a_choice_is_shown_and_edited_in_the_readers_language(names):
    with reading_in("de"):
        assert shown(STAFFING, "follows volume", names) == in_editor(STAFFING, "follows volume", names)
        assert shown(STAFFING, "follows volume", names) == "folgt der Menge"


@pytest.mark.parametrize("language", ["en", "de", "fr"])
@pytest.mark.parametrize("choice", STAFFING.choices)
def test_what_is_shown_is_understood_and_so_is_the_english_word(names, language, choice):
    with reading_in(language):
        assert value_of(STAFFING, choices_said(STAFFING)[choice].upper(), names) == choice
        assert value_of(STAFFING, choice.upper(), names) == choice


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_the_choices_of_every_field_can_be_told_apart_in_every_language(language):
    from bpo_case.case.document import TABLES
    from bpo_case.case.specs import SETTINGS, field_specs

    with reading_in(language):
        for table in (SETTINGS, *TABLES):
            for spec in field_specs(table):
                said = [text.casefold() for text in choices_said(spec).values()]
                assert len(set(said)) == len(said), (table, spec.name, said)


def test_what_is_no_choice_is_refused_in_the_readers_language(names):
    with reading_in("de"), pytest.raises(NotUnderstood, match="gibt es nicht"):
        value_of(STAFFING, "xyz", names)
