"""Small notes: settings and recent files."""

from bpo_case.desktop.keeping.notes import note, noted, prefer, preference
from bpo_case.desktop.keeping.places import settings_folder
from bpo_case.desktop.keeping.recent import AT_MOST, forget, recent, remember


def test_what_is_noted_is_found_again():
    note("things", {"a": [1, "é"]})
    assert noted("things") == {"a": [1, "é"]}


def test_a_broken_note_is_as_none():
    note("things", {"a": 1})
    (settings_folder() / "things.json").write_text("{broken")
    assert noted("things") == {}


def test_a_preference_of_another_type_is_not_believed():
    prefer("zoom", "large")
    assert preference("zoom", 1.0) == 1.0


def test_preferences_do_not_disturb_each_other():
    prefer("scheme", "dark")
    prefer("zoom", 1.25)
    assert (preference("scheme", "system"), preference("zoom", 1.0)) == ("dark", 1.25)


def test_the_file_opened_last_is_on_top_and_listed_once(tmp_path):
    for name in ("a", "b", "a"):
        remember(tmp_path / name)
    assert [each.path.name for each in recent()] == ["a", "b"]


def test_only_so_many_files_are_remembered(tmp_path):
    for number in range(AT_MOST + 3):
        remember(tmp_path / str(number))
    assert len(recent()) == AT_MOST
    assert recent()[0].path.name == str(AT_MOST + 2)


def test_a_file_that_is_gone_can_be_forgotten(tmp_path):
    remember(tmp_path / "a")
    forget(tmp_path / "a")
    assert recent() == []


def test_notes_that_cannot_be_written_do_no_harm(home):
    home.write_text("a file where a folder should be")
    note("things", {"a": 1})
    assert noted("things") == {}
