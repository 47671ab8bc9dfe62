"""Weighted scores, and the weight of a criterion at which another option would win."""

from __future__ import annotations

import pytest

from bpo_case.analysis.scores import scored
from bpo_case.case.assessment import Criterion, Score
from bpo_case.case.document import Case
from bpo_case.case.options import Option


def judged(weights: dict[str, float], **scores: tuple[float, ...]) -> Case:
    return Case(
        options=tuple(Option(id=name, name=name) for name in scores),
        criteria=tuple(Criterion(id=name, name=name, weight=weight) for name, weight in weights.items()),
        scores=tuple(
            Score(id=f"{option}-{criterion}", criterion=criterion, option=option, score=score)
            for option, row in scores.items()
            for criterion, score in zip(weights, row, strict=False)
        ),
    )


CASE = judged({"price": 0.6, "quality": 0.4}, cheap=(8.0, 3.0), good=(4.0, 8.0))


def test_scores_are_weighted_and_the_best_comes_first():
    found = scored(CASE)
    assert [option.id for option in found.options] == ["cheap", "good"]
    assert found.totals == pytest.approx((6.0, 5.6))


def test_weights_that_are_not_whole_are_brought_to_it():
    found = scored(judged({"price": 0.3, "quality": 0.2}, cheap=(8.0, 3.0)))
    assert found.weights == pytest.approx((0.6, 0.4)) and found.totals == pytest.approx((6.0,))


def test_at_the_turning_weight_two_options_draw_level():
    price, quality = scored(CASE).turnings
    assert price.at == pytest.approx(5 / 9) and price.rival.id == "good"
    level = scored(judged({"price": price.at, "quality": 1 - price.at}, cheap=(8.0, 3.0), good=(4.0, 8.0)))
    assert level.totals[0] == pytest.approx(level.totals[1])
    assert quality.at == pytest.approx(1 - price.at)


def test_beyond_the_turning_weight_the_rival_wins():
    beyond = scored(judged({"price": 0.5, "quality": 0.5}, cheap=(8.0, 3.0), good=(4.0, 8.0)))
    assert beyond.options[0].id == "good"


def test_an_option_that_is_better_throughout_wins_at_any_weight():
    found = scored(judged({"price": 0.6, "quality": 0.4}, best=(8.0, 8.0), other=(4.0, 5.0)))
    assert all(turning.at is None and turning.rival is None for turning in found.turnings)


def test_a_missing_score_counts_nothing_and_is_counted():
    found = scored(judged({"price": 0.5, "quality": 0.5}, half=(8.0,), whole=(5.0, 5.0)))
    assert found.missing == 1 and found.totals == pytest.approx((5.0, 4.0))


@pytest.mark.parametrize("case", [Case(), judged({"price": 0.0}, cheap=(8.0,)), judged({}, cheap=())])
def test_without_scores_or_weights_nothing_is_weighed(case):
    assert scored(case) is None


def test_a_criterion_with_all_the_weight_leaves_nothing_to_the_others():
    found = scored(judged({"price": 1.0}, cheap=(8.0,), good=(4.0,)))
    assert found.turnings[0].at is None
