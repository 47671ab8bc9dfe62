"""What would give wrong numbers silently is refused where it is declared, with what to write instead."""

from __future__ import annotations

import math
from typing import Any

import pytest

from bpo_case.engine import operators
from bpo_case.engine.declare import LineItems
from bpo_case.engine.errors import DeclarationError
from bpo_case.engine.operators import (
    NONE,
    both,
    choose,
    either,
    given,
    least,
    pick,
    where,
)
from bpo_case.engine.resolve import resolve
from tests.engine.small import WORLD, Spec, model, of_site, of_team, refusal, subject

# -- Names --

NO_MEANING = {
    "a misspelled input": (lambda sise: sise, "did you mean size?"),
    "a misspelled line": (lambda prev_fees: prev_fees, "did you mean prev_fee"),
    "a misspelling behind a link": (lambda site_rnt: site_rnt, "did you mean site_rent"),
    "an input of another table": (lambda rent: rent, "it belongs to 'sites': read it as site_rent"),
    "an input that no link leads to": (lambda amount: amount, "'moves', to which no link leads from 'teams'"),
    "last month's input": (lambda prev_size: prev_size, "'size' is an input, the same in every month: read it as size"),
    "a total of rows that do not belong here": (lambda total_amount: total_amount, "declare it"),
    "a link that may only be asked for": (lambda owner_weight: owner_weight, "did you mean grade_weight?"),
    "nothing like anything": (lambda zzz: zzz, "declare it, or read something that there is"),
}


@pytest.mark.parametrize("case", NO_MEANING)
def test_a_name_without_a_meaning_is_refused_with_what_to_write(case: str) -> None:
    function, remedy = NO_MEANING[case]
    message = of_team(function)
    assert message.startswith("line 'cost': nothing is called")
    assert remedy in message


def test_the_total_is_offered_where_the_name_belongs_to_rows_of_this_one() -> None:
    assert "it belongs to 'teams': read it as total_size" in of_site(lambda size: size)


def test_a_name_with_several_meanings_is_refused_with_the_candidates() -> None:
    message = refusal(cost=Spec(lambda total_pay: total_pay))
    assert "several meanings: the total of pay over teams, or the total of pay over moves" in message
    assert "rename one of them" in message


def test_two_links_to_one_table_must_be_told_apart() -> None:
    message = of_site(lambda total_amount: total_amount)
    assert "the total of amount over moves by origin, or the total of amount over moves by destination" in message
    assert "write total_amount_by_origin or total_amount_by_destination to say which" in message


def test_a_total_says_by_its_link_which_rows_belong() -> None:
    lines = model(came=Spec(lambda total_amount_by_destination: total_amount_by_destination, "sites"))
    assert lines["came"].reads["total_amount_by_destination"].keys == (("destination", ""),)  # type: ignore[attr-defined]


def test_a_line_declared_twice_in_a_file_is_refused() -> None:
    items = LineItems("labor")
    items.line("Cost", unit="")(named("cost"))
    with pytest.raises(DeclarationError, match="'cost': is declared twice; give one of them another name"):
        items.line("Cost", unit="")(named("cost"))


def test_a_line_declared_twice_in_two_files_is_refused_with_both() -> None:
    labor = subject("labor", cost=Spec(lambda rate: rate))
    charges = subject("charges", cost=Spec(lambda budget: budget))
    with pytest.raises(
        DeclarationError, match="declared twice, in labor and in charges; give one of them another name"
    ):
        resolve(WORLD, [labor, charges])


def named(name: str) -> Any:
    def function(rate: Any) -> Any:
        return rate

    function.__name__ = name
    return function


@pytest.mark.parametrize("name", ["prev_cost", "total_cost", "site_cost", "owner_cost", "destination_cost"])
def test_a_name_that_reads_as_something_else_is_refused(name: str) -> None:
    message = refusal(**{name: Spec(lambda rate: rate)})
    assert f"a name that starts with {name.partition('_')[0]}_ is read as something else; rename it" in message


@pytest.mark.parametrize("name", ["size", "rate", "month", "site", "steps"])
def test_a_line_named_like_an_input_of_any_table_is_refused(name: str) -> None:
    message = refusal(**{name: Spec(lambda budget: budget, "grades")})
    assert f"line {name!r}: an input has this name; give the line another one" in message


def test_a_table_that_is_not_there_is_refused_with_those_that_are() -> None:
    message = refusal(cost=Spec(lambda rate: rate, "team"))
    assert "there is no table 'team'; tables are sites, grades, teams, courses, moves" in message


# -- What Python would take and a spreadsheet would not --

