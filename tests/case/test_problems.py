"""What is wrong with a case is said in plain words, at its place, and all of it at once."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bpo_case.case.document import TABLES
from bpo_case.case.envelope import Loaded
from bpo_case.case.errors import PROBLEMS_SHOWN, Damaged, FileTooLarge, InvalidCase, NewerFormat, Problem
from bpo_case.case.specs import SETTINGS, record_type, specs_of
from bpo_case.case.wording import _SAID, problems_in, shown
from tests.case.samples import examined, plain, said, small_case

FIRST_ROWS = {
    SETTINGS: "Case",
    "labor": "Labor, row 1 (Clerk)",
    "currencies": "Currencies, row 1 (PLN)",
    "seasonality": "Seasonality, row 1 (Even)",
    "charges": "Charges, row 1 (Fee)",
    "services": "Services, row 1 (Payroll)",
    "scores": "Scores, row 1",
    "scenarios": "Scenarios, row 1 (Dear)",
    "log": "Change log, row 1",
}
ROW = ("“", "the ")
"""How a sentence begins that is about a row rather than one of its fields."""
INFINITY, NAN = float("inf"), float("nan")


def broken(table: str, row: int, **values: Any) -> list[str]:
    """What is said of the small case with some values of a row replaced."""
    body = plain(small_case())
    (body[table] if table == SETTINGS else body[table][row]).update(values)
    return said(body)


@pytest.mark.parametrize(
    ("table", "values", "sentence"),
    [
        ("labor", {"actual_fte": 1e6}, "Actual FTE: 1,000,000 is above 100,000"),
        ("labor", {"benefits": 5}, "Employer on-costs: 500 % is above 200 %"),
        ("labor", {"actual_fte": "ten"}, "Actual FTE: “ten” is not a number"),
        ("labor", {"actual_fte": None}, "Actual FTE: an empty value is not a number"),
        ("labor", {"actual_fte": True}, "Actual FTE: true is not a number"),
        ("labor", {"actual_fte": [1]}, "Actual FTE: a list is not a number"),
        ("labor", {"actual_fte": {"a": 1}}, "Actual FTE: an object is not a number"),
        ("labor", {"actual_fte": NAN}, "Actual FTE: NaN is not a finite number"),
        ("labor", {"actual_fte": -INFINITY}, "Actual FTE: −infinity is not a finite number"),
        ("labor", {"actual_fte": 10**400}, "Actual FTE: infinity is not a finite number"),
        ("labor", {"release_lag": 1.5}, "Months to release: 1.5 is not a whole number"),
        ("labor", {"release_lag": 10**30}, "Months to release: 1e+30 is above 36"),
        ("labor", {"source": 7}, "Source: 7 is not a text"),
        ("labor", {"source": "x" * 501}, "Source: 501 characters given; at most 500 are allowed"),
        (
            "labor",
            {"service": "pay roll"},
            "Service: “pay roll” is not an id, which is up to 40 letters, digits, - and _",
        ),
        ("labor", {"anual_salary": 1}, "“anual_salary” is not a field here; did you mean “annual_salary”?"),
        ("labor", {"Actual FTE": 1}, "“Actual FTE” is not a field here; did you mean “actual_fte”?"),
        ("labor", {"weather": 1}, "“weather” is not a field here"),
        (
            "labor",
            {"staffing": "fix"},
            "Staffing: “fix” is not one of “fixed”, “follows volume”; did you mean “fixed”?",
        ),
        ("labor", {"staffing": 3}, "Staffing: 3 is not one of “fixed”, “follows volume”"),
        ("labor", {"first_month": 9, "last_month": 8}, "the first month is after the last; exchange them"),
        ("currencies", {"rate": 0}, "Exchange rate: 0 is not above 0"),
        ("seasonality", {"factors": [1, 1]}, "Factors, January to December: 2 entries given; exactly 12 are needed"),
        ("seasonality", {"factors": [1] * 11 + ["x"]}, "Factors, January to December, entry 12: “x” is not a number"),
        ("seasonality", {"factors": 1}, "Factors, January to December: 1 is not a list"),
        ("charges", {"price": []}, "Price by contract year: 0 entries given; 1 to 15 are needed"),
        ("charges", {"price": [1] * 16}, "Price by contract year: 16 entries given; 1 to 15 are needed"),
        ("charges", {"price": [1, -1]}, "Price by contract year, entry 2: −1 is below 0"),
        (
            "services",
            {"regimes": ["GPDR"]},
            "Regimes, entry 1: “GPDR” is not one of “GDPR”, “CCPA”, “other”; did you mean “GDPR”?",
        ),
        ("scores", {"score": 11}, "Score: 11 is above 10"),
        (
            "scenarios",
            {"overrides": [{"path": "a", "value": NAN}]},
            "Overrides, entry 1, Value: neither a finite number, a text nor a list of numbers",
        ),
        ("scenarios", {"overrides": [{"path": "a"}]}, "Overrides, entry 1, Value: missing; fill it in"),
        (
            "scenarios",
            {"overrides": [{"path": "a", "value": 1, "by": 1}]},
            "Overrides, entry 1: “by” is not a field here",
        ),
        ("scenarios", {"overrides": ["x"]}, "Overrides, entry 1: “x” is not an object with fields"),
        (SETTINGS, {"horizon": 200}, "Horizon: 200 is above 180"),
        (SETTINGS, {"currency": "eur"}, "Currency: “eur” is not a currency code, as EUR"),
        (SETTINGS, {"prepared_on": "21.11.2026"}, "Prepared on: “21.11.2026” is not a date, as 2026-11-21"),
        ("log", {"day": "2026-02-31"}, "Day: “2026-02-31” is not a day of the calendar"),
        (SETTINGS, {"prepared_on": "2026-02-31"}, "Prepared on: “2026-02-31” is not a day of the calendar"),
    ],
)
def test_a_mistake_is_said_in_plain_words(table: str, values: dict[str, Any], sentence: str) -> None:
    assert broken(table, 0, **values) == [FIRST_ROWS[table] + (": " if sentence.startswith(ROW) else ", ") + sentence]


def test_the_place_of_a_mistake_is_said_with_the_number_and_name_of_the_row() -> None:
    assert broken("labor", 1, annual_salary=-5) == ["Labor, row 2 (Team leader), Annual salary: −5 is below 0"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (7, "Labor, row 1, Name: 7 is not a text"),
        ("", "Labor, row 1, Name: an empty value is not enough"),
        (" x", "Labor, row 1 ( x), Name: “ x” begins or ends with a blank, or has a line break"),
    ],
)
def test_a_row_without_a_proper_name_is_known_by_its_number(name: object, sentence: str) -> None:
    assert broken("labor", 0, name=name) == [sentence]


def test_a_missing_field_is_said() -> None:
    body = plain(small_case())
    del body["labor"][1]["annual_salary"]
    assert said(body) == ["Labor, row 2 (Team leader), Annual salary: missing; fill it in"]


def test_a_row_or_table_or_part_of_another_kind_is_said() -> None:
    body = plain(small_case())
    body |= {"labor": [*body["labor"], 7], "ledger": {}, "labour": []}
    assert said(body) == [
        "“labour” is not a part of a case; did you mean “labor”?",
        "Labor, row 4: 7 is not an object with fields",
        "Ledger totals: nothing is not a list of rows",
    ]


def test_problems_of_fields_and_of_rules_are_told_together() -> None:
    body = plain(small_case())
    body["labor"][0]["annual_salary"] = -1
    body["labor"][1]["service"] = "payrol"
    body["options"][1]["kind"] = "as is"
    assert said(body) == [
        "Labor, row 1 (Clerk), Annual salary: −1 is below 0",
        "Labor, row 2 (Team leader), Service: Services has no row “payrol”; did you mean “payroll”?",
        "Options, row 2 (Vendor A), Kind: row 1 is “as is” already, and only one option can be; choose another kind",
    ]


def test_a_row_with_a_broken_field_is_still_there_for_the_links_of_others() -> None:
    body = plain(small_case())
    body["services"][0]["growth"] = "x"
    body["plan"][0]["option"] = "not an id"
    assert [sentence.split(":")[0] for sentence in said(body)] == [
        "Services, row 1 (Payroll), Growth",
        "Plan, row 1 (Payroll to A), Option",
    ]


def test_what_replaces_a_broken_number_is_not_complained_about() -> None:
    body = plain(small_case())
    body["services"][0]["volume_today"] = "x"
    assert said(body) == ["Services, row 1 (Payroll), Volume today: “x” is not a number"]


def test_a_row_broken_as_a_whole_keeps_its_id_name_and_links() -> None:
    body = plain(small_case())
    body["risks"][0].update(low=9.0)
    risk = examined(body).case.risks[0]
    assert (risk.id, risk.name, risk.option, risk.high) == ("leak", "Leak", "vendor", 0.0)


def test_a_problem_knows_the_path_of_its_place() -> None:
    body = plain(small_case())
    body["labor"][1]["annual_salary"] = -5
    body["settings"]["horizon"] = 3
    assert {problem.path for problem in examined(body).problems} == {"labor/lead/annual_salary", "settings/horizon"}


def test_very_many_problems_are_all_kept_and_the_first_are_printed() -> None:
    body = plain(small_case())
    role = body["labor"][0]
    body["labor"] = [{**role, "id": f"r{n}", "name": f"Role {n}", "actual_fte": -1} for n in range(10_000)]
    del body["scenarios"], body["uncertainty"], body["correlations"]
    error = InvalidCase(examined(body).problems)
    assert len(error.problems) == 10_000
    lines = str(error).splitlines()
    assert lines[0] == "The case has 10,000 problems:"
    assert len(lines) == PROBLEMS_SHOWN + 2
    assert lines[-1].strip() == f"and {10_000 - PROBLEMS_SHOWN:,} more"


def test_a_very_long_name_is_cut_in_the_sentence() -> None:
    assert len(str(Problem("bad", "Labor", 3, "x" * 10_000))) < 100


def test_a_single_problem_needs_no_list() -> None:
    assert str(InvalidCase([Problem("−5 is below 0", "Labor")])) == "Labor: −5 is below 0"
    assert str(InvalidCase([Problem("bad", "Labor")], path=Path("a"))) == "“a” has a problem. Labor: bad"


JUNK: list[Any] = [
    None, True, 0, -1, 1.5, 1e300, 10**30, NAN, INFINITY, "", " ", "x", "x" * 6_000, "\ud800", "\x00", b"x", object(),
    (), (1.0,), ("x",), (None,), (1.0,) * 200, [], [1.0], {}, {"a": 1}, (({},),),
]  # fmt: skip


@pytest.mark.parametrize("table", [SETTINGS, *TABLES])
def test_every_error_that_a_field_can_give_has_its_sentence(table: str) -> None:
    record = record_type(table)
    for name in specs_of(record):
        for junk in JUNK:
            try:
                record.model_validate({name: junk})
            except ValidationError as error:
                assert {detail["type"] for detail in error.errors()} <= _SAID.keys()
                problems = problems_in(record, error, Problem(""))
                assert all(problem.message and "{" not in problem.message for problem in problems)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_in_a_sentence_has_no_hyphen_for_a_minus_and_reads_back(number: float) -> None:
    text = shown(number)
    assert not text.startswith("-")
    assert float(text.replace("−", "-").replace(",", "")) == pytest.approx(number, rel=1e-5)


def test_characters_that_cannot_be_seen_are_spelled_out() -> None:
    assert shown("a\x00\u202eb") == "“a\\x00\\u202eb”"


@pytest.mark.parametrize(
    "error",
    [
        InvalidCase([Problem("bad", "Labor", 3)]),
        Damaged(Path("a"), Loaded(small_case())),
        FileTooLarge(Path("a"), 3_000_000, 2_000_000),
        NewerFormat(Path("a"), 7, "2.1"),
    ],
)
def test_an_error_travels_between_processes_whole(error: Exception) -> None:
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is type(error)
    assert str(back) == str(error)
    assert vars(back) == vars(error)
