"""Reads a case from plain JSON and tells all that is wrong with it at once: fields, rows, and rules between rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Any

from pydantic import ValidationError

from bpo_case.case.document import TABLES, Case
from bpo_case.case.errors import Problem
from bpo_case.case.make import fresh_id
from bpo_case.case.place import parts_of, path_to
from bpo_case.case.record import Frozen
from bpo_case.case.rules import RULES, STRUCTURE, beyond_limit, id_given_twice
from bpo_case.case.specs import SETTINGS, record_type, specs_of, table_label
from bpo_case.case.suggest import did_you_mean
from bpo_case.case.wording import problems_in, shown
from bpo_case.text import plain_number, translate

PROBLEMS_AT_MOST = 20_000
"""Reading a file, or checking a case, ends when so many problems are found."""
ROW_DEPTH = 4
"""How deep a row is nested: a scenario has a list of overrides, which have values, which may be lists."""
ENTRIES_AT_MOST = 1_000
"""How many entries a list within a row may have."""
KNOWN_BY = ("id", "name")


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


def examine(body: dict[str, Any], text: str) -> Examined:
    """Read a case from the body of its file, given as plain data and as JSON text."""
    given = ((table, body[table]) for table in TABLES if isinstance(body.get(table), list))
    if too_long := [problem for table, entries in given for problem in beyond_limit(table, len(entries))]:
        return Examined(Case(), tuple(too_long), whole=False)
    try:
        case = Case.model_validate_json(text)
    except ValidationError:
        return _piecemeal(body)
    found = problems(case)
    return Examined(case, found, whole=not any(True for _ in id_given_twice(case)))


def _piecemeal(body: dict[str, Any]) -> Examined:
    """Read a case row by row. What cannot be read is replaced by something harmless, so that the rest can be checked.

    A rule about numbers is not believed where it complains about a row in which something was replaced.
    """
    reader = _Reader()
    case = reader.case(body)
    if len(reader.problems) >= PROBLEMS_AT_MOST:
        return Examined(case, tuple(reader.problems[:PROBLEMS_AT_MOST]), whole=False)
    structure = (problem for rule in STRUCTURE for problem in rule(case))
    rest = (problem for rule in RULES if rule not in STRUCTURE for problem in rule(case))
    sound = (problem for problem in rest if path_to(*parts_of(problem.path)[:2]) not in reader.mended)
    return Examined(case, tuple(islice(chain(reader.problems, structure, sound), PROBLEMS_AT_MOST)), whole=False)


class _Reader:
    """Reads what it can, and keeps what was wrong."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.mended: set[str] = set()
        """The paths of rows in which something was replaced."""

    def case(self, body: dict[str, Any]) -> Case:
        for name in (name for name in body if name not in Case.model_fields):
            hint = did_you_mean(name, Case.model_fields)
            said = translate("{name} is not a part of a case{hint}")
            self.problems.append(Problem(said.format(name=shown(name), hint=hint)))
        settings = self._record(SETTINGS, 0, body.get(SETTINGS, {}))
        tables = {table: tuple(self._rows(table, body[table])) for table in TABLES if table in body}
        return Case().model_copy(update={SETTINGS: settings, **tables})

    def _rows(self, table: str, given: Any) -> Iterator[Frozen]:
        if not isinstance(given, list):
            said = translate("{value} is not a list of rows").format(value=shown(given))
            self.problems.append(Problem(said, translate(table_label(table))))
            return
        for number, row in enumerate(given, 1):
            if len(self.problems) < PROBLEMS_AT_MOST:
                yield self._record(table, number, row)

    def _record(self, table: str, number: int, given: Any) -> Frozen:
        record = record_type(table)
        known = {name: text for name in KNOWN_BY if isinstance(text := _entry(given, name), str)}
        path = path_to(table, known.get("id", ""))
        place = Problem("", translate(table_label(table)), number, known.get("name", ""), path=path)
        if _monstrous(given, ROW_DEPTH):
            said = translate("is nested too deeply, or has a list of more than {most} entries")
            problem = replace(place, message=said.format(most=plain_number(ENTRIES_AT_MOST)))
            return self._mended(table, {}, [problem])
        try:
            return record.model_validate_json(json.dumps(given))
        except ValidationError as error:
            bad = {detail["loc"][0] for detail in error.errors() if detail["loc"]}
            good = {
                name: given[name] for name in specs_of(record) if name not in bad and _entry(given, name) is not None
            }
            return self._mended(table, good, problems_in(record, error, place))

    def _mended(self, table: str, good: dict[str, Any], found: Iterable[Problem]) -> Frozen:
        """Make a record of those values that are in order. A required link that is not becomes blank."""
        self.problems.extend(found)
        record = record_type(table)
        required = [spec for spec in specs_of(record).values() if spec.required]
        start = {spec.name: fresh_id() if spec.start == "" else spec.start for spec in required}
        blank = {spec.name: "" for spec in required if spec.link and spec.name not in good}
        try:
            made = record.model_validate_json(json.dumps({**start, **good}))
        except ValidationError:  # the values are in order one by one, but not together
            known = {name: value for name, value in good.items() if name in KNOWN_BY or specs_of(record)[name].link}
            made = record.model_validate_json(json.dumps({**start, **known}))
        self.mended.add(path_to(table, getattr(made, "id", "")))
        return made.model_copy(update=blank)


def _entry(given: Any, name: str) -> Any:
    return given.get(name) if isinstance(given, dict) else None


def _monstrous(given: Any, levels: int) -> bool:
    """Tell whether something is nested deeper than so many levels, or has a list that is far too long."""
    entries = given.values() if isinstance(given, dict) else given if isinstance(given, list) else ()
    return len(entries) > ENTRIES_AT_MOST or any(levels == 0 or _monstrous(entry, levels - 1) for entry in entries)
