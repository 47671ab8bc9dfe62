"""Changes: what leads from one case to another, and back."""

from __future__ import annotations

import dataclasses
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpo_case.case.change import Change, apply, diff
from bpo_case.case.document import TABLES, Case, rows
from bpo_case.case.errors import ChangeDoesNotFit, InvalidCase, UnknownPath
from bpo_case.case.make import new_row
from bpo_case.case.record import Record
from bpo_case.case.specs import UnknownTable
from tests.case.samples import SALARY, small_case
from tests.strategies import random_case

CASE = small_case()
MANY = CASE.model_copy(
    update={"labor": tuple(CASE.labor[0].model_copy(update={"id": f"r{n}", "name": f"R{n}"}) for n in range(300))}
)


def reworked(case: Case, other: Case, random: Random) -> Case:
    """The case after much work: rows deleted, replaced, added and shuffled in every table."""
    tables = {}
    for table in TABLES:
        kept = [row for row in rows(case, table) if random.random() < 0.8]
        donors = list(rows(other, table))
        changed = [_like(random.choice(donors), row) if donors and random.random() < 0.3 else row for row in kept]
        added = [row.model_copy(update={"id": f"new-{row.id}"}) for row in donors if random.random() < 0.3]
        tables[table] = [*changed, *added]
        if random.random() < 0.7:
            random.shuffle(tables[table])
    return other.model_copy(update={table: tuple(made) for table, made in tables.items()})


def _like(donor: Record, row: Record) -> Record:
    return donor.model_copy(update={"id": row.id})


def ids(case: Case, table: str = "labor") -> list[str]:
    return [row.id for row in rows(case, table)]


SEEDS = st.integers(0, 1_000_000)


@settings(max_examples=40)
@given(SEEDS, SEEDS, st.randoms(use_true_random=False))
def test_the_difference_between_any_two_cases_leads_from_one_to_the_other(one: int, two: int, random: Random) -> None:
    before, other = random_case(one), random_case(two)
    for after in (other, reworked(before, other, random)):
        assert apply(before, diff(before, after)) == after
        assert apply(after, diff(after, before)) == before


@given(st.permutations(range(12)), st.permutations(range(12)), st.integers(0, 12), st.integers(0, 12))
def test_any_reordering_with_rows_gone_and_added_is_found(a: list[int], b: list[int], left: int, kept: int) -> None:
    before = MANY.model_copy(update={"labor": tuple(MANY.labor[n] for n in a[:left])})
    after = MANY.model_copy(update={"labor": tuple(MANY.labor[n] for n in b[:kept])})
    assert apply(before, diff(before, after)) == after


def test_no_difference_is_no_change() -> None:
    assert diff(CASE, CASE) == ()
    assert diff(CASE, small_case()) == ()
    assert apply(CASE, ()) == CASE


def test_a_field_set_is_one_change_and_shares_everything_else() -> None:
    after = apply(CASE, [Change("set", SALARY, after=45_000.0)])
    assert diff(CASE, after) == (Change("set", SALARY, 42_000.0, 45_000.0),)
    assert all(rows(after, table) is rows(CASE, table) for table in TABLES if table != "labor")
    assert after.settings is CASE.settings
    assert after.labor[0] is CASE.labor[0]
    assert CASE.labor[1].annual_salary == 42_000.0


def test_only_the_record_that_changes_is_validated(monkeypatch: pytest.MonkeyPatch) -> None:
    validated = []
    original = Record.model_validate.__func__  # type: ignore[attr-defined]

    def counting(cls: type[Record], *arguments: object, **named: object) -> Record:
        validated.append(cls.__name__)
        made: Record = original(cls, *arguments, **named)
        return made

    monkeypatch.setattr(Record, "model_validate", classmethod(counting))
    apply(MANY, [Change("set", "labor/r7/annual_salary", after=1.0), Change("set", "labor/r7/bonus", after=0.1)])
    assert validated == ["Role"]


def test_fields_that_must_stay_in_order_may_be_set_one_after_the_other() -> None:
    before = CASE.risks[0]
    after = CASE.model_copy(update={"risks": (before.model_copy(update={"low": 5.0, "likely": 6.0, "high": 7.0}),)})
    assert apply(CASE, diff(CASE, after)) == after
    assert apply(after, diff(after, CASE)) == CASE


def test_settings_change_by_a_path_without_a_row() -> None:
    after = apply(CASE, [Change("set", "settings/horizon", after=84)])
    assert after.settings.horizon == 84
    assert diff(CASE, after) == (Change("set", "settings/horizon", 60, 84),)
    assert after.labor is CASE.labor


def test_a_list_is_taken_for_the_entries_of_a_field() -> None:
    assert apply(CASE, [Change("set", "charges/fee/price", after=[1.0, 2.0])]).charges[0].price == (1.0, 2.0)


