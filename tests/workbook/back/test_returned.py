"""From sheets to the case: every edit that an analyst makes ends in the right case, or in a sentence with its cell."""

from __future__ import annotations

import pytest

from bpo_case.case.change import diff
from bpo_case.case.document import Case
from bpo_case.case.place import Rows
from bpo_case.case.specs import field_specs
from bpo_case.text import reading_in
from bpo_case.workbook.back.cells import Book, DayValue, ErrorValue, Formula, Grid
from bpo_case.workbook.back.returned import returned
from bpo_case.workbook.cell_problem import address
from bpo_case.workbook.inputs.input_layout import FIELD_ROW
from tests.strategies import random_case
from tests.workbook.back.sheets import Sheets, book_of, book_of_template, noted, said, template
from tests.workbook.cases import with_hostile_names


@pytest.fixture
def case() -> Case:
    return template()


@pytest.fixture
def sheets() -> Sheets:
    return Sheets(book_of_template())


def changes(sheets: Sheets, case: Case):
    found = sheets.read(case)
    assert said(found) == []
    return diff(case, found.case)


def role(case: Case, place: int = 0):
    return case.labor[place]


def cell_of(sheets: Sheets, table: str, row: int, field: str) -> str:
    return address(row, sheets.marked[table].columns[field][0])


# -- nothing changed --


def test_a_workbook_that_nobody_changed_is_the_case_itself(sheets, case):
    found = sheets.read(case)
    assert (found.case, found.problems, found.notes) == (case, (), ())


@pytest.mark.parametrize("seed", range(3))
def test_any_case_comes_back_as_it_was(seed):
    case = with_hostile_names(random_case(seed))
    assert returned(book_of(case), case).case == case


def test_sheets_and_columns_may_stand_in_any_order_and_be_called_anything(sheets, case):
    grids = list(sheets.grids.values())
    turned = []
    for grid in reversed(grids):
        rows = {row: list(reversed([*cells, *[None] * (60 - len(cells))])) for row, cells in grid.rows.items()}
        is_table = any(sheet.grid is grid and sheet.table != "settings" for sheet in sheets.marked.values())
        turned.append(Grid(f"My {grid.name}", rows if is_table and grid.cell(1, 0) != "bpo-case" else dict(grid.rows)))
    lists = {"factors", "price", "fee", "languages", "regimes", "parameters"}
    mirrored = returned(Book(tuple(each.name for each in turned), tuple(turned)), case)
    differing = {change.path.rpartition("/")[2] for change in diff(case, mirrored.case)}
    assert differing <= lists  # their entries go from left to right, and were mirrored, too


def test_numbers_that_came_back_with_15_digits_are_the_exported_ones(sheets, case):
    precise = case.model_copy(
        update={"labor": (role(case).model_copy(update={"annual_salary": 1 / 3 * 1e5}), *case.labor[1:])}
    )
    sheets.set("labor", sheets.row("labor", role(case).id), "annual_salary", float(f"{1 / 3 * 1e5:.15g}"))
    assert sheets.read(precise).case == precise


# -- what is set --


def test_a_number_that_was_changed_is_one_change(sheets, case):
    row = sheets.row("labor", role(case).id)
    sheets.set("labor", row, "annual_salary", 45000.0)
    (change,) = changes(sheets, case)
    assert (change.path, change.after) == (f"labor/{role(case).id}/annual_salary", 45000.0)


def test_the_place_of_a_change_is_its_sheet_and_cell(sheets, case):
    row = sheets.row("labor", role(case).id)
    found = sheets.read(case)
    place = found.places.at(f"labor/{role(case).id}/annual_salary")
    assert place == ("Labor", cell_of(sheets, "labor", row, "annual_salary"))


def test_a_setting_is_read_beside_its_name(sheets, case):
    sheets.set_case("horizon", 72.0)
    sheets.set_case("prepared_on", DayValue("2027-02-03"))
    assert {change.path: change.after for change in changes(sheets, case)} == {
        "settings/horizon": 72, "settings/prepared_on": "2027-02-03",
    }  # fmt: skip


