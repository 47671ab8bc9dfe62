"""Every word in the window and in the board paper is a message of the catalogues, but for what the case itself says.

The case has no words in its names and texts, and each message is shown between ⟦ and ⟧: a letter outside them has
never been offered to anybody who translates.
"""

import dataclasses

import pytest
from PySide6.QtWidgets import QApplication

from bpo_case.desktop.workspace.steps_view import KEY
from bpo_case.errors import BpoCaseError
from bpo_case.text import catalogue
from tests.desktop.marking import Marking, texts_of, untranslated
from tests.desktop.windows import opened_mute


@pytest.fixture
def marked(known, monkeypatch):
    marking = Marking(known)
    monkeypatch.setattr(catalogue, "_catalogue", lambda _code: marking)


@pytest.fixture
def mute_window(qtbot, marked, window, mute_case, tmp_path):
    return opened_mute(qtbot, window, mute_case, tmp_path)


def everything_of(block):
    """All texts of the paper's blocks."""
    if isinstance(block, str):
        yield block
    elif dataclasses.is_dataclass(block):
        for field in dataclasses.fields(block):
            if field.name not in ("kind", "group", "effect", "language", "asks", "key", "look", "unit"):
                yield from everything_of(getattr(block, field.name))
    elif isinstance(block, tuple | list):
        for each in block:
            yield from everything_of(each)


def settle(qtbot, window):
    qtbot.waitUntil(lambda: bool(window.workspace.desk.findings), timeout=20_000)
    QApplication.processEvents()


def test_every_word_of_the_window_is_a_message(qtbot, mute_window):
    workspace, wrong = mute_window.workspace, {}
    settle(qtbot, mute_window)
    for step in keys_of(workspace.steps):
        workspace.show_step(step)
        QApplication.processEvents()
        for text, words in untranslated(texts_of(mute_window)).items():
            wrong.setdefault(text, (step, words))
    assert wrong == {}


def keys_of(steps):
    keys = (steps.item(row).data(KEY) for row in range(steps.count()))
    return [key for key in keys if key]


def test_every_word_of_the_beginning_is_a_message(marked, window):
    assert untranslated(texts_of(window)) == {}


def test_every_word_of_the_tour_is_a_message(qtbot, mute_window):
    from bpo_case.desktop.commands.stops import stops

    assert untranslated(bare_texts(stops(mute_window))) == {}


def bare_texts(found):
    from bpo_case.text import translate

    return [translate(text) for stop in found for text in (stop.heading, stop.sentence)]


def test_every_word_of_the_board_paper_is_a_message(marked, mute_case):
    from bpo_case.model.results import calculate
    from bpo_case.report.contents import board_paper

    assert untranslated(everything_of(board_paper(calculate(mute_case)))) == {}


def test_every_word_of_an_explanation_is_a_message(marked, mute_case):
    from bpo_case.model.explanation import explain
    from bpo_case.model.explanation_text import figure
    from bpo_case.model.results import calculate

    results, wrong = calculate(mute_case), {}
    for line in results.model.lines:
        months = {} if results.model[line].one_value else {"month": 14}
        try:
            node = explain(results, line, depth=2, **months)
        except BpoCaseError:  # some lines want a row
            continue
        for each in node.walk():
            said = (each.label, each.formula, each.note, each.when, figure(each).unit, *each.where)
            wrong |= untranslated(said)
    assert wrong == {}


def test_every_word_of_a_finding_is_a_message(marked, mute_case):
    from bpo_case.analysis.health.examine import health
    from bpo_case.model.results import calculate

    found = health(calculate(mute_case))
    assert untranslated(text for each in found for text in (each.sentence, each.subject)) == {}
