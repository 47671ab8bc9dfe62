"""Anybody may press, click, paste and take back anything, in any order: nothing breaks, and all of it can be undone."""

from __future__ import annotations

import os
import sys
import threading

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from bpo_case.desktop.workspace.steps import STEPS
from tests.desktop.hands import CONTROL, NOTHING, SHIFT, Hands

EXAMPLES = int(os.environ.get("BPO_CASE_RANDOM_EXAMPLES", "30"))
"""Some two minutes of random use; set the variable to hundreds to look for longer."""
REACHED = {"OptionPage", "HealthPage", "TablesPage"}
ACTIONS_AT_LEAST, ACTIONS_AT_MOST = 20, 60

KEYS = [
    Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_F2, Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_F8,
]  # fmt: skip
WITH_CONTROL = [
    Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_V, Qt.Key.Key_D, Qt.Key.Key_R, Qt.Key.Key_F,
    Qt.Key.Key_H, Qt.Key.Key_A, Qt.Key.Key_S, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_Home, Qt.Key.Key_End,
]  # fmt: skip
TEXTS = [
    "7",
    "1.234,5",
    "1.234",
    "(12)",
    "50 %",
    "=3*4",
    "=1/0",
    "k",
    "éß",
    "-1",
    "9" * 30,
    "",
    "\t",
    "nan",
    "New\nline",
]
PASTES = [
    "1\t2\n3\t4\n", "1.234\t1,5\n", "Anna\tLille\n", "\t\t\n", "x" * 500, "1\n" * 60, "30 %\t2\n", "=1+1\t-5\n", "\n",
    "Name\tService\nAgent\tChat\n",
]  # fmt: skip

ROWS, COLUMNS = st.integers(0, 60), st.integers(0, 30)


def act(name, *how):
    return st.tuples(st.just(name), *how)


ACTS = st.one_of(
    act("press", st.sampled_from(KEYS), st.sampled_from([NOTHING, SHIFT, CONTROL])),
    act("press", st.sampled_from(WITH_CONTROL), st.just(CONTROL)),
    act("write", st.sampled_from(TEXTS)),
    act("paste", st.sampled_from(PASTES)),
    act("click", st.floats(0, 1), st.floats(0, 1), st.booleans()),
    act("click_cell", ROWS, COLUMNS, st.booleans()),
    act("enter", ROWS, COLUMNS, st.sampled_from(TEXTS)),
    act("paste_at", ROWS, COLUMNS, st.sampled_from(PASTES)),
    act("go_to", st.sampled_from([step.key for step in STEPS])),
    act("show_option", st.integers(0, 5), st.none() | st.integers(0, 10)),
    act("fill_in", st.integers(0, 30), st.sampled_from(TEXTS)),
    act("with_option", st.sampled_from(["add", 0, 1])),
    act("remedy", st.integers(0, 40)),
    act("undo", st.integers(1, 3)),
)


@pytest.fixture
def hands(retail_window, monkeypatch):
    made = Hands(retail_window)
    yield made
    made.stop()


@pytest.mark.slow
@pytest.mark.qt_log_ignore("This plugin does not support (grabbing the keyboard|raise)")  # without a screen
@pytest.mark.timeout(60 + 60 * EXAMPLES)
def test_random_use_breaks_nothing_and_all_of_it_can_be_undone(hands, retail_window, qtbot, qtlog, qapp, monkeypatch):
    behind: list[object] = []
    monkeypatch.setattr(retail_window.guard, "catch", behind.append)
    monkeypatch.setattr(threading, "excepthook", behind.append)
    monkeypatch.setattr(sys, "unraisablehook", behind.append)
    made = 0

    @settings(
        max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    )  # fmt: skip
    @given(st.lists(ACTS, min_size=ACTIONS_AT_LEAST, max_size=ACTIONS_AT_MOST))
    def used(acts):
        nonlocal made
        store, warned = retail_window.session.store, len(qtlog.records)
        start = store.case
        behind.clear()
        hands.come_back()
        with qtbot.captureExceptions() as uncaught:
            for name, *how in acts:
                getattr(hands, name)(*how)
                qapp.processEvents()
                hands.come_back()
            retail_window.workspace.steps.setFocus()
            qapp.processEvents()
            made += store.undo.count()
            while store.undo.canUndo():
                store.undo.undo()
            qapp.processEvents()
        assert [repr(error) for _, error, _ in uncaught] == []
        assert [repr(error) for error in behind] == []
        assert [record.message for record in qtlog.records[warned:] if not record.ignored] == []
        assert store.case is start
        assert not store.state.refused

    used()
    assert made > 2 * EXAMPLES, "hardly anything was changed"
    assert hands.seen >= REACHED
