"""What an input means: its value, what is allowed, and which lines of the model read it. Pure."""

from __future__ import annotations

from functools import cache
from typing import Any

from bpo_case.case.assessment import Scenario
from bpo_case.case.document import Case
from bpo_case.case.labels import input_label
from bpo_case.case.place import Rows, field_at, parts_of, path_to
from bpo_case.case.published import is_outside, published_at
from bpo_case.case.published_file import PublishedRange
from bpo_case.case.record import Record
from bpo_case.case.specs import EVIDENCE, SETTINGS, FieldSpec, table_label
from bpo_case.case.units import unit_said
from bpo_case.desktop.tables.cell_text import Names, choices_said, is_number, is_numeric, is_share, shown
from bpo_case.engine.expression import Read
from bpo_case.engine.resolve import Line, reads_of
from bpo_case.model.cost_model import cost_model
from bpo_case.model.explanation_text import PLURALS, POINTS
from bpo_case.model.schema import CONSTANT_VALUES, DERIVED
from bpo_case.text import message, numbers, translate

MANY = 1e9
"""A limit beyond this is there against slips, and is not worth telling."""
PUBLISHED = {
    (False, False): message("Published: {low} to {high}. {about} Source: {source}."),
    (False, True): message("Published: about {low} to {high}. {about} Source: {source}."),
    (True, False): message("Published: {low}. {about} Source: {source}."),
    (True, True): message("Published: about {low}. {about} Source: {source}."),
}
"""How a range is said, by whether it is a single figure, and whether it is only about right."""


def where_said(path: str, case: Case) -> str:
    """Say in which row an input is, as ``Labor, Team leader``."""
    table, row, _ = parts_of(path)
    return translate(table_label(table)) if table == SETTINGS else input_label(path_to(table, row), case)


def overridden_said(path: str, scenario: Scenario | None, laid: Case | None) -> str:
    """Say what the scenario that is shown makes of an input; blank where it leaves it as it is."""
    if scenario is None or laid is None or path not in {override.path for override in scenario.overrides}:
        return ""
    said = translate("The scenario “{scenario}” makes it {value}; what is shown and edited here is the base.")
    return said.format(scenario=scenario.name, value=value_said(path, laid))


def value_said(path: str, case: Case) -> str:
    """Write an input's value with its unit."""
    spec, (_, record) = field_at(path), Rows(case).at(path)
    text = shown(spec, getattr(record, spec.name), Names(case))
    if not text:
        return translate("nothing entered")
    if spec.unit == "month" and spec.name.endswith(POINTS):
        return translate("month {number}").format(number=text)
    unit = unit_said(spec, case, record if isinstance(record, Record) else None)
    if spec.unit in PLURALS and getattr(record, spec.name) != 1:
        unit = translate(PLURALS[spec.unit])
    per_cent = is_share(spec) and unit.startswith("%")
    return f"{text}{unit.removeprefix('%')}" if per_cent else f"{text} {unit}".strip()


def limits_said(spec: FieldSpec) -> str:
    """Say what is allowed in a field, where there is something to say."""
    if spec.choices:
        return translate("One of: {choices}.").format(choices=", ".join(choices_said(spec).values()))
    if not is_numeric(spec) or (spec.minimum is None and spec.maximum is None):
        return ""
    least, most = _limit(spec, spec.minimum), _limit(spec, spec.maximum)
    sentence = {
        (True, True): translate("{least} to {most}."),
        (True, False): translate("More than {least}.") if spec.above_minimum else translate("{least} or more."),
        (False, True): translate("{most} at the most."),
        (False, False): "",
    }[bool(least), bool(most)]
    return sentence.format(least=least, most=most)


def published_said(path: str, case: Case) -> str:
    """Say what others have published of an input, each range with its source; nothing where none is known."""
    spec = field_at(path)
    return "\n".join(_published(spec, each) for each in published_at(path, case))


def _published(spec: FieldSpec, found: PublishedRange) -> str:
    low, high = _limit(spec, found.low), _limit(spec, found.high)
    about, source = translate(found.about), translate(found.source)
    sentences = translate(PUBLISHED[found.is_figure, found.approximate])
    return sentences.format(low=low, high=high, about=about, source=source)


def is_unusual(path: str, case: Case) -> bool:
    """Tell whether an input is outside of what others have published of it."""
    spec, (_, record) = field_at(path), Rows(case).at(path)
    return is_number(spec) and is_outside(getattr(record, spec.name), published_at(path, case))


@cache
def used_by(table: str, field: str) -> tuple[Line, ...]:
    """Give the lines of the model that read a field of a table."""
    if field in EVIDENCE:
        return ()
    return tuple(line for line in cost_model() if any(_is_of(read, table, field) for read in reads_of(line)))


def _is_of(read: Read, table: str, field: str) -> bool:
    if read.name != field or read.name in cost_model() or read.name in CONSTANT_VALUES:
        return False
    return table == SETTINGS if read.table is None else DERIVED[read.table].source == table


def row_for(line: Line, path: str) -> str | None:
    """Give the row to ask a line about: that of the input, where the line has the same rows."""
    table, row, _ = parts_of(path)
    same = line.over is not None and line.over != "options" and DERIVED[line.over].source == table
    return row if same else None


def _limit(spec: FieldSpec, limit: Any) -> str:
    if limit is None or abs(limit) >= MANY:
        return ""
    return numbers.brief_share(limit) if is_share(spec) else numbers.brief(limit)
