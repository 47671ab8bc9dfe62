"""Control totals: what a column adds up to in the file, and what became of it. The two must agree to the cent."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from bpo_case.workbook.cell_problem import address
from bpo_case.workbook.foreign.amounts import Misread
from bpo_case.workbook.foreign.convert import Read
from bpo_case.workbook.foreign.entries import Entry, Sources
from bpo_case.workbook.foreign.groups import Draft, Outcome
from bpo_case.workbook.foreign.lines import TOTAL, Line

TOLERANCE = 1e-9
CENT = 0.005
LEFT_OUT, WRONG, IMPORTED = "left out", "wrong", "imported"


@dataclass(frozen=True, slots=True)
class Total:
    """What became of the sum of a column."""

    label: str
    heading: str
    in_file: float
    """All rows with data, in the file's own terms; a salary of each FTE times its FTE."""
    left_out: float
    """Rows that the mapping leaves out, and months that the file does not cover."""
    wrong: float
    """Rows with a problem."""
    imported: float
    """What the rows of the case come to, brought back to the terms of the file."""
    size: float
    """The sum without signs."""

    @property
    def agrees(self) -> bool:
        """Whether nothing was lost or invented on the way."""
        gap = self.in_file - self.left_out - self.wrong - self.imported
        return abs(gap) <= TOLERANCE * max(1.0, self.size)

    def __str__(self) -> str:
        parts = [f"{self.in_file:,.2f} in the file"]
        parts += [f"{self.left_out:,.2f} left out"] if self.left_out else []
        parts += [f"{self.wrong:,.2f} in rows with problems"] if self.wrong else []
        said = " − ".join(parts)
        return f"{self.label} ({self.heading}): {said} {'=' if self.agrees else '≠'} {self.imported:,.2f} imported."


def control_totals(
    source: Sources, given: Sequence[Entry], outcome: Outcome, planned: Sequence[Draft]
) -> tuple[Total, ...]:
    """Give the totals of the columns of amounts; of what came out, drafts are planned unless they have problems."""
    imported = outcome.imported(source, planned)
    fine = {entry.row for draft in planned for entry in draft.entries}
    unused = {entry.row for entry in outcome.unused}
    fate = {entry.row: _fate(entry, fine, unused) for entry in given}
    return tuple(
        _total(source, given, fate, field, sum_) for field, sum_ in imported.items() if _is_controlled(source, field)
    )


def _fate(entry: Entry, fine: Collection[int], unused: Collection[int]) -> str:
    if entry.line.left_out or entry.row in unused:
        return LEFT_OUT
    return IMPORTED if entry.row in fine else WRONG


def totals_told(source: Sources, found: Sequence[Line]) -> Iterator[str]:
    """Compare the totals that stand in the file with the rows above them."""
    for (_, at), reader in source.readers.items():
        if not reader.target.is_number:
            continue
        since: list[float] = []
        everything: list[float] = []
        for line in found:
            number = _number(source, line, at)
            if line.is_data and number is not None:
                since.append(number)
                everything.append(number)
            if line.reason == TOTAL and number is not None:
                sums = [fsum(since), fsum(everything)]
                since = []
                if not any(abs(number - each) <= max(CENT, TOLERANCE * abs(number)) for each in sums):
                    place = f"{source.header.headings[at]} ({address(line.row, at)})"
                    yield f"The total in row {line.row}, {place}, is {number:,.2f}; the rows come to {sums[0]:,.2f}."


def _number(source: Sources, line: Line, column: int) -> float | None:
    reader = next(reader for (_, at), reader in source.readers.items() if at == column and reader.target.is_number)
    try:
        read: Read = reader.read(line.cell(column))
    except Misread:
        return None
    return read.number if read.value is not None else None


def _is_controlled(source: Sources, field: str) -> bool:
    target = source.mapping.targets[field]
    return source.reader(field) is not None and not target.unit.startswith(("share", "minute", "month"))


def _total(source: Sources, given: Sequence[Entry], fate: Mapping[int, str], field: str, imported: float) -> Total:
    column = source.column(field)
    amounts = [(fate[each.row], each.numbers.get(column, 0.0) * _weight(source, each, field)) for each in given]
    return Total(
        label=source.mapping.targets[field].label,
        heading=source.header.headings[column],
        in_file=fsum(amount for _, amount in amounts),
        left_out=fsum(amount for end, amount in amounts if end == LEFT_OUT),
        wrong=fsum(amount for end, amount in amounts if end == WRONG),
        imported=imported,
        size=fsum(abs(amount) for _, amount in amounts),
    )


def _weight(source: Sources, entry: Entry, field: str) -> float:
    """A salary of each FTE counts as often as there are FTE, where persons become roles."""
    reader = source.reader(field)
    if source.mapping.shape != "people" or field != "annual_salary" or (reader and reader.column.of == "row"):
        return 1.0
    return float(entry.values.get("actual_fte", 1.0 if source.reader("actual_fte") is None else 0.0))
