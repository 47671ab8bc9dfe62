"""Reads a case from plain JSON and tells all that is wrong with it at once: fields, rows, and rules between rows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from pydantic import ValidationError

from bpo_case.case.document import TABLES, Case
from bpo_case.case.errors import Problem
from bpo_case.case.place import path_to
from bpo_case.case.record import Frozen
from bpo_case.case.rows import fresh_id
from bpo_case.case.rules import RULES, STRUCTURE
from bpo_case.case.specs import SETTINGS, record_type, specs_of, table_label
from bpo_case.case.suggest import did_you_mean
from bpo_case.case.wording import problems_in, shown

ROWS_AT_MOST = 100_000
PROBLEMS_AT_MOST = 100_000


@dataclass(frozen=True, slots=True)
class Examined:
    """A case as far as it could be read, with its problems."""

    case: Case
    problems: tuple[Problem, ...]
    whole: bool
    """Whether everything could be read, so that only rules between rows can be broken."""


def problems(case: Case) -> tuple[Problem, ...]:
    """Give what does not fit together in a case whose fields are all in order; nothing if the model can use it."""
    return tuple(islice((problem for rule in RULES for problem in rule(case)), PROBLEMS_AT_MOST))


def examine(text: str) -> Examined:
    """Read a case from the JSON text of its body."""
    try:
        case = Case.model_validate_json(text)
    except ValidationError:
        return _piecemeal(json.loads(text))
    found = problems(case)
    ids = any(problem.field == "Id" for problem in found)
    return Examined(case, found, whole=not ids)


def _piecemeal(body: dict[str, Any]) -> Examined:
    """Read a case row by row. What cannot be read is replaced by something harmless, so that the rest can be checked.

    A rule about numbers is not believed where it complains about a row in which something was replaced.
    """
    reader = _Reader()
    case = reader.case(body)
    structure = [problem for rule in STRUCTURE for problem in rule(case)]
    rest = (problem for rule in RULES if rule not in STRUCTURE for problem in rule(case))
    sound = [problem for problem in rest if problem.path.rsplit("/", 1)[0] not in reader.mended]
    return Examined(case, (*reader.problems, *structure, *sound), whole=False)


class _Reader:
    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.mended: set[str] = set()
        """The paths of rows in which something was replaced."""

    def case(self, body: dict[str, Any]) -> Case:
        for name in body.keys() - Case.model_fields.keys():
            hint = did_you_mean(name, Case.model_fields)
            self.problems.append(Problem(f"{shown(name)} is not a part of a case{hint}"))
        parts = {table: tuple(self.rows(table, body[table])) for table in TABLES if table in body}
        settings = self.record(SETTINGS, 0, body.get(SETTINGS, {}))
        return Case.model_construct(settings=settings, **parts)

    def rows(self, table: str, given: Any) -> Iterator[Frozen]:
        if not isinstance(given, list):
            self.problems.append(Problem(f"{shown(given)} is not a list of rows", table_label(table)))
        elif len(given) > ROWS_AT_MOST:
            message = f"has {len(given):,} rows; at most {ROWS_AT_MOST:,} are allowed"
            self.problems.append(Problem(message, table_label(table)))
        else:
            yield from (self.record(table, number, row) for number, row in enumerate(given, 1))
