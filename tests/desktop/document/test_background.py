import threading
import time

from bpo_case.desktop.document.background import Background


def test_every_result_arrives_in_the_thread_of_the_window(qtbot, background):
    here, seen = threading.get_ident(), []
    for number in range(500):
        background.run(lambda number=number: number, lambda got: seen.append((got, threading.get_ident())), seen.append)
    qtbot.waitUntil(lambda: len(seen) == 500, timeout=10_000)
    assert seen == [(number, here) for number in range(500)]


def test_nothing_is_called_back_once_it_is_closed(qtbot):
    background, seen = Background(), []
    background.run(lambda: time.sleep(0.1), seen.append, seen.append)
    background.close()
    qtbot.wait(150)
    assert not seen


def test_nothing_is_called_back_about_what_was_forgotten_but_about_what_comes_after(qtbot, background):
    seen = []
    background.run(lambda: time.sleep(0.1), seen.append, seen.append)
    background.forget()
    background.run(lambda: "after", seen.append, seen.append)
    qtbot.waitUntil(lambda: bool(seen), timeout=5_000)
    assert seen == ["after"]
