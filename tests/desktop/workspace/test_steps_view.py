import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bpo_case.desktop.workspace.states import states
from bpo_case.desktop.workspace.steps import steps
from bpo_case.desktop.workspace.steps_view import KEY, StepsView


@pytest.fixture
def view(retail, qtbot):
    made = StepsView()
    qtbot.addWidget(made)
    found = steps(retail)
    made.show_steps(found, states(retail, found, ["settings/tax_rate"], ()))
    made.choose("overview")
    return made


def test_the_arrow_keys_go_from_step_to_step_and_over_headings(view):
    seen = []
    view.chosen.connect(seen.append)
    for _ in range(8):
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert seen[:2] == ["services", "locations"]
    assert seen[-2:] == ["options", "option/as-is"]


def test_a_screen_reader_hears_the_state(view):
    said = [view.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(view.count())]
    assert "Overview, to be mended" in said
    assert "Services, complete" in said


def test_the_step_chosen_stays_chosen_when_the_steps_change(view, retail):
    view.choose("labor")
    fewer = [step for step in steps(retail) if not step.option]
    view.show_steps(fewer, {})
    assert view.currentItem().data(KEY) == "labor"
