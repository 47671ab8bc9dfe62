"""How far an analysis is: words before anything is done, then the count and the time left."""

from __future__ import annotations

import pytest

from bpo_case.desktop.pages import progress_line
from bpo_case.desktop.pages.progress_line import ProgressLine

COUNTED = "{done} of {total} trials"


@pytest.fixture
def clock(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(progress_line, "monotonic", lambda: now[0])
    return now


@pytest.mark.parametrize(
    ("seconds", "at", "counted", "said"),
    [
        (3.0, (0, 1_000), COUNTED, "Calculating…"),
        (1.0, (50, 1_000), COUNTED, "50 of 1,000 trials · About 19 seconds left"),
        (1.0, (990, 1_000), COUNTED, "990 of 1,000 trials"),
        (1.0, (50, 1_000), "", "About 19 seconds left"),
    ],
)
def test_how_far_it_is_is_said(qtbot, clock, seconds, at, counted, said):
    line = ProgressLine(counted=counted)
    qtbot.addWidget(line)
    line.begin()
    clock[0] += seconds
    line.progress(*at)
    assert line.left.text() == said


def test_what_was_cancelled_can_be_begun_again_by_the_name_of_its_button(qtbot):
    line = ProgressLine(again="Simulate")
    qtbot.addWidget(line)
    line.begin()
    line.cancel.click()
    assert line.again.isVisibleTo(line) and line.again.text() == "Simulate"
    with qtbot.waitSignal(line.wanted):
        line.again.click()
