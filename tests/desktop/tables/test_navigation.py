import pytest
from PySide6.QtCore import Qt

from bpo_case.desktop.tables.navigation import Ground, Place, destination

GRID = ["xx.x", "x..x", "x.x.", "xxxx"]
GROUND = Ground(4, 3, 4, 2, lambda row, column: row < len(GRID) and GRID[row][column] == "x")
UP, DOWN, LEFT, RIGHT = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right


@pytest.mark.parametrize(
    ("at", "key", "leads_to"),
    [
        ((0, 0), DOWN, (3, 0)), ((3, 0), DOWN, (6, 0)), ((0, 1), DOWN, (3, 1)), ((6, 0), UP, (3, 0)),
        ((0, 0), RIGHT, (0, 1)), ((0, 1), RIGHT, (0, 3)), ((1, 3), LEFT, (1, 0)), ((0, 2), DOWN, (2, 2)),
    ],
)  # fmt: skip
def test_control_jumps_to_the_edge_of_what_is_there(at, key, leads_to):
    assert destination(GROUND, Place(*at), key, jump=True) == leads_to


def test_arrows_stay_within_the_table():
    assert destination(GROUND, Place(0, 0), UP, jump=False) == (0, 0)
    assert destination(GROUND, Place(6, 3), DOWN, jump=False) == (6, 3)


def test_home_and_end_go_to_the_ends_of_row_and_table():
    assert destination(GROUND, Place(2, 2), Qt.Key.Key_Home, jump=False) == (2, 0)
    assert destination(GROUND, Place(2, 2), Qt.Key.Key_Home, jump=True) == (0, 0)
    assert destination(GROUND, Place(0, 0), Qt.Key.Key_End, jump=True) == (3, 3)


def test_pages_are_as_high_as_what_is_seen():
    assert destination(GROUND, Place(1, 1), Qt.Key.Key_PageDown, jump=False) == (3, 1)


def test_other_keys_lead_nowhere():
    assert destination(GROUND, Place(1, 1), Qt.Key.Key_A, jump=False) is None