def test_words_are_taken_whatever_their_capitals_and_blanks(sheets, case):
    row = sheets.row("labor", role(case).id)
    other = "fixed" if role(case).staffing == "follows volume" else "follows volume"
    sheets.set("labor", row, "staffing", f" {other.upper()} ")
    (change,) = changes(sheets, case)
    assert change.after == other


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("45000", 45000.0),
        ("45.000,00", 45000.0),
        ("45,000.50", 45000.5),
        ("1 234 567", 1234567.0),
        ("12,5", 12.5),
        ("−3e2", -300.0),
    ],
)
def test_a_number_that_is_a_text_is_taken_and_noted(sheets, case, text, number):
    row = sheets.row("services", case.services[0].id)
    sheets.set("services", row, "first_volume", text)
    found = sheets.read(case)
    if number < 0:
        assert "is below 0" in said(found)[0]
    else:
        assert found.case.services[0].first_volume == number
    assert f"the text “{text}” was taken as the number" in noted(found)[0]


def test_rows_whose_values_were_exchanged_by_hand_are_noted(sheets, case):
    first, second = (sheets.row("labor", each.id) for each in case.labor[:2])
    rows = sheets.marked["labor"].grid.rows
    rows[first][1:], rows[second][1:] = rows[second][1:], rows[first][1:]
    found = sheets.read(case)
    assert (
        noted(found)[-1] == f"Labor, row {first}: seems to have the values of row {second}, which has those of this row"
    )


def test_whole_rows_that_were_exchanged_are_a_move_and_no_note(sheets, case):
    first, second = (sheets.row("labor", each.id) for each in case.labor[:2])
    rows = sheets.marked["labor"].grid.rows
    rows[first], rows[second] = rows[second], rows[first]
    assert noted(sheets.read(case)) == []


def test_a_per_cent_text_is_a_fraction(sheets, case):
    row = sheets.row("labor", role(case).id)
    sheets.set("labor", row, "bonus", "12 %")
    assert changes(sheets, case)[0].after == 0.12


def test_a_formula_gives_its_value_and_a_note(sheets, case):
    row = sheets.row("labor", role(case).id)
    sheets.set("labor", row, "annual_salary", Formula("=40000*1.1", 44000.0))
    found = sheets.read(case)
    assert found.case.labor[0].annual_salary == 44000.0
    assert "its formula “=40000*1.1” was left, and its value 44,000 taken" in noted(found)[0]


def test_a_link_is_found_by_the_name_that_its_row_has_now(sheets, case):
    place = case.locations[0]
    sheets.set("locations", sheets.row("locations", place.id), "name", "Porto")
    for each in case.labor:
        if each.location == place.id:
            sheets.set("labor", sheets.row("labor", each.id), "location", "PORTO")
    (change,) = changes(sheets, case)
    assert (change.path, change.after) == (f"locations/{place.id}/name", "Porto")


def test_a_link_that_still_says_the_old_name_is_kept_and_noted(sheets, case):
    place = case.locations[0]
    sheets.set("locations", sheets.row("locations", place.id), "name", "Porto")
    found = sheets.read(case)
    assert [change.path for change in diff(case, found.case)] == [f"locations/{place.id}/name"]
    assert any(f"“{place.name}” is now called “Porto”; the link was kept" in note for note in noted(found))


def test_a_text_that_was_cleared_is_blank(sheets, case):
    settings = case.settings.model_copy(update={"decision": "Outsource?"})
    sheets.set_case("decision", None)
    found = returned(sheets.book, case.model_copy(update={"settings": settings}))
    assert found.case.settings.decision == ""


# -- rows --


def test_a_row_without_an_id_is_added_with_a_fresh_one_and_defaults(sheets, case):
    row = sheets.spare("locations")
    sheets.set("locations", row, "name", "Porto")
    (change,) = changes(sheets, case)
    assert change.action == "add"
    assert (change.after.name, change.after.wage_inflation) == ("Porto", 0.03)
    assert change.after.id not in {place.id for place in case.locations}


def test_a_row_that_is_gone_is_deleted(sheets, case):
    sheets.delete("training", sheets.row("training", case.training[0].id))
    (change,) = changes(sheets, case)
    assert (change.action, change.path) == ("delete", f"training/{case.training[0].id}")


def test_a_row_that_is_not_active_is_deleted(sheets, case):
    sheets.set("training", sheets.row("training", case.training[0].id), "active", "No")
    (change,) = changes(sheets, case)
    assert (change.action, change.path) == ("delete", f"training/{case.training[0].id}")


def test_a_blank_active_is_yes_and_another_word_a_problem(sheets, case):
    row = sheets.row("training", case.training[0].id)
    sheets.set("training", row, "active", None)
    assert changes(sheets, case) == ()
    sheets.set("training", row, "active", "perhaps")
    assert "“perhaps” is neither “yes” nor “no”" in said(sheets.read(case))[0]


