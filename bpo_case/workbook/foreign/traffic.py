"""Makes a month's volume, handling minutes and a seasonality profile of a report by interval or day."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum

from babel.dates import get_month_names

from bpo_case.text import current_language, plain_number, translate, translate_plural
from bpo_case.workbook.foreign.entries import Entry, Sources
from bpo_case.workbook.foreign.groups import Draft, Outcome, folded, grouped, lines_counted, months_counted
from bpo_case.workbook.foreign.targets import DAY

MONTHS_A_YEAR = 12
DAYS_MISSING_AT_MOST = 4
"""A report may begin or end so many days inside a month, as weekends and holidays do, and still cover it."""
MONTHS_FOR_A_PROFILE = 9
"""A seasonality profile needs so many months of the year; the others are taken from their neighbours."""
NAME = "{name}"

Month = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Year:
    """A volume by calendar month: what a mean month has, and how each month of the year differs from it."""

    level: float
    factors: tuple[float, ...]
    guessed: tuple[int, ...]
    """The months of the year, from 1, of which nothing is known."""


def as_traffic(source: Sources, given: Sequence[Entry]) -> Outcome:
    """Make a service of all lines of a queue."""
    outcome = Outcome()
    dated = [entry for entry in given if DAY in entry.values]
    if not dated:
        outcome.problems.append(
            source.problem(translate("nothing says when the volumes were; map a column to the day"))
        )
        return outcome
    cut, notes = _cut(entry.values[DAY] for entry in dated)
    whole = [entry for entry in dated if _month(entry) not in cut]
    used = _of_the_last_year(whole)
    months = {_month(entry) for entry in used}
    outcome.unused = [entry for entry in dated if _month(entry) not in months]
    outcome.notes += [*notes, *_older(whole, used), *_missing([entry.values[DAY] for entry in used])]
    for group in grouped(used, source.mapping.by):
        outcome.drafts.append(_service(source, group, outcome))
    _add_profiles(source, used, outcome)
    outcome.notes.insert(0, _became(source, used, sum(draft.table == "services" for draft in outcome.drafts)))
    outcome.imported = _total
    return outcome


def _became(source: Sources, used: Sequence[Entry], services: int) -> str:
    said = translate_plural(
        "{lines} became {count} service: {meant}, handling time weighted with volume.",
        "{lines} became {count} services: {meant}, handling time weighted with volume.",
        services,
    )
    return said.format(lines=lines_counted(source, len(used)), count=plain_number(services), meant=_meant(used))


def _of_the_last_year(whole: Sequence[Entry]) -> list[Entry]:
    """Give the lines of the last twelve full months: volumes and handling times of before are not those of today."""
    last = max(map(_month, whole), default=(0, 0))
    return [entry for entry in whole if _month(entry) > (last[0] - 1, last[1])]


def _older(whole: Sequence[Entry], used: Sequence[Entry]) -> Iterator[str]:
    """Say which months and queues are too old to be those of today."""
    months = sorted({_month(entry) for entry in whole} - {_month(entry) for entry in used})
    if months:
        said = translate_plural(
            "The last {year} full months are those of today; {count} month before ({span}) is left out.",
            "The last {year} full months are those of today; {count} months before ({span}) are left out.",
            len(months),
        )
        yield said.format(year=MONTHS_A_YEAR, count=plain_number(len(months)), span=_span(months))
    names = {str(entry.values.get("name", "")) for entry in whole} - {
        str(entry.values.get("name", "")) for entry in used
    }
    if names:
        said = translate("Not in the last {year} months, and left out: {names}.")
        yield said.format(year=MONTHS_A_YEAR, names=", ".join(sorted(names)))


def _meant(used: Sequence[Entry]) -> str:
    """Say which volume is that of today."""
    months = sorted({_month(entry) for entry in used})
    if not months:
        return translate("no month is covered in full")
    said = translate("their volume is that of a mean month from {first} to {last} ({months} in the file)")
    ends = {"first": _written(months[0]), "last": _written(months[-1])}
    return said.format(months=months_counted(len(months)), **ends)


def _span(months: Sequence[Month]) -> str:
    if len(months) == 1:
        return _written(months[0])
    return translate("{first} to {last}").format(first=_written(months[0]), last=_written(months[-1]))


def year_of(volumes: Mapping[Month, float]) -> Year:
    """Spread volumes of months over a year; months of the year that are not there lie between their neighbours.

    >>> year_of({(2025, month): 100.0 for month in range(1, 12)} | {(2025, 12): 220.0}).level
    110.0
    """
    known: dict[int, list[float]] = defaultdict(list)
    for (_, month), volume in volumes.items():
        known[month].append(volume)
    means = {month: fsum(each) / len(each) for month, each in known.items()}
    filled = [means[month] if month in means else _between(means, month) for month in range(1, MONTHS_A_YEAR + 1)]
    level = fsum(filled) / MONTHS_A_YEAR
    factors = tuple(volume / level if level else 1.0 for volume in filled)
    return Year(level, factors, tuple(month for month in range(1, MONTHS_A_YEAR + 1) if month not in means))


def _between(means: Mapping[int, float], month: int) -> float:
    """Give the value on the straight line between the nearest known months, across the turn of the year."""
    before = next(step for step in range(1, MONTHS_A_YEAR + 1) if _shifted(month, -step) in means)
    after = next(step for step in range(1, MONTHS_A_YEAR + 1) if _shifted(month, step) in means)
    low, high = means[_shifted(month, -before)], means[_shifted(month, after)]
    return low + (high - low) * before / (before + after)


def _shifted(month: int, by: int) -> int:
    return (month - 1 + by) % MONTHS_A_YEAR + 1


def _service(source: Sources, group: Sequence[Entry], outcome: Outcome) -> Draft:
    """Make a service: amounts of a month are those of a mean month, everything else is weighted with the volume."""
    name = str(group[0].values.get("name", ""))
    values, notes = folded(source, group, "volume_today", translate("Service “{name}”").format(name=name))
    for field, target in source.mapping.targets.items():
        if target.period == "month" and field in values:
            months = _by_month(group, field)
            values[field] = year_of(months).level if source.mapping.profile else fsum(months.values()) / len(months)
    if source.mapping.profile:
        values["profile"] = source.mapping.profile.replace(NAME, name)
    outcome.notes += notes
    return Draft("services", values, tuple(group))


def _total(source: Sources, drafts: Sequence[Draft]) -> dict[str, float]:
    services = [draft for draft in drafts if draft.table == "services"]
    months = [volume for draft in services for volume in _by_month(draft.entries, "volume_today").values()]
    reader = source.reader("volume_today")
    times, parts = reader.scale if reader else (1.0, 1.0)
    return {"volume_today": fsum(months) * parts / times}


def _by_month(group: Iterable[Entry], field: str) -> dict[Month, float]:
    volumes: dict[Month, list[float]] = defaultdict(list)
    for entry in group:
        volumes[_month(entry)].append(float(entry.values.get(field, 0.0)))
    return {month: fsum(each) for month, each in volumes.items()}


def _add_profiles(source: Sources, used: Sequence[Entry], outcome: Outcome) -> None:
    """Make the seasonality profiles: one for each service, or one of all volumes together."""
    profile = source.mapping.profile
    if not profile:
        return
    groups = grouped(used, source.mapping.by) if NAME in profile else [tuple(used)]
    made: list[Draft] = []
    for group in groups:
        name = profile.replace(NAME, str(group[0].values.get("name", "")))
        volumes = _by_month(group, "volume_today")
        year = year_of(volumes)
        known = MONTHS_A_YEAR - len(year.guessed)
        if known < MONTHS_FOR_A_PROFILE or not year.level:
            outcome.problems.append(source.problem(_too_short(name, known)))
            continue
        if year.guessed:
            outcome.notes.append(_guessed(name, year.guessed))
        made.append(Draft("seasonality", {"name": name, "factors": year.factors}, tuple(group)))
    outcome.drafts[:0] = made  # first, since services point to them


def _month(entry: Entry) -> Month:
    day: date = entry.values[DAY]
    return day.year, day.month


def _too_short(profile: str, known: int) -> str:
    said = translate(
        "the report has volumes of {months} of the year, and the profile “{profile}” needs {needed}; blank the "
        "profile in the mapping, or give a longer report"
    )
    return said.format(months=months_counted(known), profile=profile, needed=MONTHS_FOR_A_PROFILE)


def _guessed(profile: str, months: Iterable[int]) -> str:
    names = get_month_names("wide", "stand-alone", current_language().code)
    said = translate("Profile “{profile}”: {months} not in the file, taken from the months before and after.")
    return said.format(profile=profile, months=", ".join(names[month] for month in months))


def _written(month: Month) -> str:
    return f"{month[0]}-{month[1]:02}"


def _cut(days: Iterable[date]) -> tuple[set[Month], list[str]]:
    """Find the first and the last month where the report does not cover them; one by month always covers them."""
    there = set(days)
    first, last = min(there), max(there)
    ends_late = monthrange(last.year, last.month)[1] - last.day
    by_month = all(day.day == 1 for day in there) and len(there) > 1
    cut, notes = set(), []
    if first.day > 1 + DAYS_MISSING_AT_MOST and not by_month:
        cut.add((first.year, first.month))
        said = translate("{month} begins only on {day} in the file, and is left out.")
        notes.append(said.format(month=f"{first:%Y-%m}", day=first.isoformat()))
    if ends_late > DAYS_MISSING_AT_MOST and not by_month:
        cut.add((last.year, last.month))
        said = translate("{month} ends on {day} in the file, and is left out.")
        notes.append(said.format(month=f"{last:%Y-%m}", day=last.isoformat()))
    return cut, notes


def _missing(days: Sequence[date]) -> list[str]:
    """Say which months between the first and the last have no line, and how many days of the others have none."""
    if not days:
        return []
    there = Counter((day.year, day.month) for day in set(days))
    first, last = min(there), max(there)
    span = range(first[0] * MONTHS_A_YEAR + first[1] - 1, last[0] * MONTHS_A_YEAR + last[1])
    months = [(each // MONTHS_A_YEAR, each % MONTHS_A_YEAR + 1) for each in span]
    none = ", ".join(_written(month) for month in months if month not in there)
    notes = [translate("Months without a line: {months}.").format(months=none)] if none else []
    if max(there.values()) > 1:
        days_without = sum(monthrange(*month)[1] - count for month, count in there.items())
        said = translate("Days without a line in the other months: {count}.")
        notes += [said.format(count=plain_number(days_without))] if days_without else []
    return notes
