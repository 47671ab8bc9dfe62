"""Simulations against closed forms, whoever calculates them, and what they are asked in vain."""

from __future__ import annotations

import multiprocessing
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import numpy as np
import pytest
from scipy import stats

from bpo_case.analysis.simulation import METHODS, Asked, simulate
from bpo_case.analysis.simulation.asked import NothingUncertain, WrongNumberOfTrials
from bpo_case.analysis.watch import Stopped, Watch
from bpo_case.case.change import Change, apply
from bpo_case.case.errors import InvalidCase
from bpo_case.case.file import load
from bpo_case.case.make import new_row
from bpo_case.model.results import calculate
from bpo_case.resources import path_of

TECH = "transition/hyb-t-tech/amount"
ALONE = Asked(2_000, events=False)


@pytest.fixture(scope="module")
def retail():
    return load(path_of("sample_data/retail.bpocase"))


def uncertain(path, distribution, *parameters):
    return new_row("uncertainty", id=f"u-{path.replace('/', '-')}"[:32], name=path, path=path,
                   distribution=distribution, parameters=parameters)  # fmt: skip


def with_uncertain(case, *rows):
    return case.model_copy(update={"uncertainty": rows, "correlations": ()})


def hybrid(case):
    return [option.id for option in case.options].index("hybrid")


def straight(case, path):
    """The NPV of the hybrid is a straight line over an amount: where it begins, and how steep it is."""
    nought, one = (
        calculate(apply(case, [Change("set", path, after=value)])).number("npv", hybrid(case)) for value in (0.0, 1e6)
    )
    return nought, (one - nought) / 1e6


def test_the_chance_of_a_positive_value_is_that_of_the_closed_form(retail):
    begins, steep = straight(retail, TECH)
    mean, deviation = -begins / steep * 0.9, -begins / steep * 0.2
    found = simulate(with_uncertain(retail, uncertain(TECH, "normal", mean, deviation)), Asked(10_000, events=False))
    outcome = found.outcomes[hybrid(retail)]
    positive = stats.norm(mean, deviation).cdf(-begins / steep)  # costs below the break-even
    assert 0.5 < positive < 0.9
    assert outcome.chance_positive == pytest.approx(positive, abs=1e-3)
    assert outcome.mean == pytest.approx(begins + steep * mean, rel=1e-3)
    fifth = stats.norm(begins + steep * mean, -steep * deviation).ppf(0.05)
    assert outcome.percentiles[5] == pytest.approx(fifth, rel=5e-3)


THREE_POINTS = {
    "transition/hyb-t-tech/amount": (1_000_000, 1_340_000, 2_800_000),
    "transition/hyb-t-legal/amount": (150_000, 220_000, 600_000),
}


def test_a_sum_of_three_point_estimates_has_the_mean_and_variance_of_the_textbook(retail):
    """As in tables of cost estimates: means add up, and so do the variances of independent triangular elements."""
    points = THREE_POINTS
    rows = [uncertain(path, "triangular", *given) for path, given in points.items()]
    steep = {path: straight(retail, path)[1] for path in points}
    base = calculate(retail).number("npv", hybrid(retail))
    now = {t.id: t.amount for t in retail.transition}
    mean = base + sum(steep[p] * (sum(given) / 3 - now[p.split("/")[1]]) for p, given in points.items())
    parts = {p: steep[p] ** 2 * (a * a + b * b + c * c - a * b - a * c - b * c) / 18 for p, (a, b, c) in points.items()}
    variance = sum(parts.values())
    outcome = simulate(with_uncertain(retail, *rows), Asked(10_000, events=False)).outcomes[hybrid(retail)]
    assert outcome.mean == pytest.approx(mean, rel=1e-4)
    assert outcome.deviation == pytest.approx(variance**0.5, rel=0.01)
    shares = {driver.path: driver.share for driver in outcome.drivers}
    assert shares[TECH] == pytest.approx(parts[TECH] / variance, abs=0.03)


def test_one_trial_without_a_spread_is_the_result_itself(retail):
    known = with_uncertain(retail, *(uncertain(path, "triangular", value, value, value) for path, value in (
        (TECH, 1_340_000.0), ("settings/discount_rate", retail.settings.discount_rate))))  # fmt: skip
    found, results = simulate(known, Asked(1, events=False)), calculate(retail)
    for at in range(len(results.options)):
        for figure in ("npv", "run_rate_saving", "term_saving", "one_time_cost", "peak_funding"):
            assert found.values(figure, at)[0] == pytest.approx(results.number(figure, at), rel=1e-9, abs=1e-6)
        assert found.outcomes[at].certain == pytest.approx(results.number("npv", at), rel=1e-9)


def test_trials_of_a_whole_list_and_of_whole_months_are_what_calculating_them_gives(retail):
    price, start = next(c for c in retail.charges if len(c.price) > 1), "plan/hyb-chat/migration_start"
    rows = uncertain(f"charges/{price.id}/price", "uniform", 0.8, 1.2), uncertain(start, "uniform", 3, 9)
    found = simulate(with_uncertain(retail, *rows), Asked(5, events=False))
    for trial in range(5):
        factor, month = (found.drawn.values[row.path][trial] for row in rows)
        assert month == round(month)
        changes = [
            Change("set", rows[0].path, after=tuple(entry * factor for entry in price.price)),
            Change("set", start, after=int(month)),
        ]
        results = calculate(apply(retail, changes))
        for at in range(len(results.options)):
            assert found.values("npv", at)[trial] == pytest.approx(results.number("npv", at), rel=1e-9, abs=1e-6)


