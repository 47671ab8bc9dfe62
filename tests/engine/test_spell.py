"""Spelling trees as formulas and in words: brackets where they are needed, and nowhere else."""

from __future__ import annotations

from typing import Any

import pytest

from bpo_case.engine.expression import Call, Expression, Read
from bpo_case.engine.operators import (
    NONE,
    ago,
    average,
    both,
    choose,
    either,
    final,
    given,
    in_unit,
    irr,
    latest,
    least,
    most,
    over_last,
    ratio,
    recent,
    remainder,
    where,
    whole,
)
from bpo_case.engine.spell import Template, as_formula, in_words
from tests.engine.small import Spec, model, read


class Plainly:
    """Places that say what they are asked for."""

    month, months, last_month = "MONTH", "MONTHS", "LAST"

    def cell(self, read: Read) -> str:
        return read.name

    def number(self, read: Read) -> str:
        return f"{read.name}+0"

    def row(self, read: Read, part: str) -> str:
        return f"{read.name}_{part}"

    def vector(self, read: Read) -> str:
        return f"{read.name}_list"

    def code(self, read: Read) -> str:
        return f"{read.name}_code"


a, b, c, mode = (read(name) for name in ("a", "b", "c", "mode"))

FORMULAS: list[tuple[Any, str]] = [
    (a + b + c, "a+b+c"),
    (a + (b + c), "a+b+c"),
    (a + (b - c), "a+b-c"),
    (a - b - c, "a-b-c"),
    (a - (b - c), "a-(b-c)"),
    (a - (b + c), "a-(b+c)"),
    (a * b / c, "a*b/c"),
    (a / (b * c), "a/(b*c)"),
    (a / (b / c), "a/(b/c)"),
    (a * (b + c), "a*(b+c)"),
    ((a - b) * c, "(a-b)*c"),
    ((a**b) ** c, "(a^b)^c"),
    (a ** (b**c), "a^(b^c)"),
    ((a * b) ** c, "(a*b)^c"),
    (a**b * c, "a^b*c"),
    (a ** (b + 1), "a^(b+1)"),
    (2 - a, "2-a"),
    (a * -2, "a*-2"),
    (a * 0.1 + 1e-7, "a*0.1+1e-07"),
    (where(a > b, a, 0) * c, "IF(a>b+precision,a,0)*c"),
    (where(a - b >= c + 1, 1, 2), "IF(a-b>=c+1-precision,1,2)"),
    (where(a <= b, 1, where(a < c, 2, 3)), "IF(a<=b+precision,1,IF(a<c-precision,2,3))"),
    (
        where(both(a > b, either(a > c, b > c)), a, NONE),
        'IF(AND(a>b+precision,OR(a>c+precision,b>c+precision)),a,"none")',
    ),
    (where(mode == 'the "best"', 1, 0), 'IF(mode="the ""best""",1,0)'),
    (where(mode != "own", a + b, 0) / 2, 'IF(mode<>"own",a+b,0)/2'),
    (where(given(mode), a, 1), 'IF(mode<>"",a,1)'),
    (choose(mode, {"own": a + b, "hired": 0}) * 2, "CHOOSE(mode_code,a+b,0)*2"),
    (least(1, most(0, (a - b) / c)), "MIN(1,MAX(0,(a-b)/c))"),
    (least(a, 0 - b), "MIN(a+0,0-b)"),
    (most(in_unit(a, "FTE"), 0), "MAX(a+0,0)"),
    (average(a, b + 1, c), "AVERAGE(a+0,b+1,c+0)"),
    (whole((a - 1) / 12) + 1, "INT((a-1)/12+precision)+1"),
    (remainder(a - b, c) * 2, "(a-b-c*INT((a-b)/c+precision))*2"),
    (1 - remainder(a, b + c), "1-(a-(b+c)*INT(a/(b+c)+precision))"),
    (ratio(a - b, c * 2) * a, "IF(c*2=0,0,(a-b)/(c*2))*a"),
    (ratio(a * b, c), "IF(c=0,0,a*b/c)"),
    (ago(a, b + 1), "SUMIF(MONTHS,MONTH-(b+1),a_row)"),
    (recent(a, b) - a, 'SUMIFS(a_row,MONTHS,">"&MONTH-b,MONTHS,"<="&MONTH)-a'),
    (over_last(a, 12), 'SUMIF(MONTHS,">"&LAST-12,a_row)'),
    (ratio(b, final(a)), "IF(a_last=0,0,b/a_last)"),
    (latest(a, b), "INDEX(a_list,MIN(b,COUNT(a_list)))"),
    (irr(a), 'IFERROR(EXP(12*LN(1+IRR(a_row,0)))-1,IF(ISERROR(SUM(a_row)),SUM(a_row),"none"))'),
]


