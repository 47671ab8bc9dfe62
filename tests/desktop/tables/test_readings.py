import pytest

from bpo_case.case.specs import field_specs
from bpo_case.desktop.tables.readings import Cancelled, readings
from bpo_case.desktop.tables.typed import Amount, Reading

SPECS = {spec.name: spec for spec in field_specs("labor")}
FTE, SALARY, BENEFITS, SEASON = (SPECS[name] for name in ("actual_fte", "annual_salary", "benefits", "season_share"))


def never(doubt):
    pytest.fail(f"asked about {doubt}")


class Answers:
    def __init__(self, answer):
        self.answer, self.asked = answer, []

    def __call__(self, doubt):
        self.asked.append(doubt)
        return self.answer


@pytest.mark.parametrize(
    ("texts", "sign"), [(["1.234,5", "1.234"], ","), (["1,234.5", "1.234"], "."), (["12,5"], ","), (["7", "8"], ".")]
)
def test_the_decimal_sign_is_that_of_the_texts_that_leave_no_doubt(texts, sign):
    assert readings([SALARY], [[text] for text in texts], never) == {0: Reading(sign)}


def test_a_column_in_doubt_is_read_like_the_others_of_its_block():
    assert readings([FTE, SALARY], [["7,5", "1.234"]], never) == {0: Reading(","), 1: Reading(",")}


def test_where_nothing_tells_the_sign_it_is_asked_once():
    ask = Answers(",")
    assert readings([FTE, SALARY], [["1.234", "1.234 k"]], ask) == {0: Reading(","), 1: Reading(",")}
    assert [(doubt.about, doubt.label, doubt.text) for doubt in ask.asked] == [("decimal", "Actual FTE", "1.234")]


def test_signs_of_both_kinds_in_a_column_are_read_one_by_one():
    assert readings([SALARY], [["1.234,5"], ["1,234.5"]], never) == {0: Reading("auto")}


def test_shares_up_to_one_are_fractions():
    assert readings([BENEFITS], [["0.21"], ["1"]], never)[0].shares == "fractions"


def test_shares_above_what_the_field_takes_are_in_per_cent():
    assert readings([SEASON], [["0.5"], ["21"]], never)[0].shares == "per cent"


def test_where_a_field_of_shares_goes_above_one_it_is_asked():
    ask = Answers("fractions")
    assert readings([BENEFITS], [["0.5"], ["1.3"]], ask)[0].shares == "fractions"
    assert ask.asked[0].about == "shares"


def test_per_cent_signs_leave_nothing_to_find_out():
    assert readings([BENEFITS], [["0.5 %"], ["1.3"]], never)[0].shares == "typed"


def test_numbers_that_came_as_such_are_not_doubted():
    assert readings([SALARY, BENEFITS], [[Amount(1.234), Amount(0.3)]], never) == {
        0: Reading("."), 1: Reading(".", "fractions"),
    }  # fmt: skip


def test_who_does_not_want_to_answer_pastes_nothing():
    def cancel(doubt):
        raise Cancelled

    with pytest.raises(Cancelled):
        readings([SALARY], [["1.234"]], cancel)
