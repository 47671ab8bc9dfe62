from bpo_case.case.change import Change, apply
from bpo_case.case.document import Case
from bpo_case.desktop.workspace.states import shows, states
from bpo_case.desktop.workspace.steps import steps


def test_a_row_is_on_the_page_of_its_own_option_alone(retail):
    risk = next(row for row in retail.risks if row.option == "nearshore")
    plans = {row.id for row in retail.plan if row.option == "hybrid"}
    charge = next(row for row in retail.charges if row.plan in plans)
    for path, option in (
        (f"risks/{risk.id}/low", "nearshore"),
        (f"charges/{charge.id}/price", "hybrid"),
        ("options/offshore/vendor", "offshore"),
    ):
        assert [step.option for step in steps(retail) if step.option and shows(retail, step, path)] == [option]


def test_a_table_is_on_its_page(retail):
    assert [step.key for step in steps(retail) if shows(retail, step, "labor/x/fte")] == ["labor"]
    assert [step.key for step in steps(retail) if shows(retail, step, "settings/horizon")] == ["overview", "paper"]


def test_a_step_is_empty_complete_or_to_be_mended(retail):
    found = steps(retail)
    now = states(retail, found, [f"labor/{retail.labor[0].id}/fte"], ())
    assert (now["services"], now["labor"], now["log"], now["results"]) == ("complete", "bad", "empty", "")
    assert set(states(Case(), steps(Case()), (), ()).values()) == {"empty", ""}


def test_a_service_without_a_volume_is_to_be_looked_at(retail):
    idle = apply(retail, [Change("set", f"services/{retail.services[0].id}/volume_today", after=0.0)])
    assert states(idle, steps(idle), (), ())["services"] == "doubtful"


def test_an_uncertain_input_that_cannot_be_drawn_is_to_be_looked_at(retail):
    path = f"uncertainty/{retail.uncertainty[0].id}/parameters"
    wrong = apply(retail, [Change("set", path, after=(3.0, 2.0, 1.0))])
    assert states(retail, steps(retail), (), ())["uncertainty"] == "complete"
    assert states(wrong, steps(wrong), (), ())["uncertainty"] == "doubtful"


def test_the_simulation_comes_among_the_answers_after_cash(retail):
    keys = [step.key for step in steps(retail)]
    assert keys.index("cash") < keys.index("simulation") < keys.index("health")