@pytest.mark.parametrize(("tree", "formula"), FORMULAS, ids=[formula for _, formula in FORMULAS])
def test_a_tree_is_spelled_as_a_formula(tree: Expression, formula: str) -> None:
    assert as_formula(tree, Plainly()) == formula


@pytest.mark.parametrize(("tree", "formula"), FORMULAS, ids=[formula for _, formula in FORMULAS])
def test_a_template_gives_the_same_formula(tree: Expression, formula: str) -> None:
    assert Template(tree).at(Plainly()) == formula


def test_a_template_walks_its_tree_once_for_all_places() -> None:
    asked: list[str] = []

    class Counting(Plainly):
        def cell(self, read: Read) -> str:
            asked.append(read.name)
            return read.name

    template = Template(a * b + a)
    assert asked == []
    assert [template.at(Counting()) for _ in range(3)] == ["a*b+a"] * 3
    assert asked == ["a", "b", "a"] * 3


def test_an_operator_that_excel_does_not_have_raises() -> None:
    with pytest.raises(NotImplementedError, match="'erlang' has no spelling in Excel"):
        as_formula(a + Call("erlang", (a, b)), Plainly())


WORDS: list[tuple[Any, str]] = [
    (lambda size, pay: size * pay / 12, "size × pay ÷ 12"),
    (lambda size, pay: size - (pay - 2), "size − (pay − 2)"),
    (lambda size, pay: (size + pay) * 0.05, "(size + pay) × 0.05"),
    (lambda size: size + 1234567, "size + 1234567"),
    (lambda size, rate: (1 + rate) ** (size - 1), "(1 + rate) ^ (size − 1)"),
    (lambda size, site_rent: size * site_rent, "size × site's rent"),
    (lambda prev_fee, fee: fee - prev_fee, "fee − last month's fee"),
    (lambda fee, size: ago(fee, size + 1) * 2, "fee delayed by (size + 1) × 2"),
    (lambda size, pay: where(size > 3, size, 0) * pay, "(size if size > 3, else 0) × pay"),
    (
        lambda size, pay: where(both(size > 1, either(pay >= 2, pay < 1)), 1, 0),
        "1 if (size > 1) and ((pay ≥ 2) or (pay < 1)), else 0",
    ),
    (lambda size, pay: least(1, most(0, size - pay)), "the lesser of 1 and (the greater of 0 and size − pay)"),
    (lambda site_mode: where(site_mode == "own", 1, NONE), "1 if site's mode is “own”, else none"),
    (lambda grade, size: where(given(grade), size, 0), "size if grade is given, else 0"),
    (
        lambda site_mode, size: choose(site_mode, {"own": size + 1, "hired": 2, "shared": 0}),
        "by site's mode (own: size + 1; hired: 2)",
    ),
    (lambda size: whole(size / 12) + 1, "the whole part of (size ÷ 12) + 1"),
    (lambda size: remainder(size - 1, 12), "the remainder of (size − 1) ÷ 12"),
    (lambda month, size: month * size, "month × size"),
]


@pytest.mark.parametrize(("function", "words"), WORDS, ids=[words for _, words in WORDS])
def test_a_tree_is_said_in_words(function: Any, words: str) -> None:
    lines = model(fee=Spec(lambda size, month: size * month, "teams"), answer=Spec(function, "teams"))
    assert in_words(lines, lines["answer"].expression) == words


def test_a_total_is_said_with_the_label_of_what_is_added_up() -> None:
    lines = model(cost=Spec(lambda total_size: total_size, "sites"))
    assert in_words(lines, lines["cost"].expression) == "total size"
