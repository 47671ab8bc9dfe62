import pytest

from bpo_case.case.change import Change, apply
from bpo_case.desktop.inspector.effect import JOINED, effect_said, npv_with, nudge
from bpo_case.model.results import calculate


def test_a_number_is_moved_by_a_tenth_and_a_month_by_a_whole_one(retail):
    plan = retail.plan[0]
    assert nudge(retail, "settings/discount_rate").more == pytest.approx(0.099)
    assert nudge(retail, "settings/horizon").less == 54
    assert nudge(retail, f"plan/{plan.id}/migration_start").more == plan.migration_start + 1


@pytest.mark.parametrize("path", ["settings/start_year", "settings/title", "settings/status", "labor/gone/fte"])
def test_what_is_no_quantity_is_not_moved(retail, path):
    assert nudge(retail, path) is None


def test_the_npv_with_another_value_is_that_of_the_changed_case(retail):
    changed = calculate(apply(retail, [Change("set", "settings/tax_rate", after=0.33)]))
    assert npv_with(retail, "settings/tax_rate", 0.33, "hybrid") == changed.number("npv", 4)


def test_a_value_that_is_not_allowed_gives_nothing(retail):
    assert npv_with(retail, "settings/tax_rate", 1.1, "hybrid") is None


@pytest.mark.parametrize(
    ("more", "less", "sentence"),
    [
        (110.0, 90.0, "Moves the NPV by +€10 per +10%, and by as much the other way."),
        (110.0, 60.0, "Moves the NPV by +€10 per +10%, and by −€40 per −10%."),
        (100.0, 100.0, "Does not move the NPV."),
        (None, 90.0, "Moves the NPV by −€10 per −10%; more is not possible here."),
        (110.0, None, "Moves the NPV by +€10 per +10%; less is not possible here."),
        (None, None, ""),
    ],
)
def test_the_effect_is_said_in_a_sentence(more, less, sentence):
    assert effect_said(100.0, more, less, "10%", "EUR").replace(JOINED, "") == sentence
