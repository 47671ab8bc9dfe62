from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from bpo_case.desktop.theme.scrolled import BESIDE, Scrolled


def test_the_right_edge_stays_where_it_is_when_the_bar_comes(qtbot):
    content, card = QWidget(), QLabel("A card")
    room = QVBoxLayout(content)
    room.setContentsMargins(0, 0, 0, 0)
    room.addWidget(card)
    area = Scrolled(content)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    qtbot.waitExposed(area)
    assert card.width() == 300 - BESIDE
    card.setMinimumHeight(900)
    qtbot.waitUntil(area.verticalScrollBar().isVisible)
    assert card.width() == 300 - BESIDE
