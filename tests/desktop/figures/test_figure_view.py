"""A table of figures on the screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtGui import QGuiApplication

from bpo_case.desktop.figures.figure_table import FigureRow, FigureTable, Shown
from bpo_case.desktop.figures.figure_view import FigureView
from bpo_case.desktop.workspace.desk import Figure
from tests.desktop.figures.test_figure_model import TABLE

ASKS = Figure("npv", 1)


@pytest.fixture
def view(desk, qtbot):
    made = FigureView(desk, "Key figures")
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    made.show_table(TABLE)
    return made


def choose(view, *corners):
    first, last = (view.figures.index(*corner) for corner in corners)
    view.selectionModel().select(QItemSelection(first, last), QItemSelectionModel.SelectionFlag.ClearAndSelect)


def test_going_to_a_figure_has_it_explained(view, qtbot):
    view.show_table(FigureTable("€", ("A",), (FigureRow("NPV", (Shown("1", 1.0, ASKS),)),)))
    with qtbot.waitSignal(view.desk.asked) as asked:
        view.setCurrentIndex(view.figures.index(0, 0))
    assert asked.args == [ASKS]


def test_a_figure_without_a_question_asks_nothing(view, qtbot):
    with qtbot.assertNotEmitted(view.desk.asked):
        view.setCurrentIndex(view.figures.index(1, 0))


def test_the_unit_stands_in_the_corner(view):
    assert view.unit.text() == "€ k"
    assert view.unit.width() == view.verticalHeader().width()


def test_figures_are_copied_with_headers_or_without(view):
    choose(view, (1, 0), (2, 1))
    view.copy(heads=False)
    assert QGuiApplication.clipboard().text() == "–\t3842076.125\n100000\t90000"
    view.copy(heads=True)
    assert QGuiApplication.clipboard().text().splitlines()[0] == "€ k\tAs is\tNearshore"


def test_the_whole_table_is_copied(view):
    view.copy_all()
    assert QGuiApplication.clipboard().text().splitlines()[1:3] == ["Value\t\t", "NPV\t–\t3842076.125"]


def test_no_column_is_too_narrow_for_a_word_over_it(view):
    view.show_table(FigureTable("€", ("Infrastructurecost",) * 12, ()))
    width = view.fontMetrics().horizontalAdvance("Infrastructurecost")
    assert all(view.columnWidth(at) > width for at in range(12))


def test_headings_reach_over_all_columns(view):
    assert view.columnSpan(0, 0) == 2 and view.columnSpan(1, 0) == 1


def test_what_is_selected_is_summed_up(view, qtbot):
    amounts = tuple(Shown("1", value, measure="money") for value in (1000.0, -250.5))
    view.show_table(
        FigureTable(
            "€", ("A", "B"), (FigureRow("Tax", amounts), FigureRow("Share", (Shown("1%", 0.01, measure="share"),) * 2))
        )
    )
    with qtbot.waitSignal(view.desk.summarised) as said:
        choose(view, (0, 0), (0, 1))
    assert said.args == ["2 cells · sum €750 · average €375"]
    with qtbot.waitSignal(view.desk.summarised) as said:
        choose(view, (0, 0), (1, 1))
    assert said.args == ["4 cells"], "money and shares make no sum"


def test_labels_take_the_width_that_the_figures_leave(view):
    label = "A label of many words that would not fit in a third"
    view.show_table(FigureTable("€", ("A",), (FigureRow(label, (Shown("1", 1.0),)),)))
    assert view.labels.width() == 280
    view.show_table(FigureTable("€", tuple("ABCDEFGHIJ"), (FigureRow(label, (Shown("1", 1.0),) * 10),)))
    assert view.labels.width() == 238
