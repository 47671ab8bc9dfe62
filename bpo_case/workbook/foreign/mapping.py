"""How a file's columns become the fields of a table: what a person chose once, and a file keeps for the next time.

A mapping names columns by their headings, so that it fits every later file with the same headings, wherever they
stand. `docs/import.md` describes its file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import ValidationError

from bpo_case.case.errors import Problem
from bpo_case.case.file import read_bytes
from bpo_case.case.record import Day, Frozen, LongText, Text, field
from bpo_case.case.suggest import did_you_mean
from bpo_case.case.whole import write_whole
from bpo_case.case.wording import problems_in
from bpo_case.text import translate
from bpo_case.workbook.foreign.errors import InvalidMapping
from bpo_case.workbook.foreign.targets import FORMS, TABLES, Shape, Target, targets
from bpo_case.workbook.foreign.words import plain

FORMAT = "bpo-case mapping"
VERSION = 1

Decimal = Literal["auto", ".", ","]
Shares = Literal["fraction", "percent"]
Period = Literal["", "year", "quarter", "month", "week", "day", "working day", "hour"]
Time = Literal["", "minutes", "seconds", "hours", "days"]
Dates = Literal["auto", "day first", "month first"]
Measure = Literal["each", "row"]
Missing = Literal["report", "create"]
Filled = Literal["all", "new"]


class Translation(Frozen):
    """What a text of the file means in the case."""

    said: Annotated[Text, field("Text in the file")]
    means: Annotated[Text, field("Meaning")]


class Column(Frozen):
    """A column of the file, the field it fills, and how its cells are read."""

    heading: Annotated[Text, field("Heading")]
    occurrence: Annotated[int, field("Occurrence", "number", "Of several columns with the same heading.", ge=1)] = 1
    field: Annotated[Text, field("Field")]
    decimal: Annotated[Decimal, field("Decimal sign", about="In texts: “.” is 1,234.56 and “,” is 1.234,56.")] = "auto"
    times: Annotated[float, field("Times", "number", "1000 for amounts in thousands, −1 to turn signs.")] = 1.0
    per: Annotated[Period, field("Period", about="What the amounts are for; blank is the field's own period.")] = ""
    shares: Annotated[Shares, field("Shares", about="Whether 22 or 0.22 is 22 %.")] = "fraction"
    time: Annotated[Time, field("Time", about="What a plain number of a duration is; blank is the field's own.")] = ""
    full_time_hours: Annotated[
        float, field("Full-time hours", "hour", "Weekly hours of one FTE, where cells are hours; 0 otherwise.", ge=0)
    ] = 0.0
    of: Annotated[
        Measure, field("Amount of", about="Each FTE or unit, or the whole row (a part-timer's actual pay).")
    ] = "each"
    rows: Annotated[
        Filled, field("Rows filled", about="All, or new ones alone: rows of the case keep what they have.")
    ] = "all"
    dates: Annotated[Dates, field("Dates", about="Which comes first in 03/04/2026.")] = "auto"
    first_serial_year: Annotated[int, field("Date system", "number", "1900 or 1904.", ge=1900, le=1904)] = 1900
    values: Annotated[tuple[Translation, ...], field("Meanings", max_length=1_000)] = ()


class Constant(Frozen):
    """A field that no column fills, and its value for all new rows."""

    field: Annotated[Text, field("Field")]
    value: Annotated[str | float, field("Value")]


class LeaveOut(Frozen):
    """Rows that are not imported: those where a column has one of the texts, or a day before or after."""

    heading: Annotated[Text, field("Heading")]
    occurrence: Annotated[int, field("Occurrence", "number", ge=1)] = 1
    texts: Annotated[tuple[Text, ...], field("Texts", max_length=1_000)] = ()
    before: Annotated[Day, field("Before", about="Days before this one, as 2026-10-01.")] = ""
    after: Annotated[Day, field("After", about="Days after this one.")] = ""
    dates: Annotated[Dates, field("Dates")] = "auto"


class NewRow(Frozen):
    """A row of another table that the file's links need, with its values, if the case does not have it."""

    table: Annotated[Text, field("Table")]
    name: Annotated[Text, field("Name")]
    values: Annotated[tuple[Constant, ...], field("Values", max_length=100)] = ()


class Mapping(Frozen):
    """Everything that was chosen about a kind of file."""

    name: Annotated[Text, field("Name")] = ""
    table: Annotated[Text, field("Table")]
    shape: Annotated[Shape, field("Form", about="What one row of the file is.")] = "rows"
    sheet: Annotated[Text, field("Sheet", about="Blank is the first that is not hidden.")] = ""
    header_row: Annotated[int, field("Header row", "number", "The first; 0 finds it by its headings.", ge=0)] = 0
    header_lines: Annotated[int, field("Header lines", "number", ge=1, le=5)] = 1
    columns: Annotated[tuple[Column, ...], field("Columns", max_length=1_000)]
    constants: Annotated[tuple[Constant, ...], field("Constants", max_length=200)] = ()
    leave_out: Annotated[tuple[LeaveOut, ...], field("Rows left out", max_length=200)] = ()
    group_by: Annotated[tuple[Text, ...], field("Grouped by", about="Blank is as suits the form.", max_length=20)] = ()
    months: Annotated[int, field("Months", "month", "Covered by the file; 0 counts them.", ge=0, le=600)] = 0
    profile: Annotated[
        Text, field("Seasonality profile", about="Its name; with {name} one for each service. Blank makes none.")
    ] = ""
    match: Annotated[tuple[Text, ...], field("Matched by", about="Blank always adds rows.", max_length=20)] = ()
    missing_links: Annotated[Missing, field("Missing links", about="Whether missing rows are added.")] = "report"
    new_rows: Annotated[tuple[NewRow, ...], field("New rows", max_length=1_000)] = ()
    note: Annotated[LongText, field("Note", about="For whoever uses the mapping next.")] = ""

    @property
    def targets(self) -> dict[str, Target]:
        """What its columns can be mapped to, by name."""
        return dict(targets(self.table, self.shape))

    @property
    def only_new(self) -> frozenset[str]:
        """The fields that are filled in new rows alone."""
        return frozenset(column.field for column in self.columns if column.rows == "new")

    @property
    def by(self) -> tuple[str, ...]:
        """The fields by which rows of the file are grouped: those said, or those of the form that are mapped."""
        mapped = {column.field for column in self.columns}
        return self.group_by or tuple(name for name in FORMS[self.shape].by if name in mapped)


