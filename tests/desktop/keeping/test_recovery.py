"""Recovery copies, and how they are found again."""

import pytest

from bpo_case.case.file import load
from bpo_case.desktop.document.state import Refused, State
from bpo_case.desktop.keeping.difference import told_of_files
from bpo_case.desktop.keeping.places import recovery_folder
from bpo_case.desktop.keeping.recovery import Origin, Slot, left_behind


@pytest.fixture
def slot(qapp):
    made = Slot()
    assert made.take()
    yield made
    made.release()


def test_a_copy_is_the_case_and_knows_what_it_is_a_copy_of(slot, retail, tmp_path):
    origin = Origin("Retail", tmp_path / "a.bpocase", tmp_path / "a.bpocase")
    slot.write(State(retail), origin)
    assert load(slot.file) == retail
    assert slot.origin == origin


def test_a_copy_has_beside_it_what_the_case_does_not_take(slot, retail):
    refused = {"settings/discount_rate": Refused("abc", "“abc” is not a number"), "labor/a/bonus": Refused("ß\n", "no")}
    slot.write(State(retail, refused), Origin())
    assert load(slot.file) == retail
    assert slot.refused == refused
    slot.write(State(retail), Origin())
    assert slot.refused == {}


@pytest.mark.parametrize(
    "noted", ["", "[]", '{"refused": 3}', '{"refused": {"no/such/path": {"text": "a", "sentence": "b"}}}',
              '{"refused": {"settings/title": "a"}}', '{"refused": {"settings/title": {"text": "a"}}}'],
)  # fmt: skip
def test_a_note_that_others_have_changed_hinders_nothing(slot, retail, noted):
    slot.write(State(retail), Origin("Retail"))
    slot.file.with_suffix(".json").write_text(noted)
    assert slot.refused == {}
    assert slot.origin == Origin()


def test_the_copy_of_a_window_that_lives_is_not_offered(slot, retail):
    slot.write(State(retail), Origin())
    assert left_behind() == []


def test_copies_that_were_left_behind_are_offered_the_newest_first(retail):
    slots = [Slot(), Slot()]
    for slot in slots:
        slot.take()
        slot.write(State(retail), Origin())
        slot.release()
    import os

    os.utime(slots[0].file, (1, 1))
    found = left_behind()
    assert [each.file for each in found] == [slots[1].file, slots[0].file]
    for each in found:
        each.release()


def test_a_copy_whose_note_is_lost_is_still_offered(slot, retail):
    slot.write(State(retail), Origin("Retail"))
    slot.file.with_suffix(".json").unlink()
    slot.release()
    (found,) = left_behind()
    assert found.origin == Origin()
    found.release()


def test_nothing_stays_of_a_copy_that_was_cleared(slot, retail):
    slot.write(State(retail), Origin())
    slot.clear()
    slot.release()
    assert list(recovery_folder().iterdir()) == []


def test_the_difference_is_said_in_words(slot, retail, tmp_path):
    from bpo_case.case.change import Change, apply
    from bpo_case.case.file import save

    save(retail, tmp_path / "a.bpocase")
    slot.write(State(apply(retail, [Change("set", "settings/title", after="New title")])), Origin())
    (said,) = told_of_files(tmp_path / "a.bpocase", slot.file)
    assert said.endswith("→ New title")
    assert told_of_files(tmp_path / "missing.bpocase", slot.file) is None
