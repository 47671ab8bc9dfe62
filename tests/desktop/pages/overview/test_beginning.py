from bpo_case.case.document import Case
from bpo_case.desktop.pages.overview.beginning import FIRST_STEPS, still_beginning, where_to
from bpo_case.desktop.workspace.steps import steps


def test_an_empty_case_has_everything_still_to_do():
    assert still_beginning(Case())
    assert not any(first.done(Case()) for first in FIRST_STEPS)


def test_a_whole_case_is_past_its_beginning(retail):
    assert not still_beginning(retail)


def test_every_first_step_leads_somewhere(retail):
    for case in (Case(), retail):
        keys = {step.key for step in steps(case)} | {"settings/organisation"}
        assert {where_to(first, case) for first in FIRST_STEPS} <= keys


def test_the_plan_is_on_the_page_of_the_first_option(retail):
    plan = next(first for first in FIRST_STEPS if first.step == "plan")
    assert where_to(plan, retail) == "option/improved"
