"""Whatever a reader does, the process that asked for it lives on, and nothing of the reader is left."""

import os
import subprocess
import sys
import threading
import time

import pytest

from bpo_case.case.errors import InvalidCase
from bpo_case.text import reading_in
from bpo_case.workbook.safe import Limits, in_child
from bpo_case.workbook.safe.errors import (
    Incomplete,
    NotReadable,
    ReaderAborted,
    ReaderKilled,
    ReadingCancelled,
    TooMuchMemory,
    TooSlow,
)
from tests.workbook.safe import readers
from tests.workbook.safe.processes import children, is_alive

MEGABYTE = 1_000_000


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "roster.xlsx"
    path.write_text("one two")
    return path


@pytest.fixture(autouse=True)
def nothing_left(tmp_path):
    """No process and no file, but the one that was there before."""
    before = set(children(os.getpid()))
    yield
    assert set(children(os.getpid())) == before
    assert {path.name for path in tmp_path.iterdir()} <= {"roster.xlsx"}


def test_the_result_comes_back(path):
    assert in_child(readers.words, path, "three") == ["one", "two", "three"]


def test_the_reader_runs_in_a_process_of_its_own(path):
    child, parent = in_child(readers.where, path)
    assert parent == os.getpid() != child
    assert not is_alive(child)


def test_an_error_of_the_reader_arrives_with_all_that_it_knows(path):
    with pytest.raises(readers.OddlyMade, match=r"^roster.xlsx has 2 odd cells$") as caught:
        in_child(readers.refuse, path)
    assert caught.value.path == path
    assert caught.value.cells == {"A1": 1, "B2": 2}


def test_all_problems_arrive(path):
    with pytest.raises(InvalidCase) as caught:
        in_child(readers.find_problems, path)
    assert [str(problem) for problem in caught.value.problems] == ["Labor, row 3: −5 is below 0", "Case: is missing"]
    assert caught.value.path == path


def test_any_other_error_becomes_a_sentence_and_keeps_its_trace(path):
    with pytest.raises(NotReadable, match=r"cannot be read: KeyError xl/workbook\.xml\. Open it in Excel") as caught:
        in_child(readers.break_down, path)
    assert "in break_down" in caught.value.trace
    assert "Traceback" not in str(caught.value)


def test_the_child_speaks_the_language_of_whoever_asks(path):
    with reading_in("de"), pytest.raises(NotReadable, match="lässt sich nicht lesen: KeyError"):
        in_child(readers.break_down, path)


def test_a_broken_zip_is_incomplete(path):
    with pytest.raises(Incomplete, match=r"incomplete or damaged \(Bad CRC-32"):
        in_child(readers.find_a_bad_zip, path)


def test_running_out_of_memory_is_said_with_the_limit(path):
    with pytest.raises(TooMuchMemory, match="more than the 200 MB of memory"):
        in_child(readers.fill_memory, path, limits=Limits(memory=200 * MEGABYTE))


def test_a_result_too_large_to_be_sent_is_too_much_memory(path):
    with pytest.raises(TooMuchMemory):
        in_child(readers.give_too_much, path, limits=Limits(memory=300 * MEGABYTE))


def test_memory_in_use_stays_near_the_limit(path):
    used = in_child(readers.use_memory, path, 300)
    assert 300 * MEGABYTE < used < 500 * MEGABYTE
    with pytest.raises(TooMuchMemory):
        in_child(readers.use_memory, path, 400)


def test_a_large_result_arrives_whole(path):
    assert in_child(readers.give_much, path) == list(range(1_000_000))


def test_the_libraries_of_readers_fit_into_the_limits(path):
    assert in_child(readers.import_heavily, path, limits=Limits(memory=200 * MEGABYTE)) == 200.0**3


def test_a_reader_that_takes_too_long_is_stopped_in_time(path):
    began = time.monotonic()
    with pytest.raises(TooSlow, match="within 2 seconds"):
        in_child(readers.wait, path, limits=Limits(seconds=2))
    assert time.monotonic() - began < 5
    assert not is_alive(int(path.read_text()))


def test_a_reader_that_is_not_wanted_any_more_is_stopped_at_once(path):
    stop = threading.Event()
    ended = []

    def read():
        with pytest.raises(ReadingCancelled):
            in_child(readers.wait, path, cancelled=stop.is_set)
        ended.append(time.monotonic())

    thread = threading.Thread(target=read)
    thread.start()
    child = pid_in(path)
    asked = time.monotonic()
    stop.set()
    thread.join()
    assert ended[0] - asked < 0.2 + 1  # a busy machine may take its time
    assert not is_alive(child)


def test_a_reader_that_aborts_says_nothing_on_the_screen(path, capfd):
    with pytest.raises(ReaderAborted, match=r"break off \(Aborted\)"):
        in_child(readers.abort, path)
    assert capfd.readouterr() == ("", "")


def test_a_reader_that_leaves_is_told_with_its_code(path):
    with pytest.raises(ReaderAborted, match=r"break off \(exit code 3\)"):
        in_child(readers.leave, path)


def test_a_reader_that_is_killed_is_not_the_fault_of_the_file(path):
    with pytest.raises(ReaderKilled, match=r"ended from outside \(Killed\)"):
        in_child(readers.be_killed, path)


def test_what_a_library_prints_stays_in_the_child(path, capfd):
    assert in_child(readers.chatter, path) == "quiet"
    assert capfd.readouterr() == ("", "")


def test_a_result_that_cannot_travel_is_a_sentence(path):
    with pytest.raises(NotReadable):
        in_child(readers.give_a_lambda, path)


def test_an_abort_leaves_no_dump_of_memory(path):
    assert in_child(readers.core_limit, path) == (0, 0)


def test_several_threads_read_at_the_same_time(path):
    found = []
    threads = [
        threading.Thread(target=lambda n=n: found.append(in_child(readers.words, path, str(n)))) for n in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [["one", "two", str(n)] for n in range(3)]


PROGRAM = """
import sys
from pathlib import Path
from bpo_case.workbook.safe import in_child
from tests.workbook.safe.readers import {reader}
if __name__ == "__main__":
    print(in_child({reader}, Path(sys.argv[1])))
"""


def program(tmp_path_factory, project, path, reader):
    """Start a program of its own that reads a file."""
    script = tmp_path_factory.mktemp("program") / "program.py"
    script.write_text(PROGRAM.format(reader=reader))
    environment = os.environ | {"PYTHONPATH": str(project)}
    return subprocess.Popen(
        [sys.executable, script, path], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def pid_in(path):
    """Wait until a reader has written its process's number, and give it."""
    while not (text := path.read_text()).isdigit():
        time.sleep(0.01)
    return int(text)


def gone(pid):
    """Tell whether a process ends within seconds."""
    end = time.monotonic() + 10
    while is_alive(pid) and time.monotonic() < end:
        time.sleep(0.02)
    return not is_alive(pid)


def test_it_works_from_a_script(tmp_path_factory, project, path):
    said, complaint = program(tmp_path_factory, project, path, "words").communicate(timeout=60)
    assert (said, complaint) == ("['one', 'two', '']\n", "")


def test_the_reader_ends_with_its_program(tmp_path_factory, project, path):
    running = program(tmp_path_factory, project, path, "wait")
    child = pid_in(path)
    running.terminate()
    running.communicate(timeout=60)
    assert gone(child)
