"""A window without a screen, and an open case to look at."""

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from bpo_case.case.file import load
from bpo_case.desktop.document.background import Background
from bpo_case.desktop.document.session import Session
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.resources import path_of


@pytest.fixture(scope="session")
def qapp_cls():
    from bpo_case.desktop.application import application_for

    return application_for


@pytest.fixture(scope="session")
def qapp_args():
    return ["bpo-case"]


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Settings, recovery copies and backups of a test stand in folders of its own."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name))
    return tmp_path / "home"


@pytest.fixture(autouse=True)
def clipboard_left_empty(qapp):
    """The offscreen platform dies at the end of the process while something is on its clipboard."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(scope="session")
def retail():
    return load(path_of("sample_data/retail.bpocase"))


@pytest.fixture
def background(qapp):
    made = Background()
    yield made
    made.close()


@pytest.fixture
def session(retail, background):
    return Session(retail, None, background)


@pytest.fixture
def desk(session):
    return Desk(session)


@pytest.fixture
def calculated(desk, qtbot):
    """A desk whose case has been calculated."""
    with qtbot.waitSignal(desk.session.recalculator.finished, timeout=20_000):
        desk.session.recalculator.start()
    return desk


@pytest.fixture
def retail_file(tmp_path):
    path = tmp_path / "retail.bpocase"
    path.write_bytes(path_of("sample_data/retail.bpocase").read_bytes())
    return Path(path)


@pytest.fixture
def replies(qapp):
    """Somebody who answers what the window asks."""
    from tests.desktop.windows import Replies

    made = Replies()
    yield made
    made.stop()
    assert made.keys == [], "these answers were never asked for"


@pytest.fixture
def window(qtbot, replies):
    from bpo_case.desktop.window import MainWindow

    made = MainWindow()
    qtbot.addWidget(made, before_close_func=lambda closed: closed.close_case())
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def retail_window(qtbot, window, retail_file):
    """A window with a case of a file."""
    from tests.desktop.windows import opened

    opened(qtbot, window, lambda: window.files.open(retail_file))
    return window


@pytest.fixture(scope="session")
def known():
    """Every message of the catalogues."""
    from tests.desktop.marking import known_messages

    return known_messages()


@pytest.fixture
def mute_case():
    """The sample without any words."""
    from tests.desktop.marking import case_without_words

    return case_without_words()