def test_a_row_that_was_emptied_is_deleted_and_noted(sheets, case):
    row = sheets.row("training", case.training[0].id)
    for name, columns in sheets.marked["training"].columns.items():
        for entry, _ in enumerate(columns):
            sheets.set("training", row, name, None, entry)
    found = sheets.read(case)
    assert [change.action for change in diff(case, found.case)] == ["delete"]
    assert "was emptied, so it is deleted" in noted(found)[0]


def test_rows_in_another_order_are_moved(sheets, case):
    rows = sheets.marked["labor"].grid.rows
    rows[5], rows[6] = rows[6], rows[5]
    found = sheets.read(case)
    assert [each.id for each in found.case.labor[:2]] == [case.labor[1].id, case.labor[0].id]
    assert [change.action for change in diff(case, found.case)] == ["move"]


def test_a_copied_row_with_its_hidden_id_is_an_added_one(sheets, case):
    rows = sheets.marked["labor"].grid.rows
    sheets.insert("labor", 5, rows[5])
    sheets.set("labor", 5, "name", "A copy")
    found = sheets.read(case)
    (change,) = diff(case, found.case)
    assert (change.action, change.after.name) == ("add", "A copy")
    assert "is a copy of row 6, and was added as a new row" in noted(found)[0]


def test_a_row_with_an_unknown_id_is_added(sheets, case):
    row = sheets.spare("locations")
    sheets.put("locations", row, 0, "from-elsewhere")
    sheets.set("locations", row, "name", "Porto")
    (change,) = changes(sheets, case)
    assert (change.action, change.path) == ("add", "locations/from-elsewhere")


def test_a_row_that_lost_its_id_is_known_by_its_name(sheets, case):
    row = sheets.row("labor", role(case).id)
    sheets.put("labor", row, 0, None)
    sheets.set("labor", row, "bonus", 0.3)
    (change,) = changes(sheets, case)
    assert change.path == f"labor/{role(case).id}/bonus"


def test_what_the_program_has_added_by_the_same_name_is_the_same_row(sheets, case):
    there = case.locations[0].model_copy(update={"id": "porto", "name": "Porto"})
    sheets.set("locations", sheets.spare("locations"), "name", "porto")
    found = returned(sheets.book, case, case.model_copy(update={"locations": (*case.locations, there)}))
    assert found.case.locations[-1].id == "porto"


# -- problems --


@pytest.mark.parametrize(
    ("cell", "said_of_it"),
    [
        ("45k", "“45k” is not a number; write 45000"),
        ("EUR 45,000.00", "“EUR 45,000.00” is not a number; write 45000"),
        ("about ten", "“about ten” is not a number; write one"),
        (
            "1.234",
            "“1.234” may mean 1.234 if “.” begins decimals, or 1234 if it parts thousands; write the number that",
        ),
        ("37,200", "“37,200” may mean 37.2 if “,” begins decimals, or 37200 if it parts thousands; write the number"),
        ("1,250k", "“1,250k” may mean 1250 if “,” begins decimals, or 1250000 if it parts thousands; write the number"),
        (ErrorValue("#REF!"), "shows the error #REF!; write a value in its place"),
        (True, "TRUE is not a number; write 1 if that is meant"),
        (DayValue("2026-05-01"), "2026-05-01 is a date; write a number, and give the cell the format of a number"),
        (None, "is blank; write a number, such as 0"),
        (-5.0, "−5 is below 0"),
        (Formula("=A1", None), "the formula “=A1” has no calculated value; open the workbook in Excel"),
        (Formula("=1/0", ErrorValue("#DIV/0!")), "shows the error #DIV/0!"),
    ],
)
def test_a_cell_that_is_no_number_is_a_problem_at_its_cell_with_the_remedy(sheets, case, cell, said_of_it):
    row = sheets.row("labor", role(case).id)
    sheets.set("labor", row, "annual_salary", cell)
    (problem,) = said(sheets.read(case))
    place = f"Labor, row {row}, Annual salary ({cell_of(sheets, 'labor', row, 'annual_salary')}): "
    assert problem.startswith(place + said_of_it)


def test_all_problems_come_together(sheets, case):
    row = sheets.row("labor", role(case).id)
    sheets.set("labor", row, "annual_salary", "45k")
    sheets.set("labor", row, "attrition", 7.0)
    sheets.set("labor", row, "location", "Nowhere at all")
    sheets.set_case("horizon", "long")
    sheets.set("services", sheets.row("services", case.services[0].id), "name", None)
    found = said(sheets.read(case))
    assert len(found) == 5
    assert [
        any(part in problem for problem in found)
        for part in ("45k", "700 %", "Locations has no row “Nowhere at all”", "“long”", "not enough")
    ] == [True] * 5


