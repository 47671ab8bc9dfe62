from bpo_case.case.change import Change
from bpo_case.desktop.forms.entering import enter, restore

RATE = "settings/discount_rate"


def test_a_text_that_is_entered_is_one_step_of_undo_that_names_its_field(desk):
    enter(desk.store, RATE, "7.5%")
    assert desk.store.case.settings.discount_rate == 0.075
    assert desk.store.undo.count() == 1
    assert desk.store.undo.undoText() == "Edit Discount rate"


def test_the_same_value_again_is_no_step(desk):
    enter(desk.store, RATE, "9 %")
    assert desk.store.undo.count() == 0


def test_a_text_that_cannot_be_read_is_kept_with_its_sentence(desk):
    enter(desk.store, RATE, "nine")
    refused = desk.store.state.refused[RATE]
    assert (refused.text, desk.store.case.settings.discount_rate) == ("nine", 0.09)
    assert "not a number" in refused.sentence


def test_a_value_beyond_the_limits_is_kept_with_its_sentence(desk):
    enter(desk.store, "settings/start_month", "13")
    assert desk.store.state.refused["settings/start_month"].sentence == "13 is above 12"


def test_a_row_that_is_deleted_takes_what_was_being_typed_with_it(desk):
    role = desk.store.case.labor[0]
    desk.store.change("Delete", [Change("delete", f"labor/{role.id}", before=role)])
    enter(desk.store, f"labor/{role.id}/bonus", "7 %")
    assert desk.store.undo.count() == 1


def test_the_old_value_typed_again_mends_what_was_refused(desk):
    enter(desk.store, RATE, "nine")
    enter(desk.store, RATE, "9%")
    assert not desk.store.state.refused


def test_the_value_from_before_comes_back(desk):
    enter(desk.store, RATE, "nine")
    assert restore(desk.store, RATE)
    assert not desk.store.state.refused
    assert not restore(desk.store, RATE)
