"""The format of the file, for programs of others: JSON Schema with every label, help, unit and limit."""

from __future__ import annotations

from typing import Any

from bpo_case.case import migrations
from bpo_case.case.document import Case
from bpo_case.case.envelope import KEYS, NAME

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """Describe the whole file; ``unit`` and ``link`` (the table a link points to) stand beside the usual keywords."""
    case = Case.model_json_schema()
    records = case.pop("$defs")
    properties = {
        "format": {"const": NAME, "title": "Format"},
        "version": {"const": migrations.FORMAT, "title": "Version of the format"},
        "needs": {"type": "string", "title": "First version of BPO Case that reads this format"},
        "sha256": {
            "type": "string",
            "pattern": "^[0-9a-f]{64}$",
            "title": "Checksum",
            "description": 'SHA-256 of {"case": …, "version": …} as UTF-8 JSON with sorted keys and no blanks.',
        },
        "case": {"$ref": "#/$defs/Case"},
    }
    return {
        "$schema": DRAFT,
        "title": "BPO Case document",
        "type": "object",
        "properties": {key: properties[key] for key in KEYS},
        "required": [key for key in KEYS if key != "needs"],
        "additionalProperties": False,
        "$defs": {**records, "Case": case},
    }
