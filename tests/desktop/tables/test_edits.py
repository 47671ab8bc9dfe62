from bpo_case.case.validate import problems
from bpo_case.desktop.tables import edits
from bpo_case.desktop.tables.edits import Area
from bpo_case.desktop.tables.record_model import RecordModel
from tests.desktop.tables.test_block import column


def test_filling_down_copies_the_first_row_with_all_its_digits(labor, store):
    at = column(labor, "annual_salary")
    edits.enter_text(labor, 0, at, "=100/3")
    edits.fill_down(labor, Area(0, at, 2, at))
    assert {row.annual_salary for row in store.case.labor[:3]} == {100 / 3}
    assert store.undo.undoText() == "Fill down"


def test_filling_one_row_down_takes_what_is_above_it(labor, store):
    at = column(labor, "actual_fte")
    edits.fill_down(labor, Area(1, at, 1, at))
    assert store.case.labor[1].actual_fte == store.case.labor[0].actual_fte


def test_filling_right_takes_what_the_fields_allow(labor, store):
    at = column(labor, "benefits")
    edits.fill_right(labor, Area(0, at, 0, at + 1))
    assert store.case.labor[0].bonus == store.case.labor[0].benefits


def test_clearing_gives_the_default_back(labor, store):
    at = column(labor, "avoidable_share")
    edits.enter_text(labor, 0, at, "50")
    edits.clear(labor, Area(0, at, 0, at))
    assert store.case.labor[0].avoidable_share == 1.0


def test_rows_are_inserted_above_and_named_anew(labor, store):
    edits.insert(labor, 1, 2)
    assert [row.name for row in store.case.labor[1:3]] == ["New row 48", "New row 49"]
    assert store.undo.undoText() == "Insert 2 rows"
    assert not problems(store.case)


def test_a_duplicate_has_everything_but_name_and_id(store):
    scenarios = RecordModel(store, "scenarios")
    edits.duplicate(scenarios, Area(0, 0, 0, 0))
    first, copy = store.case.scenarios[:2]
    assert copy.overrides == first.overrides
    assert copy.id != first.id
    assert not problems(store.case)


def test_deleting_takes_what_depends_on_a_row_with_it(store):
    services = RecordModel(store, "services")
    area = Area(0, 0, 0, 0)
    count = sum(edits.dependents(services, area).values())
    before = sum(len(getattr(store.case, table)) for table in store.case.model_fields_set - {"settings"})
    edits.delete(services, area)
    after = sum(len(getattr(store.case, table)) for table in store.case.model_fields_set - {"settings"})
    assert count == before - after - 1 > 0
    assert store.undo.undoText() == "Delete Voice care, German"
    assert not problems(store.case)


def test_restoring_takes_a_refused_entry_away(labor, store):
    at = column(labor, "actual_fte")
    edits.enter_text(labor, 0, at, "many")
    assert edits.restore(labor, Area(0, at, 0, at))
    assert labor.cell(0, at).text == "84"
    assert not edits.restore(labor, Area(0, at, 0, at))


def test_entering_the_value_that_stands_there_mends_a_refused_entry(labor, store):
    at = column(labor, "actual_fte")
    edits.enter_text(labor, 0, at, "many")
    edits.enter_text(labor, 0, at, "84")
    assert labor.refused(0, at) is None
