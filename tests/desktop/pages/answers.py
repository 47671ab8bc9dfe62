"""Pages of answers, as tests show them."""

from __future__ import annotations

from bpo_case.desktop.workspace.steps import STEPS


def page_of(key, desk, qtbot):
    """Make a page and show it."""
    made = next(step for step in STEPS if step.key == key).make(desk)
    qtbot.addWidget(made)
    made.resize(760, 620)
    made.show()
    return made


def calculated_again(desk, qtbot):
    with qtbot.waitSignal(desk.session.recalculator.finished, timeout=20_000):
        desk.session.recalculator.start()
