"""The first page."""

import json
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from bpo_case.desktop.keeping.recent import remember
from bpo_case.desktop.start.patterns import EMPTY, SAMPLES, TEMPLATES
from bpo_case.desktop.start.start_page import StartPage
from bpo_case.desktop.start.tile import Tile
from bpo_case.resources import path_of


def settings_of(pattern):
    return json.loads(pattern.path.read_text())["case"]["settings"]


def test_every_sample_and_template_is_offered_once():
    files = {path for folder in ("sample_data", "resources/templates") for path in path_of(folder).glob("*.bpocase")}
    offered = [pattern.path for pattern in (EMPTY, *TEMPLATES, *SAMPLES)]
    assert sorted(offered) == sorted(files)


@pytest.mark.parametrize("pattern", SAMPLES)
def test_what_is_said_of_a_sample_is_what_stands_in_it(pattern):
    settings = settings_of(pattern)
    assert (pattern.name, pattern.organisation, pattern.about) == (
        settings["title"], settings["organisation"], settings["decision"],
    )  # fmt: skip


@pytest.fixture
def page(qtbot):
    made = StartPage()
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


def tiles(page):
    return {tile.accessibleName(): tile for tile in page.findChildren(Tile)}


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_tile_is_pressed_by_the_keyboard(page, qtbot, key):
    with qtbot.waitSignal(page.started) as said:
        qtbot.keyClick(tiles(page)["Payroll"], key)
    assert said.args[0].endswith("payroll.bpocase")


def test_everything_can_be_reached_by_tab(page):
    assert all(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in page.findChildren(QPushButton))


def test_recent_files_are_listed_with_their_time_and_open(page, qtbot, tmp_path):
    remember(tmp_path / "Service desk.bpocase")
    page.refresh()
    tile = tiles(page)["Service desk"]
    assert f"{datetime.now():%Y-%m-%d}" in tile.accessibleDescription()
    with qtbot.waitSignal(page.opened) as said:
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert said.args[0] == str(tmp_path / "Service desk.bpocase")


def test_the_whole_page_fits_a_small_screen_without_scrolling_sideways(page):
    assert page.findChildren(Tile)[0].width() > 200
    assert page.minimumSizeHint().width() <= 1280


def test_a_click_on_the_words_of_a_tile_is_a_click_on_the_tile(page, qtbot):
    for tile in page.findChildren(Tile):
        for words in tile.findChildren(QLabel):
            with qtbot.waitSignal(tile.clicked):
                qtbot.mouseClick(words, Qt.MouseButton.LeftButton)


def test_a_file_whose_name_looks_like_formatting_is_shown_as_it_is_named(qtbot):
    tile = Tile("file-text", "<b>bold</b>")
    qtbot.addWidget(tile)
    assert [words.textFormat() for words in tile.findChildren(QLabel)] == [Qt.TextFormat.PlainText]
