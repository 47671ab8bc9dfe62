"""Tells which rows of an input sheet are which: the same as before, added, deleted, copied.

A row is known by the id in its hidden column, wherever it stands now; one that has lost its id, by its name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bpo_case.case.make import fresh_id
from bpo_case.case.record import ID, Named, Record
from bpo_case.case.specs import record_type, specs_of
from bpo_case.text import message, translate
from bpo_case.workbook.back.cells import plain_value
from bpo_case.workbook.back.conversion import is_blank, same, text_of
from bpo_case.workbook.back.findings import Findings
from bpo_case.workbook.back.marks import MarkedSheet
from bpo_case.workbook.inputs.input_layout import ACTIVE, FIRST_ROW

ACTIVE_LABEL = message("Active")
ACTIVE_WORDS: Mapping[str, bool] = {"": True, "yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of an input sheet that counts: where it stands, its id, and the record as it was exported."""

    row: int
    id: str
    record: Record | None


def entries(
    sheet: MarkedSheet, exported: Iterable[Record], program: Iterable[Record], findings: Findings
) -> list[Entry]:
    """Give the rows of a sheet that count, from top to bottom, each with an id of its own."""
    records = {record.id: record for record in exported}
    rows = [row for row in sheet.grid.filled(FIRST_ROW) if _counts(sheet, row, records, findings)]
    originals = _originals(sheet, rows, records)
    others = (record for record in (*records.values(), *program) if record.id not in originals)
    by_name = {record.name.casefold(): record.id for record in others if isinstance(record, Named)}
    return [_entry(sheet, row, originals, records, by_name, findings) for row in rows]


def exchanged(before: Iterable[Record], after: Iterable[Record]) -> Iterator[tuple[str, str]]:
    """Give the ids of each two rows that have each other's values."""
    was = {record.id: _values(record) for record in before}
    now = {record.id: _values(record) for record in after if record.id in was}
    owners = {values: name for name, values in was.items()}
    for name, values in now.items():
        other = owners.get(values, name)
        if name < other and now.get(other) == was[name] != values:
            yield name, other


def _values(record: Record) -> tuple[Any, ...]:
    return tuple(value for field, value in record.__dict__.items() if field != "id")


def _counts(sheet: MarkedSheet, row: int, records: Mapping[str, Record], findings: Findings) -> bool:
    """Tell whether a row is there and is not to be removed; one that was emptied is as good as deleted."""
    specs = specs_of(record_type(sheet.table))
    fields = (column for name, columns in sheet.columns.items() if name in specs for column in columns)
    if all(is_blank(sheet.grid.cell(row, column)) for column in fields):
        if _id(sheet, row) in records:
            findings.note(translate("was emptied, so it is deleted"), sheet.grid.name, row)
        return False
    return _is_active(sheet, row, findings)


def _is_active(sheet: MarkedSheet, row: int, findings: Findings) -> bool:
    for column in sheet.columns.get(ACTIVE, ())[:1]:
        said = plain_value(sheet.grid.cell(row, column))
        word = text_of(said).strip().casefold() if isinstance(said, str | bool | None) else text_of(said)
        if word not in ACTIVE_WORDS:
            wrong = translate("“{word}” is neither “yes” nor “no”; choose one of them").format(word=word)
            findings.problem(wrong, sheet.grid.name, row, column, translate(ACTIVE_LABEL))
        return ACTIVE_WORDS.get(word, True)
    return True


def _id(sheet: MarkedSheet, row: int) -> str:
    """Give the id that a row has in its hidden column; blank where there is none that could be one."""
    text = text_of(plain_value(sheet.grid.cell(row, sheet.mark_column)))
    return text if re.match(ID, text) else ""


def _originals(sheet: MarkedSheet, rows: Iterable[int], records: Mapping[str, Record]) -> Mapping[str, int]:
    """Give the row that each id belongs to; of a row and its copies, the first that still has the exported name."""
    found: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        found[_id(sheet, row)].append(row)
    found.pop("", None)
    return {
        name: min(twins, key=lambda row: not _named_as(sheet, row, records.get(name))) for name, twins in found.items()
    }


def _named_as(sheet: MarkedSheet, row: int, record: Record | None) -> bool:
    names = sheet.columns.get("name", ())
    return record is not None and all(same(sheet.grid.cell(row, at), getattr(record, "name", "")) for at in names[:1])


def _entry(
    sheet: MarkedSheet,
    row: int,
    originals: Mapping[str, int],
    records: Mapping[str, Record],
    by_name: dict[str, str],
    findings: Findings,
) -> Entry:
    """Tell which row this is.

    ``by_name`` are the rows that the sheet has lost, or that the program has added since; each is taken once.
    """
    known = _id(sheet, row)
    if originals.get(known) == row:
        return Entry(row, known, records.get(known))
    names = sheet.columns.get("name", ())
    name = text_of(plain_value(sheet.grid.cell(row, names[0]))).strip().casefold() if names else ""
    same_name = by_name.pop(name, "")
    if known:
        taken = translate("is a copy of row {row}, and was taken for the row of its own name")
        added = translate("is a copy of row {row}, and was added as a new row")
        findings.note((taken if same_name else added).format(row=originals[known]), sheet.grid.name, row)
    return Entry(row, same_name or fresh_id(), records.get(same_name))
