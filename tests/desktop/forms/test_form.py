import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bpo_case.case.change import Change
from bpo_case.case.specs import SETTINGS
from bpo_case.desktop.commands.views import ZOOMS
from bpo_case.desktop.forms.editors import EDITORS, Several
from bpo_case.desktop.forms.form import Form
from bpo_case.desktop.theme.look import use_scheme
from bpo_case.text import use_language
from tests.desktop.cut_texts import cut_texts


@pytest.fixture
def form(desk, qtbot):
    made = Form(desk.store, SETTINGS)
    qtbot.addWidget(made)
    made.resize(800, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def field(form, name):
    return form.fields[name].editor


def typed(editor, text, key=Qt.Key.Key_Return):
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, key)


def test_a_number_is_read_in_groups_and_edited_with_all_its_digits(form):
    cap = field(form, "hurdle_cap")
    assert cap.text() == "10,000,000"
    cap.setFocus()
    assert cap.text() == "10000000"
    field(form, "title").setFocus()
    assert cap.text() == "10,000,000"


def test_what_is_typed_is_entered_on_enter_and_when_the_field_is_left(form, desk):
    typed(field(form, "discount_rate"), "7")
    assert desk.store.case.settings.discount_rate == 0.07
    field(form, "tax_rate").setFocus()
    field(form, "tax_rate").selectAll()
    QTest.keyClicks(field(form, "tax_rate"), "31")
    field(form, "title").setFocus()
    assert desk.store.case.settings.tax_rate == 0.31


def test_what_was_refused_stays_in_its_field_with_its_sentence_below(form):
    typed(field(form, "discount_rate"), "nine")
    shown = form.fields["discount_rate"]
    assert (shown.editor.text(), shown.editor.property("role")) == ("nine", "refused")
    assert not shown.sentence.isHidden()
    assert "not a number" in shown.sentence.text()
    assert "not a number" in shown.editor.accessibleName()


def test_escape_brings_the_value_from_before_back(form, desk):
    typed(field(form, "discount_rate"), "nine")
    QTest.keyClick(field(form, "discount_rate"), Qt.Key.Key_Escape)
    assert field(form, "discount_rate").text() == "9%"
    assert not desk.store.state.refused


def test_undo_is_followed(form, desk):
    typed(field(form, "discount_rate"), "7")
    desk.store.undo.undo()
    assert field(form, "discount_rate").text() == "9%"


def test_a_change_from_elsewhere_leaves_the_cursor_and_what_is_being_typed(form, desk):
    title = field(form, "title")
    title.setFocus()
    title.setCursorPosition(4)
    desk.store.change("elsewhere", [Change("set", "settings/sector", after="Trade")])
    assert (title.hasFocus(), title.cursorPosition()) == (True, 4)
    QTest.keyClicks(title, "X")
    desk.store.change("elsewhere", [Change("set", "settings/sector", after="Retail")])
    assert title.text().startswith("CustX")
    assert field(form, "sector").text() == "Retail"


def test_a_longer_text_is_entered_when_it_is_left(form, desk):
    decision = field(form, "decision")
    decision.setFocus()
    decision.selectAll()
    QTest.keyClicks(decision, "Choose")
    assert desk.store.case.settings.decision != "Choose"
    field(form, "title").setFocus()
    assert desk.store.case.settings.decision == "Choose"


def test_a_choice_offers_what_its_field_has(form, desk):
    compared = field(form, "compared_with")
    assert [compared.itemText(at) for at in range(compared.count())][:2] == ["–", "As is"]
    compared.setCurrentIndex(2)
    compared.activated.emit(2)
    assert desk.store.case.settings.compared_with == desk.store.case.options[1].id


def test_a_blank_choice_blanks_the_link(form, desk):
    compared = field(form, "compared_with")
    compared.setCurrentIndex(0)
    compared.activated.emit(0)
    assert desk.store.case.settings.compared_with == ""


def test_fields_stand_side_by_side_where_there_is_room(form, qtbot):
    title, organisation = form.fields["title"], form.fields["organisation"]
    assert title.y() == organisation.y()
    form.resize(300, 900)
    qtbot.waitUntil(lambda: title.y() < organisation.y())
    assert form.minimumSizeHint().width() < 300


def test_a_form_goes_to_the_field_of_a_path(form, qtbot):
    with qtbot.waitSignal(form.gone_to) as told:
        assert form.show_path("settings/horizon")
    assert told.args == ["settings/horizon"]
    assert field(form, "horizon").hasFocus()
    assert not form.show_path("labor/x/name")


def test_a_form_shows_another_row_when_it_is_told_to(desk, qtbot):
    first, second = desk.store.case.labor[:2]
    made = Form(desk.store, "labor", first.id)
    qtbot.addWidget(made)
    made.show_row(second.id)
    assert made.fields["name"].editor.text() == second.name
    made.show_row("gone")
    assert not made.isEnabled()


@pytest.mark.parametrize("name", ["name", "note"])
def test_what_was_being_typed_goes_to_the_row_it_was_typed_for(desk, qtbot, name):
    first, second = desk.store.case.labor[:2]
    made = Form(desk.store, "labor", first.id)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    editor = made.fields[name].editor
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "Typed")
    made.show_row(second.id)
    made.setFocus()
    assert [getattr(role, name) for role in desk.store.case.labor[:2]] == ["Typed", getattr(second, name)]
    assert editor.text() == getattr(second, name)


def test_every_kind_of_field_has_an_editor(desk, qtbot):
    for table in ("services", "uncertainty", "charges", "seasonality", "ledger"):
        row = getattr(desk.store.case, table)[0]
        made = Form(desk.store, table, row.id)
        qtbot.addWidget(made)
        assert {field.spec.kind for field in made.fields.values()} <= set(EDITORS)


def test_several_choices_are_entered_together(desk, qtbot):
    row = desk.store.case.ledger[0]
    made = Form(desk.store, "ledger", row.id)
    qtbot.addWidget(made)
    editor = made.fields["categories"].editor
    assert isinstance(editor, Several)
    for at in range(editor.count()):
        editor.item(at).setCheckState(Qt.CheckState.Checked)
    assert set(desk.store.case.ledger[0].categories) == {editor.item(at).text() for at in range(editor.count())}


def test_no_label_is_cut_whatever_the_language_and_the_size_of_text(qapp, qtbot, session):
    use_language("de")
    use_scheme(qapp, "light", ZOOMS[-1])
    try:
        form = Form(session.store, SETTINGS)
        qtbot.addWidget(form)
        form.resize(720, 2_000)
        form.show()
        qtbot.wait(50)
        assert cut_texts(form) == []
    finally:
        use_language("en")
        use_scheme(qapp, "light")
