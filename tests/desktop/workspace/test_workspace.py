import pytest

from bpo_case.case.change import Change
from bpo_case.case.options import Option
from bpo_case.desktop.tables.edits import Area
from bpo_case.desktop.workspace.workspace import Workspace


@pytest.fixture
def workspace(session, qtbot):
    made = Workspace(session)
    qtbot.addWidget(made)
    made.resize(1280, 734)
    with qtbot.waitSignal(session.recalculator.finished, timeout=20_000):
        made.show()
    yield made
    session.background.close()


def test_a_path_leads_to_its_page_and_makes_no_other(workspace, retail):
    risk = next(row for row in retail.risks if row.option == "offshore")
    workspace.show_path(f"risks/{risk.id}/low")
    assert workspace.pages.currentWidget().title.text() == "Offshore (Cape Town)"
    assert set(workspace._pages) == {"overview", "option/offshore"}


def test_an_option_that_is_added_is_ready_to_be_named(workspace):
    workspace.desk.gone.emit("options")
    workspace.pages.currentWidget().add.click()
    page = workspace.pages.currentWidget()
    assert page.title.text() == "New option"
    assert not page.fold.isHidden()
    assert workspace.steps.currentItem().text() == "New option"


def test_a_narrow_window_cuts_nothing(workspace):
    workspace.desk.gone.emit("option/hybrid")
    workspace.pages.currentWidget().open_form(True)
    assert workspace.minimumSizeHint().width() <= 1280
    assert workspace.minimumSizeHint().height() <= 734


def test_answers_have_the_room_of_the_problems(workspace):
    workspace.steps.choose("cash")
    assert workspace.problems.list.isHidden()
    workspace.steps.choose("labor")
    assert not workspace.problems.list.isHidden()


def test_undo_and_redo_show_what_they_changed(workspace, retail):
    role, store = retail.labor[3], workspace.session.store
    store.change("raise", [Change("set", f"labor/{role.id}/annual_salary", after=1.0)])
    for step in (store.undo.undo, store.undo.redo):
        workspace.steps.choose("cash")
        workspace.retrace(step)
        assert workspace.steps.current == "labor"
        view = workspace.pages.currentWidget().views[0].view
        index = view.currentIndex()
        assert view.records.path(index.row(), index.column()) == f"labor/{role.id}/annual_salary"


def test_undoing_a_deletion_selects_the_row_and_redoing_it_shows_its_table(workspace, retail):
    option, store = retail.options[2], workspace.session.store
    store.change("delete", [Change("delete", f"options/{option.id}", before=option)])
    workspace.steps.choose("cash")
    workspace.retrace(store.undo.undo)
    assert workspace.steps.current == f"option/{option.id}"
    workspace.steps.choose("cash")
    workspace.retrace(store.undo.redo)
    assert workspace.steps.current == "options"


def test_undoing_a_deletion_of_rows_selects_the_first_that_came_back(workspace, retail):
    store = workspace.session.store
    workspace.steps.choose("labor")
    view = workspace.pages.currentWidget().views[0].view
    view.choose(Area(2, 3, 4, 3))
    view.delete_rows()
    assert len(store.case.labor) == len(retail.labor) - 3
    view.choose(Area(0, 0, 0, 0))
    workspace.retrace(store.undo.undo)
    assert (view.currentIndex().row(), view.records.rows[2].id) == (2, retail.labor[2].id)


def test_undoing_a_block_goes_to_its_first_cell(workspace, retail, qapp):
    store = workspace.session.store
    workspace.steps.choose("labor")
    view = workspace.pages.currentWidget().views[0].view
    column = next(at for at, spec in enumerate(view.records.specs) if spec.name == "actual_fte")
    qapp.clipboard().setText("11\t22\n33\t44\n")
    view.choose(Area(1, column, 1, column))
    view.paste()
    assert [role.actual_fte for role in store.case.labor[1:3]] == [11, 33]
    for step in (store.undo.undo, store.undo.redo):
        view.choose(Area(5, 0, 5, 0))
        workspace.retrace(step)
        assert (view.currentIndex().row(), view.currentIndex().column()) == (1, column)


def test_undoing_a_block_with_new_rows_goes_to_its_first_cell(workspace, retail, qapp):
    store = workspace.session.store
    workspace.steps.choose("locations")
    view = workspace.pages.currentWidget().views[0].view
    last = len(retail.locations) - 1
    qapp.clipboard().setText("Lille\nLens\n")
    view.choose(Area(last, 0, last, 0))
    view.paste()
    assert [place.name for place in store.case.locations[last:]] == ["Lille", "Lens"]
    for step in (store.undo.undo, store.undo.redo):
        view.choose(Area(0, 0, 0, 0))
        workspace.retrace(step)
        assert (view.currentIndex().row(), view.currentIndex().column()) == (last, 0)


def test_what_is_entered_on_the_way_to_another_step_may_bring_steps(workspace, retail):
    store = workspace.session.store
    new = Option(id="new", name="New")

    def enter(_step):
        if len(store.case.options) == len(retail.options):
            store.change("Add", [Change("add", "options/new", after=new)])

    workspace.steps.chosen.connect(enter)
    workspace.steps.choose("cash")
    assert workspace.steps.current == "cash"
    assert workspace.pages.currentWidget().step.key == "cash"


def test_the_break_even_of_an_input_is_shown_on_its_page(workspace):
    path = "labor/ag-voice-de/annual_salary"
    workspace.desk.break_even_wanted.emit(path)
    page = workspace.pages.currentWidget()
    assert workspace.steps.current == "break_even"
    assert page.tabs.currentWidget() is page.one and page.one.input.path == path
