"""Finds out which figure is meant: by the words that people and programs use for lines, options, rows and months."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from bpo_case.case.place import Rows
from bpo_case.case.suggest import did_you_mean
from bpo_case.engine.expression import Previous
from bpo_case.engine.follow import Months
from bpo_case.engine.resolve import Line, reads_of
from bpo_case.errors import BpoCaseError
from bpo_case.model.cost_model import cost_model
from bpo_case.model.results import LINES, Results
from bpo_case.model.schema import DERIVED
from bpo_case.text import translate

NOT_ADDED = frozenset({"FTE", "share", "index", "flag", "ratio", "number", "factor", "month"})
"""Units whose values of several months make no total; nor do rates, such as money/local."""

PEOPLE_COUNTED_ONCE = frozenset({"hires", "severed", "participants"})
"""Lines in FTE that make a total over months all the same."""


class UnknownLine(BpoCaseError):
    """There is no line of this name, label or key."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name = name
        hint = did_you_mean(name, known, "; “npv”, “total_cost” or “Pay” would be some")
        super().__init__(f"There is no line “{name}”{hint}")


class UnknownOption(BpoCaseError):
    """The case has no option of this name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name, self.known = name, tuple(known)
        listed = ", ".join(f"“{option}”" for option in self.known)
        super().__init__(f"The case has no option “{name}”; it has {listed}")


class UnknownRow(BpoCaseError):
    """The table has no such row, or it has to be said which one is meant."""

    def __init__(self, sentence: str, known: Iterable[str]) -> None:
        self.known = tuple(dict.fromkeys(known))
        listed = ", ".join(f"“{name}”" for name in self.known[:12])
        rest = f" and {len(self.known) - 12} more" if len(self.known) > 12 else ""
        super().__init__(f"{sentence}; {f'rows are {listed}{rest}' if self.known else 'there are no rows'}")


class UnknownMonth(BpoCaseError):
    """The month or year is not part of the case, or the line has none."""


@dataclass(frozen=True)
class Question:
    """A figure that is asked for: a line, its rows and months; several rows are added up."""

    line: str
    rows: tuple[int, ...]
    months: Months
    where: tuple[str, ...] = ()
    """What several rows have in common."""
    note: str = ""

    @property
    def several(self) -> bool:
        """Whether rows are added up."""
        return len(self.rows) > 1


def asked(
    results: Results,
    line: str,
    option: str | int | None = None,
    row: str | None = None,
    month: int | None = None,
    year: int | None = None,
) -> Question:
    """Find the figure that is meant; raise the error that says what is not known, and what is."""
    found = line_named(line)
    owner = results.best if option is None else option_at(results, option)
    rows = _rows(results, found, owner, row)
    months, note = _shown(results, found, rows, _months(results, found, month, year))
    owned = found.over is not None and "option" in DERIVED[found.over].links
    return Question(found.name, rows, months, (results.options[owner].name,) if owned else (), note)


# ---------------------------------------------------------------- lines and options


def line_named(name: str) -> Line:
    """Find a line by its public key, name or label; case does not matter, nor whether words are apart or joined."""
    wanted = " ".join(name.split()).casefold()
    apart = wanted.replace("-", " ").replace("_", " ")
    for known in _lines():
        for form in (wanted, apart, apart.replace(" ", "_")):
            if form in known:
                return cost_model()[known[form]]
    raise UnknownLine(name, [*LINES, *cost_model().lines, *(line.label for line in cost_model())])


@cache
def _lines() -> tuple[Mapping[str, str], ...]:
    """What lines are called: by keys, by names and by labels, of which the first that fits is meant."""
    lines = cost_model().lines
    labels = {line.label.casefold(): name for name, line in lines.items()}
    return LINES, labels, {name: name for name in lines}


def option_at(results: Results, option: str | int) -> int:
    """Find an option by its name, id or position."""
    if isinstance(option, int):
        return range(len(results.options))[option]
    wanted = option.strip().casefold()
    for at, found in enumerate(results.options):
        if wanted in (found.name.casefold(), found.id.casefold()):
            return at
    raise UnknownOption(option, [found.name for found in results.options])


# ---------------------------------------------------------------- rows


def _rows(results: Results, line: Line, option: int, row: str | None) -> tuple[int, ...]:
    if line.over is None:
        return (0,)
    if line.over == "options":
        return (option,)
    table = results.prepared.rows[line.over]
    owned = [at for at, found in enumerate(table) if found.option in (None, option)]
    names = {at: _row_name(results, line.over, at) for at in owned}
    if row is not None:
        wanted = row.strip().casefold()
        owned = [at for at in owned if wanted in (names[at].casefold(), table[at].record.id.casefold())]
    label = DERIVED[line.over].label
    if not owned:
        hint = did_you_mean(row, names.values()) if row else ""
        said = f"“{line.label}” has no row “{row}”{hint.rstrip('?')}" if row else f"“{line.label}” has nothing to show"
        raise UnknownRow(said, names.values())
    if len(owned) > 1 and not _adds_up(line) and line.unit != "FTE":
        raise UnknownRow(f"Rows of “{line.label}” ({label}) make no total: say which one is meant", names.values())
    return tuple(owned)


def _row_name(results: Results, table: str, at: int) -> str:
    record = results.prepared.rows[table][at].record
    return getattr(record, "name", "") or Rows(results.case).name(DERIVED[table].source, record.id)


# ---------------------------------------------------------------- months


def _months(results: Results, line: Line, month: int | None, year: int | None) -> Months:
    horizon = results.case.settings.horizon
    if line.one_value:
        if month is not None or year is not None:
            raise UnknownMonth(f"“{line.label}” has one value for the whole case; leave the month and year out")
        return (0,)
    if month is not None and year is not None:
        raise UnknownMonth("Say a month or a year, not both")
    if month is not None:
        if not 0 <= month <= horizon:
            raise UnknownMonth(f"The case has no month {month}; it goes from 0 (signature) to {horizon}")
        return (month,)
    return tuple(range(horizon + 1)) if year is None else _year(results, year)


def _year(results: Results, year: int) -> Months:
    """A contract year (1, 2, …), or a fiscal year by its number (2028)."""
    horizon = results.case.settings.horizon
    fiscal = results.fiscal_years
    months = fiscal.get(f"FY{year}") or [at for at in range(12 * year - 11, 12 * year + 1) if 1 <= at <= horizon]
    if not months or year < 1:
        *_, last = names = [name.removeprefix("FY") for name in fiscal if name != "initial"]
        contract = f"contract years are 1 to {(horizon + 11) // 12}"
        raise UnknownMonth(f"The case has no year {year}; {contract}, fiscal years {names[0]} to {last}")
    return tuple(months)


def _shown(results: Results, line: Line, rows: tuple[int, ...], months: Months) -> tuple[Months, str]:
    """Which of the months are shown, and why not all of them."""
    if len(months) > 1 and _is_balance(line):
        return months[-1:], translate("the last month, because a balance has what came before in it")
    if len(months) > 1 and not _adds_up(line):
        note = translate("the largest month, because months of this line make no total")
        return (_largest(results, line, rows, months),), note
    return months, ""


def _is_balance(line: Line) -> bool:
    return any(isinstance(read, Previous) and read.name == line.name for read in reads_of(line))


def _adds_up(line: Line) -> bool:
    return line.name in PEOPLE_COUNTED_ONCE or (line.unit not in NOT_ADDED and "/" not in line.unit)


def _largest(results: Results, line: Line, rows: tuple[int, ...], months: Months) -> int:
    series = np.abs(results.values[line.name][list(rows)].sum(0))
    return max(months, key=lambda month: float(series[month]))
