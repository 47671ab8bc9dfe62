"""Every line of the cost model is fit to be shown: named, explained, in a known unit, and read by somebody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import bpo_case
from bpo_case.engine.declare import LineItems
from bpo_case.engine.errors import UnitMismatch
from bpo_case.engine.resolve import Line, reads_of, resolve
from bpo_case.engine.units import parsed
from bpo_case.model.cost_model import SUBJECTS, cost_model
from bpo_case.model.results import CATEGORIES, KEY_FIGURES, MEMO, YEARLY
from bpo_case.model.schema import CONSTANTS, DERIVED, cost_schema

PACKAGE = Path(bpo_case.__file__).parent
MODEL = cost_model()
LINES = list(MODEL)
TABLES = (None, *DERIVED)

UNITS = frozenset(
    {
        "money",
        "local",
        "contract",
        "FTE",
        "unit",
        "billing unit",
        "driver unit",
        "hour",
        "minute",
        "week",
        "year",
        "audit",
    }
)
"""What is counted; months and shares are plain numbers. Money is the home currency's, local the location's."""

SHOWN_ALONE = {
    "fiscal_year": "model/results.py",
    "rate_of_return": "model/results.py",
    "unit_cost": "model/results.py",
}
"""Figures that are shown though they are neither headlines, yearly lines nor memo figures, and the file that does."""

NOT_COMPUTED = {
    "confidence": "says how far a number can be trusted",
    "status": "of the document",
    "family": "groups services",
    "function": "groups services",
    "personal_data": "health checks ask for it",
    "authorised_fte": "a health check compares posts on paper with people",
    "contract_months": "a health check compares the contract with the horizon",
    "knowledge_transfer_months": "shown on the plan, before migration starts",
    "target": "of a service level: what is promised, not what is paid",
    "minimum": "of a service level: what is promised, not what is paid",
    "paper_language": "of the board paper",
    "paper_size": "of the board paper",
    "orientation": "of the board paper",
}
"""Inputs of the model's tables that no line reads, and why."""

KINDS = {
    ("locations", "kind"),
    ("options", "kind"),
    ("items", "category"),
    ("programmes", "category"),
    ("risks", "category"),
}
"""Inputs that group rows in reports and health checks."""


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.name)
def test_every_line_has_a_label_a_category_and_a_sentence(line: Line) -> None:
    assert line.label == line.label.strip() != ""
    assert line.label[0].isupper()
    assert line.category in {subject.category for subject in SUBJECTS}
    first = line.note.split("\n")[0]
    assert first[0].isupper() or first[0].isdigit()
    assert first.endswith(".")


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.name)
def test_every_lines_unit_is_known(line: Line) -> None:
    assert line.unit
    assert {name for name, _ in parsed(line.unit)} <= UNITS


def test_every_inputs_unit_is_known() -> None:
    inputs = [column for table in TABLES for column in columns(table).values()]
    assert {name for column in inputs for name, _ in parsed(column.unit)} <= UNITS


def columns(table: str | None) -> Any:
    schema = cost_schema()
    return schema.tables[table].columns if table else schema.scalars


@pytest.mark.parametrize("table", TABLES)
def test_labels_of_a_table_can_be_told_apart(table: str | None) -> None:
    labels = [line.label for line in LINES if line.over == table] + [column.label for column in columns(table).values()]
    assert [label for label, count in Counter(label.casefold() for label in labels).items() if count > 1] == []


def test_every_line_is_read_by_another_or_shown() -> None:
    read = {found.name for line in LINES for found in reads_of(line)}
    shown = {*KEY_FIGURES.values(), *CATEGORIES.values(), *YEARLY.values(), *MEMO.values(), *SHOWN_ALONE}
    assert [line.name for line in LINES if line.name not in read | shown] == []


def test_what_is_shown_alone_is_there_and_is_read_by_no_line() -> None:
    read = {found.name for line in LINES for found in reads_of(line)}
    assert [name for name in SHOWN_ALONE if name not in MODEL or name in read] == []


@pytest.mark.parametrize("name", SHOWN_ALONE)
def test_what_is_shown_alone_is_shown_by_the_file_that_is_said_to(name: str) -> None:
    assert f'"{name}"' in PACKAGE.joinpath(SHOWN_ALONE[name]).read_text(encoding="utf-8")


@pytest.mark.parametrize("table", TABLES)
def test_every_input_is_read_by_a_line(table: str | None) -> None:
    read = {found.name for line in LINES for found in reads_of(line) if found.table == table}
    unread = {name for name in columns(table) if name not in read and (table, name) not in KINDS}
    assert unread <= set(NOT_COMPUTED)
    assert not read & set(NOT_COMPUTED)


def test_every_figure_that_is_asked_for_is_a_line_over_options() -> None:
    for key, name in {**KEY_FIGURES, **CATEGORIES, **YEARLY, **MEMO}.items():
        assert MODEL[name].over == "options", key
    assert all(MODEL[name].one_value for name in KEY_FIGURES.values())
    assert not any(MODEL[name].one_value for name in (*CATEGORIES.values(), *YEARLY.values(), *MEMO.values()))


def test_constants_have_labels_and_units() -> None:
    assert all(constant.label and constant.unit for constant in CONSTANTS)


# -- The unit check guards these very formulas --


def monthly_pay_not_divided(annual_salary, on_cost_share):  # type: ignore[no-untyped-def]
    return annual_salary * (1 + on_cost_share)


def weeks_not_divided(annual_salary, severance_weeks, retention_bonus):  # type: ignore[no-untyped-def]
    return annual_salary * severance_weeks + annual_salary * retention_bonus


def rate_forgotten(paid_fte, loaded_pay, location_wage_index):  # type: ignore[no-untyped-def]
    return paid_fte * loaded_pay * location_wage_index


def money_of_the_contract_taken_for_ours(commitment, base_charge, arc_price):  # type: ignore[no-untyped-def]
    return commitment - base_charge - arc_price


@pytest.mark.parametrize(
    ("name", "broken", "unit"),
    [
        ("loaded_pay", monthly_pay_not_divided, "local/FTE/year"),
        ("severance_each", weeks_not_divided, "local*week/FTE/year"),
        ("pay", rate_forgotten, "local"),
        ("top_up", money_of_the_contract_taken_for_ours, "contract/billing unit"),
    ],
)
def test_the_unit_check_finds_a_formula_that_forgets_a_conversion(
    name: str, broken: Callable[..., Any], unit: str
) -> None:
    with pytest.raises(UnitMismatch) as refused:
        resolve(cost_schema(), [with_formula(subject, name, broken) for subject in SUBJECTS])
    assert refused.value.line == name
    assert unit in refused.value.problem


def with_formula(subject: LineItems, name: str, function: Callable[..., Any]) -> LineItems:
    changed = LineItems(subject.category)
    changed.update(subject)
    if name in changed:
        parameters = function.__code__.co_varnames[: function.__code__.co_argcount]
        changed[name] = replace(changed[name], function=function, parameters=parameters)
    return changed
