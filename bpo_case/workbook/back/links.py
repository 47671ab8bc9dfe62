"""Finds the rows that cells name: by the names that rows have now, as the formulas of the workbook do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from bpo_case.case.specs import FieldSpec, table_label
from bpo_case.case.suggest import did_you_mean
from bpo_case.text import translate
from bpo_case.workbook.back.conversion import NotUsable


class Names:
    """The names that the rows of all tables have in the workbook, by table and id."""

    def __init__(self, tables: Mapping[str, Mapping[str, str]]) -> None:
        self._tables = tables
        self._ids: dict[str, dict[str, list[str]]] = {}

    def row(self, spec: FieldSpec, text: str, before: str) -> tuple[str, str]:
        """Give the id of the row that a text names, and a note; blank where the field may be.

        ``before`` is the id that the unchanged cell stood for when it was exported, if it is unchanged.
        """
        if not text:
            return self._blank(spec), ""
        found = self._named(spec.link).get(text.casefold(), [])
        if len(found) == 1:
            return found[0], ""
        names = self._tables.get(spec.link, {})
        if before in names:
            renamed = names[before].casefold() != text.casefold()
            said = translate("“{name}” is now called “{now}”; the link was kept")
            return before, said.format(name=text, now=names[before]) if renamed else ""
        raise NotUsable(self._unknown(spec, text, before, len(found)))

    def _named(self, table: str) -> Mapping[str, list[str]]:
        if table not in self._ids:
            ids: dict[str, list[str]] = defaultdict(list)
            for row, name in self._tables.get(table, {}).items():
                ids[name.casefold()].append(row)
            self._ids[table] = ids
        return self._ids[table]

    def _blank(self, spec: FieldSpec) -> str:
        if spec.required:
            said = translate("is blank; choose a row of {table}")
            raise NotUsable(said.format(table=translate(table_label(spec.link))))
        return ""

    def _unknown(self, spec: FieldSpec, text: str, before: str, found: int) -> str:
        named = {"table": translate(table_label(spec.link)), "name": text}
        if found:
            said = translate("{count} rows of {table} are called “{name}”; give each a name of its own")
            return said.format(count=found, **named)
        if before:
            return translate("“{name}” was deleted from {table}; choose another, or add it there").format(**named)
        otherwise = translate("; choose another, or add it there")
        hint = did_you_mean(text, self._tables.get(spec.link, {}).values(), otherwise)
        return translate("{table} has no row “{row}”{hint}").format(table=named["table"], row=text, hint=hint)
