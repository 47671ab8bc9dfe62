"""What a simulation found, in sentences and tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bpo_case.analysis.simulation import Asked, simulate
from bpo_case.analysis.simulation.asked import NothingUncertain, WrongNumberOfTrials
from bpo_case.analysis.simulation.outcome import Common
from bpo_case.case.change import Change, apply
from bpo_case.case.errors import InvalidCase, Problem
from bpo_case.desktop.pages.simulation import told
from bpo_case.desktop.pages.simulation.tables import correlations_table, outcomes_table

HYBRID = 4
TAX = "settings/tax_rate"


@pytest.fixture(scope="module")
def torn(retail):
    """The retail sample with correlations that no numbers can have: one of three that go together is left out."""
    return apply(retail, [Change("delete", "correlations/cor-uplift-improved")])


@pytest.fixture(scope="module")
def found(torn):
    return simulate(torn, Asked(300))


def with_outcome(found, **changes):
    outcomes = list(found.outcomes)
    outcomes[HYBRID] = replace(outcomes[HYBRID], **changes)
    return replace(found, outcomes=tuple(outcomes))


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0.9877, "In 99 of 100 trials “Hybrid"), (1.0, "In every trial"), (0.9999, "In almost every trial"),
        (0.0001, "In hardly any trial"), (0.0, "In no trial"),
    ],
)  # fmt: skip
def test_the_headline_says_how_sure_it_is(found, chance, said):
    assert told.headline(with_outcome(found, chance_positive=chance), HYBRID).startswith(said)


def test_half_of_all_trials_lie_between_the_quarters(found):
    steps = tuple((float(share), share / 200) for share in range(201))
    sentence = told.headline(with_outcome(found, s_curve=steps), HYBRID)
    assert "Half of all trials lie between €50 and €150." in sentence


def test_the_option_compared_with_is_not_looked_at_but_the_one_worth_most(found):
    best = max(range(len(found.outcomes)), key=lambda at: found.outcomes[at].mean)
    assert told.looked_at(found, "nearshore") == 2
    assert told.looked_at(found, found.outcomes[found.compared].option) == best
    assert told.looked_at(found, "added since") == best


def test_what_was_simulated_is_said(found):
    said = told.asked_said(found)
    assert "in 300 trials (Latin hypercube, seed 1), in which risks happen or not" in said
    assert told.asked_said(replace(found, asked=Asked(300, events=False))).endswith("without risks.")


@pytest.mark.parametrize(
    ("common", "said"),
    [
        (Common("risks/a", "Breach", 0.05, 0.16, True), "happens in 16% of them, usually in 5%"),
        (Common(TAX, "Tax", 0.25, 0.301, False), "30.1% on average, usually 25.0%"),
        (Common("charges/a/price", "Price", 1, 1.1, False), "1.10 times its values on average, usually 1.00 times"),
        (Common("services/a/first_volume", "Calls", 105_500, 98_000.4, False), "98,000 on average, usually 105,500"),
    ],
)
def test_what_bad_outcomes_have_in_common_is_said_in_its_own_measure(found, common, said):
    line = told.in_common_said(with_outcome(found, in_common=(common,)), HYBRID)
    assert f'<a href="{common.path}">{common.name}</a>: {said}' in line


def test_nothing_in_common_is_said_too(found):
    assert "nothing in common" in told.in_common_said(with_outcome(found, in_common=()), HYBRID)


def test_a_risk_of_another_option_is_never_blamed(found, retail):
    others = {f"risks/{risk.id}" for risk in retail.risks if risk.option not in ("hybrid", "as-is")}
    named = {each.path for each in (*found.outcomes[HYBRID].in_common, *found.outcomes[HYBRID].drivers)}
    assert others and not named & others


def test_names_that_look_like_html_are_only_names(found):
    said = told.in_common_said(with_outcome(found, in_common=(Common(TAX, "<b>x", 1, 2, True),)), HYBRID)
    assert "&lt;b&gt;x" in said


def test_draws_that_were_cut_and_correlations_that_were_repaired_are_told(found):
    matrix = found.drawn.correlations
    sound = replace(found.drawn, correlations=replace(matrix, asked=matrix.used))
    path = found.case.uncertainty[0].path
    cut = replace(sound, outside={path: 30})
    assert matrix.repaired and "the nearest possible were used" in told.remarks_said(found)
    assert told.remarks_said(replace(found, drawn=sound)) == ""
    assert told.remarks_said(replace(found, drawn=cut)).startswith(f'10.0% of the draws of <a href="{path}">')


@pytest.mark.parametrize(
    ("error", "links"),
    [
        (InvalidCase([Problem("is wrong", path=TAX), Problem("also", path="labor/a/fte")]), [TAX, "labor/a/fte"]),
        (NothingUncertain(), [told.TO_UNCERTAINTY]),
        (WrongNumberOfTrials(0), [told.TO_TRIALS]),
    ],
)
def test_every_reason_against_a_simulation_is_a_link_to_where_it_is_mended(error, links):
    said = told.refusal_said(error)
    assert [f'href="{link}"' in line for link, line in zip(links, said.split("<br>"), strict=True)] == [True] * len(
        links
    )


# -- Tables --


def test_all_options_are_laid_side_by_side_with_their_outcomes(found):
    table = outcomes_table(found)
    rows = {row.label: row for row in table.rows if row.cells}
    assert table.columns == tuple(outcome.name for outcome in found.outcomes)
    assert rows["P5"].cells[HYBRID].value == found.outcomes[HYBRID].percentiles[5]
    assert rows["It is worth more than As is"].cells[HYBRID].value == found.outcomes[HYBRID].chance_positive
    assert [label for label in rows if label.startswith("P")] == ["P5", "P20", "P50", "P80", "P95"]
    assert len(rows) == 3 + 5 + 3


def test_correlations_are_set_beside_what_was_used(found, torn):
    table = correlations_table(found)
    assert [row.cells[1].value for row in table.rows] == [0.3, 0.4, 0.9, 0.5, 0.0], "the last was changed by the repair"
    assert all(abs(row.cells[2].value - row.cells[3].value) < 0.2 for row in table.rows)
    assert len(table.rows) == len(torn.correlations) + 1
    assert (table.rows[0].label, table.rows[0].cells[0].text) == ("German calls in month 1", "E-mails in month 1")
