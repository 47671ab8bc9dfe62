"""What a person should know about rows that are added or changed: what else of the case is concerned."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from bpo_case.case.document import Case, rows
from bpo_case.case.record import Record
from bpo_case.case.specs import table_label
from bpo_case.case.wording import shown
from bpo_case.text import plain_number, translate
from bpo_case.workbook.foreign.lines import some_of
from bpo_case.workbook.foreign.mapping import Mapping as FileMapping

SHOWN = 10


def briefly(value: Any) -> str:
    """Write a value for a remark."""
    return plain_number(value, ",.2f") if isinstance(value, float) else shown(value)


def kept(by_label: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Say what rows of the case keep, because only new rows are filled with it."""
    for label, each in sorted(by_label.items()):
        said = translate("{field} is filled in new rows alone; the case keeps {values}.")
        yield said.format(field=label, values=some_of(each, SHOWN))


def beside(case: Case, mapping: FileMapping, found: Sequence[Record | None]) -> Iterator[str]:
    """Say that no row of the file was found again in a case that has such rows: they may have other names there."""
    there = len(rows(case, mapping.table))
    if found and there and not any(found):
        said = translate(
            "{table}: no row of the file is in the case by {fields}, so that all are added beside the {count} there. "
            "If some are there under other names, say in the mapping what theirs mean (`values`)."
        )
        by = ", ".join(translate(mapping.targets[name].label) for name in mapping.match)
        yield said.format(table=translate(table_label(mapping.table)), fields=by, count=plain_number(there))


def concerned(case: Case, made: Collection[Record]) -> Iterator[str]:
    """Say which services that the file does not have follow a seasonality profile that it changes."""
    changed = {record.id for record in made}
    for season in case.seasonality:
        others = [each.name for each in case.services if each.profile == season.id and each.id not in changed]
        if season not in made and season.id in changed and others:
            said = translate("The profile “{name}” is also that of {others}, which the file does not have.")
            yield said.format(name=season.name, others=", ".join(others))
