"""What a table asks, answered with the keys that somebody in a hurry presses."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bpo_case.desktop.tables.asking import ask_how_meant, may_delete
from bpo_case.desktop.tables.readings import Cancelled, Doubt
from tests.desktop.windows import words_of


@pytest.fixture
def reply(panel):
    """Press a key, or a button by its key, in the box that appears next; give what the box says."""
    said = []

    def later(answer):
        def look():
            box = QApplication.activeModalWidget()
            if box is None:
                QTimer.singleShot(20, look)
                return
            said.append(words_of(box))
            if isinstance(answer, str):
                box.buttons[answer].click()
            else:
                QTest.keyClick(box.focusWidget(), answer)

        QTimer.singleShot(0, look)
        return said

    return later


@pytest.mark.parametrize(("answer", "may"), [(Qt.Key.Key_Return, False), (Qt.Key.Key_Escape, False), ("delete", True)])
def test_rows_are_deleted_by_the_answer_alone_that_says_so(panel, reply, answer, may):
    said = reply(answer)
    assert may_delete(panel, "Delete?", ["Labor: 28"]) == may
    assert "Delete?" in said[0]
    assert "Labor: 28" in said[0]


def test_how_numbers_are_meant_is_answered_or_nothing_is_pasted(panel, reply):
    doubt = Doubt("decimal", "Salary", "1.234")
    reply(",")
    assert ask_how_meant(panel, doubt) == ","
    reply(Qt.Key.Key_Return)
    with pytest.raises(Cancelled):
        ask_how_meant(panel, doubt)
