"""The mapping that a guess proposes: the columns it has found, and how their numbers are to be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bpo_case.text import translate
from bpo_case.workbook.foreign.amounts import Amount, Misread, read_amount
from bpo_case.workbook.foreign.days import ORDERS, day_or_none
from bpo_case.workbook.foreign.grid import Cell, Grid
from bpo_case.workbook.foreign.header import Header
from bpo_case.workbook.foreign.mapping import Column, Constant, Mapping
from bpo_case.workbook.foreign.targets import DAY, FORMS, Shape, Target, targets
from bpo_case.workbook.foreign.traffic import MONTHS_FOR_A_PROFILE, NAME
from bpo_case.workbook.foreign.words import plain, synonyms

PERCENT_FROM = 1.5
"""A share above this must be in percent."""
LONGEST_CONTACT = 60
"""Minutes; what a telephone system reports in larger numbers it reports in seconds."""
WEEK_AT_MOST = 60
"""More hours than these are no person's week, but a total."""
ALSO = {"volume_today": "first_volume", "minutes_today": "minutes"}
"""A new service begins with what holds today, unless another column says otherwise; in others it has been planned."""


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """What a column is taken for; a blank field where nothing fits."""

    column: int
    """Counted from 0."""
    heading: str
    field: str = ""
    score: float = 0.0
    """From 0 to 1: how well heading and cells fit the field."""


def proposed(grid: Grid, header: Header, table: str, shape: Shape, columns: Sequence[ColumnGuess]) -> Mapping:
    """Make a mapping of the columns for which something was found."""
    known = targets(table, shape)
    found = [_column(grid, header, shape, known[each.field], each) for each in columns if each.field]
    fields = {column.field for column in found}
    also = [
        column.model_copy(update={"field": ALSO[column.field], "rows": "new"})
        for column in found
        if table == "services" and column.field in ALSO and ALSO[column.field] not in fields
    ]
    monthly = shape == "postings" and "driver" not in fields
    return Mapping(
        name=f"{grid.file}, {grid.sheet}"[:500],
        table=table,
        shape=shape,
        sheet=grid.sheet[:500],
        header_row=header.row,
        header_lines=header.lines,
        columns=(*found, *also),
        constants=(Constant(field="driver", value="per month"),) if monthly else (),
        match=("name",),
        profile=f"{NAME}, seasonality" if shape == "traffic" and _covers_a_year(grid, header, columns) else "",
    )


def conversions(shape: Shape, target: Target, heading: str, cells: Sequence[Cell]) -> dict[str, Any]:
    """Guess how the numbers of a column are to be read, from the words and units of its heading and its cells."""
    if not target.is_number:
        return {}
    words = synonyms()["conversions"]
    numbers = _numbers(cells)
    found: dict[str, Any] = {"per": _period(shape, target, heading)}
    if times := _said(words["times"], heading):
        found["times"] = float(times)
    if target.unit.startswith("minute"):
        long = shape == "traffic" and sum(number > LONGEST_CONTACT for number in numbers) > len(numbers) / 2
        found["time"] = _said(words["time"], heading) or ("seconds" if long else "")
    if target.unit.startswith("share") and ("%" in heading or max(map(abs, numbers), default=0.0) > PERCENT_FROM):
        found["shares"] = "percent"
    if target.unit == "FTE" and _said({"hours": words["hours"]}, heading):
        found["full_time_hours"] = max((hours for hours in numbers if 0 < hours <= WEEK_AT_MOST), default=0.0)
    return found


def seconds_told(mapping: Mapping) -> Iterator[str]:
    """Say which plain numbers are taken for seconds: a wrong unit of time would be wrong by a factor of 60."""
    said = synonyms()["conversions"]["time"]
    guessed = (each.heading for each in mapping.columns if each.time == "seconds" and not _said(said, each.heading))
    for heading in dict.fromkeys(guessed):
        said = translate(
            "“{heading}”: plain numbers are taken for seconds; if they are not, say their `time` in the mapping."
        )
        yield said.format(heading=heading)


def _column(grid: Grid, header: Header, shape: Shape, target: Target, guessed: ColumnGuess) -> Column:
    cells = [row[guessed.column] for row in grid.rows[header.first_row - 1 :] if guessed.column < len(row)]
    return Column(
        heading=guessed.heading,
        occurrence=header.occurrence(guessed.column),
        field=guessed.field,
        **conversions(shape, target, guessed.heading, cells),
    )


def _period(shape: Shape, target: Target, heading: str) -> str:
    """Tell the period of amounts where it is another than the field's; lines that are added up have none."""
    added_up = FORMS[shape].weight and target.period == "month"
    said = _said(synonyms()["conversions"]["per"], heading) if target.period and not added_up else ""
    return "" if said in (target.period, "hour") else said


def _said(words: dict[str, list[str]], heading: str) -> str:
    text = f" {plain(heading)} "
    return next((meant for meant, said in words.items() if any(f" {plain(word)} " in text for word in said)), "")


def _numbers(cells: Sequence[Cell]) -> list[float]:
    found: list[float] = []
    for cell in cells:
        try:
            amount = read_amount(cell) if isinstance(cell, str) else Amount(cell) if isinstance(cell, float) else None
        except Misread:
            continue
        found += [amount.number] if amount and not amount.percent else []
    return found


def _covers_a_year(grid: Grid, header: Header, columns: Sequence[ColumnGuess]) -> bool:
    """Tell whether the days of a report are enough for a seasonality profile."""
    at = next((each.column for each in columns if each.field == DAY), None)
    cells = {row[at] for row in grid.rows[header.first_row - 1 :] if at is not None and at < len(row)}
    found = ({day.month for cell in cells if (day := day_or_none(cell, order))} for order in ORDERS)
    return any(len(months) >= MONTHS_FOR_A_PROFILE for months in found)
