"""What the rows of a file become, by the form in which it comes: rows, people or postings. Traffic has its own file."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from functools import partial
from math import fsum

from bpo_case.workbook.foreign.entries import Entry, Sources
from bpo_case.workbook.foreign.groups import Draft, Outcome, counted, folded, grouped, line_words, name_apart
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
        called = f"Role “{group[0].values.get('name', '')}”"
        values, said = folded(source, group, "actual_fte", called)
        outcome.drafts.append(Draft("labor", values, group))
        outcome.notes += said
    name_apart(outcome.drafts, source.mapping.by)
    people, roles = counted(len(given), line_words(source)), counted(len(outcome.drafts), ("role", "roles"))
    outcome.notes.insert(0, f"{people} became {roles}, grouped by {_by(source)}; FTE are added up, salaries averaged.")
    outcome.imported = _people_total
    return outcome


def as_postings(source: Sources, given: Sequence[Entry]) -> Outcome:
    """Make a monthly amount of all postings of an account."""
    outcome = Outcome()
    months, notes = _months(source, given)
    outcome.notes += notes
    if not months:
        message = "nothing says how many months the postings cover; map a column to the day, or give the months"
        outcome.problems.append(source.problem(message))
        return outcome
    for group in grouped(given, source.mapping.by):
        called = f"Account “{group[0].values.get('name', '')}”"
        values, said = folded(source, group, "amount", called)
        outcome.notes += said
        if values["amount"] < 0:
            said_sum = f"{called} comes to {values['amount']:,.2f}"
            message = f"{said_sum}, and a cost cannot be negative; turn the sign in the mapping, or leave it out"
            outcome.problems.append(source.problem(message, group[0].row, "amount"))
            continue
        values["amount"] /= months
        outcome.drafts.append(Draft("infrastructure", values, group))
    name_apart(outcome.drafts, source.mapping.by)
    postings, costs = counted(len(given), line_words(source)), counted(len(outcome.drafts), ("cost", "costs"))
    spread = counted(months, ("month", "months"))
    outcome.notes.insert(0, f"{postings} became {costs}, grouped by {_by(source)}: the sum of {spread} ÷ {months:,}.")
    outcome.imported = partial(_postings_total, months)
    return outcome


def _by(source: Sources) -> str:
    return ", ".join(source.mapping.targets[name].label for name in source.mapping.by)


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
    return full, ["No column says FTE: every person counts as 1."]


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
    twice = [f"“{person}” (rows {', '.join(map(str, each))})" for person, each in rows.items() if len(each) > 1]
    more = f" and {len(twice) - SHOWN:,} more" if len(twice) > SHOWN else ""
    named = ", ".join(twice[:SHOWN]) + more
    return [f"Persons that stand more than once, and count each time: {named}."] if twice else []


def _months(source: Sources, given: Sequence[Entry]) -> tuple[int, list[str]]:
    """Count the months from the first posting to the last, unless the mapping says how many there are."""
    there = Counter(_month(entry.values[DAY]) for entry in given if DAY in entry.values)
    if source.mapping.months or not there:
        return source.mapping.months, []
    first, last = min(there), max(there)
    months = last - first + 1
    none = [_written(month) for month in range(first, last + 1) if month not in there]
    notes = [f"The postings run from {_written(first)} to {_written(last)}: {counted(months, ('month', 'months'))}."]
    return months, notes + ([f"Months without a posting, which count all the same: {', '.join(none)}."] if none else [])


def _month(day: date) -> int:
    return day.year * MONTHS_A_YEAR + day.month - 1


def _written(month: int) -> str:
    return f"{month // MONTHS_A_YEAR}-{month % MONTHS_A_YEAR + 1:02}"
