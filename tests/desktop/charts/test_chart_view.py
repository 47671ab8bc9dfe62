"""A chart on the screen: drawn behind, never empty once drawn, said, explained and taken elsewhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from bpo_case.desktop.charts.chart_view import ZOOM, ChartView
from bpo_case.desktop.theme.look import colours, use_scheme
from bpo_case.desktop.workspace.desk import Figure
from bpo_case.report.cell import Cell
from bpo_case.report.chart_blocks import Bars, Curve, Curves, Part

BARS = Bars(
    "€ k",
    ("As is", "Nearshore"),
    (
        Part("Labor", "in house", (Cell("60", 60_000.0), Cell("20", 20_000.25))),
        Part("Charges", "vendor", (Cell("–", 0.0), Cell("30", 30_000.0))),
    ),
    (Cell("60", 60_000.0), Cell("50", 50_000.25)),
)
CURVE = Curves("€", "", (Curve("Cash", (0.0, -5.0, 9.0), strong=True),))


def ask(series: int, place: int) -> Figure:
    return Figure(("labor_cash", "charges_cash")[series], place)


@pytest.fixture
def view(desk, qtbot):
    made = ChartView(desk, "Cost by category")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


@pytest.fixture
def drawn(view, qtbot):
    view.show_chart(BARS, ask)
    qtbot.waitUntil(lambda: view.image is not None, timeout=20_000)
    return view


def point(view, series: int, place: int) -> QPointF:
    spot = next(spot for spot in view._spots if (spot.series, spot.place) == (series, place))
    return QPointF((spot.left + spot.right) / 2 * ZOOM, (spot.top + spot.bottom) / 2 * ZOOM)


def test_the_picture_has_the_pixels_of_the_screen(drawn):
    assert drawn.image.width() == round(600 * drawn.devicePixelRatioF())


def test_the_last_picture_stays_until_the_next_is_there(drawn, qtbot):
    before = drawn.image
    drawn.resize(800, 300)
    drawn.show_chart(CURVE, lambda *_: None)
    assert drawn.image is before
    qtbot.waitUntil(lambda: drawn.image is not before, timeout=20_000)
    qtbot.waitUntil(lambda: drawn.image.width() == 800, timeout=20_000)


def test_the_last_of_many_sizes_is_what_is_drawn_in_the_end(drawn, qtbot):
    for width in range(500, 700, 10):
        drawn.resize(width, 300)
    qtbot.waitUntil(lambda: drawn.image.width() == 690, timeout=20_000)


def test_a_chart_that_nobody_sees_is_not_drawn(desk, qtbot):
    hidden = ChartView(desk, "Cost")
    qtbot.addWidget(hidden)
    hidden.show_chart(BARS, ask)
    qtbot.wait(200)
    assert hidden.image is None


def test_a_click_has_the_figure_explained(drawn, qtbot):
    with qtbot.waitSignal(drawn.desk.asked) as asked:
        qtbot.mouseClick(drawn, Qt.MouseButton.LeftButton, pos=point(drawn, 1, 1).toPoint())
    assert asked.args == [Figure("charges_cash", 1)]


def test_a_click_beside_the_bars_asks_nothing(drawn, qtbot):
    with qtbot.assertNotEmitted(drawn.desk.asked):
        qtbot.mouseClick(drawn, Qt.MouseButton.LeftButton, pos=QPointF(598, 2).toPoint())


def test_the_pointer_is_told_the_exact_figure(drawn):
    assert drawn.said_at(drawn.spot_at(point(drawn, 0, 1))) == "Nearshore · Labor: €20,000"
    assert drawn.said_at(None) == ""


def test_a_screen_reader_is_told_all_figures(drawn):
    assert drawn.accessibleName() == "Cost by category"
    assert "Nearshore: 50 (Labor 20, Charges 30)" in drawn.accessibleDescription()


def test_data_are_copied_in_full_precision(drawn):
    drawn.copy_data()
    assert QGuiApplication.clipboard().text().splitlines()[2] == "Nearshore\t20000.25\t30000\t50000.25"


def test_the_picture_is_copied_on_the_ground_it_is_shown_on(drawn):
    drawn.copy_picture()
    copied = QGuiApplication.clipboard().image()
    assert copied.pixelColor(0, copied.height() - 1) == QColor(colours().card)


def test_the_picture_is_saved(drawn, tmp_path):
    drawn.save_picture(str(tmp_path / "chart.png"))
    assert QImage(str(tmp_path / "chart.png")).width() == drawn.image.width()


def test_a_picture_that_cannot_be_saved_is_told(drawn, tmp_path, qtbot):
    with qtbot.waitSignal(drawn.desk.store.told) as told:
        drawn.save_picture(str(tmp_path / "nowhere" / "chart.png"))
    assert "cannot be saved" in told.args[0]


def test_the_chart_follows_into_the_dark(drawn, qtbot):
    light = drawn.image
    use_scheme(QApplication.instance(), "dark")
    try:
        qtbot.waitUntil(lambda: drawn.image is not light, timeout=20_000)
        assert drawn.image != light
    finally:
        use_scheme(QApplication.instance(), "light")


def test_what_can_be_done_with_a_chart_is_offered(drawn):
    assert [action.text() for action in drawn.offers(drawn)] == ["Copy picture", "Save picture…", "Copy data"]
