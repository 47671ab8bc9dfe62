"""Makes new rows."""

from __future__ import annotations

import secrets
from typing import Any, cast

from pydantic import ValidationError

from bpo_case.case.errors import InvalidCase, Problem
from bpo_case.case.record import Record
from bpo_case.case.specs import record_type, specs_of, table_label
from bpo_case.case.wording import problems_in


def fresh_id() -> str:
    """Make an id that no other row has: eight random hexadecimal digits."""
    return secrets.token_hex(4)


def new_row(table: str, **values: Any) -> Record:
    """Make a row of a table with a fresh id, the defaults and the values given; raise InvalidCase where they do not do.

    A number without a default starts at the least that makes sense. What only a person can say (a name, the row that
    a link points to) has to be given.

    >>> row = new_row("options", name="Vendor A", contract_months=60)
    >>> len(row.id), row.kind, row.contract_months
    (8, 'outsourced', 60)
    """
    record = record_type(table)
    start = {spec.name: spec.start for spec in specs_of(record).values() if spec.required and spec.start != ""}
    try:
        return cast(Record, record.model_validate({**start, "id": fresh_id(), **values}))
    except ValidationError as error:
        place = Problem("", table_label(table), name=str(values.get("name", "")))
        raise InvalidCase(problems_in(record, error, place)) from None
