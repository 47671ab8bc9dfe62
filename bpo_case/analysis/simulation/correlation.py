"""Rank correlations: the matrix that is asked for, its repair where no numbers can have it, and draws put in order.

Draws are reordered, never changed (Iman and Conover 1982), so that every input keeps its distribution to the last
digit. The correlation of normal scores that has a given rank correlation is 2 sin(π c / 6), where c is the latter.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bpo_case.analysis.watch import UNWATCHED, Watch

Array = NDArray[np.float64]

LEAST_EIGENVALUE = 1e-8
"""A matrix whose eigenvalues are all above it can be used."""
STEPS, CLOSE = 500, 1e-10
"""Of the search for the nearest valid matrix: how many at most, and how near is near enough."""
REPAIRED_BY = 0.005
"""A rank correlation that has to give way by more than this is told."""


@dataclass(frozen=True)
class Correlated:
    """Rank correlations between inputs, as asked and as they can be had; (inputs, inputs)."""

    asked: Array
    used: Array

    @property
    def repaired(self) -> bool:
        """Whether no numbers can have the correlations asked for, so that the nearest are used."""
        return bool(np.abs(self.asked - self.used).max(initial=0.0) > REPAIRED_BY)


def correlated(size: int, pairs: dict[tuple[int, int], float]) -> Correlated:
    """Make a matrix of rank correlations of pairs, 0 for all others, and the nearest one that numbers can have."""
    asked = np.eye(size)
    for (first, second), correlation in pairs.items():
        asked[first, second] = asked[second, first] = correlation
    scores = nearest(2 * np.sin(np.pi * asked / 6))
    used = 6 / np.pi * np.arcsin(np.clip(scores, -1, 1) / 2)
    np.fill_diagonal(used, 1.0)
    return Correlated(asked, used)


def nearest(matrix: Array) -> Array:
    """Give the nearest correlation matrix (Higham 2002): alternating projections with Dykstra's correction.

    A matrix that is valid already is given back as it is.

    >>> nearest(np.array([[1.0, 1, 0], [1, 1, 1], [0, 1, 1]])).round(4).tolist()
    [[1.0, 0.7607, 0.1573], [0.7607, 1.0, 0.7607], [0.1573, 0.7607, 1.0]]
    """
    if np.linalg.eigvalsh(matrix).min(initial=1.0) >= LEAST_EIGENVALUE:
        return matrix
    found, correction = matrix, np.zeros_like(matrix)
    for _ in range(STEPS):
        corrected = found - correction
        values, vectors = np.linalg.eigh(corrected)
        positive = (vectors * np.maximum(values, LEAST_EIGENVALUE)) @ vectors.T
        correction = positive - corrected
        before, found = found, (positive + positive.T) / 2
        np.fill_diagonal(found, 1.0)
        if np.abs(found - before).max() <= CLOSE:
            break
    return found


def in_order(shares: Array, wanted: Array, watch: Watch = UNWATCHED) -> Array:
    """Reorder each column of draws (trials, inputs) so that the columns have the rank correlations wanted.

    With fewer than three trials there is no correlation, and the order stays.
    """
    trials, inputs = shares.shape
    if trials < 3 or inputs < 2:
        return shares
    scores = _scores(shares, watch)
    own = np.linalg.cholesky(nearest(_correlations(scores)))
    target = np.linalg.cholesky(nearest(2 * np.sin(np.pi * wanted / 6)))
    moved = scores @ np.linalg.solve(own, np.eye(inputs)).T @ target.T
    ordered = np.empty_like(shares)
    for at in range(inputs):
        watch.tell(0, trials)
        ordered[:, at] = np.sort(shares[:, at])[_ranks(moved[:, at])]
    return ordered


def rank_correlation(first: Array, second: Array) -> float:
    """Give Spearman's rank correlation of two columns, ties having the mean of their ranks; 0 where one is constant."""
    from scipy.stats import rankdata

    return linear_correlation(rankdata(first), rankdata(second))


def linear_correlation(first: Array, second: Array) -> float:
    """Give the correlation of two columns; 0 where one is constant."""
    a, b = first - first.mean(), second - second.mean()
    scale = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / scale if scale > 0 else 0.0


def _correlations(columns: Array) -> Array:
    centred = columns - columns.mean(0)
    scale = np.sqrt((centred**2).sum(0))
    found: Array = (centred.T @ centred) / np.outer(scale, scale)
    return found


def _ranks(column: Array) -> NDArray[np.intp]:
    ranks = np.empty(len(column), np.intp)
    ranks[np.argsort(column, kind="stable")] = np.arange(len(column))
    return ranks


def _scores(columns: Array, watch: Watch) -> Array:
    """The normal scores of each column: what a normal distribution would have at its ranks."""
    from scipy.special import ndtri

    scores = np.empty_like(columns)
    for at in range(columns.shape[1]):
        watch.tell(0, len(columns))
        scores[:, at] = ndtri((_ranks(columns[:, at]) + 1) / (len(columns) + 1))
    return scores
