"""A person at the window, who also chooses files in Qt's own dialogs."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from bpo_case.text import use_language
from tests.desktop.journeys.person import Chosen, Person

OF_QT = Qt.ApplicationAttribute.AA_DontUseNativeDialogs


@pytest.fixture
def person(window):
    return Person(window)


@pytest.fixture
def chosen(qapp):
    """Somebody who chooses files."""
    before = QCoreApplication.testAttribute(OF_QT)
    QCoreApplication.setAttribute(OF_QT)
    made = Chosen()
    yield made
    made.stop()
    QCoreApplication.setAttribute(OF_QT, before)
    assert made.paths == [], "these files were never asked for"


@pytest.fixture
def german():
    use_language("de")
    yield
    use_language("en")
