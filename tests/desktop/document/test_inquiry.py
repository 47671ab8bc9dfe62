"""A question that takes long is answered behind the window, and can be given up."""

from __future__ import annotations

from threading import Event

import pytest

from bpo_case.desktop.document.inquiry import Inquiry
from bpo_case.errors import BpoCaseError


@pytest.fixture
def inquiry(session):
    made = Inquiry(session)
    yield made
    session.close()


def waiting(begun, go_on):
    """A question that says when it has begun, and goes on when it may."""

    def question(watch):
        begun.set()
        go_on.wait(10)
        watch.tell(1, 2)
        return "answered"

    return question


def test_an_answer_comes_with_its_progress(inquiry, qtbot):
    told = []
    inquiry.progressed.connect(lambda *done: told.append(done))
    with qtbot.waitSignal(inquiry.answered, timeout=10_000) as answer:
        inquiry.ask(lambda watch: [watch.tell(done, 3) for done in (1, 2, 3)] and "answer")
        assert inquiry.busy
    assert answer.args == ["answer"]
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert not inquiry.busy


def test_a_cancelled_question_stops_and_is_not_heard_of_again(inquiry, qtbot):
    begun, go_on, said = Event(), Event(), []
    for signal in (inquiry.answered, inquiry.refused, inquiry.progressed):
        signal.connect(lambda *given: said.append(given))
    inquiry.ask(waiting(begun, go_on))
    assert begun.wait(10)
    inquiry.cancel()
    go_on.set()
    with qtbot.waitSignal(inquiry.answered, timeout=10_000):
        inquiry.ask(lambda _watch: "the next")
    assert said == [("the next",)]


def test_the_next_question_takes_the_place_of_the_one_before(inquiry, qtbot):
    begun, go_on, answers = Event(), Event(), []
    inquiry.answered.connect(answers.append)
    inquiry.ask(waiting(begun, go_on))
    assert begun.wait(10)
    inquiry.ask(lambda _watch: "second")
    go_on.set()
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    assert answers == ["second"]


def test_why_there_is_no_answer_is_said_in_a_sentence(inquiry, qtbot):
    def question(_watch):
        raise BpoCaseError("There is no such option.")

    with qtbot.waitSignal(inquiry.refused, timeout=10_000) as refused:
        inquiry.ask(question)
    assert refused.args == ["There is no such option."]


def test_a_defect_is_told_where_all_of_them_are(inquiry, qtbot):
    def question(_watch):
        raise ZeroDivisionError

    with qtbot.capture_exceptions() as told:
        inquiry.ask(question)
        qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    assert told[0][0] is ZeroDivisionError
    assert not inquiry.busy


def test_the_end_of_the_session_ends_the_question(session, qtbot):
    inquiry, begun, stopped = Inquiry(session), Event(), Event()

    def question(watch):
        begun.set()
        try:
            while True:
                watch.tell(1, 2)
        except BpoCaseError:
            stopped.set()

    inquiry.ask(question)
    assert begun.wait(10)
    session.close()
    assert stopped.is_set()
