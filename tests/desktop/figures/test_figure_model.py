"""A table of figures as Qt's views read it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionRange, Qt
from PySide6.QtGui import QColor

from bpo_case.desktop.figures.figure_model import FigureModel
from bpo_case.desktop.figures.figure_table import EMPTY, FigureRow, FigureTable, Shown
from bpo_case.desktop.theme.look import colours

TABLE = FigureTable(
    "€ k",
    ("As is", "Nearshore"),
    (
        FigureRow("Value", kind="heading"),
        FigureRow("NPV", (Shown("–"), Shown("3,842", 3842076.125, look="best", measure="money")), about="Net."),
        FigureRow("Cost", (Shown("100", 100e3), Shown("90", 90e3)), "total"),
    ),
    starred=1,
    currency="EUR",
)


@pytest.fixture
def model():
    made = FigureModel()
    made.show_table(TABLE)
    return made


def at(model, row: int, column: int, role: Qt.ItemDataRole):
    return model.data(model.index(row, column), int(role))


def test_the_model_keeps_the_rules_of_models(model, qtmodeltester):
    qtmodeltester.check(model)


def test_an_empty_table_keeps_them_as_well(qtmodeltester):
    made = FigureModel()
    made.show_table(EMPTY)
    qtmodeltester.check(made)


def test_figures_stand_to_the_right(model):
    assert at(model, 1, 1, Qt.ItemDataRole.TextAlignmentRole) & int(Qt.AlignmentFlag.AlignRight)


def test_the_best_figure_stands_out_by_weight_and_colour(model):
    assert at(model, 1, 1, Qt.ItemDataRole.FontRole).bold() or at(model, 1, 1, Qt.ItemDataRole.FontRole).weight() > 500
    assert at(model, 1, 1, Qt.ItemDataRole.ForegroundRole) == QColor(colours().accent)
    assert at(model, 2, 0, Qt.ItemDataRole.ForegroundRole) is None


def test_the_pointer_and_screen_readers_are_told_whose_figure_it_is(model):
    assert at(model, 1, 1, Qt.ItemDataRole.ToolTipRole) == "NPV, Nearshore: €3,842,076.13"
    assert at(model, 1, 1, Qt.ItemDataRole.AccessibleTextRole) == "NPV, Nearshore, 3,842, € k"


def test_headings_cannot_be_chosen(model):
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_the_column_that_stands_out_has_a_star(model):
    icons = [model.headerData(at, Qt.Orientation.Horizontal, int(Qt.ItemDataRole.DecorationRole)) for at in (0, 1)]
    assert icons[0] is None and not icons[1].isNull()


def test_rows_say_what_they_mean(model):
    assert model.headerData(1, Qt.Orientation.Vertical) == "NPV"
    assert model.headerData(1, Qt.Orientation.Vertical, int(Qt.ItemDataRole.ToolTipRole)) == "Net."


def test_a_block_is_copied_in_full_precision_with_heads_or_without(model):
    chosen = QItemSelectionRange(model.index(1, 1), model.index(2, 1))
    assert model.block(chosen, heads=False) == [(3842076.125,), (90e3,)]
    assert model.block(chosen, heads=True) == [("€ k", "Nearshore"), ("NPV", 3842076.125), ("Cost", 90e3)]


def test_new_figures_in_the_same_table_leave_the_place_alone(model, qtbot):
    same = FigureTable(
        TABLE.heading, TABLE.columns, (*TABLE.rows[:2], FigureRow("Cost", (Shown("1"), Shown("2")), "total")), 1
    )
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_table(same)
    assert at(model, 2, 1, Qt.ItemDataRole.DisplayRole) == "2"


def test_another_table_is_shown_anew(model, qtbot):
    with qtbot.waitSignal(model.modelReset):
        model.show_table(FigureTable("€", ("One",), ()))
