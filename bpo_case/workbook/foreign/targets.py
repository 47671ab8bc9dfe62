"""What the columns of a file can be mapped to: the fields of a table, and what only a grouping of lines needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from bpo_case.case.specs import FieldSpec, field_specs, table_label
from bpo_case.text import message, plain_number, translate_plural

Shape = Literal["rows", "people", "postings", "traffic"]

TABLES = ("labor", "infrastructure", "training", "services", "charges")
"""The tables that files can be imported into."""
ALIASES: Mapping[str, str] = MappingProxyType({"volumes": "services"})

DAY, PERSON = "day", "person"
LISTS = ("numbers", "words", "choices")
NUMBERS = ("number", "integer", "numbers")
A_MONTH = ("volume_today", "first_volume", "contract_volume", "amount")
"""Fields that are amounts of a month without saying so in their unit."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a column can be mapped to."""

    name: str
    label: str
    kind: str
    unit: str = ""
    choices: tuple[str, ...] = ()
    link: str = ""
    required: bool = False
    help: str = ""

    @property
    def is_number(self) -> bool:
        """Whether it holds numbers."""
        return self.kind in NUMBERS

    @property
    def is_list(self) -> bool:
        """Whether several columns make the entries of one list."""
        return self.kind in LISTS

    @property
    def period(self) -> str:
        """The period that its amounts are for: year, month or none."""
        if self.is_number and self.unit.endswith("/year") and not self.unit.startswith("share"):
            return "year"
        return "month" if self.name in A_MONTH else ""


def rows_counted(count: int) -> str:
    """Write a count of rows.

    >>> rows_counted(1), rows_counted(1200)
    ('1 row', '1,200 rows')
    """
    return _rows(count).format(count=plain_number(count))


def _rows(count: int) -> str:
    return translate_plural("{count} row", "{count} rows", count)


def _persons(count: int) -> str:
    return translate_plural("{count} person", "{count} persons", count)


def _postings(count: int) -> str:
    return translate_plural("{count} posting", "{count} postings", count)


def _intervals(count: int) -> str:
    return translate_plural("{count} line", "{count} lines", count)


@dataclass(frozen=True, slots=True)
class Form:
    """A form in which files come: what one line is, and what lines are grouped into."""

    shape: Shape
    tables: tuple[str, ...]
    about: str
    line: Callable[[int], str] = _rows
    """Gives what so many lines are called."""
    by: tuple[str, ...] = ()
    """The fields by which lines are grouped, as far as they are mapped."""
    weight: str = ""
    """The field that is summed, and by which the other numbers are weighted."""
    more: tuple[Target, ...] = ()
    """What columns can be mapped to beside the fields of the table."""


_DAY = Target(DAY, message("Day or period"), "day", help=message("The day, month or time that the line is for."))
_PERSON = Target(
    PERSON, message("Person"), "text", help=message("What tells persons apart, as a personnel number; not imported.")
)

FORMS: Mapping[Shape, Form] = MappingProxyType(
    {
        form.shape: form
        for form in (
            Form("rows", TABLES, message("one row of the file is one row of the table")),
            Form(
                "people",
                ("labor",),
                message("one row of the file is one person; persons with the same job become a role"),
                _persons,
                ("name", "service", "location"),
                "actual_fte",
                (_PERSON,),
            ),
            Form(
                "postings",
                ("infrastructure",),
                message("one row of the file is a posting; the postings of an account become a monthly amount"),
                _postings,
                ("name", "service", "location"),
                "amount",
                (_DAY,),
            ),
            Form(
                "traffic",
                ("services",),
                message(
                    "one row of the file is an interval or a day; "
                    "they become volume, minutes and seasonality of a month"
                ),
                _intervals,
                ("name",),
                "volume_today",
                (_DAY,),
            ),
        )
    }
)


def table_named(name: str) -> str:
    """Give a table by the name that a person may use for it; what is not known stands for itself."""
    labels = {table_label(table).casefold(): table for table in TABLES}
    word = name.strip().casefold()
    return ALIASES.get(word) or labels.get(word) or word


@cache
def targets(table: str, shape: Shape = "rows") -> Mapping[str, Target]:
    """Give what columns can be mapped to, by name: the fields in the order of the table, then what the form adds."""
    fields = (_target(spec) for spec in field_specs(table) if spec.name != "id" and spec.kind != "records")
    return MappingProxyType({target.name: target for target in (*fields, *FORMS[shape].more)})


def _target(spec: FieldSpec) -> Target:
    return Target(spec.name, spec.label, spec.kind, spec.unit, spec.choices, spec.link, spec.required, spec.help)
