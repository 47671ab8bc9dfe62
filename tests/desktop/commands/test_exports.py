"""Workbooks and papers, written behind the window."""

import time

import pytest
from PySide6.QtWidgets import QApplication

from bpo_case.desktop.commands import exports as module
from bpo_case.desktop.commands.exports import PAPER, WORKBOOK, Product
from bpo_case.desktop.dialogs.progress_dialog import ProgressDialog
from bpo_case.desktop.document.state import State
from bpo_case.desktop.keeping.notes import noted


@pytest.fixture
def to(monkeypatch, tmp_path):
    """The file that is chosen in the system's dialog."""
    path = tmp_path / "out"
    monkeypatch.setattr(module, "file_to_save", lambda *_: path)
    return path


@pytest.mark.slow
@pytest.mark.parametrize(("product", "start"), [(WORKBOOK, b"PK"), (PAPER, b"%PDF")], ids=["workbook", "paper"])
def test_the_product_is_written_and_said(retail_window, qtbot, replies, to, product, start):
    replies.give("close")
    getattr(retail_window.exports, product.key)()
    qtbot.waitUntil(lambda: bool(replies.said), timeout=120_000)
    assert to.read_bytes().startswith(start)
    assert product.done in replies.said[0]
    assert noted("seconds")[product.key] > 0


def slow(results, path):
    path.write_text("half")
    time.sleep(0.3)


def test_cancelling_leaves_no_file(retail_window, qtbot, to, monkeypatch):
    monkeypatch.setattr(module, "PAPER", Product("slow", ".pdf", "a", "b", "c", "d", slow))
    retail_window.exports.paper()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ProgressDialog)
    dialog.cancel.click()
    qtbot.wait(600)
    assert not to.exists()
    assert list(to.parent.glob(".out*")) == []


def test_a_failure_is_a_sentence(retail_window, qtbot, replies, monkeypatch, tmp_path):
    monkeypatch.setattr(module, "file_to_save", lambda *_: tmp_path / "missing" / "out.pdf")
    monkeypatch.setattr(module, "PAPER", Product("slow", ".pdf", "a", "b", "c", "d", slow))
    replies.give("close")
    retail_window.exports.paper()
    qtbot.waitUntil(lambda: bool(replies.said), timeout=20_000)
    assert "its folder does not exist" in replies.said[0]


def test_a_case_with_problems_is_to_be_mended_first(retail_window, replies, retail):
    twin = retail.options[0].model_copy(update={"id": "twin"})
    retail_window.session.store.put("Twin", State(retail.model_copy(update={"options": (*retail.options, twin)})))
    replies.give("close")
    retail_window.exports.workbook()
    assert "to be mended first" in replies.said[0]


def test_the_time_left_is_judged_by_the_last_time(retail_window, qtbot):
    dialog = ProgressDialog(retail_window, "Writing", 8)
    assert dialog.left.text() == "About 8 seconds left"
    assert dialog.bar.maximum() > 0
    dialog.reject()
    first = ProgressDialog(retail_window, "Writing", 0)
    assert first.left.text() == "0 seconds so far"
    first.reject()
