import pytest

from bpo_case.case.change import apply
from bpo_case.case.document import TABLES, rows
from bpo_case.case.specs import links_to
from bpo_case.case.validate import problems
from bpo_case.desktop.pages.option.copying import new_option, option_copied
from bpo_case.model.results import calculate


@pytest.mark.parametrize("option", ["improved", "nearshore", "hybrid"])
def test_a_copy_of_an_option_comes_to_the_same_figures(retail, option):
    case = apply(retail, option_copied(retail, option))
    assert problems(case) == ()
    results = calculate(case)
    at = next(at for at, each in enumerate(results.options) if each.id == option)
    copy = len(results.options) - 1
    assert results.number("npv", copy) == pytest.approx(results.number("npv", at), abs=1e-6)
    assert results.number("contract_value", copy) == pytest.approx(results.number("contract_value", at), abs=1e-6)


def test_every_row_of_the_option_is_copied_and_nothing_else(retail):
    case = apply(retail, option_copied(retail, "nearshore"))
    for table in TABLES:
        links = [spec.name for linking, spec in links_to("options") if linking == table]
        own = sum(1 for row in rows(retail, table) if any(getattr(row, link) == "nearshore" for link in links))
        if table == "options":
            own = 1
        if table == "charges":
            plans = {plan.id for plan in retail.plan if plan.option == "nearshore"}
            own = sum(1 for row in retail.charges if row.plan in plans)
        assert len(rows(case, table)) - len(rows(retail, table)) == own, table


def test_copies_have_names_that_are_free(retail):
    once = apply(retail, option_copied(retail, "nearshore"))
    twice = apply(once, option_copied(once, "nearshore"))
    assert [each.name for each in twice.options[-2:]] == ["Nearshore (Kraków) (2)", "Nearshore (Kraków) (3)"]
    assert problems(twice) == ()


def test_a_new_option_has_a_name_that_is_free(retail):
    once = apply(retail, [new_option(retail)])
    twice = apply(once, [new_option(once)])
    assert [each.name for each in twice.options[-2:]] == ["New option", "New option (2)"]