def test_an_unknown_name_is_guessed(sheets, case):
    row = sheets.row("labor", role(case).id)
    name = Rows(case).name("services", role(case).service)
    sheets.set("labor", row, "service", name[:-1] + "x")
    assert f"did you mean “{name}”?" in said(sheets.read(case))[0]


def test_a_link_to_a_deleted_row_says_so(sheets, case):
    place = next(each for each in case.locations if any(role.location == each.id for role in case.labor))
    sheets.delete("locations", sheets.row("locations", place.id))
    found = [text for text in said(sheets.read(case)) if text.startswith("Labor")]
    assert len(found) == sum(each.location == place.id for each in case.labor)
    assert all(f"“{place.name}” was deleted from Locations; choose another, or add it there" in text for text in found)


def test_two_rows_of_one_name_are_told_by_the_rows_of_the_sheet(sheets, case):
    first, second = case.labor[:2]
    sheets.insert("labor", 5, [])  # an empty row: the sheet's rows are no longer those of the case
    sheets.set("labor", sheets.row("labor", second.id), "name", first.name.upper())
    (problem,) = said(sheets.read(case))
    row = sheets.row("labor", second.id)
    place = f"Labor, row {row}, Name ({cell_of(sheets, 'labor', row, 'name')})"
    assert problem == f"{place}: has the same name as row 6; rename one of them"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "hat denselben Namen wie Zeile 6; benennen Sie eine von beiden um"),
        ("fr", "a le même nom que la ligne 6\u00a0; renommez l’une des deux"),
    ],
)
def test_problems_speak_the_language_of_the_reader_and_of_the_rows_of_the_sheet(sheets, case, language, sentence):
    first, second = case.labor[:2]
    sheets.insert("labor", 5, [])
    sheets.set("labor", sheets.row("labor", second.id), "name", first.name.upper())
    with reading_in(language):
        (problem,) = said(sheets.read(case))
    assert problem.endswith(f": {sentence}")


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_an_entry_of_a_list_is_told_by_its_cell_in_every_language(sheets, case, language):
    row = sheets.row("seasonality", case.seasonality[0].id)
    sheets.set("seasonality", row, "factors", -1.0, entry=2)
    with reading_in(language):
        (problem,) = sheets.read(case).problems
    assert problem.cell == address(row, sheets.marked["seasonality"].columns["factors"][2])


def test_an_added_row_that_lacks_what_only_a_person_can_say_is_a_problem(sheets, case):
    row = sheets.spare("labor")
    sheets.set("labor", row, "name", "New role")
    found = said(sheets.read(case))
    needed = [spec.label for spec in field_specs("labor") if spec.required and spec.name not in ("id", "name")]
    assert [text.startswith(f"Labor, row {row}, {label} (") for text, label in zip(found, needed, strict=True)]
    assert {text.partition(": ")[2] for text in found} == {"missing; fill it in"}


def test_a_sheet_that_was_copied_is_a_problem(sheets, case):
    sheets.grids["Labor (2)"] = Grid("Labor (2)", dict(sheets.grids["Labor"].rows))
    assert said(sheets.read(case)) == ["Labor (2): is a copy of the sheet “Labor”; delete one of them"]


# -- what is missing or unknown --


def test_a_sheet_or_column_that_was_deleted_leaves_what_was_exported(sheets, case):
    del sheets.grids["Training"]
    column = sheets.marked["labor"].columns["bonus"][0]
    sheets.put("labor", FIELD_ROW, column, None)
    found = sheets.read(case)
    assert found.case == case
    assert noted(found) == [
        "Labor, Bonus: has no column in the workbook; what was exported is kept",
        "Training: has no sheet in the workbook; what was exported is kept",
    ]


def test_a_column_of_an_unknown_field_is_left_out_and_noted(sheets, case):
    sheets.put("labor", FIELD_ROW, 80, "anual_salary")
    sheets.put("labor", 5, 80, 1.0)
    found = sheets.read(case)
    assert found.case == case
    assert "“anual_salary” is not a field, and was left out; did you mean “annual_salary”?" in noted(found)[0]


def test_a_constant_of_the_model_stays_and_that_is_noted(sheets, case):
    sheets.set_case("precision", 0.5)
    found = sheets.read(case)
    assert found.case == case
    assert "is a constant of the model, and stays 1e-09" in noted(found)[0]
