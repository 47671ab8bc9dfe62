"""bpo-case schema: the format for other programs."""

from __future__ import annotations

from bpo_case.case.schema import json_schema


def test_the_schema_is_printed_as_json(run):
    said = run("schema")
    assert (said.code, said.problems) == (0, "")
    assert said.data == json_schema()


def test_it_takes_no_words(refused):
    assert "unrecognized arguments" in refused("schema", "please")
