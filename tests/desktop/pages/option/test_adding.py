from bpo_case.desktop.pages.option.adding import add_option, delete_option, duplicate_option


def test_an_option_is_added_as_one_step_and_gone_to(desk, qtbot):
    with qtbot.waitSignal(desk.gone) as told:
        add_option(desk)
    assert told.args == [f"option/{desk.store.case.options[-1].id}"]
    assert (desk.store.undo.count(), desk.store.undo.undoText()) == (1, "Add option")


def test_an_option_is_duplicated_as_one_step(desk, retail, qtbot):
    with qtbot.waitSignal(desk.gone):
        duplicate_option(desk, "hybrid")
    assert len(desk.store.case.options) == len(retail.options) + 1
    desk.store.undo.undo()
    assert desk.store.case == retail


def test_an_option_is_deleted_with_what_belongs_to_it_once_that_was_agreed(desk):
    asked = []
    delete_option(desk, "hybrid", lambda sentence: bool(asked.append(sentence)))
    assert any(option.id == "hybrid" for option in desk.store.case.options)
    assert "rows that belong to it?" in asked[0]
    delete_option(desk, "hybrid", lambda _: True)
    assert not any(option.id == "hybrid" for option in desk.store.case.options)
    assert not any(plan.option == "hybrid" for plan in desk.store.case.plan)
