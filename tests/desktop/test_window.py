"""The frame: actions, tools, files that are dropped, the tour."""

from functools import partial
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QLineEdit, QMenu

from bpo_case.desktop.actions import ACTIONS, BAR, NEEDS
from bpo_case.desktop.commands import beginning as module
from bpo_case.desktop.commands.views import look_at_system, show_chosen_look
from bpo_case.desktop.document.state import State
from bpo_case.desktop.menus import Menus
from bpo_case.desktop.preload import LATER
from bpo_case.desktop.start.patterns import SAMPLES, TEMPLATES
from bpo_case.desktop.tables import table_actions
from bpo_case.desktop.theme.look import colours
from bpo_case.resources import path_of
from bpo_case.text import reading_in, translate
from tests.desktop.windows import opened, retitle


def test_every_action_does_something_and_has_a_key_of_its_own():
    assert all((action.run is None) != (action.fill is None) for action in ACTIONS)
    keys = [QKeySequence(action.shortcut).toString() for action in ACTIONS if action.shortcut]
    assert len(keys) == len(set(keys))
    assert all(keys)
    assert len({action.key for action in ACTIONS}) == len(ACTIONS)


def test_keys_of_the_window_leave_those_of_tables_alone():
    routed = {action.shortcut for action in ACTIONS if action.key in ("cut", "copy", "paste", "find", "replace")}
    of_tables = {keys for action in table_actions.ACTIONS for keys in action.keys}
    assert routed <= of_tables
    assert {action.shortcut for action in ACTIONS} & of_tables == routed


def test_every_action_needs_something_known_and_has_an_icon_that_exists():
    assert {action.needs for action in ACTIONS} <= set(NEEDS)
    assert all(path_of(f"resources/icons/{action.icon}.svg").is_file() for action in ACTIONS if action.icon)
    assert {key for group in BAR for key in group} <= {action.key for action in ACTIONS}


def test_letters_of_a_menu_are_not_given_twice():
    for menu in {action.menu for action in ACTIONS}:
        letters = [action.text[action.text.index("&") + 1].lower() for action in ACTIONS if action.menu == menu]
        assert len(letters) == len(set(letters)), menu


def enabled(window):
    return {key for key, action in window.menus.actions.items() if action.isEnabled()}


def test_without_a_case_only_what_needs_none_can_be_chosen(window):
    assert enabled(window) == {action.key for action in ACTIONS if action.needs == ""}


def test_undo_says_what_it_takes_back(retail_window):
    assert "undo" not in enabled(retail_window)
    retitle(retail_window, "Edited")
    undo = retail_window.menus.actions["undo"]
    assert undo.text() == "&Undo: Change the title"
    assert undo.toolTip() == "Undo: Change the title (Ctrl+Z)"
    undo.trigger()
    assert retail_window.menus.actions["redo"].text() == "&Redo: Change the title"
    assert "undo" not in enabled(retail_window)


def filled(window, key):
    action = next(action for action in ACTIONS if action.key == key)
    menu = QMenu(window)
    action.fill(window, menu)
    return menu


def test_new_offers_the_empty_case_all_templates_and_all_samples(window):
    menu = filled(window, "new")
    offered = [len(entry.menu().actions()) for entry in menu.actions() if entry.menu()]
    assert offered == [len(TEMPLATES), len(SAMPLES)]


def test_recent_files_are_offered_and_open(qtbot, retail_window, retail_file):
    retail_window.files.close()
    (entry,) = filled(retail_window, "recent").actions()
    assert entry.text() == "retail.bpocase"
    opened(qtbot, retail_window, entry.trigger)
    assert retail_window.session.path == retail_file


def test_every_step_can_be_gone_to_from_the_menu(retail_window):
    entries = [entry for entry in filled(retail_window, "step").actions() if not entry.isSeparator()]
    next(entry for entry in entries if entry.text() == "Labor").trigger()
    assert retail_window.workspace.pages.currentWidget().step.key == "labor"


def test_edits_go_to_whatever_has_the_focus(window, qapp, qtbot):
    line = QLineEdit("some words", window)
    line.show()
    line.setFocus()
    line.selectAll()
    qtbot.waitUntil(line.hasFocus)
    window.menus.actions["cut"].setEnabled(True)
    window.menus.actions["cut"].trigger()
    assert (line.text(), qapp.clipboard().text()) == ("", "some words")
    window.menus.actions["paste"].setEnabled(True)
    window.menus.actions["paste"].trigger()
    assert line.text() == "some words"


