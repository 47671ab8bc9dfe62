"""What is missing where there is nothing to show: said in a sentence, never an empty frame."""

from __future__ import annotations

from bpo_case.case.document import Case
from bpo_case.case.errors import Problem
from bpo_case.desktop.document.outcome import Outcome
from bpo_case.desktop.document.session import Session
from bpo_case.desktop.pages.missing import missing, missing_option, stale
from bpo_case.desktop.workspace.desk import Desk
from tests.desktop.pages.answers import calculated_again, page_of


def with_problems(desk):
    """Let the last calculation have found problems."""
    desk.session.recalculator.outcome = Outcome(desk.store.case, (Problem("is unknown", "services/x"),), None)
    return desk


def test_while_the_first_figures_are_made_that_is_said(desk):
    assert missing(desk) == "Calculating…" == missing_option(desk)


def test_a_case_with_problems_and_no_figures_yet_says_what_to_mend(desk):
    assert "what is listed below is mended" in missing(with_problems(desk))


def test_figures_from_before_the_problems_are_said_to_be_old(calculated, qtbot):
    assert stale(calculated) == "" == missing(calculated)
    page = page_of("results", with_problems(calculated), qtbot)
    assert "before the problems" in page.warning.text() and not page.warning.isHidden()
    assert page.say.currentIndex() == 0, "the figures stay"


def test_an_empty_case_has_nothing_to_compare(background, qtbot):
    desk = Desk(Session(Case(), None, background))
    calculated_again(desk, qtbot)
    assert "Enter services" in missing(desk)
    assert "Add another way" in missing_option(desk)


def test_the_option_compared_with_is_named(calculated):
    calculated.choose_option(calculated.results.compared.id)
    assert "“As is”" in missing_option(calculated)
    calculated.choose_option(calculated.results.options[1].id)
    assert missing_option(calculated) == ""