NOT_PYTHON = {
    "== with a number": (lambda size: size == 3, "compare numbers with >=, >, <= or <"),
    "== with another line": (lambda size, pay: size == pay, "compare numbers with >=, >, <= or <"),
    "!= with a number": (lambda size: size != 3, "compare numbers with >=, >, <= or <"),
    "if": (lambda size: 1 if size > 3 else 2, "write where(condition, yes, no)"),
    "and": (lambda size, pay: where(size > 3 and pay > 3, 1, 0), "both(a, b)"),
    "or": (lambda size, pay: where(size > 3 or pay > 3, 1, 0), "either(a, b)"),
    "not": (lambda size: where(not size > 3, 1, 0), "write where(condition, yes, no)"),
    "a chain of comparisons": (lambda size: where(1 < size < 3, 1, 0), "both(a, b)"),
    "max": (lambda size, pay: max(size, pay), "write where(condition, yes, no)"),
    "unary minus": (lambda size: -size, "write 0 - x"),
    "abs": (lambda size: abs(size), "write most(x, 0 - x)"),
    "//": (lambda size: size // 3, "write whole(a / b)"),
    "// from the right": (lambda size: 3 // size, "write whole(a / b)"),
    "%": (lambda size: size % 3, "write remainder(a, b)"),
    "% from the right": (lambda size: 3 % size, "write remainder(a, b)"),
    "round": (lambda size: round(size, 2), "nothing is rounded, except where it is shown"),
    "int": (lambda size: int(size), "write whole(x)"),
    "math.floor": (lambda size: math.floor(size), "write whole(x)"),
    "a method of numpy": (lambda size: size.sum(), "has no attribute 'sum'"),
    "a decided comparison": (lambda size: size * (3 > 2), "write where(condition, yes, no)"),
    "infinity": (lambda size: size * math.inf, "infinity has no spelling"),
    "no return": (lambda size: None, "end it with return and the formula"),
    "three where two belong": (lambda size, pay: least(size, pay, 3), "least() takes 2 arguments, not 3"),
    "two where three belong": (lambda size: where(size > 3, 1), "where() takes 3 arguments, not 2"),
}


@pytest.mark.parametrize("case", NOT_PYTHON)
def test_what_would_be_decided_or_rounded_otherwise_is_refused(case: str) -> None:
    function, remedy = NOT_PYTHON[case]
    message = of_team(function)
    assert message.startswith("line 'cost': ")
    assert remedy in message


def test_an_input_that_is_not_used_is_refused() -> None:
    assert "takes pay but does not use it; leave it out" in of_team(lambda size, pay: size)


# -- What stands where it means something else --

MISPLACED = {
    "a comparison as a factor": (lambda size: size * (size > 3), "stands only inside where, both or either"),
    "a comparison as the answer": (lambda size: size > 3, "a comparison stands only inside where, both or either"),
    "a comparison as a case": (lambda size: where(size > 3, size > 4, 0), "a comparison stands only inside"),
    "both as a number": (lambda size, pay: both(size > 1, pay > 1) + 1, "a comparison stands only inside"),
    "a number as a condition": (lambda size: where(size, 1, 0), "ask a comparison, as x > 0"),
    "a number in both": (lambda size: where(both(size, size > 1), 1, 0), "ask a comparison, as x > 0"),
    "a number in either": (lambda size: where(either(size > 1, size), 1, 0), "ask a comparison, as x > 0"),
    "a link as a number": (lambda site: site * 2, "'site' is a link: ask given(site), or read something through it"),
    "a link that is compared": (lambda site: where(site > 2, 1, 0), "'site' is a link: ask given(site)"),
    "given() of a number": (lambda size: where(given(size), 1, 0), "given() asks whether a link of this row is given"),
    "a choice as a number": (lambda site_mode: site_mode * 2, "'mode' is a choice of words: compare it, as mode == …"),
    "a word as an answer": (lambda size: where(size > 3, "many", "few"), "a word is only compared with"),
    "a word that a number is compared with": (lambda size: where(size > "3", 1, 0), "a word is only compared with"),
    "a word for a number": (lambda size: where(size == "own", 1, 0), "can only be compared with a choice"),
    "a choice among numbers": (lambda size: choose(size, {"own": 1}), "can only be compared with a choice"),
    "a list as a number": (lambda site_steps: site_steps + 1, "'steps' is a list of numbers: take one of them"),
    "a list of another row": (lambda site_steps, month: pick(site_steps, month), "a line where pick() reads its own"),
    "pick of a line": (lambda fee, month: pick(fee, month), "take a list of numbers of this row"),
    "none in a sum": (lambda size: size + where(size > 3, NONE, 1) + NONE, "none is an answer and no number"),
}  # fmt: skip


@pytest.mark.parametrize("case", MISPLACED)
def test_what_stands_where_it_means_something_else_is_refused(case: str) -> None:
    function, remedy = MISPLACED[case]
    assert remedy in of_team(function)


@pytest.mark.parametrize("function", [lambda total_mode: total_mode, lambda total_steps: total_steps])
def test_only_numbers_have_a_total(function: Any) -> None:
    assert "is no number, so that it has no total" in refusal(cost=Spec(function))


def test_a_word_that_the_choice_does_not_have_is_refused_with_those_it_has() -> None:
    message = of_site(lambda mode: where(mode == "rented", 1, 0))
    assert "mode is one of own, hired, shared; no word of it is rented" in message


def test_a_choice_with_an_unknown_case_is_refused() -> None:
    message = of_site(lambda mode: choose(mode, {"own": 1, "hired": 2, "shared": 3, "lent": 4}))
    assert "mode is one of own, hired, shared; no word of it is lent" in message


def test_a_choice_without_one_of_its_cases_is_refused() -> None:
    message = of_site(lambda mode: choose(mode, {"own": 1, "shared": 2}))
    assert "mode is one of own, hired, shared; there is no case for hired" in message


def test_cases_in_another_order_than_the_words_are_refused() -> None:
    message = of_site(lambda mode: choose(mode, {"hired": 1, "own": 2, "shared": 3}))
    assert "write the cases of mode in the order of its words: own, hired, shared" in message


def test_an_operator_without_a_form_in_excel_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(operators.OPERATORS, "least", operators.OPERATORS["least"]._replace(excel=""))
    assert "least() has no form in Excel; give it one, in OPERATORS" in of_team(lambda size, pay: least(size, pay))
