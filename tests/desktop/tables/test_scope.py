from bpo_case.case.specs import field_specs
from bpo_case.desktop.tables.scope import Scope


def test_without_anything_fixed_all_rows_are_shown(retail):
    assert Scope("labor").rows(retail) is retail.labor


def test_rows_of_an_option_are_those_that_name_it(retail):
    option = retail.options[2].id
    assert Scope("plan", {"option": option}).rows(retail) == tuple(row for row in retail.plan if row.option == option)


def test_charges_belong_to_an_option_through_their_plan_row(retail):
    option = retail.options[2].id
    scope = Scope("charges", {"option": option})
    plans = {row.id for row in retail.plan if row.option == option}
    assert {row.plan for row in scope.rows(retail)} <= plans
    assert scope.rows(retail)
    assert scope.given == {}
    spec = next(spec for spec in field_specs("charges") if spec.name == "plan")
    assert scope.allowed(retail, spec) == plans