def test_find_goes_to_the_table_wherever_the_focus_is(retail_window, qtbot):
    retail_window.workspace.steps.choose("labor")
    retail_window.workspace.steps.setFocus()
    panel = retail_window.workspace.pages.currentWidget().views[0]
    retail_window.menus.actions["find"].trigger()
    qtbot.waitUntil(panel.find_bar.isVisible)


def test_the_option_chooser_shows_the_options_and_chooses(retail_window, qtbot):
    chooser = retail_window.menus.options
    qtbot.waitUntil(lambda: chooser.box.count() == 5, timeout=20_000)
    desk = retail_window.workspace.desk
    assert chooser.box.currentIndex() == desk.option
    chooser.box.activated.emit(0)
    assert desk.option == 0
    desk.choose_option(desk.results.options[2].id)
    assert chooser.box.currentIndex() == 2


def test_the_page_of_the_paper_exports_as_the_menu_does(retail_window, replies, retail):
    twin = retail.options[0].model_copy(update={"id": "twin"})
    retail_window.session.store.put("Twin", State(retail.model_copy(update={"options": (*retail.options, twin)})))
    replies.give("close")
    retail_window.workspace.desk.paper_wanted.emit()
    assert "to be mended first" in replies.said[0]


def test_figures_do_not_wait_for_other_work_behind_the_window(retail_window, qtbot):
    session, end = retail_window.session, Event()
    session.background.run(partial(end.wait, 20), lambda _: None, lambda _: None)
    try:
        with qtbot.waitSignal(session.recalculator.finished, timeout=10_000):
            retitle(retail_window, "Edited")
    finally:
        end.set()


def test_what_papers_and_workbooks_need_is_loaded_when_the_first_case_has_its_figures(
    window, qtbot, retail_file, monkeypatch
):
    loaded = []
    monkeypatch.setattr(
        module,
        "preload",
        lambda modules=(): loaded.append((modules, window.session and window.session.recalculator.outcome)),
    )
    window.begin(retail_file)
    qtbot.waitUntil(lambda: len(loaded) == 2, timeout=20_000)
    assert [modules for modules, _ in loaded] == [(), LATER]
    assert loaded[0][1] is None and loaded[1][1] is not None
    retitle(window, "Edited")
    qtbot.wait(500)
    assert len(loaded) == 2


# -- Look --


def test_the_look_is_that_of_the_system_until_another_is_chosen(window, qapp):
    for change, scheme in ((Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Light, "light")):
        qapp.styleHints().colorSchemeChanged.emit(change)
        assert colours().scheme == scheme
    window.menus.actions["light"].trigger()
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert colours().scheme == "light"
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)


def test_the_first_look_is_that_of_the_palette_the_system_gives(qapp):
    for ground, scheme in (("#202020", "dark"), ("#efefef", "light")):
        qapp.setPalette(QPalette(QColor(ground)))
        look_at_system(qapp)
        show_chosen_look()
        assert colours().scheme == scheme


def test_the_scheme_chosen_is_remembered_and_icons_follow(window, qtbot):
    window.menus.actions["dark"].trigger()
    assert colours().scheme == "dark"
    assert [key for key in ("light", "dark", "system") if window.menus.actions[key].isChecked()] == ["dark"]
    window.menus.actions["light"].trigger()
    assert colours().scheme == "light"


def test_text_can_be_made_larger_and_normal_again(window, qapp):
    normal = qapp.font().pointSizeF()
    window.menus.actions["larger"].trigger()
    assert qapp.font().pointSizeF() == pytest.approx(normal * 1.1)
    for _ in range(20):
        window.menus.actions["larger"].trigger()
    assert qapp.font().pointSizeF() == pytest.approx(normal * 1.6)
    window.menus.actions["normal"].trigger()
    assert qapp.font().pointSizeF() == pytest.approx(normal)


def test_panels_can_be_put_away_and_stay_so(retail_window, qtbot, retail_file):
    retail_window.menus.actions["inspector"].trigger()
    assert not retail_window.workspace.inspector.isVisible()
    retail_window.files.close()
    opened(qtbot, retail_window, lambda: retail_window.files.open(retail_file))
    assert not retail_window.workspace.inspector.isVisible()
    retail_window.menus.actions["inspector"].trigger()
    assert retail_window.workspace.inspector.isVisible()


def test_keys_and_version_are_told(window, replies):
    replies.give("close", "close")
    window.menus.actions["keys"].trigger()
    window.menus.actions["about"].trigger()
    assert "Ctrl+S\nSave" in replies.said[0]
    assert "Version" in replies.said[1]


