"""The keyboard leads to every part of an open case, in the order of the work, and one sees where it is."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QTableView

from bpo_case.case.errors import UnknownPath
from bpo_case.desktop.commands.notices import Notice
from bpo_case.desktop.dialogs.error_dialog import ErrorDialog
from bpo_case.desktop.dialogs.progress_dialog import ProgressDialog
from bpo_case.desktop.dialogs.question import Answer, Question
from bpo_case.desktop.dialogs.versions_dialog import Version, VersionsDialog
from bpo_case.desktop.document.background import Background
from bpo_case.desktop.importing.opening import opened as opened_file
from bpo_case.desktop.importing.problems_dialog import ProblemsDialog
from bpo_case.desktop.importing.table_dialog import TableDialog
from bpo_case.desktop.keeping.places import log_file
from bpo_case.desktop.regions import go_to, regions, stops
from bpo_case.desktop.theme.look import use_scheme
from bpo_case.desktop.workspace.desk import Figure
from bpo_case.desktop.workspace.steps import steps
from bpo_case.model.results import LINES
from bpo_case.resources import path_of

Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ORDER = ["OverviewPage", "Inspector", "Strip", "ProblemsPanel", "QToolBar", "StepsView"]


@pytest.fixture
def open_window(qtbot, retail_window):
    """A case with figures, findings and something in the inspector."""
    workspace = retail_window.workspace
    qtbot.waitUntil(lambda: bool(workspace.findings), timeout=30_000)
    retail_window.resize(1440, 900)
    retail_window.activateWindow()
    qtbot.waitUntil(retail_window.isActiveWindow)
    workspace.desk.asked.emit(Figure(LINES["npv"], 1))
    workspace.steps.setFocus()
    return retail_window


def pressed(qtbot, key, held=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, held)
    return QApplication.focusWidget()


def region_of(window, widget):
    return next(type(each).__name__ for each in regions(window) if each is widget or each.isAncestorOf(widget))


def around(qtbot, window, key, held=Qt.KeyboardModifier.NoModifier):
    """Press a key until the keyboard is back where it was; give the regions it came to."""
    begun, seen = QApplication.focusWidget(), []
    for _ in range(200):
        widget = pressed(qtbot, key, held)
        region = region_of(window, widget)
        if seen[-1:] != [region]:
            seen.append(region)
        if widget is begun:
            return seen
    raise AssertionError(f"the keyboard stays at {QApplication.focusWidget()}")


def test_tab_leads_from_the_steps_to_the_page_and_then_around_it(qtbot, open_window):
    assert around(qtbot, open_window, Key.Key_Tab) == ORDER
    assert around(qtbot, open_window, Key.Key_Tab, SHIFT) == [*reversed(ORDER[:-1]), "StepsView"]


@pytest.mark.parametrize(
    ("step", "first"), [("scenarios", "Scenarios"), ("cash", "Fiscal years"), ("paper", "Export PDF…")]
)
def test_a_page_made_later_is_reached_in_the_same_place(qtbot, open_window, step, first):
    open_window.workspace.steps.choose(step)
    assert name_of(pressed(qtbot, Key.Key_Tab)) == first
    assert pressed(qtbot, Key.Key_F6, SHIFT) is open_window.workspace.steps


def test_control_and_tab_leave_a_table_for_what_is_beside_it(qtbot, open_window):
    open_window.workspace.steps.choose("scenarios")
    pressed(qtbot, Key.Key_Tab)
    assert pressed(qtbot, Key.Key_Tab, CONTROL).accessibleName() == "Overrides"


def test_f6_leads_from_region_to_region_and_comes_back_to_where_one_was(qtbot, open_window):
    assert around(qtbot, open_window, Key.Key_F6) == ORDER
    assert around(qtbot, open_window, Key.Key_F6, SHIFT) == [*reversed(ORDER[:-1]), "StepsView"]
    open_window.workspace.steps.choose("vendors")
    scores = open_window.workspace.pages.currentWidget().views[1].view
    scores.setFocus()
    seen = {pressed(qtbot, Key.Key_F6) for _ in range(len(ORDER))}
    assert scores in seen
    assert QApplication.focusWidget() is scores


def test_a_sentence_above_the_case_is_reached_too(qtbot, open_window):
    open_window.notify(Notice("one", "A sentence", "doubtful", ("a detail",)))
    QApplication.processEvents()
    assert around(qtbot, open_window, Key.Key_F6) == [*ORDER[:4], "Banners", *ORDER[4:]]


def test_tab_brings_what_it_reaches_into_sight(qtbot, open_window):
    page = open_window.workspace.pages.currentWidget()
    last = list(stops(page))[-1]
    assert isinstance(last, QPlainTextEdit)
    assert last.visibleRegion().isEmpty()
    next(stops(open_window.workspace.inspector)).setFocus()
    pressed(qtbot, Key.Key_Tab, SHIFT)
    assert last.hasFocus()
    assert not last.visibleRegion().isEmpty()


# -- Everywhere --


def name_of(widget):
    if isinstance(widget, QComboBox):  # what is chosen is its value, not its name
        return widget.accessibleName()
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def nameless(widget):
    QApplication.processEvents()
    found = list(stops(widget))
    assert found, "nothing there takes the keyboard"
    return [stop for stop in found if not name_of(stop).strip()]


def looks(window, widget):
    QApplication.processEvents()
    return window.grab(widget.rect().translated(widget.mapTo(window, QPoint(0, 0))).adjusted(-2, -2, 2, 2)).toImage()


def without_ring(window, region):
    """Give what looks the same with the keyboard and without."""
    found = []
    for stop in list(stops(region)):
        go_to(stop, Qt.FocusReason.TabFocusReason)
        assert stop.hasFocus()
        with_it = looks(window, stop)
        stop.clearFocus()
        if looks(window, stop) == with_it:
            found.append(f"{type(stop).__name__} {name_of(stop)}")
    return found


def pages_of(window):
    workspace = window.workspace
    for step in steps(workspace.session.store.case):
        if not step.option or step.option in ("as-is", "nearshore"):
            workspace.steps.choose(step.key)
            QApplication.processEvents()
            yield workspace.pages.currentWidget()


def opened_up(page):
    """Show what a page has folded away."""
    if hasattr(page, "open_form"):
        page.open_form(True)
    for table in page.findChildren(QTableView):
        if hasattr(table, "search_and_replace") and table.isVisible():
            table.search_and_replace()
    return page


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_whatever_takes_the_keyboard_shows_it_and_has_a_name(qapp, open_window, scheme):
    use_scheme(qapp, scheme)
    try:
        for region in regions(open_window):
            assert nameless(region) == without_ring(open_window, region) == []
        for page in pages_of(open_window):
            assert nameless(page) == without_ring(open_window, page) == []
            assert nameless(opened_up(page)) == []
    finally:
        use_scheme(qapp, "light")


def test_the_start_page_and_inputs_in_the_inspector_have_names(window, open_window, retail):
    open_window.workspace.desk.sent.emit(f"labor/{retail.labor[1].id}/annual_salary")
    assert nameless(open_window.workspace.inspector) == []
    open_window.close_case()
    assert nameless(open_window.start_page) == []


def dialogs(parent):
    answers = (Answer("no", "No", escapes=True), Answer("yes", "Yes", main=True))
    versions = [Version("Customer care", "2027-01-01", lambda: ("A change",))]
    yield Question(parent, "Heading", "A sentence.", answers, listed=["a line"])
    yield ErrorDialog(parent, "A report", "Kept.", log_file())
    yield VersionsDialog(parent, "Heading", "A sentence.", versions, answers)
    yield ProgressDialog(parent, "Export workbook", 12.0)
    yield ProblemsDialog(UnknownPath("labor/x", "there is none"), "a.xlsx", parent)


def test_whatever_takes_the_keyboard_in_a_box_has_a_name(window):
    for dialog in dialogs(window):
        dialog.show()
        assert nameless(dialog) == [], type(dialog).__name__
        dialog.close()


@pytest.mark.slow
def test_the_import_of_a_table_has_names_everywhere(window, retail, qtbot):
    background = Background()
    dialog = TableDialog(opened_file(path_of("sample_data/hr_roster.xlsx"), retail), retail, background, window)
    with qtbot.waitSignal(dialog.job.previewed, timeout=60_000):
        dialog.show()
    assert nameless(dialog) == []
    dialog.close()
    background.close()
