"""An older file is brought to the present format, and what changed is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from bpo_case.case import migrations
from bpo_case.case.envelope import composed, opened
from bpo_case.case.errors import NotACase
from bpo_case.case.migrations import FORMAT, MIGRATIONS, Body, Migration
from tests.case.samples import plain, signed, small_case

CASE = small_case()
PATH = Path("old.bpocase")


def renamed(body: Body) -> Body:
    """Format 1 as if its settings had called the horizon `months`."""
    settings = dict(body["settings"])
    return {**body, "settings": {**settings, "horizon": settings.pop("months")} | settings}


def without_months(body: Body) -> Body:
    return {**body, "settings": {name: value for name, value in body["settings"].items() if name != "months"}}


@pytest.fixture
def two_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = {1: Migration("“Months” became “Horizon”.", renamed), 2: Migration("“Months” is gone.", without_months)}
    monkeypatch.setattr(migrations, "FORMAT", 3)
    monkeypatch.setattr(migrations, "MIGRATIONS", steps)


def old_file(months: object) -> bytes:
    """What a program of format 1 would have written, in which the field had another name."""
    body = plain(CASE)
    del body["settings"]["horizon"]
    return signed({**body, "settings": {**body["settings"], **({"months": months} if months else {})}})


def test_every_format_before_the_present_has_its_step() -> None:
    assert sorted(MIGRATIONS) == list(range(1, FORMAT))


@pytest.mark.usefixtures("two_steps")
def test_an_old_file_is_brought_to_the_present_step_by_step() -> None:
    loaded = opened(old_file(months=72), PATH)
    assert loaded.sound(PATH).settings.horizon == 72
    assert loaded.migrated == ("“Months” became “Horizon”.", "“Months” is gone.")


@pytest.mark.usefixtures("two_steps")
def test_problems_after_a_migration_are_told_as_usual() -> None:
    problems = opened(old_file(months=7), PATH).problems
    assert [str(problem) for problem in problems] == ["Case, Horizon: 7 is below 12"]


@pytest.mark.usefixtures("two_steps")
def test_a_file_that_is_not_as_its_format_says_is_refused() -> None:
    with pytest.raises(NotACase, match="not as format 1 is"):
        opened(old_file(months=None), PATH)


@pytest.mark.usefixtures("two_steps")
def test_a_present_file_is_not_migrated() -> None:
    loaded = opened(composed(CASE), PATH)
    assert loaded.migrated == ()
    assert loaded.sound(PATH) == CASE
