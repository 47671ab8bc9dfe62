from bpo_case.case.change import Change, apply
from bpo_case.case.document import Case
from bpo_case.desktop.document.outcome import outcome_of
from bpo_case.desktop.pages.option.copying import new_option
from bpo_case.desktop.pages.overview.answer import _payback, answer, asked_by
from bpo_case.desktop.workspace.desk import Figure


def test_the_answer_names_the_best_option_with_its_figures(retail):
    said = answer(outcome_of(retail))
    assert "Hybrid: automate chat, nearshore the rest</span> is the best option" in said
    assert '<a href="npv">€5.4\u00a0m</a>' in said
    assert '<a href="payback_months">35\u00a0months</a>' in said or '<a href="payback_months">35 months</a>' in said
    assert said.endswith('The <a href="hurdle_met">hurdle</a> is met.')


def test_where_nothing_is_better_than_today_the_answer_says_so(retail):
    dear = apply(retail, [Change("set", f"charges/{row.id}/price", after=(500.0,)) for row in retail.charges])
    dear = apply(dear, [Change("set", f"transition/{row.id}/amount", after=5e7) for row in retail.transition])
    assert answer(outcome_of(dear)).startswith("No option is better than")


def test_without_an_option_there_is_no_answer():
    assert answer(outcome_of(Case())).startswith("There is nothing yet to compare with")


def test_names_are_text_and_never_markup(retail):
    named = apply(retail, [Change("set", "options/hybrid/name", after="<img src=x> & more")])
    assert "&lt;img src=x&gt; &amp; more" in answer(outcome_of(named))


def test_a_link_asks_its_figure(retail):
    assert asked_by("payback_months", outcome_of(retail)) == Figure("payback", 4)


def test_while_no_option_has_a_plan_the_answer_says_that_nothing_moves():
    idle = apply(Case(), [new_option(Case())])
    assert answer(outcome_of(idle)).startswith("Nothing moves yet:")


def test_an_option_without_a_plan_is_never_said_to_pay_back(retail):
    assert _payback(outcome_of(apply(retail, [new_option(retail)])).figures[-1]) == "Nothing moves in it yet."
