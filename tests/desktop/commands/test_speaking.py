"""Another language at once: everything that shows words is made anew around the same case."""

from gettext import NullTranslations

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from bpo_case.case.change import Change
from bpo_case.desktop.commands.speaking import speak, step_said
from bpo_case.desktop.document.state import Entry, Refused, after
from bpo_case.desktop.keeping.notes import preference
from bpo_case.desktop.keeping.recent import forget
from bpo_case.desktop.workspace.desk import Figure
from bpo_case.model.results import LINES
from bpo_case.text import catalogue, current_language, translate, use_language
from tests.desktop.marking import Marking, texts_of, untranslated
from tests.desktop.windows import opened_mute, retitle

STEP, TAB = "option/nearshore", "charges"


@pytest.fixture(autouse=True)
def english_again():
    yield
    use_language("en")


@pytest.fixture
def marked_english(known, monkeypatch):
    """A window that begins in German, without translations, and English whose messages are marked.

    It is this way round because figures and dates have words of their own in other languages.
    """
    marking = Marking(known)
    monkeypatch.setattr(catalogue, "_catalogue", lambda code: marking if code == "en" else NullTranslations())
    use_language("de")


def settle(qtbot, window):
    workspace = window.workspace
    with qtbot.waitSignal(workspace.desk.examined, timeout=30_000):
        pass
    QApplication.processEvents()


@pytest.fixture
def edited_window(qtbot, marked_english, window, mute_case, tmp_path):
    """A window with an edit that is not saved, an option's page, and a figure that is explained."""
    opened_mute(qtbot, window, mute_case, tmp_path)
    settle(qtbot, window)
    retitle(window, "#99")
    settle(qtbot, window)
    window.workspace.steps.choose(STEP)
    window.workspace.pages.currentWidget().tabs.choose(TAB)
    window.workspace.desk.asked.emit(Figure(LINES["npv"], window.workspace.desk.option))
    return window


def test_everything_that_is_seen_speaks_the_language_that_was_chosen(qtbot, edited_window):
    forget(edited_window.session.path)  # the start page would show its folders, which have names
    speak(edited_window, "en")
    settle(qtbot, edited_window)
    assert translate("Option") == "⟦Option⟧"
    assert untranslated(texts_of(edited_window)) == {}


def test_and_back_again(qtbot, edited_window):
    speak(edited_window, "en")
    settle(qtbot, edited_window)
    speak(edited_window, "de")
    settle(qtbot, edited_window)
    assert [text for text in texts_of(edited_window) if isinstance(text, str) and "⟦" in text] == []


def test_the_case_its_undo_and_the_place_stay(qtbot, edited_window):
    session, store = edited_window.session, edited_window.session.store
    speak(edited_window, "en")
    settle(qtbot, edited_window)
    workspace = edited_window.workspace
    assert edited_window.session is session is workspace.session
    assert edited_window.isWindowModified()
    assert workspace.steps.current == STEP
    assert workspace.pages.currentWidget().tabs.current == TAB
    assert workspace.inspector.history.current == Figure(LINES["npv"], workspace.desk.option)
    edited_window.undo()
    assert store.case.settings.title != "#99"
    assert not edited_window.isWindowModified()
    edited_window.redo()
    assert store.case.settings.title == "#99"


def test_the_steps_of_undo_are_called_by_what_they_changed(qtbot, edited_window):
    speak(edited_window, "en")
    settle(qtbot, edited_window)
    assert edited_window.menus.actions["undo"].text() == "⟦&Undo: ⟦Case⟧, ⟦Title⟧: #0 → #99⟧"


def test_an_edit_before_the_first_figures_are_there_loses_nothing(qtbot, edited_window):
    retitle(edited_window, "#100")
    speak(edited_window, "en")
    speak(edited_window, "de")
    settle(qtbot, edited_window)
    retitle(edited_window, "#101")
    settle(qtbot, edited_window)
    assert edited_window.session.store.case.settings.title == "#101"


def test_the_start_page_speaks_it_too(qtbot, marked_english, window):
    speak(window, "en")
    QApplication.processEvents()
    assert untranslated(texts_of(window)) == {}


def test_the_menu_offers_the_languages_and_speaks_the_one_chosen(qtbot, window):
    menu = QMenu()
    window.views.fill_languages(menu)
    next(entry for entry in menu.actions() if entry.text() == "Deutsch").trigger()
    qtbot.waitUntil(lambda: current_language().code == "de")
    assert preference("language", "") == "de"
    assert window.menus.actions["about"].text() == translate("&About BPO Case") != "&About BPO Case"


def test_what_stood_above_the_case_is_said_anew(qtbot, marked_english, window, mute_case, tmp_path):
    opened_mute(qtbot, window, mute_case, tmp_path)
    window.keeper.session.path.unlink()
    window.outside.look()
    speak(window, "en")
    settle(qtbot, window)
    (banner,) = window.banners.shown.values()
    assert banner.accessibleName().startswith(f"⟦“{window.keeper.session.path}” is no longer there")


def test_a_step_that_only_refused_something_has_a_name(retail):
    from bpo_case.desktop.document.state import State

    before = State(retail)
    path = f"labor/{retail.labor[0].id}/annual_salary"
    refused = after(before, (), {path: Refused("x", "is not a number")})
    several = after(
        before,
        [Entry(Change("set", f"labor/{each.id}/annual_salary", each.annual_salary, 1.0)) for each in retail.labor[:2]],
    )
    assert (step_said(before, refused), step_said(before, several)) == ("an entry that cannot be taken", "2 changes")
