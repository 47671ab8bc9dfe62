"""The schema tells other programs all that the records say."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bpo_case.case.document import TABLES
from bpo_case.case.envelope import KEYS, composed
from bpo_case.case.schema import json_schema
from bpo_case.case.specs import SETTINGS, FieldSpec, field_specs, record_type, table_label
from tests.case.samples import small_case

SCHEMA = json_schema()
FIELDS = [
    pytest.param(table, spec, id=f"{table}.{spec.name}") for table in (SETTINGS, *TABLES) for spec in field_specs(table)
]


def field(table: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = SCHEMA["$defs"][record_type(table).__name__]["properties"][name]
    return found


@pytest.mark.parametrize(("table", "spec"), FIELDS)
def test_every_field_has_its_label_help_unit_link_and_limits(table: str, spec: FieldSpec) -> None:
    said = field(table, spec.name)
    assert said["title"] == spec.label
    assert said.get("description", "") == spec.help
    assert said.get("unit", "") == spec.unit
    assert said.get("link", "") == spec.link
    number = said.get("items", said)
    assert number.get("minimum", number.get("exclusiveMinimum")) == spec.minimum
    assert number.get("maximum") == spec.maximum


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_its_label(table: str) -> None:
    assert SCHEMA["$defs"]["Case"]["properties"][table]["title"] == table_label(table)


def test_every_reference_leads_somewhere() -> None:
    text = json.dumps(SCHEMA)
    names = {part.split('"')[0] for part in text.split("#/$defs/")[1:]}
    assert "Case" in names
    assert names <= SCHEMA["$defs"].keys()


def test_a_file_has_exactly_the_parts_that_the_schema_names() -> None:
    written = json.loads(composed(small_case()))
    assert set(written) == set(KEYS) == set(SCHEMA["properties"])
    assert written["format"] == SCHEMA["properties"]["format"]["const"]
    assert written["version"] == SCHEMA["properties"]["version"]["const"]
    assert set(SCHEMA["required"]) == set(KEYS) - {"needs"}
