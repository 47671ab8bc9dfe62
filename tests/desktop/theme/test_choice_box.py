import pytest
from PySide6.QtCore import Qt

from bpo_case.desktop.theme.choice_box import ChoiceBox

WIDE = 160
NAME = "Hybrid: automate chat, nearshore the rest"


@pytest.fixture
def picture(qtbot):
    def draw(text):
        box = ChoiceBox()
        qtbot.addWidget(box)
        box.addItem(text)
        box.setFixedWidth(WIDE)
        box.show()
        qtbot.waitExposed(box)
        return box.grab().toImage()

    return draw


def test_a_text_that_is_too_long_ends_with_an_ellipsis(picture, qapp):
    metrics = ChoiceBox().fontMetrics()
    ended = {metrics.elidedText(NAME, Qt.TextElideMode.ElideRight, room) for room in range(WIDE // 2, WIDE)}
    assert any(picture(NAME) == picture(text) for text in ended if text.endswith("…"))
    assert picture(NAME) != picture(NAME[:10])