def test_a_row_is_added_below_another_or_at_the_top() -> None:
    new = new_row("options", name="Vendor B")
    path = f"options/{new.id}"
    assert ids(apply(CASE, [Change("add", path, after=new)]), "options") == [new.id, "today", "vendor"]
    assert ids(apply(CASE, [Change("add", path, after=new, below="today")]), "options") == ["today", new.id, "vendor"]


def test_a_row_that_was_added_can_be_set_moved_and_deleted_in_the_same_go() -> None:
    new = new_row("options", name="Vendor B")
    path = f"options/{new.id}"
    added = [
        Change("add", path, after=new),
        Change("set", f"{path}/vendor", after="B"),
        Change("move", path, below="vendor"),
    ]
    after = apply(CASE, added)
    assert after.options[-1] == new.model_copy(update={"vendor": "B"})
    assert apply(CASE, [*added, Change("delete", path, before=new)]) == CASE


def test_moving_the_last_row_to_the_top_is_one_change() -> None:
    after = MANY.model_copy(update={"labor": (MANY.labor[-1], *MANY.labor[:-1])})
    assert diff(MANY, after) == (Change("move", "labor/r299"),)
    assert diff(after, MANY) == (Change("move", "labor/r299", below="r298"),)


def test_deleting_a_row_is_one_change_wherever_it_stands() -> None:
    for number in (0, 150, 299):
        after = MANY.model_copy(update={"labor": MANY.labor[:number] + MANY.labor[number + 1 :]})
        assert diff(MANY, after) == (Change("delete", f"labor/r{number}", before=MANY.labor[number]),)


def test_all_problems_of_a_change_are_told_with_the_numbers_that_the_rows_will_have() -> None:
    with pytest.raises(InvalidCase) as caught:
        apply(
            CASE,
            [
                Change("delete", "labor/clerk"),
                Change("set", SALARY, after=-1.0),
                Change("set", "labor/desk/bonus", after="much"),
                Change("set", "settings/horizon", after=1),
            ],
        )
    assert [str(problem) for problem in caught.value.problems] == [
        "Labor, row 1 (Team leader), Annual salary: −1 is below 0",
        "Labor, row 2 (Service desk), Bonus: “much” is not a number",
        "Case, Horizon: 1 is below 12",
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (Change("set", "labour/lead/bonus"), "no table “labour”; did you mean “labor”"),
        (Change("set", "labor/leed/bonus"), "Labor has no row “leed”; did you mean “lead”"),
        (Change("set", "labor/lead/bonsu"), "Labor has no field “bonsu”; did you mean “bonus”"),
        (Change("set", "labor/lead/id", after="x"), "the id stays with a row for life"),
        (Change("set", "labor"), "Labor has no field “”"),
        (Change("set", "settings"), "Case has no field “”"),
        (Change("delete", "labor/gone"), "Labor has no row “gone”"),
        (Change("move", "labor/gone"), "Labor has no row “gone”"),
    ],
)
def test_a_path_to_nothing_is_refused_with_what_was_meant(change: Change, message: str) -> None:
    with pytest.raises(UnknownPath, match=message):
        apply(CASE, [change])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (Change("add", "labor/clerk", after=CASE.labor[0]), "a row with this id is there already"),
        (Change("add", "labor/x", after=CASE.options[0]), "Option is no row of Labor"),
        (Change("add", "labor/x"), "NoneType is no row of Labor"),
        (Change("add", "settings", after=CASE.settings), "Settings is no row of Case"),
        (Change("move", "labor/clerk", below="gone"), "no row “gone” to stand below"),
        (Change("move", "labor/clerk", below="clerk"), "cannot stand below itself"),
        (Change("delete", "settings"), "the settings have no rows"),
        (Change("move", "settings"), "the settings have no rows"),
    ],
)
def test_a_change_made_for_another_case_is_refused(change: Change, message: str) -> None:
    with pytest.raises(ChangeDoesNotFit, match=message):
        apply(CASE, [change])


def test_a_row_of_a_table_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownTable, match="labour"):
        apply(CASE, [Change("delete", "labour/clerk")])


def test_a_change_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Change("delete", "labor/clerk").path = "x"  # type: ignore[misc]


def test_as_few_rows_as_possible_are_moved() -> None:
    order = list(range(300))
    moved = [order.pop(7), order.pop(100), order.pop(200)]
    order[50:50] = moved
    after = MANY.model_copy(update={"labor": tuple(MANY.labor[n] for n in order)})
    assert {change.path for change in diff(MANY, after)} == {f"labor/r{n}" for n in moved}


def test_cases_of_reference_size_are_compared_too() -> None:
    before, after = random_case(1, "reference"), random_case(2, "reference")
    assert apply(before, diff(before, after)) == after
