"""Every page and box can be drawn, in each language, light and dark, and no text in it is cut."""

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea

from bpo_case.desktop.dialogs.error_dialog import ErrorDialog
from bpo_case.desktop.dialogs.progress_dialog import ProgressDialog
from bpo_case.desktop.dialogs.question import Answer
from bpo_case.desktop.dialogs.save_question import ask_to_save
from bpo_case.desktop.dialogs.versions_dialog import Version, VersionsDialog
from bpo_case.desktop.document.background import Background
from bpo_case.desktop.importing.opening import opened as opened_file
from bpo_case.desktop.importing.table_dialog import TableDialog
from bpo_case.desktop.keeping.places import log_file
from bpo_case.desktop.pages.option.page import TABS
from bpo_case.desktop.theme.look import colours, use_scheme
from bpo_case.desktop.workspace.desk import Figure
from bpo_case.desktop.workspace.steps import steps
from bpo_case.model.results import LINES
from bpo_case.resources import path_of
from bpo_case.text import LANGUAGES, translate, use_language
from tests.desktop.cut_texts import cut_texts, is_cut

SMALL, LARGE = (1280, 800), (2560, 1440)
SCHEMES = ("light", "dark")
WIDE = {"health", "sensitivity", "simulation", "break_even", "paper"}
"""Pages that have much in a row: with the largest text they make the window wider."""


@pytest.fixture(params=sorted(LANGUAGES))
def language(request):
    use_language(request.param)
    yield request.param
    use_language("en")


@pytest.fixture
def shown_window(language, request):
    """A window in a language."""
    return request.getfixturevalue("window")


@pytest.fixture
def case_window(language, request, qtbot):
    """The same, with a case that has been calculated and examined."""
    window = request.getfixturevalue("retail_window")
    qtbot.waitUntil(lambda: bool(window.workspace.findings), timeout=30_000)
    window.resize(*SMALL)
    return window


@pytest.fixture(autouse=True)
def light(qapp):
    yield
    use_scheme(qapp, "light")


