from bpo_case.case.change import Change
from bpo_case.desktop.document.state import Entry, Refused, State, after


def salary(case, row=0):
    return f"labor/{case.labor[row].id}/annual_salary"


def entry(path, value, text=""):
    return Entry(Change("set", path, after=value), text)


def test_what_can_be_taken_is_taken_and_the_rest_is_refused_where_it_was_typed(retail):
    path, other = salary(retail), salary(retail, 1)
    found = after(State(retail), [entry(path, -5.0, "-5"), entry(other, 31_000.0)])
    assert found.case.labor[0] is retail.labor[0]
    assert found.case.labor[1].annual_salary == 31_000.0
    assert found.refused[path].text == "-5"
    assert "0" in found.refused[path].sentence


def test_a_refused_entry_goes_when_the_field_is_mended(retail):
    path = salary(retail)
    wrong = after(State(retail), [entry(path, -5.0, "-5")])
    assert not after(wrong, [entry(path, 5.0)]).refused


def test_a_refused_entry_stays_while_something_else_is_edited(retail):
    wrong = after(State(retail), [entry(salary(retail), -5.0, "-5")])
    assert salary(retail) in after(wrong, [entry(salary(retail, 1), 1.0)]).refused


def test_a_refused_entry_goes_with_its_row(retail):
    wrong = after(State(retail), [entry(salary(retail), -5.0, "-5")])
    gone = Change("delete", f"labor/{retail.labor[0].id}", before=retail.labor[0])
    assert not after(wrong, [Entry(gone)]).refused


def test_entries_that_only_contradict_each_other_in_a_row_are_all_refused(retail):
    risk = f"risks/{retail.risks[0].id}"
    found = after(State(retail), [entry(f"{risk}/low", 9e9, "9e9"), entry(f"{risk}/high", 1.0, "1")])
    assert set(found.refused) == {f"{risk}/low", f"{risk}/high"}
    assert found.case.risks[0] is retail.risks[0]


def test_deleting_a_row_deletes_what_depends_on_it(retail):
    service = retail.services[0]
    found = after(State(retail), [Entry(Change("delete", f"services/{service.id}", before=service))])
    assert not [role for role in found.case.labor if role.service == service.id]


def test_rows_that_depend_on_each_other_can_be_deleted_together(retail):
    service = retail.services[0]
    role = next(role for role in retail.labor if role.service == service.id)
    doomed = [
        Change("delete", f"services/{service.id}", before=service),
        Change("delete", f"labor/{role.id}", before=role),
    ]
    found = after(State(retail), map(Entry, doomed))
    assert service not in found.case.services
    assert role not in found.case.labor


def test_what_could_not_be_read_is_kept(retail):
    path = salary(retail)
    found = after(State(retail), [], {path: Refused("abc", "“abc” is not a number")})
    assert found.refused[path].text == "abc"
    assert found.case is retail
