"""What a field is called, means and allows: read once from the records, and by everybody who shows or checks one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from bpo_case.case.document import TABLES, Case
from bpo_case.case.record import Evidence, Frozen, Named, Record
from bpo_case.case.suggest import did_you_mean
from bpo_case.errors import BpoCaseError
from bpo_case.text import translate

SETTINGS = "settings"
EVIDENCE = tuple(Evidence.model_fields)
LONG_TEXT = 500
"""A text that may be longer than this is written in a box of several lines."""

Kind = Literal[
    "number", "integer", "text", "paragraph", "choice", "link", "path", "value", "numbers", "words", "choices",
    "records", "picture",
]  # fmt: skip

_SCALARS: Mapping[type, Kind] = {float: "number", int: "integer", str: "text"}
_LISTS: Mapping[Kind, Kind] = {"number": "numbers", "text": "words", "choice": "choices"}


class UnknownTable(BpoCaseError):
    """A table was asked for that the document does not have."""

    def __init__(self, table: str) -> None:
        self.table = table
        said = translate("There is no table “{table}”{hint}")
        super().__init__(said.format(table=table, hint=did_you_mean(table, (SETTINGS, *TABLES))))


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """What everybody needs to know about a field.

    The kinds ending in -s are lists: ``numbers``, ``words``, ``choices``, and ``records`` of the type `item`. For
    ``numbers`` the minimum and maximum are those of each entry. A ``path`` names an input, as a `Change` does, and
    a ``value`` is whatever that input takes.
    """

    name: str
    label: str
    unit: str
    help: str
    kind: Kind
    choices: tuple[str, ...]
    link: str
    minimum: float | None
    maximum: float | None
    above_minimum: bool
    """Whether the minimum itself is not allowed."""
    fewest: int
    """The least number of entries, or of characters."""
    most: int | None
    """The greatest number of entries, or of characters."""
    pattern: str
    default: Any
    required: bool
    item: type[Frozen] | None

    @property
    def heading(self) -> str:
        """The label with its unit, as a column is headed."""
        return f"{self.label} ({self.unit})" if self.unit else self.label

    @property
    def start(self) -> Any:
        """What a new row begins with: the default, or the least that is allowed; blank where only a person can say."""
        if not self.required:
            return self.default
        least = 1.0 if self.above_minimum else max(0.0, self.minimum or 0.0)
        return {"number": least, "integer": int(least), "numbers": (1.0,) * self.fewest}.get(self.kind, "")


@cache
def specs_of(record: type[Frozen]) -> Mapping[str, FieldSpec]:
    """Give the fields of a record by name: id and name first, the evidence last."""
    first = [name for name in (*Record.model_fields, *Named.model_fields) if name not in EVIDENCE]
    order = {name: place for place, name in enumerate((*dict.fromkeys(first), "", *EVIDENCE))}
    names = sorted(record.model_fields, key=lambda name: order.get(name, order[""]))
    return MappingProxyType({name: _spec(name, record.model_fields[name]) for name in names})


@cache
def record_type(table: str) -> type[Frozen]:
    """Give the type of a table's rows; that of the settings for ``"settings"``."""
    if table not in Case.model_fields:
        raise UnknownTable(table)
    annotation = Case.model_fields[table].annotation
    found: type[Frozen] = annotation if table == SETTINGS else get_args(annotation)[0]  # type: ignore[assignment]
    return found


def field_specs(table: str) -> tuple[FieldSpec, ...]:
    """Give the fields of a table (or of ``"settings"``) in the order in which they are shown."""
    return tuple(specs_of(record_type(table)).values())


def table_label(table: str) -> str:
    """Give the name by which people know a table, as ``"Labor"``; one that is not known stands for itself."""
    known = Case.model_fields.get(table)
    return known.title or table if known else table


@cache
def links_to(target: str) -> tuple[tuple[str, FieldSpec], ...]:
    """Give the tables (and ``"settings"``) with those of their fields that point to the target table."""
    return tuple((table, spec) for table in (SETTINGS, *TABLES) for spec in field_specs(table) if spec.link == target)


def _spec(name: str, info: FieldInfo) -> FieldSpec:
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    kind, entry, entry_limits = _kind(info.annotation)
    limits = {**_limits(info.metadata), **entry_limits}
    said = str(extra.get("kind") or ("link" if extra.get("link") else kind))
    return FieldSpec(
        name=name,
        label=info.title or name,
        unit=str(extra.get("unit", "")),
        help=info.description or "",
        kind="paragraph" if said == "text" and limits.get("max_length", 0) > LONG_TEXT else said,  # type: ignore[arg-type]
        choices=get_args(entry) if get_origin(entry) is Literal else (),
        link=str(extra.get("link", "")),
        minimum=limits.get("ge", limits.get("gt")),
        maximum=limits.get("le"),
        above_minimum="gt" in limits,
        fewest=limits.get("min_length", 0),
        most=limits.get("max_length"),
        pattern=limits.get("pattern", ""),
        default=None if info.is_required() else info.default,
        required=info.is_required(),
        item=entry if kind == "records" else None,
    )


def _kind(annotation: Any) -> tuple[Kind, Any, dict[str, Any]]:
    """Tell the kind of a type, the type of one entry, and the limits that an entry of a list has."""
    if get_origin(annotation) is tuple:
        entry, limits = _bare(get_args(annotation)[0])
        return _LISTS.get(_kind(entry)[0], "records"), entry, limits
    if get_origin(annotation) is Literal:
        return "choice", annotation, {}
    return _SCALARS.get(annotation, "value"), annotation, {}


def _bare(annotation: Any) -> tuple[Any, dict[str, Any]]:
    """Take a type out of its Annotated, with those limits that concern numbers."""
    if get_origin(annotation) is not Annotated:
        return annotation, {}
    bare, *notes = get_args(annotation)
    limits = _limits([limit for note in notes if isinstance(note, FieldInfo) for limit in note.metadata])
    return bare, {name: limit for name, limit in limits.items() if name in ("ge", "gt", "le")}


def _limits(metadata: list[Any]) -> dict[str, Any]:
    names = ("ge", "gt", "le", "min_length", "max_length", "pattern")
    return {name: getattr(limit, name) for limit in metadata for name in names if hasattr(limit, name)}
