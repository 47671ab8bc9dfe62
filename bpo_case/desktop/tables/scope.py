"""Which rows of a table a view shows: all, or those that share a value, as one option. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from bpo_case.case.document import Case
from bpo_case.case.document import rows as rows_of
from bpo_case.case.record import Record
from bpo_case.case.specs import FieldSpec, field_specs


class Scope:
    """The rows of a table whose fields have the values given.

    A value of a field that the table itself does not have is that of the row it links to: the option of a charge is
    that of its plan row.
    """

    def __init__(self, table: str, fixed: Mapping[str, str] | None = None) -> None:
        fixed = dict(fixed or {})
        own = {spec.name for spec in field_specs(table)}
        self.table = table
        self.given: Mapping[str, str] = {name: value for name, value in fixed.items() if name in own}
        """What every row shown has, and new rows get."""
        self._linked = {name: value for name, value in fixed.items() if name not in own}
        self._links = [spec for spec in field_specs(table) if spec.link and self._has(spec.link, self._linked)]

    def rows(self, case: Case) -> tuple[Record, ...]:
        """Give the rows shown, in their order."""
        found = rows_of(case, self.table)
        if not self.given and not self._linked:
            return found
        allowed = {spec.name: self._ids(case, spec) for spec in self._links}
        return tuple(
            row
            for row in found
            if _has_all(row, self.given) and all(getattr(row, name) in ids for name, ids in allowed.items())
        )

    def allowed(self, case: Case, spec: FieldSpec) -> frozenset[str] | None:
        """Give the ids of the rows that a link may point to; nothing where every row will do."""
        return self._ids(case, spec) if spec in self._links else None

    def _ids(self, case: Case, spec: FieldSpec) -> frozenset[str]:
        return frozenset(row.id for row in rows_of(case, spec.link) if _has_all(row, self._linked))

    @staticmethod
    def _has(table: str, wanted: Mapping[str, str]) -> bool:
        return bool(wanted) and set(wanted) <= {spec.name for spec in field_specs(table)}


def _has_all(row: Record, wanted: Mapping[str, str]) -> bool:
    return all(getattr(row, name) == value for name, value in wanted.items())
