"""Tables of the retail case, and keys as a person presses them."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from bpo_case.case.document import Case
from bpo_case.desktop.document.store import Store
from bpo_case.desktop.tables.record_model import RecordModel
from bpo_case.desktop.tables.table_panel import TablePanel


@pytest.fixture
def store(qapp, retail):
    return Store(retail)


@pytest.fixture
def empty_store(qapp):
    return Store(Case())


@pytest.fixture
def labor(store):
    return RecordModel(store, "labor")


@pytest.fixture
def panel(store, qtbot):
    return shown_panel(store, "labor", qtbot)


@pytest.fixture
def view(panel):
    return panel.view


@pytest.fixture
def open_panel(store, qtbot):
    return lambda table, fixed=None: shown_panel(store, table, qtbot, fixed)


@pytest.fixture
def press():
    return press_key


def shown_panel(store, table, qtbot, fixed=None):
    panel = TablePanel(store, table, fixed)
    qtbot.addWidget(panel)
    panel.resize(900, 500)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.view.setFocus()
    return panel


def press_key(widget, key, held=Qt.KeyboardModifier.NoModifier, text=""):
    """QTest's own function dies of letters such as é."""
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, held, text))
