from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bpo_case.case.change import Change
from bpo_case.desktop.document.store import UNDO_LIMIT, Store


def set_salary(case, value, row=0):
    return [Change("set", f"labor/{case.labor[row].id}/annual_salary", after=value)]


def test_undo_gives_the_very_state_of_before(qapp, retail):
    store = Store(retail)
    store.change("Edit Annual salary", set_salary(retail, 30_000.0))
    assert store.undo.undoText() == "Edit Annual salary"
    store.undo.undo()
    assert store.case is retail


def test_every_change_is_told_with_what_was_and_what_is(qapp, retail):
    store, told = Store(retail), []
    store.changed.connect(lambda before, now: told.append((before.case, now.case)))
    store.change("Edit", set_salary(retail, 30_000.0))
    store.undo.undo()
    assert [before is retail for before, _ in told] == [True, False]
    assert told[1][1] is retail


def test_what_changes_nothing_is_no_step(qapp, retail):
    store = Store(retail)
    store.change("Edit", set_salary(retail, retail.labor[0].annual_salary))
    assert store.undo.count() == 0


def entering_once(store, value):
    """Let something enter a salary as soon as a step is shown."""
    left = [value]

    def enter(_before, _now):
        if left:
            store.change("Enter", set_salary(store.case, left.pop(), 1))

    store.changed.connect(enter)


def test_what_is_entered_while_a_step_is_shown_is_the_step_after_it(qapp, retail):
    store, told = Store(retail), []
    entering_once(store, 2.0)
    store.changed.connect(lambda before, now: told.append((before, now)))
    store.change("Edit", set_salary(retail, 1.0))
    assert [store.undo.text(at) for at in range(store.undo.count())] == ["Edit", "Enter"]
    assert [role.annual_salary for role in store.case.labor[:2]] == [1.0, 2.0]
    assert [now for _, now in told[:-1]] == [before for before, _ in told[1:]]
    assert told[-1][1] is store.state
    store.undo.undo()
    assert [role.annual_salary for role in store.case.labor[:2]] == [1.0, retail.labor[1].annual_salary]
    store.undo.undo()
    assert store.case is retail


def test_what_is_entered_while_a_step_is_taken_back_is_a_step_of_its_own(qapp, retail):
    store = Store(retail)
    store.change("Edit", set_salary(retail, 1.0))
    entering_once(store, 2.0)
    store.undo.undo()
    assert store.case.labor[0] is retail.labor[0]
    assert store.case.labor[1].annual_salary == 2.0
    assert (store.undo.undoText(), store.undo.canRedo()) == ("Enter", False)
    store.undo.undo()
    assert store.case is retail


def test_two_things_entered_while_a_step_is_shown_are_both_kept(qapp, retail):
    store, rows = Store(retail), [1, 2]

    def enter(_before, _now):
        while rows:
            store.change("Enter", set_salary(store.case, 2.0, rows.pop()))

    store.changed.connect(enter)
    store.change("Edit", set_salary(retail, 1.0))
    assert [role.annual_salary for role in store.case.labor[:3]] == [1.0, 2.0, 2.0]
    while store.undo.canUndo():
        store.undo.undo()
    assert store.case is retail


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 5), st.floats(-1e3, 1e6)), max_size=30))
def test_undoing_everything_returns_to_the_start(qapp, retail, edits):
    store = Store(retail)
    for row, value in edits:
        store.change("Edit", set_salary(store.case, value, row))
    while store.undo.canUndo():
        store.undo.undo()
    assert store.case is retail
    assert not store.state.refused


def test_no_more_steps_are_kept_than_the_limit(qapp, retail):
    store = Store(retail)
    for number in range(UNDO_LIMIT + 50):
        store.change("Edit", set_salary(store.case, 1_000.0 + number))
    assert store.undo.count() == UNDO_LIMIT
