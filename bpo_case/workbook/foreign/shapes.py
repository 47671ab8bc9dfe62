"""What the rows of a file become, by the form in which it comes: rows, people or postings. Traffic has its own file."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from functools import partial
from math import fsum

from bpo_case.text import plain_number, translate, translate_plural
from bpo_case.workbook.foreign.entries import Entry, Sources
from bpo_case.workbook.foreign.groups import (
    Draft,
    Outcome,
    folded,
    grouped,
    lines_counted,
    months_counted,
    name_apart,
)
from bpo_case.workbook.foreign.lines import some_of
from bpo_case.workbook.foreign.targets import DAY, PERSON

MONTHS_A_YEAR = 12
SHOWN = 10


def as_rows(source: Sources, given: Sequence[Entry]) -> Outcome:
    """Make a row of each row."""
    drafts = [Draft(source.mapping.table, dict(entry.values), (entry,)) for entry in given]
    return Outcome(drafts, imported=_rows_total)


def as_people(source: Sources, given: Sequence[Entry]) -> Outcome:
    """Make a role of all persons with the same job."""
    counts, notes = _people_counted(source, given)
    outcome = Outcome(notes=[*notes, *_twice(given)])
    for group in grouped(counts, source.mapping.by):
        called = translate("Role “{name}”").format(name=group[0].values.get("name", ""))
        values, remarks = folded(source, group, "actual_fte", called)
        outcome.drafts.append(Draft("labor", values, group))
        outcome.notes += remarks
    name_apart(outcome.drafts, source.mapping.by)
    many = len(outcome.drafts)
    said = translate_plural(
        "{people} became {count} role, grouped by {fields}; FTE are added up, salaries averaged.",
        "{people} became {count} roles, grouped by {fields}; FTE are added up, salaries averaged.",
        many,
    )
    people = lines_counted(source, len(given))
    outcome.notes.insert(0, said.format(people=people, count=plain_number(many), fields=_by(source)))
    outcome.imported = _people_total
    return outcome


def as_postings(source: Sources, given: Sequence[Entry]) -> Outcome:
    """Make a monthly amount of all postings of an account."""
    outcome = Outcome()
    months, notes = _months(source, given)
    outcome.notes += notes
    if not months:
        wrong = translate(
            "nothing says how many months the postings cover; map a column to the day, or give the months"
        )
        outcome.problems.append(source.problem(wrong))
        return outcome
    for group in grouped(given, source.mapping.by):
        called = translate("Account “{name}”").format(name=group[0].values.get("name", ""))
        values, said = folded(source, group, "amount", called)
        outcome.notes += said
        if values["amount"] < 0:
            outcome.problems.append(source.problem(_negative(called, values["amount"]), group[0].row, "amount"))
            continue
        values["amount"] /= months
        outcome.drafts.append(Draft("infrastructure", values, group))
    name_apart(outcome.drafts, source.mapping.by)
    outcome.notes.insert(0, _postings_said(source, len(given), len(outcome.drafts), months))
    outcome.imported = partial(_postings_total, months)
    return outcome


def _negative(called: str, amount: float) -> str:
    said = translate(
        "{called} comes to {amount}, and a cost cannot be negative; turn the sign in the mapping, or leave it out"
    )
    return said.format(called=called, amount=plain_number(amount, ",.2f"))


def _postings_said(source: Sources, postings: int, costs: int, months: int) -> str:
    said = translate_plural(
        "{postings} became {count} cost, grouped by {fields}: the sum of {months} ÷ {divisor}.",
        "{postings} became {count} costs, grouped by {fields}: the sum of {months} ÷ {divisor}.",
        costs,
    )
    counts = {"postings": lines_counted(source, postings), "months": months_counted(months)}
    return said.format(count=plain_number(costs), fields=_by(source), divisor=plain_number(months), **counts)


def _by(source: Sources) -> str:
    return ", ".join(translate(source.mapping.targets[name].label) for name in source.mapping.by)


def _unscaled(source: Sources, name: str, value: float) -> float:
    """Bring a value of the case back to the terms of the file."""
    reader = source.reader(name)
    times, parts = reader.scale if reader else (1.0, 1.0)
    return value * parts / times


def _people_counted(source: Sources, given: Sequence[Entry]) -> tuple[list[Entry], list[str]]:
    """Count every person as one FTE where no column says otherwise."""
    if source.reader("actual_fte"):
        return list(given), []
    full = [Entry(each.line, {**each.values, "actual_fte": 1.0}, each.numbers, each.currencies) for each in given]
    return full, [translate("No column says FTE: every person counts as 1.")]


def _rows_total(source: Sources, drafts: Sequence[Draft]) -> dict[str, float]:
    numbers = [name for name, target in source.mapping.targets.items() if target.kind == "number"]
    return {name: fsum(_unscaled(source, name, draft.values.get(name, 0.0)) for draft in drafts) for name in numbers}


def _postings_total(months: int, source: Sources, drafts: Sequence[Draft]) -> dict[str, float]:
    total = fsum(draft.values["amount"] * months for draft in drafts)
    return {"amount": _unscaled(source, "amount", total)}


def _people_total(source: Sources, drafts: Sequence[Draft]) -> dict[str, float]:
    fte = fsum(draft.values["actual_fte"] for draft in drafts)
    pay = fsum(draft.values["actual_fte"] * draft.values.get("annual_salary", 0.0) for draft in drafts)
    return {
        "actual_fte": _unscaled(source, "actual_fte", fte),
        "annual_salary": _unscaled(source, "annual_salary", pay),
    }


def _twice(given: Sequence[Entry]) -> list[str]:
    rows: dict[str, list[int]] = defaultdict(list)
    for entry in given:
        if person := entry.values.get(PERSON):
            rows[person].append(entry.row)
    form = translate("“{person}” (rows {rows})")
    twice = [
        form.format(person=person, rows=", ".join(map(str, each))) for person, each in rows.items() if len(each) > 1
    ]
    said = translate("Persons that stand more than once, and count each time: {named}.")
    return [said.format(named=some_of(twice, SHOWN))] if twice else []


def _months(source: Sources, given: Sequence[Entry]) -> tuple[int, list[str]]:
    """Count the months from the first posting to the last, unless the mapping says how many there are."""
    there = Counter(_month(entry.values[DAY]) for entry in given if DAY in entry.values)
    if source.mapping.months or not there:
        return source.mapping.months, []
    first, last = min(there), max(there)
    months = last - first + 1
    none = [_written(month) for month in range(first, last + 1) if month not in there]
    said = translate("The postings run from {first} to {last}: {months}.")
    notes = [said.format(first=_written(first), last=_written(last), months=months_counted(months))]
    empty = translate("Months without a posting, which count all the same: {months}.")
    return months, notes + ([empty.format(months=", ".join(none))] if none else [])


def _month(day: date) -> int:
    return day.year * MONTHS_A_YEAR + day.month - 1


def _written(month: int) -> str:
    return f"{month // MONTHS_A_YEAR}-{month % MONTHS_A_YEAR + 1:02}"
