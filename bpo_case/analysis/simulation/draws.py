"""Draws: a share between 0 and 1 for every trial of every uncertain thing, from a seed.

All are drawn before the first trial, so that they do not depend on how trials are shared out; and each column from its
own name, so that another uncertain input leaves the draws of the others as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from bpo_case.analysis.simulation.asked import METHODS
from bpo_case.analysis.watch import UNWATCHED, Watch

Array = NDArray[np.float64]

BLOCK = 8_192
"""Sobol points drawn at a time; only powers of 2 are balanced."""
OPEN = 1e-12
"""Shares stay so far from 0 and 1, where a normal distribution has no value."""


def shares(names: Sequence[str], trials: int, seed: int, method: str, watch: Watch = UNWATCHED) -> Array:
    """Draw a column for each name: (trials, names), each column spread evenly over 0 to 1."""
    drawn = _METHODS[method](names, trials, seed, watch)
    return np.clip(drawn, OPEN, 1 - OPEN, out=drawn)


def _latin_hypercube(names: Sequence[str], trials: int, seed: int, watch: Watch) -> Array:
    """One draw in each of as many equal parts as there are trials, in random order (McKay and others 1979)."""
    from scipy.stats.qmc import LatinHypercube

    drawn = np.empty((trials, len(names)), order="F")
    for at, name in enumerate(names):
        watch.tell(0, trials)
        drawn[:, at] = LatinHypercube(1, rng=np.random.default_rng(_seed(name, seed))).random(trials)[:, 0]
    return drawn


def _sobol(names: Sequence[str], trials: int, seed: int, watch: Watch) -> Array:
    """The first points of a scrambled Sobol sequence, whose dimensions go by the names in order."""
    from scipy.stats.qmc import Sobol

    points = Sobol(max(1, len(names)), rng=np.random.default_rng(seed))
    together = min(BLOCK, 1 << (trials - 1).bit_length())
    order = sorted(range(len(names)), key=lambda at: names[at])
    drawn = np.empty((trials, len(names)), order="F")
    for first in range(0, trials, together):
        watch.tell(0, trials)
        drawn[first : first + together, order] = points.random(together)[: trials - first, : len(names)]
    return drawn


def _seed(name: str, seed: int) -> list[int]:
    digest = sha256(name.encode()).digest()
    return [seed, *(int.from_bytes(digest[at : at + 4]) for at in range(0, 16, 4))]


_METHODS: Mapping[str, Callable[[Sequence[str], int, int, Watch], Array]] = dict(
    zip(METHODS, (_latin_hypercube, _sobol), strict=True)
)
