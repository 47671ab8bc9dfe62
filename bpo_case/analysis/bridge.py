"""The bridge between two cases, scenarios or versions: which change moved a figure, and by how much.

Each part is what its changes add, averaged over all orders in which the changes can be made (`shapley`), so that
no order is preferred and the parts add up to the difference of the two figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bpo_case.analysis.figures import figure_key
from bpo_case.analysis.mixtures import Mixtures, Step
from bpo_case.analysis.shapley import Division, averaged, every_set, exact, sets_on_the_way, some_orders
from bpo_case.analysis.watch import UNWATCHED, Watch
from bpo_case.case.change import Change, diff
from bpo_case.case.document import NOT_INPUTS, Case
from bpo_case.case.labels import labels
from bpo_case.case.options import Option
from bpo_case.case.place import parts_of
from bpo_case.errors import BpoCaseError
from bpo_case.model.prepare import options_of
from bpo_case.model.results import KEY_FIGURES, label_of
from bpo_case.model.together import figures_together
from bpo_case.text import translate, translate_plural

EXACT_UP_TO = 10
"""Steps of which every combination is calculated; of more than these, orders are averaged."""
CALCULATIONS = 1_024
PAIRS_AT_LEAST = 2
AT_ONCE = 32
"""Mixtures that are calculated between two looks at the watch."""


class OptionMissing(BpoCaseError):
    """A bridge was asked for an option that is not in both cases."""

    def __init__(self, option: str) -> None:
        self.option = option
        said = translate("The option “{option}” is not in both cases, so that no bridge leads from one to the other.")
        super().__init__(said.format(option=option))


class FigureMissing(BpoCaseError):
    """A figure has no value in one of the cases, or somewhere between them."""

    def __init__(self, figure: str) -> None:
        self.figure = figure
        said = translate("{figure} has no value in one of the cases or between them; bridge another figure, as {npv}.")
        super().__init__(said.format(figure=translate(label_of(figure)), npv=translate(label_of("npv"))))


@dataclass(frozen=True)
class Part:
    """One step of a bridge: its changes, each in words, and what they add; ``error`` is one standard error of it."""

    changes: tuple[Change, ...]
    texts: tuple[str, ...]
    amount: float
    error: float

    @property
    def path(self) -> str:
        """The place of the first change."""
        return self.changes[0].path

    @property
    def text(self) -> str:
        """The step in words: the first change, and how many more belong to it."""
        more = len(self.texts) - 1
        if not more:
            return self.texts[0]
        said = translate_plural(
            "{first}, with {count} change that belongs to it", "{first}, with {count} changes that belong to it", more
        )
        return said.format(first=self.texts[0], count=f"{more:,}")


@dataclass(frozen=True)
class Bridge:
    """How a figure of an option came from one value to another.

    The parts stand in the order of the document. ``orders`` is the number of orders that were averaged; 0 where all
    were. ``unmoving`` are changes of inputs that the figure does not depend on.
    """

    option: Option
    figure: str
    before: float
    after: float
    parts: tuple[Part, ...]
    orders: int
    unmoving: tuple[Change, ...]

    @property
    def total(self) -> float:
        """What the parts add up to."""
        return self.after - self.before

    @property
    def method(self) -> Literal["exact", "averaged"]:
        """Whether all orders were averaged, or some of them."""
        return "averaged" if self.orders else "exact"

    @property
    def standard_error(self) -> float:
        """The largest standard error of any part; 0 where all orders were averaged."""
        return max((part.error for part in self.parts), default=0.0)


def bridge(before: Case, after: Case, option: str, figure: str = "npv", watch: Watch = UNWATCHED) -> Bridge:
    """Lead a key figure of an option (by its id) from one case to another.

    Raise OptionMissing or FigureMissing where it cannot be done, InvalidCase where a case cannot be calculated.
    """
    key = figure_key(figure)
    owner = next((each for each in options_of(after) if each.id == option), None)
    if owner is None or option not in {each.id for each in options_of(before)}:
        raise OptionMissing(owner.name if owner else option)
    mixtures = Mixtures(before, after, option, KEY_FIGURES[key])
    game = _Game(mixtures, option, key, watch)
    steps, division, orders = game.divided()
    parts = _parts(mixtures, steps, division, (before, after))
    moving = {(change.action, change.path) for change in mixtures.changes}
    inputs = (change for change in diff(before, after) if parts_of(change.path)[0] not in NOT_INPUTS)
    unmoving = tuple(change for change in inputs if (change.action, change.path) not in moving)
    first, last = (game.worth[frozenset(some)] for some in ((), range(mixtures.count)))
    return Bridge(owner, key, first, last, parts, orders, unmoving)


class _Misfit(Exception):
    """Some steps cannot be laid on together without others."""

    def __init__(self, steps: tuple[Step, ...]) -> None:
        self.steps = steps


class _Game:
    """Calculates mixtures, each once, and divides the whole among the steps."""

    def __init__(self, mixtures: Mixtures, option: str, key: str, watch: Watch) -> None:
        self.mixtures, self.option, self.key, self.watch = mixtures, option, key, watch
        self.worth: dict[Step, float] = {}

    def divided(self) -> tuple[Sequence[Step], Division, int]:
        """Give the steps, their shares, and the number of orders averaged (0: all)."""
        steps: Sequence[Step] = self.mixtures.steps()
        while True:
            try:
                return steps, *self._division(steps)
            except _Misfit as found:
                steps = self.mixtures.joined(steps, found.steps)

    def _division(self, steps: Sequence[Step]) -> tuple[Division, int]:
        count = len(steps)
        if count <= EXACT_UP_TO:
            worth = self._worth_of(every_set(count), steps)
            return exact(count, worth.__getitem__), 0
        orders = some_orders(count, max(PAIRS_AT_LEAST, CALCULATIONS // (2 * count)))
        worth = self._worth_of(sets_on_the_way(orders), steps)
        return averaged(orders, worth.__getitem__), len(orders)

    def _worth_of(self, sets: Sequence[frozenset[int]], steps: Sequence[Step]) -> dict[frozenset[int], float]:
        """Calculate the figure for sets of steps; raise _Misfit where one of them does not fit."""
        taken = {chosen: tuple(steps[at] for at in sorted(chosen)) for chosen in sets}
        mixed = {chosen: frozenset().union(*some) for chosen, some in taken.items()}
        for chosen, together in mixed.items():
            if not self.mixtures.fits(together):
                raise _Misfit(taken[chosen])
        self._calculate([together for together in mixed.values() if together not in self.worth], len(mixed))
        return {chosen: self.worth[together] for chosen, together in mixed.items()}

    def _calculate(self, missing: Sequence[Step], planned: int) -> None:
        for at in range(0, len(missing), AT_ONCE):
            self.watch.tell(planned - len(missing) + at, planned)
            some = missing[at : at + AT_ONCE]
            cases = [self.mixtures.case(chosen) for chosen in some]
            for chosen, value in zip(some, figures_together(KEY_FIGURES[self.key], cases, self.option), strict=True):
                if value is None:
                    raise FigureMissing(self.key)
                self.worth[chosen] = value
        self.watch.tell(planned, planned)


def _parts(mixtures: Mixtures, steps: Sequence[Step], division: Division, cases: tuple[Case, Case]) -> tuple[Part, ...]:
    found = []
    for step, amount, error in zip(steps, division.amounts, division.errors, strict=True):
        changes = tuple(mixtures.changes[at] for at in sorted(step))
        found.append(Part(changes, labels(changes, *cases), amount, error))
    return tuple(found)