# -- Files that are dropped --


def dropped(window, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    at, how = QPointF(200, 200), (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    enter = QDragEnterEvent(at.toPoint(), *how, Qt.KeyboardModifier.NoModifier)
    enter.ignore()
    window.dragEnterEvent(enter)
    if enter.isAccepted():
        window.dropEvent(QDropEvent(at, *how, Qt.KeyboardModifier.NoModifier))
    return enter.isAccepted()


def test_a_case_that_is_dropped_is_opened(qtbot, window, retail_file):
    opened(qtbot, window, lambda: dropped(window, retail_file))
    assert window.session.path == retail_file


def test_two_files_at_once_are_not_taken(window, retail_file, tmp_path):
    assert not dropped(window, retail_file, tmp_path / "b.bpocase")


def test_a_table_without_a_case_says_what_to_do(qtbot, window, replies, tmp_path):
    replies.give("close")
    assert dropped(window, tmp_path / "a.csv")
    qtbot.waitUntil(lambda: bool(replies.said))
    assert "Open a case" in replies.said[0]


def test_a_table_that_is_dropped_on_a_case_is_imported(qtbot, retail_window, monkeypatch, tmp_path):
    taken = []
    monkeypatch.setattr(retail_window.exports, "bring_in", taken.append)
    dropped(retail_window, tmp_path / "a.xlsx")
    qtbot.waitUntil(lambda: taken == [tmp_path / "a.xlsx"])


# -- The tour --


def test_the_tour_opens_a_sample_and_goes_by_keys_from_stop_to_stop(qtbot, window):
    opened(qtbot, window, window.begin_tour)
    qtbot.waitUntil(lambda: window.tour is not None)
    tour = window.tour
    headings = []
    for _ in tour.stops:
        headings.append(tour.heading.text())
        assert tour.rect().contains(tour.card.geometry())
        assert not tour.card.geometry().intersects(tour._target()) or tour.at == 1  # a whole page leaves no room
        qtbot.keyClick(tour, Qt.Key.Key_Right)
    assert len(set(headings)) == len(headings) == 7
    assert not tour.isVisible()


def test_escape_ends_the_tour(qtbot, retail_window):
    retail_window.begin_tour()
    tour = retail_window.tour
    qtbot.keyClick(tour, Qt.Key.Key_Escape)
    assert not tour.isVisible()
    assert retail_window.tour is None


def test_the_tour_keeps_the_keyboard_and_its_arrows_go_on_from_any_button(qtbot, retail_window):
    retail_window.activateWindow()
    qtbot.waitUntil(retail_window.isActiveWindow)
    retail_window.begin_tour()
    tour = retail_window.tour
    for key, at in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Right, 2), (Qt.Key.Key_Left, 1), (Qt.Key.Key_Return, 2)):
        qtbot.keyClick(retail_window.focusWidget(), key)
        assert tour.at == at
    seen = []
    for _ in range(3):
        qtbot.keyClick(retail_window.focusWidget(), Qt.Key.Key_Tab)
        seen.append(retail_window.focusWidget())
    assert seen == [tour.skip, tour.back, tour.next]
    retail_window.menus.options.setFocus()
    retail_window.workspace.steps.setFocus()
    assert tour.next.hasFocus()
    tour.back.setFocus()
    qtbot.keyClick(tour.back, Qt.Key.Key_Return)
    assert tour.at == 1


def test_a_second_tour_takes_the_place_of_the_first_and_none_outlives_the_case(qtbot, retail_window):
    retail_window.begin_tour()
    first = retail_window.tour
    retail_window.begin_tour()
    second = retail_window.tour
    assert (first.isVisible(), second.isVisible()) == (False, True)
    retail_window.close_case()
    assert retail_window.tour is None
    assert not second.isVisible()
    qtbot.wait(50)  # what lay under it is gone: nothing asks where it is


def test_menus_are_made_from_the_table_alone(window):
    assert isinstance(window.menus, Menus)
    assert [entry.text() for entry in window.menuBar().actions()] == ["&File", "&Edit", "&View", "&Case", "&Help"]


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_each_menu_is_opened_by_a_key_of_its_own(language):
    with reading_in(language):
        titles = [translate(menu) for menu in dict.fromkeys(action.menu for action in ACTIONS)]
    keys = [title[title.index("&") + 1].casefold() for title in titles]
    assert len(set(keys)) == len(keys) == 5, titles