def drawn(widget):
    """Draw a widget as it looks now; tell what is cut."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # of words that came with the last of those events
    picture = widget.grab().toImage()
    corner = picture.pixelColor(picture.width() - 2, picture.height() // 2)
    assert (corner.lightnessF() > 0.5) == (colours().scheme == "light")
    return cut_texts(widget)


def cut_in(widget):
    """Draw a widget light and dark; tell what is cut."""
    found = []
    for scheme in SCHEMES:
        use_scheme(QApplication.instance(), scheme)
        found += drawn(widget)
    return found


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_the_start_page_and_the_opening_page_can_be_read(shown_window, size):
    shown_window.resize(*size)
    assert cut_in(shown_window) == []
    shown_window.show_opening("Customer care")
    assert cut_in(shown_window) == []


def test_the_start_page_needs_no_scrolling_in_a_small_window(shown_window):
    shown_window.resize(*SMALL)
    drawn(shown_window)
    area = shown_window.start_page.findChild(QScrollArea)
    assert area.verticalScrollBar().maximum() == area.horizontalScrollBar().maximum() == 0


@pytest.mark.slow
def test_every_page_can_be_read(case_window, qapp):
    workspace = case_window.workspace
    cut = []
    for scheme, size in zip(SCHEMES, (SMALL, LARGE), strict=True):
        use_scheme(qapp, scheme)
        case_window.resize(*size)
        for step in steps(workspace.session.store.case):
            workspace.steps.choose(step.key)
            cut += [(step.key, size, text) for text in drawn(case_window)]
    assert cut == []


@pytest.mark.slow
def test_every_table_of_an_option_and_its_form_can_be_read(case_window):
    case_window.workspace.steps.choose("option/nearshore")
    page = case_window.workspace.pages.currentWidget()
    for tab in TABS:
        page.tabs.choose(tab.table)
        assert drawn(case_window) == []
    page.open_form(True)
    assert drawn(case_window) == []


@pytest.mark.slow
def test_what_was_simulated_can_be_read_in_every_tab(case_window, qtbot):
    case_window.workspace.steps.choose("simulation")
    page = case_window.workspace.pages.currentWidget()
    page.choices.trials.setValue(0)
    page.simulate.click()
    assert cut_in(case_window) == []
    page.line.begin()
    page.line.progress(12_345, 100_000)
    assert cut_in(case_window) == []
    page.choices.trials.setValue(200)
    page.simulate.click()
    qtbot.waitUntil(lambda: page.found is not None, timeout=60_000)
    for tab in range(page.findings.tabs.count()):
        page.findings.tabs.setCurrentIndex(tab)
        assert cut_in(case_window) == []


@pytest.mark.slow
def test_break_evens_can_be_read(case_window, qtbot):
    desk = case_window.workspace.desk
    for path in ("governance/gov-hybrid/leakage_share", "plan/hyb-chat/automated_share"):
        desk.break_even_wanted.emit(path)
        page = case_window.workspace.pages.currentWidget()
        qtbot.waitUntil(lambda page=page, path=path: _is_about(page.one.answer, path), timeout=60_000)
        assert cut_in(case_window) == []
    page.choices.target.setText("much")
    page.choices.target.editingFinished.emit()
    assert cut_in(case_window) == []
    page.tabs.setCurrentWidget(page.largest)
    assert cut_in(case_window) == []
    qtbot.waitUntil(lambda: page.largest.answer is not None, timeout=60_000)
    assert cut_in(case_window) == []


@pytest.mark.slow
def test_the_sensitivity_can_be_read_in_every_tab(case_window, qtbot):
    case_window.workspace.steps.choose("sensitivity")
    page = case_window.workspace.pages.currentWidget()
    page.choices.spans.setCurrentIndex(page.choices.spans.findData("distribution"))
    page.choices.calculate.click()
    qtbot.waitUntil(lambda: page.answer is not None, timeout=60_000)
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        assert cut_in(case_window) == []
    for tab in (page.spider, page.grid):
        page.tabs.setCurrentWidget(tab)
        qtbot.waitUntil(lambda tab=tab: tab.chart.image is not None, timeout=60_000)
        assert cut_in(case_window) == []


def _is_about(answer, path):
    return answer is not None and answer.found.path == path


def test_figures_inputs_and_what_is_found_can_be_read(case_window):
    workspace = case_window.workspace
    assert workspace.steps.verticalScrollBar().maximum() == 0
    workspace.desk.asked.emit(Figure(LINES["npv"], workspace.desk.option))
    assert cut_in(case_window) == []
    role = workspace.session.store.case.labor[1]
    workspace.desk.sent.emit(f"labor/{role.id}/annual_salary")
    assert cut_in(case_window) == []
    workspace.pages.currentWidget().views[0].find_bar.begin(True)
    assert cut_in(case_window) == []


def test_figures_of_a_scenario_can_be_read(case_window, qtbot):
    desk = case_window.workspace.desk
    longest = max(desk.store.case.scenarios, key=lambda scenario: len(scenario.name))
    desk.choose_scenario(longest.id)
    qtbot.waitUntil(lambda: desk.scenario == longest, timeout=30_000)
    assert cut_in(case_window) == []
    desk.sent.emit(longest.overrides[0].path)
    assert cut_in(case_window) == []
    desk.sent.emit(f"scenarios/{longest.id}/overrides")
    assert cut_in(case_window) == []


@pytest.fixture
def large_text(case_window, qapp):
    """The window with the largest text there is."""
    for _ in range(10):
        case_window.menus.actions["larger"].trigger()
    qapp.processEvents()
    yield case_window
    case_window.menus.actions["normal"].trigger()


@pytest.mark.slow
@pytest.mark.parametrize("language", ["de"], indirect=True)  # whose words are the longest
def test_with_the_largest_text_every_page_fits_a_small_window_and_only_shortens_words(large_text, qapp):
    workspace, cut, wide = large_text.workspace, [], []
    for step in steps(workspace.session.store.case):
        workspace.steps.choose(step.key)
        qapp.processEvents()
        cut += [(step.key, text) for text in cut_texts(large_text) if not text.startswith("ShortLabel")]
        if large_text.width() > SMALL[0]:
            wide.append(step.key)
            workspace.steps.choose("overview")
            large_text.resize(*SMALL)
    assert cut == []
    assert set(wide) <= WIDE


# -- Boxes --


@pytest.fixture
def boxes(shown_window, qtbot):
    """Draws each box that appears, and closes it; keeps what was cut."""
    seen = []

    def look(begin):
        def draw():
            box = QApplication.activeModalWidget()
            seen.append(cut_in(box))
            box.reject()

        QTimer.singleShot(100, shown_window, draw)
        begin()
        qtbot.waitUntil(lambda: bool(seen), timeout=5_000)
        return seen.pop()

    return look


def test_what_the_window_asks_and_tells_can_be_read(shown_window, boxes):
    assert boxes(lambda: ask_to_save(shown_window, "retail", "Labor, Team leader: 42,000")) == []
    assert boxes(shown_window.views.tell_keys) == []
    assert boxes(shown_window.views.tell_about) == []
    kept = translate("A recovery copy of your work was written.")
    assert boxes(ErrorDialog(shown_window, "A report\nof two lines", kept, log_file()).ask) == []


def test_versions_and_progress_can_be_read(shown_window, boxes):
    answers = (
        Answer("discard", translate("Discard"), apart=True),
        Answer("later", translate("Decide later"), escapes=True),
        Answer("restore", translate("Restore"), main=True),
    )
    versions = [Version("Customer care", "2027-01-01 12:00\n/a/file.bpocase", lambda: ("A change",))]
    heading = translate("Work that was not saved")
    assert boxes(VersionsDialog(shown_window, heading, "A sentence.", versions, answers).ask) == []
    assert boxes(ProgressDialog(shown_window, translate("Export workbook"), 12.0).exec) == []


@pytest.mark.slow
def test_the_import_of_a_table_can_be_read(shown_window, retail, qtbot):
    background = Background()
    path = path_of("sample_data/hr_roster.xlsx")
    dialog = TableDialog(opened_file(path, retail), retail, background, shown_window)
    with qtbot.waitSignal(dialog.job.previewed, timeout=60_000):
        dialog.show()
    assert cut_in(dialog) == []
    dialog.close()
    background.close()


# -- The check itself --


def test_a_text_with_too_little_room_is_found(qtbot):
    label = QLabel("A text that is longer than its room")
    qtbot.addWidget(label)
    label.resize(40, 20)
    label.show()
    holder = QPushButton()
    qtbot.addWidget(holder)
    QLabel("some words", holder).move(holder.width() + 10, 0)
    holder.show()
    inner = QLabel("Many words that need more than one line", holder)
    inner.setWordWrap(True)
    inner.setGeometry(0, 0, 50, 20)
    inner.show()
    assert is_cut(label)
    assert is_cut(inner)
    assert cut_texts(holder) == ["QLabel: some words", "QLabel: Many words that need more than one line"]
