"""Every field of every record says what people and programs need to know about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from bpo_case.case.assessment import Override
from bpo_case.case.document import TABLES, Case
from bpo_case.case.options import Charge, PlanRow
from bpo_case.case.record import PATTERNS_SAID, Frozen
from bpo_case.case.settings import Settings
from bpo_case.case.specs import (
    SETTINGS,
    FieldSpec,
    UnknownTable,
    field_specs,
    links_to,
    record_type,
    specs_of,
    table_label,
)
from bpo_case.case.today import Currency, Role, Season, Service
from bpo_case.case.validate import ENTRIES_AT_MOST

RECORDS = [record_type(table) for table in (SETTINGS, *TABLES)] + [Override]
NUMBERS = ("number", "integer", "numbers")
BOUNDED = ("text", "paragraph", "path", "link", "numbers", "words", "choices", "records")


def every_field(keep: Callable[[FieldSpec], bool] = lambda spec: True) -> pytest.MarkDecorator:
    fields = [(record, spec) for record in RECORDS for spec in specs_of(record).values() if keep(spec)]
    return pytest.mark.parametrize(
        ("record", "spec"), [pytest.param(*field, id=f"{field[0].__name__}.{field[1].name}") for field in fields]
    )


@cache
def with_every_default_written_out(record: type[Frozen]) -> Frozen:
    """Unlike a default that is left out, one that is written out is validated."""
    required = {"action": "set", "value": 1.0}
    blanks = {
        spec.name: required.get(spec.name, "x" if spec.start == "" else spec.start)
        for spec in specs_of(record).values()
    }
    return record.model_validate({**blanks, **{s.name: s.default for s in specs_of(record).values() if not s.required}})


@every_field()
def test_a_field_has_a_label_that_begins_with_a_capital(record: type[Frozen], spec: FieldSpec) -> None:
    assert record.model_fields[spec.name].title == spec.label
    assert spec.label[0].isupper()
    assert not spec.label.endswith(".")


@every_field(lambda spec: bool(spec.help))
def test_help_is_a_sentence(record: type[Frozen], spec: FieldSpec) -> None:
    assert spec.help.endswith(".")
    assert spec.help.strip() == spec.help


@every_field(lambda spec: spec.kind in NUMBERS)
def test_a_number_has_a_unit_and_limits(record: type[Frozen], spec: FieldSpec) -> None:
    assert spec.unit
    assert spec.minimum is not None
    assert spec.maximum is not None
    assert spec.minimum < spec.maximum


@every_field(lambda spec: spec.kind not in NUMBERS)
def test_only_numbers_have_a_unit(record: type[Frozen], spec: FieldSpec) -> None:
    assert not spec.unit


@every_field(lambda spec: spec.kind in BOUNDED)
def test_a_list_or_text_has_a_greatest_length_or_a_pattern(record: type[Frozen], spec: FieldSpec) -> None:
    assert spec.most or spec.pattern
    assert spec.kind in ("text", "paragraph", "path", "link") or (spec.most or 0) <= ENTRIES_AT_MOST


@every_field(lambda spec: not spec.required)
def test_a_default_meets_the_limits_of_its_field(record: type[Frozen], spec: FieldSpec) -> None:
    kept = getattr(with_every_default_written_out(record), spec.name)
    assert kept == spec.default
    assert type(kept) is type(spec.default)


@every_field(lambda spec: bool(spec.pattern))
def test_a_pattern_has_a_sentence_for_what_does_not_match(record: type[Frozen], spec: FieldSpec) -> None:
    assert spec.pattern in PATTERNS_SAID


@every_field(lambda spec: bool(spec.link) or spec.kind == "link")
def test_a_link_points_to_a_table(record: type[Frozen], spec: FieldSpec) -> None:
    assert spec.kind == "link"
    assert spec.link in TABLES


@every_field(lambda spec: bool(spec.choices) or spec.kind in ("choice", "choices"))
def test_choices_stand_on_choices_and_nowhere_else(record: type[Frozen], spec: FieldSpec) -> None:
    assert spec.kind in ("choice", "choices")
    assert len(set(spec.choices)) == len(spec.choices) > 1


@pytest.mark.parametrize("record", RECORDS)
def test_labels_differ_within_a_record(record: type[Frozen]) -> None:
    labels = [spec.label.casefold() for spec in specs_of(record).values()]
    assert len(set(labels)) == len(labels)


def test_tables_have_labels_that_differ() -> None:
    labels = {table_label(table) for table in TABLES}
    assert len(labels) == len(TABLES)
    assert all(label[0].isupper() for label in labels)


def test_the_name_comes_first_and_the_evidence_last() -> None:
    names = [spec.name for spec in field_specs("labor")]
    assert names[:3] == ["id", "name", "added_by"]
    assert names[-3:] == ["source", "confidence", "note"]
    assert sorted(names) == sorted(Role.model_fields)


@pytest.mark.parametrize(
    ("record", "name", "kind"),
    [
        (Role, "annual_salary", "number"),
        (Role, "release_lag", "integer"),
        (Role, "staffing", "choice"),
        (Role, "service", "link"),
        (Role, "name", "text"),
        (Role, "note", "paragraph"),
        (Season, "factors", "numbers"),
        (Service, "languages", "words"),
        (Service, "regimes", "choices"),
        (Override, "path", "path"),
        (Override, "value", "value"),
        (record_type("scenarios"), "overrides", "records"),
    ],
)
def test_the_kind_of_a_field_is_told_from_its_declaration(record: type[Frozen], name: str, kind: str) -> None:
    assert specs_of(record)[name].kind == kind


def test_limits_of_the_entries_of_a_list_are_those_of_the_field() -> None:
    price = specs_of(Charge)["price"]
    assert (price.minimum, price.maximum, price.fewest, price.most) == (0, 1e12, 1, 15)


def test_a_minimum_that_is_itself_not_allowed_is_said() -> None:
    assert specs_of(Currency)["rate"].above_minimum
    assert not specs_of(PlanRow)["share"].above_minimum


def test_a_heading_has_the_unit_in_brackets() -> None:
    specs = specs_of(Role)
    assert specs["annual_salary"].heading == "Annual salary (local/FTE/year)"
    assert specs["name"].heading == "Name"


def test_specs_are_read_once() -> None:
    assert specs_of(Settings) is specs_of(Settings)


def test_the_fields_that_point_to_a_table_are_found() -> None:
    found = {(table, spec.name) for table, spec in links_to("options")}
    assert {("settings", "compared_with"), ("labor", "added_by"), ("plan", "option"), ("scores", "option")} <= found


def test_a_table_that_is_not_there_is_named_with_a_suggestion() -> None:
    with pytest.raises(UnknownTable, match="no table “labour”; did you mean “labor”"):
        record_type("labour")


def test_every_table_of_a_case_is_listed() -> None:
    assert set(TABLES) == set(Case.model_fields) - {SETTINGS}
