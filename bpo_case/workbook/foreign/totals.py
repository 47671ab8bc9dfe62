"""Control totals: what a column adds up to in the file, and what became of it. The two must agree to the cent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from bpo_case.text import plain_number, translate
from bpo_case.workbook.cell_problem import address
from bpo_case.workbook.foreign.amounts import Misread
from bpo_case.workbook.foreign.convert import Read
from bpo_case.workbook.foreign.entries import Entry, Sources
from bpo_case.workbook.foreign.groups import Draft, Outcome
from bpo_case.workbook.foreign.lines import TOTAL, Line

TOLERANCE = 1e-9
CENT = 0.005
MONEY = ("local", "money")
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
    currency: str = ""
    """Of amounts of money: what is in different currencies is not added up."""

    @property
    def agrees(self) -> bool:
        """Whether nothing was lost or invented on the way."""
        gap = self.in_file - self.left_out - self.wrong - self.imported
        return abs(gap) <= TOLERANCE * max(1.0, self.size)

    def __str__(self) -> str:
        less = (
            (self.left_out, translate("{amount} left out")),
            (self.wrong, translate("{amount} in rows with problems")),
        )
        parts = (
            f" {'−' if amount > 0 else '+'} {why.format(amount=_cents(abs(amount)))}" for amount, why in less if amount
        )
        said = translate("{amount} in the file").format(amount=_cents(self.in_file)) + "".join(parts)
        form = translate("{field} in {currency}") if self.currency else "{field}"
        label = form.format(field=translate(self.label), currency=self.currency)
        imported = translate("{amount} imported").format(amount=_cents(self.imported))
        return f"{label} ({self.heading}): {said} {'=' if self.agrees else '≠'} {imported}."


def _cents(amount: float) -> str:
    return plain_number(amount, ",.2f")


def control_totals(
    source: Sources, given: Sequence[Entry], outcome: Outcome, planned: Sequence[Draft], currencies: Mapping[int, str]
) -> tuple[Total, ...]:
    """Give the totals of the columns of amounts; of what came out, drafts are planned unless they have problems.

    Money is added up by currency: what stands beside the amount, or else that of the row's place in `currencies`.
    """
    fine = {entry.row for draft in planned for entry in draft.entries}
    unused = {entry.row for entry in outcome.unused}
    fate = {entry.row: _fate(entry, fine, unused) for entry in given}
    found: list[Total] = []
    for field in outcome.imported(source, planned):
        if not _is_controlled(source, field):
            continue
        for currency, entries in _by_currency(source, given, field, currencies).items():
            drafts = [draft for draft in planned if not currency or currencies[draft.row] == currency]
            sum_ = outcome.imported(source, drafts)[field]
            found.append(_total(source, entries, fate, field, sum_, currency))
    return tuple(total for total in found if total.size or total.imported or not total.currency)


def _by_currency(
    source: Sources, given: Sequence[Entry], field: str, currencies: Mapping[int, str]
) -> Mapping[str, Sequence[Entry]]:
    """Tell amounts of different currencies apart; what is no money has none."""
    if not source.mapping.targets[field].unit.startswith(MONEY):
        return {"": given}
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in given:
        found[entry.currencies.get(source.column(field)) or currencies[entry.row]].append(entry)
    return found


def _fate(entry: Entry, fine: Container[int], unused: Container[int]) -> str:
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
                    said = translate("The total in row {row}, {column}, is {number}; the rows come to {sum}.")
                    column = f"{source.header.headings[at]} ({address(line.row, at)})"
                    yield said.format(row=line.row, column=column, number=_cents(number), sum=_cents(sums[0]))


def _number(source: Sources, line: Line, column: int) -> float | None:
    reader = next(reader for (_, at), reader in source.readers.items() if at == column and reader.target.is_number)
    try:
        read: Read = reader.read(line.cell(column))
    except Misread:
        return None
    return read.number if read.value is not None else None


def _is_controlled(source: Sources, field: str) -> bool:
    target = source.mapping.targets[field]
    if field in source.mapping.only_new:  # not all of it is imported
        return False
    return source.reader(field) is not None and not target.unit.startswith(("share", "minute", "month"))


def _total(
    source: Sources, given: Sequence[Entry], fate: Mapping[int, str], field: str, imported: float, currency: str
) -> Total:
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
        currency=currency,
    )


def _weight(source: Sources, entry: Entry, field: str) -> float:
    """A salary of each FTE counts as often as there are FTE, where persons become roles."""
    reader = source.reader(field)
    if source.mapping.shape != "people" or field != "annual_salary" or (reader and reader.column.of == "row"):
        return 1.0
    return float(entry.values.get("actual_fte", 1.0 if source.reader("actual_fte") is None else 0.0))