def test_a_risk_happens_as_often_as_it_is_probable_and_costs_what_the_model_says(retail):
    found = simulate(retail, Asked(2_000))
    for risk in retail.risks:
        probability = risk.residual_probability if risk.mitigated == "yes" else risk.probability
        cost = found.drawn.events[f"risks/{risk.id}"]
        assert (cost > 0).mean() == pytest.approx(probability, abs=1e-3)
        assert cost[cost > 0].min() >= risk.low
        assert cost.max() <= risk.high
    at = hybrid(retail)
    expected = found.values("npv", at).mean() - calculate(retail).number("npv", at) + found.outcomes[at].certain
    assert found.outcomes[at].mean == pytest.approx(expected, abs=4 * found.outcomes[at].error)


@pytest.fixture(scope="module")
def whole(retail):
    return simulate(retail, Asked(600))


@pytest.mark.parametrize("together", [1, 7, 64, 600])
def test_the_numbers_do_not_depend_on_how_trials_are_shared_out(retail, whole, together):
    assert simulate(retail, Asked(600), together=together).figures.tobytes() == whole.figures.tobytes()


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_the_numbers_do_not_depend_on_the_number_of_threads(retail, whole, threads):
    with ThreadPoolExecutor(threads) as pool:
        assert simulate(retail, Asked(600), pool, together=50).figures.tobytes() == whole.figures.tobytes()


@pytest.mark.slow
def test_the_numbers_are_the_same_in_other_processes(retail, whole):
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        assert simulate(retail, Asked(600), pool).figures.tobytes() == whole.figures.tobytes()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # of the cluster's own, about ports and its end
def test_the_numbers_are_the_same_on_a_cluster(retail, whole):
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        found = simulate(retail, Asked(600), client.get_executor())
    assert found.figures.tobytes() == whole.figures.tobytes()


@pytest.mark.parametrize("method", METHODS)
def test_the_same_seed_gives_the_same_and_another_something_else(retail, method):
    one, same, other = (simulate(retail, Asked(64, seed, method)) for seed in (3, 3, 4))
    assert one.figures.tobytes() == same.figures.tobytes()
    assert one.figures.tobytes() != other.figures.tobytes()


def test_what_is_drawn_outside_of_what_a_field_allows_is_cut_and_counted(retail):
    found = simulate(with_uncertain(retail, uncertain("settings/tax_rate", "normal", 0.0, 0.1)), ALONE)
    assert found.drawn.outside["settings/tax_rate"] == pytest.approx(1_000, abs=1)
    assert found.drawn.values["settings/tax_rate"].min() == 0


def test_an_input_that_only_goes_along_with_another_drives_nothing(retail):
    """The deflection of the improved option is correlated with that of the hybrid, which it does not reach."""
    outcome = simulate(retail, Asked(500)).outcomes[hybrid(retail)]
    assert "plan/imp-chat/automated_share" not in {driver.path for driver in outcome.drivers}
    assert sum(driver.share for driver in outcome.drivers) == pytest.approx(1, abs=0.02)


def test_a_simulation_that_is_cancelled_leaves_nothing_behind(retail):
    before = set(threading.enumerate())
    said = []

    def progress(done, total):
        said.append(done)

    with pytest.raises(Stopped):
        simulate(retail, Asked(100_000), watch=Watch(progress, lambda: sum(done > 0 for done in said) > 2))
    assert set(threading.enumerate()) == before


@pytest.mark.parametrize("trials", [0, -1, 10_000_000])
def test_no_trials_and_too_many_are_refused(trials):
    with pytest.raises(WrongNumberOfTrials, match="between 1 and"):
        Asked(trials)


def test_a_case_in_which_nothing_is_uncertain_is_refused(retail):
    with pytest.raises(NothingUncertain):
        simulate(with_uncertain(retail), ALONE)


def test_all_reasons_are_told_together(retail):
    rows = (
        uncertain(TECH, "triangular", 9, 2, 3),
        uncertain("settings/horizon", "uniform", 50, 60),
        uncertain("transition/none/amount", "normal", 1, 1),
    )
    with pytest.raises(InvalidCase) as refused:
        simulate(with_uncertain(retail, *rows), ALONE)
    said = str(refused.value)
    assert len(refused.value.problems) == 3
    assert "must rise" in said
    assert "Horizon" in said
    assert "none" in said


def test_the_mean_settles_and_the_curve_rises(whole):
    for outcome in whole.outcomes[1:]:
        errors = [point.error for point in outcome.convergence if point.trials > 100]
        assert errors[-1] < errors[0]
        assert outcome.convergence[-1].mean == pytest.approx(outcome.mean)
        values, shares = np.array(outcome.s_curve).T
        assert (np.diff(values) >= 0).all()
        assert (shares[0], shares[-1]) == (0, 1)
