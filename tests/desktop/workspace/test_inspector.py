import pytest

from bpo_case.case.document import Case
from bpo_case.desktop.document.session import Session
from bpo_case.desktop.forms.entering import enter
from bpo_case.desktop.workspace.desk import Desk, Figure
from bpo_case.desktop.workspace.inspector import Inspector


@pytest.fixture
def inspector(calculated, qtbot):
    made = Inspector(calculated)
    qtbot.addWidget(made)
    made.resize(320, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def items(tree):
    return [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]


def open_to_an_input(inspector):
    tree = inspector.figure.tree
    waiting = items(tree)
    while waiting:
        item = waiting.pop(0)
        if item.data(0, 256).path:
            return item
        item.setExpanded(True)
        waiting = [item.child(at) for at in range(item.childCount())] + waiting
    raise AssertionError("no input below")


def test_a_figure_is_explained(inspector, calculated):
    calculated.asked.emit(Figure("npv", 4))
    assert inspector.figure.title.text() == "NPV, Hybrid: automate chat, nearshore the rest"
    assert inspector.figure.number.text().startswith("€5,4")
    assert inspector.figure.tree.topLevelItemCount() > 5
    assert inspector.figure.months.isHidden()


def test_until_somebody_asks_what_the_option_is_worth_is_explained(inspector, calculated):
    calculated.option_chosen.emit()
    assert inspector.figure.title.text() == "NPV, Hybrid: automate chat, nearshore the rest"
    assert inspector.kind.text().endswith("Click any other to see why.")
    calculated.choose_option(calculated.results.compared.id)
    assert inspector.figure.title.text() == "Total cost, As is"
    calculated.asked.emit(Figure("npv", 1))
    assert inspector.kind.text() == "Why this number?"
    assert not inspector.history.can_go_back


def test_a_case_in_which_nothing_costs_anything_has_no_example(background, qtbot):
    desk = Desk(Session(Case(), None, background))
    inspector = Inspector(desk)
    qtbot.addWidget(inspector)
    with qtbot.waitSignal(desk.session.recalculator.finished, timeout=20_000):
        desk.session.recalculator.start()
    assert inspector.stack.currentWidget() is inspector.hint


def test_what_is_below_zero_stands_in_brackets_as_everywhere_in_the_window(inspector, calculated):
    calculated.asked.emit(Figure("npv", 3))
    assert inspector.figure.number.text().startswith("(€")
    assert items(inspector.figure.tree)[0].data(0, 256).figure.startswith("(€")


def test_the_way_leads_down_to_a_cell(inspector, calculated, qtbot):
    calculated.asked.emit(Figure("labor_cash", 0, year=1))
    item = open_to_an_input(inspector)
    with qtbot.waitSignal(calculated.sent) as told:
        inspector.figure.tree.itemClicked.emit(item, 0)
    assert told.args[0].count("/") == 2


def test_a_month_can_be_chosen(inspector, calculated):
    calculated.asked.emit(Figure("cost", 0, year=2))
    months = inspector.figure.months
    assert months.currentText() == "Contract year 2"
    at = next(at for at in range(months.count()) if months.itemText(at).startswith("Month 14,"))
    months.setCurrentIndex(at)
    months.activated.emit(at)
    assert inspector.history.current == Figure("cost", 0, month=14)


def test_a_figure_that_is_not_known_is_said_and_not_raised(inspector, calculated):
    calculated.asked.emit(Figure("nonsense", 0))
    assert "There is no line" in inspector.figure.formula.text()
    calculated.asked.emit(Figure("npv", 99))
    assert inspector.figure.formula.text() == "The option is not there any more"


def test_an_input_is_described_with_what_it_moves(inspector, calculated, qtbot):
    calculated.pointed.emit("settings/tax_rate")
    assert inspector.input.title.text() == "Tax rate"
    assert inspector.input.value.text() == "30%"
    assert "0% to 100%." in inspector.input.help.text()
    qtbot.waitUntil(lambda: inspector.input.effect.text().startswith("Moves the NPV by"), timeout=10_000)


def test_the_published_range_stands_beside_an_input_and_a_value_outside_is_marked(inspector, calculated):
    calculated.pointed.emit("charges/nea-cases/dead_band")
    assert inspector.input.published.text().startswith("Published: 5% to 10%")
    assert inspector.input.outside.isVisible()
    enter(calculated.store, "charges/nea-cases/dead_band", "8%")
    assert inspector.input.published.isVisible()
    assert not inspector.input.outside.isVisible()
    calculated.pointed.emit("settings/title")
    assert not inspector.input.published.isVisible()


def test_what_another_input_moves_is_not_told_of_this_one(inspector, calculated, qtbot):
    told = []
    calculated.session.background.run = lambda job, done, _failed: told.append((job, done))
    calculated.pointed.emit("settings/tax_rate")
    inspector.input._measure()
    calculated.pointed.emit("settings/title")
    (job, done), *_ = told
    done(job())
    assert inspector.input.effect.isHidden()


def test_evidence_is_edited_right_there(inspector, calculated):
    role = calculated.store.case.labor[0]
    calculated.pointed.emit(f"labor/{role.id}/annual_salary")
    source = inspector.input._forms["labor"].fields["source"].editor
    source.setFocus()
    source.selectAll()
    source.insert("Payroll")
    source.setModified(True)
    source.returnPressed.emit()
    assert calculated.store.case.labor[0].source == "Payroll"


def test_a_line_that_reads_an_input_can_be_asked(inspector, calculated, qtbot):
    role = calculated.store.case.labor[0]
    calculated.pointed.emit(f"labor/{role.id}/annual_salary")
    with qtbot.waitSignal(calculated.asked) as told:
        inspector.input._links[0].click()
    assert told.args[0].row == role.id


def test_one_goes_back_to_what_was_before(inspector, calculated):
    calculated.asked.emit(Figure("npv", 4))
    calculated.pointed.emit("settings/tax_rate")
    inspector.back.click()
    assert inspector.stack.currentWidget() is inspector.figure
    inspector.forward.click()
    assert inspector.stack.currentWidget() is inspector.input


def test_the_explanation_follows_an_edit_and_what_was_open_stays_open(inspector, calculated, qtbot):
    calculated.asked.emit(Figure("npv", 4))
    before = inspector.figure.number.text()
    last = items(inspector.figure.tree)[-1]
    last.setExpanded(True)
    last.child(0).setExpanded(True)
    with qtbot.waitSignal(calculated.session.recalculator.finished, timeout=20_000):
        enter(calculated.store, "settings/tax_rate", "20%")
    last = items(inspector.figure.tree)[-1]
    assert inspector.figure.number.text() != before
    assert last.isExpanded()
    assert last.child(0).isExpanded()


def test_a_blank_cell_leaves_what_was_explained(inspector, calculated):
    calculated.asked.emit(Figure("npv", 4))
    calculated.pointed.emit("")
    assert inspector.history.current == Figure("npv", 4)


def test_only_an_input_that_is_a_number_leads_to_its_break_even(inspector, calculated, retail, qtbot):
    role = f"labor/{retail.labor[0].id}"
    calculated.pointed.emit(f"{role}/location")
    assert inspector.input.break_even.isHidden()
    calculated.pointed.emit(f"{role}/annual_salary")
    assert inspector.input.break_even.isVisible()
    with qtbot.waitSignal(calculated.break_even_wanted) as wanted:
        inspector.input.break_even.click()
    assert wanted.args == [f"{role}/annual_salary"]
