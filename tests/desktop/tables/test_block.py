import pytest

from bpo_case.case.validate import problems
from bpo_case.desktop.tables import edits
from bpo_case.desktop.tables.block import Block
from bpo_case.desktop.tables.record_model import RecordModel


def column(model, name):
    return next(at for at, spec in enumerate(model.specs) if spec.name == name)


def test_a_block_sets_what_it_covers_in_one_step(labor, store):
    first = column(labor, "actual_fte")
    edits.enter(labor, Block(1, first, [["11", "22000"], ["12", "23000"]]))
    assert [(row.actual_fte, row.annual_salary) for row in store.case.labor[1:3]] == [(11, 22000), (12, 23000)]
    assert store.undo.count() == 1
    assert store.undo.undoText() == "Enter 4 cells"


def test_what_cannot_be_taken_is_marked_and_the_rest_is_taken(labor, store):
    first = column(labor, "actual_fte")
    edits.enter(labor, Block(0, first, [["many", "22000"], ["-5", "23000"]]))
    assert [row.annual_salary for row in store.case.labor[:2]] == [22000, 23000]
    assert [row.actual_fte for row in store.case.labor[:2]] == [84, 16]
    assert labor.cell(0, first).text == "many"
    assert labor.refused(1, first).sentence == "−5 is below 0"


def test_rows_below_the_last_are_made_with_what_a_row_needs(labor, store):
    have = len(store.case.labor)
    edits.enter(labor, Block(have, 0, [["Night agent"], [""], ["Day agent", "Chat", "Lille", "fixed", "7", "30000"]]))
    night, day = store.case.labor[have:]
    assert (night.name, night.service, night.annual_salary) == ("Night agent", store.case.labor[have - 1].service, 0)
    assert (day.name, day.staffing, day.actual_fte, day.annual_salary) == ("Day agent", "fixed", 7, 30000)
    assert not problems(store.case)
    assert store.undo.count() == 1


def test_what_a_new_row_cannot_take_is_marked_in_it(labor, store):
    have, salary = len(store.case.labor), column(labor, "annual_salary")
    edits.enter(labor, Block(have, 0, [["Night agent", "Chta", "Lille", "fixed", "-7", "30000"]]))
    assert store.case.labor[have].annual_salary == 30000
    assert labor.refused(have, column(labor, "service")).text == "Chta"
    assert "below" in labor.refused(have, column(labor, "actual_fte")).sentence
    assert labor.refused(have, salary) is None


def test_a_row_that_is_not_in_order_as_a_whole_is_made_and_its_entries_marked(store):
    risks = RecordModel(store, "risks")
    have, low = len(store.case.risks), column(risks, "low")
    edits.enter(risks, Block(have, low, [["30", "20", "10"]]))
    made = store.case.risks[have]
    assert (made.low, made.likely, made.high) == (0, 0, 0)
    assert "must rise" in risks.refused(have, low).sentence
    assert risks.cell(have, low).text == "30"


def test_new_rows_belong_to_the_option_shown_even_through_another_table(store):
    option = store.case.options[2].id
    charges = RecordModel(store, "charges", {"option": option})
    have = len(charges.rows)
    edits.enter_text(charges, have, 0, "Extra charge")
    assert len(charges.rows) == have + 1
    plans = {row.id for row in store.case.plan if row.option == option}
    assert charges.rows[-1].plan in plans


def test_rows_that_need_another_table_first_say_so(empty_store, qtbot):
    model = RecordModel(empty_store, "labor")
    with qtbot.waitSignal(empty_store.told) as told:
        assert not edits.enter_text(model, 0, 0, "Agent")
    assert told.args == ["Labor: a row needs one of Services, and there is none yet; add one there first"]
    assert empty_store.undo.count() == 0


def test_names_of_new_rows_are_free(store):
    model = RecordModel(store, "services")
    edits.insert(model, 1, 2)
    edits.delete(model, edits.Area(1, 0, 1, 0))
    edits.insert(model, 0, 2)
    assert not problems(store.case)


@pytest.mark.slow
def test_five_thousand_rows_are_pasted_in_one_step(labor, store):
    have = len(store.case.labor)
    line = ["Chat", "Lille", "fixed", "7", "30000", "21%", "5%", "12%", "400", "8", "10%", "100%", "3"]
    rows = [[f"Agent {number}", *line] for number in range(5000)]
    edits.enter(labor, Block(have, 0, rows))
    assert len(store.case.labor) == have + 5000
    assert store.undo.count() == 1
    store.undo.undo()
    assert len(store.case.labor) == have
