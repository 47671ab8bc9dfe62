"""Reports by day or interval become volumes of a month, handling minutes and seasonality."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, time

import pytest

from bpo_case.case.change import apply
from bpo_case.case.document import Case
from bpo_case.case.make import new_row
from bpo_case.workbook.foreign import changes, guess, preview
from bpo_case.workbook.foreign.traffic import year_of
from tests.workbook.foreign.sheets import grid, mapped, small_case

COLUMNS = {"Day": "day", "Queue": "name", "Calls": "volume_today", "AHT": "minutes_today"}
HEADINGS = list(COLUMNS)


def report(**more):
    return mapped("services", COLUMNS, shape="traffic", **more)


def months(volumes: dict[int, float]) -> list[list]:
    """A line for each day, so that a month comes to its volume."""
    lines = []
    for month, volume in volumes.items():
        days = monthrange(2025, month)[1]
        lines += [[date(2025, month, day), "Care", volume / days, time(0, 5)] for day in range(1, days + 1)]
    return lines


def test_days_become_the_volume_of_a_month_and_minutes_weighted_with_it() -> None:
    lines = [[date(2025, 1, 1), "Care", 10, time(0, 4)], [date(2025, 1, 31), "Care", 30, time(0, 8)]]
    case = small_case()
    after = apply(case, changes(preview(grid(HEADINGS, *lines), report(match=("name",)), case)))
    assert (after.services[0].volume_today, after.services[0].minutes_today) == (40, 7)
    assert after.services[0].id == case.services[0].id


def test_a_profile_is_the_deviation_of_each_month_from_the_mean() -> None:
    volumes = dict.fromkeys(range(1, 12), 100.0) | {12: 220.0}
    shown = preview(grid(HEADINGS, *months(volumes)), report(profile="{name}, year", match=("name",)), small_case())
    season, service = (row.record for row in shown.rows)
    assert season.name == "Care, year" and service.profile == season.id
    assert service.volume_today == pytest.approx(110)
    assert season.factors == pytest.approx([100 / 110] * 11 + [2])


def test_a_month_that_is_missing_lies_between_its_neighbours_and_is_told() -> None:
    volumes = dict.fromkeys(range(1, 13), 100.0) | {1: 120.0}
    del volumes[2]
    shown = preview(grid(HEADINGS, *months(volumes)), report(profile="P"), small_case())
    assert shown.rows[0].record.factors[1] * shown.rows[1].record.volume_today == pytest.approx(110)
    assert "Months without a line: 2025-02." in shown.notes
    assert "Profile “P”: February not in the file, taken from the months before and after." in shown.notes


def test_a_profile_of_too_few_months_is_refused() -> None:
    shown = preview(grid(HEADINGS, *months({1: 100.0, 2: 90.0})), report(profile="P"), small_case())
    assert "volumes of 2 months of the year, and the profile “P” needs 9" in str(shown.problems[0])


def test_a_month_that_has_only_begun_is_left_out_and_told() -> None:
    lines = [line for line in months({1: 100.0, 2: 80.0, 3: 310.0}) if line[0] <= date(2025, 3, 10)]
    shown = preview(grid(HEADINGS, *lines), report(), small_case().model_copy(update={"services": ()}))
    assert shown.rows[0].record.volume_today == pytest.approx(90)
    assert "2025-03 ends on 2025-03-10 in the file, and is left out." in shown.notes
    (total,) = shown.totals
    assert (total.in_file, total.left_out, total.imported) == pytest.approx((280, 100, 180))


def test_a_report_by_month_is_whole_in_every_month() -> None:
    lines = [["2025-01", "Care", 100, 5], ["2025-02", "Care", 80, 5]]
    shown = preview(grid(HEADINGS, *lines), report(match=("name",)), small_case())
    assert shown.rows[0].record.volume_today == 90
    assert not any("left out" in note for note in shown.notes)


def test_days_without_a_line_are_counted() -> None:
    lines = [line for line in months({1: 100.0}) if line[0].day != 7]
    notes = preview(grid(HEADINGS, *lines), report(match=("name",)), small_case()).notes
    assert "Days without a line in the other months: 1." in notes


def test_the_volume_of_today_is_that_of_the_last_twelve_full_months() -> None:
    old = [[f"2024-{month:02}", "Care", 500, 9] for month in range(7, 13)] + [["2024-08", "Fax", 5, 9]]
    new = [[f"2025-{month:02}", "Care", 100 + month, 5] for month in range(1, 13)]
    case = small_case()
    shown = preview(grid(HEADINGS, *old, *new), report(match=("name",), profile="{name}, year"), case)
    season, service = (row.record for row in shown.rows)
    assert (service.volume_today, service.minutes_today) == (106.5, 5)
    assert season.factors == pytest.approx([(100 + month) / 106.5 for month in range(1, 13)])
    (total,) = shown.totals
    assert (total.left_out, total.imported) == (3005, 1278)
    said = " ".join(shown.notes)
    for part in (
        "12 lines became 1 service: their volume is that of a mean month from 2025-01 to 2025-12 (12 months",
        "The last 12 full months are those of today; 6 months before (2024-07 to 2024-12) are left out.",
        "Not in the last 12 months, and left out: Fax.",
    ):  # fmt: skip
        assert part in said


def planned_service() -> Case:
    """A case that expects more volume in month 1 than there is today, and has a profile for two services."""
    case = small_case()
    even = new_row("seasonality", name="Even", factors=(1.0,) * 12)
    care = case.services[0].model_copy(update={"first_volume": 130.0, "minutes": 4.5, "profile": even.id})
    other = new_row("services", name="Chat", profile=even.id)
    return case.model_copy(update={"seasonality": (even,), "services": (care, other)})


def test_a_report_of_today_leaves_the_plan_from_month_1_on_and_says_so() -> None:
    case = planned_service()
    lines = [[f"2025-{month:02}", "Care", 120, 5] for month in range(1, 13)]
    guessed = guess(grid(HEADINGS, *lines), "services").mapping
    assert guessed.only_new == {"first_volume", "minutes"}
    shown = preview(grid(HEADINGS, *lines), guessed, case)
    care = apply(case, changes(shown)).services[0]
    assert (care.volume_today, care.minutes_today, care.first_volume, care.minutes) == (120, 5, 130, 4.5)
    assert "Volume in month 1 is filled in new rows alone; the case keeps “Care” 130.00, not 120.00." in shown.notes
    assert [total.label for total in shown.totals] == ["Volume today"]


def test_a_new_service_begins_with_the_volume_of_today() -> None:
    lines = [[f"2025-{month:02}", "Mail", 120, 5] for month in range(1, 13)]
    shown = preview(grid(HEADINGS, *lines), guess(grid(HEADINGS, *lines), "services").mapping, small_case())
    mail = shown.rows[-1].record
    assert (mail.first_volume, mail.minutes) == (120, 5)
    assert any("no row of the file is in the case by Name, so that all are added beside" in x for x in shown.notes)


def test_a_profile_that_other_services_follow_is_told() -> None:
    lines = [[f"2025-{month:02}", "Care", 100 + month, 5] for month in range(1, 13)]
    shown = preview(grid(HEADINGS, *lines), report(match=("name",), profile="Even"), planned_service())
    assert "The profile “Even” is also that of Chat, which the file does not have." in shown.notes


def test_a_year_keeps_its_sum() -> None:
    year = year_of({(2025, month): float(month) for month in range(1, 13)})
    assert sum(year.factors) == pytest.approx(12)
    assert year.level == 6.5
