"""Guessing which column is which field."""

from __future__ import annotations

import random
from time import process_time

import pytest

from bpo_case.workbook.foreign.guess import guess, heading_score
from bpo_case.workbook.foreign.mapping import Mapping
from bpo_case.workbook.foreign.targets import TABLES, targets
from tests.workbook.foreign.sheets import grid


def guessed(table: str, headings: list[str], *rows: list) -> Mapping:
    return guess(grid(headings, *rows), table).mapping


def fields(mapping: Mapping) -> dict[str, str]:
    return {column.field: column.heading for column in mapping.columns}


@pytest.mark.parametrize("table", TABLES)
def test_every_label_is_taken_for_its_field(table: str) -> None:
    for target in targets(table).values():
        scores = {each.name: heading_score(table, each, target.label) for each in targets(table).values()}
        assert scores[target.name] == max(scores.values()), target.label


@pytest.mark.parametrize(
    "headings",
    [
        ["Role", "Site", "FTE", "Annual salary"],
        ["Stelle", "Standort", "VZÄ", "Jahresgehalt (brutto)"],
        ["Fonction", "Lieu de travail", "ETP", "Salaire annuel"],
        ["Stelle / Job title", "Standort/Site", "FTE", "Bruttojahresgehalt EUR"],
    ],
)
def test_headings_are_understood_in_three_languages(headings: list[str]) -> None:
    found = fields(guessed("labor", headings, ["Agent", "Lille", 2, 30000], ["Lead", "Lille", 1, 40000]))
    assert list(found) == ["name", "location", "actual_fte", "annual_salary"]


def test_a_column_of_the_wrong_content_scores_lower() -> None:
    scored = guess(grid(["Role", "Salary", "Salary"], ["a", "low", 30000], ["b", "high", 40000]), "labor").columns
    assert [each.field for each in scored] == ["name", "", "annual_salary"]
    assert scored[2].score > 0.9


def test_conversions_are_guessed_from_headings_and_cells() -> None:
    mapping = guessed("labor", ["Role", "FTE", "Monatsgehalt TEUR", "Bonus %"], ["a", 1, 3.5, 6])
    by_field = {column.field: column for column in mapping.columns}
    assert (by_field["annual_salary"].per, by_field["annual_salary"].times) == ("month", 1000)
    assert by_field["bonus"].shares == "percent"


def test_one_person_per_row_is_a_roster() -> None:
    mapping = guessed(
        "labor",
        ["Personalnummer", "Name", "Stelle", "Wochenstunden"],
        ["P1", "Ann", "Agent", 39],
        ["P2", "Bo", "Agent", 19.5],
    )
    assert mapping.shape == "people"
    assert fields(mapping) == {"person": "Personalnummer", "name": "Stelle", "actual_fte": "Wochenstunden"}
    assert mapping.columns[2].full_time_hours == 39


def test_a_day_for_each_posting_makes_a_ledger() -> None:
    mapping = guessed("infrastructure", ["Konto", "Buchungsdatum", "Betrag"], ["Miete", "01.02.2026", "1,5"])
    assert (mapping.shape, fields(mapping)) == (
        "postings",
        {"name": "Konto", "day": "Buchungsdatum", "amount": "Betrag"},
    )


def test_a_day_for_each_volume_makes_a_report() -> None:
    mapping = guessed("services", ["Date", "Queue", "Calls handled", "AHT (sec)"], ["2026-01-05", "Care", 12, 300])
    assert mapping.shape == "traffic"
    assert {column.field for column in mapping.columns} >= {
        "day",
        "name",
        "volume_today",
        "first_volume",
        "minutes_today",
    }
    assert next(column for column in mapping.columns if column.field == "minutes_today").time == "seconds"


def test_prices_by_year_make_one_list() -> None:
    mapping = guessed("charges", ["Item", "Basis", "Year 1", "Year 2"], ["Calls", "per unit", 2.5, 2.4])
    assert [column.heading for column in mapping.columns if column.field == "price"] == ["Year 1", "Year 2"]


def test_a_day_of_leaving_is_pointed_out() -> None:
    found = guess(grid(["Person", "Role", "FTE", "Austritt"], ["P1", "a", 1, "31.12.2026"]), "labor")
    (note,) = found.notes
    assert note.startswith("“Austritt” looks like the day on which persons leave, and nobody is left out")
    assert "--save-mapping" in note and "`leave_out`" in note


def test_days_that_begin_with_the_month_are_days() -> None:
    rows = [["Rent", f"{month:02}/28/2026", 500] for month in range(1, 7)]
    found = guess(grid(["Account name", "Posting date", "Amount"], *rows), "infrastructure")
    assert (found.mapping.shape, found.columns[1].field) == ("postings", "day")


def test_handling_times_that_no_contact_takes_in_minutes_are_seconds_and_told() -> None:
    rows = [[f"{month:02}/28/2026", "Chat", 100, 312] for month in range(1, 13)]
    found = guess(grid(["Date", "Queue", "Calls handled", "AHT"], *rows), "services")
    assert {column.time for column in found.mapping.columns if column.heading == "AHT"} == {"seconds"}
    assert found.mapping.profile
    assert found.notes == (
        "“AHT”: plain numbers are taken for seconds; if they are not, say their `time` in the mapping.",
    )
    rows = [[*row[:3], 9] for row in rows]
    assert guess(grid(["Date", "Queue", "Calls handled", "AHT"], *rows), "services").notes == ()


def test_a_sheet_full_of_words_is_guessed_soon() -> None:
    chance = random.Random(1)
    words = lambda length: "".join(chance.choice("abcdefghij ") for _ in range(length))  # noqa: E731
    for length in (12, 200):
        began = process_time()
        guess(grid(*([words(length) for _ in range(300)] for _ in range(60))), "labor")
        assert process_time() - began < 15