def checked(mapping: Mapping) -> Mapping:
    """Give the mapping back if it makes sense; raise InvalidMapping with all that does not."""
    if reasons := list(_reasons(mapping)):
        raise InvalidMapping(mapping.name or mapping.table, reasons)
    return mapping


def load_mapping(path: Path) -> Mapping:
    """Read a mapping from its file."""
    try:
        given = json.loads(read_bytes(path).decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise InvalidMapping(path.name, [translate("it is not JSON; save the mapping anew")]) from None
    if not isinstance(given, dict) or given.pop("format", "") != FORMAT:
        said = translate("it does not say “format”: “{format}”; choose another file")
        raise InvalidMapping(path.name, [said.format(format=FORMAT)])
    if (version := given.pop("version", VERSION)) != VERSION:
        said = translate("its version is {version}, and this program knows {known}")
        raise InvalidMapping(path.name, [said.format(version=repr(version), known=VERSION)])
    try:
        return checked(Mapping.model_validate_json(json.dumps(given)))
    except ValidationError as error:
        found = problems_in(Mapping, error, Problem(""))
        raise InvalidMapping(path.name, map(str, found)) from None


def save_mapping(mapping: Mapping, path: Path) -> None:
    """Write a mapping into a file; what is as usual is left away."""
    body = {"format": FORMAT, "version": VERSION, **mapping.model_dump(exclude_defaults=True)}
    text = json.dumps(body, ensure_ascii=False, indent=1) + "\n"
    write_whole(path, lambda beside: beside.write_text(text, encoding="utf-8"))


def _reasons(mapping: Mapping) -> Iterator[str]:
    if mapping.table not in TABLES:
        said = translate("nothing can be imported into “{table}”{hint}")
        yield said.format(table=mapping.table, hint=did_you_mean(mapping.table, TABLES))
        return
    form = FORMS[mapping.shape]
    if mapping.table not in form.tables:
        said = translate("the form “{form}” is for {tables}, not for {table}")
        yield said.format(form=mapping.shape, tables=", ".join(form.tables), table=mapping.table)
        return
    known = mapping.targets
    named = [*(column.field for column in mapping.columns), *(each.field for each in mapping.constants)]
    for name in dict.fromkeys((*named, *mapping.group_by, *mapping.match)):
        if name not in known:
            said = translate("{table} has no field “{field}”{hint}")
            yield said.format(table=mapping.table, field=name, hint=did_you_mean(name, known))
    for column in mapping.columns:
        yield from _misread(column, known.get(column.field))
    yield from _twice(mapping, known)


def _misread(column: Column, target: Target | None) -> Iterator[str]:
    """Say which conversions make no sense for a column."""
    if target is None:
        return
    said = {"field": translate(target.label), "heading": column.heading, "period": column.per}
    if column.per and not target.period:
        yield translate("{field} has no period, so that “{heading}” cannot be per {period}").format(**said)
    if column.per == "hour" and not column.full_time_hours:
        yield translate("“{heading}” is per hour; say the full-time hours of a week").format(**said)
    if column.full_time_hours and column.per != "hour" and target.unit != "FTE":
        yield translate("full-time hours make FTE, and {field} is not counted in FTE").format(**said)
    if column.shares == "percent" and not target.unit.startswith("share"):
        yield translate("{field} is not a share, so that “{heading}” cannot be in percent").format(**said)


def _twice(mapping: Mapping, known: dict[str, Target]) -> Iterator[str]:
    """Say which fields are filled twice. Several columns make one text, or the entries of a list."""
    fields = [column.field for column in mapping.columns]
    for name in dict.fromkeys(fields):
        target = known.get(name)
        if target and fields.count(name) > 1 and not (target.is_list or target.kind in ("text", "paragraph")):
            named = (each.heading for each in mapping.columns if each.field == name)
            headings = translate(" and ").join(translate("“{heading}”").format(heading=each) for each in named)
            said = translate("{field} is filled by {headings}; keep one of them")
            yield said.format(field=translate(target.label), headings=headings)
    for constant in mapping.constants:
        if constant.field in fields:
            said = translate("{field} is filled by a column and by a constant; keep one of them")
            yield said.format(field=constant.field)


def heading_key(heading: str) -> str:
    """Write a heading so that small differences in writing do not matter."""
    return plain(heading) or heading.strip()
