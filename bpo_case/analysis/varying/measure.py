"""A figure of an option, measured for many other values of inputs.

A trial says which inputs have which values. Trials of the same columns are evaluated together, and only the lines that
lie between these columns and the figure; a trial that leads to other months than the case has is calculated whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from bpo_case.analysis.varying.bounds import with_values
from bpo_case.analysis.varying.inputs import Value
from bpo_case.analysis.watch import UNWATCHED, Watch
from bpo_case.case.document import Case
from bpo_case.case.suggest import did_you_mean
from bpo_case.engine.behind import Rows, behind, dependents
from bpo_case.engine.data import Data
from bpo_case.engine.evaluate import Values, evaluate
from bpo_case.engine.reach import Input
from bpo_case.engine.trials import with_inputs
from bpo_case.errors import BpoCaseError
from bpo_case.model.question import option_at
from bpo_case.model.results import KEY_FIGURES, calculate, label_of
from bpo_case.model.varied import STRUCTURAL, column_of, columns_of
from bpo_case.text import translate

Trial = Mapping[str, Value]
"""Other values of inputs, by their paths."""

NOISE = 1e-12
"""Differences that are so small, against what they are differences of, are none."""
TOGETHER = 8
"""Trials evaluated at once: few enough that their arrays stay in the processor's cache."""


class UnknownFigure(BpoCaseError):
    """There is no headline figure of this key."""

    def __init__(self, figure: str) -> None:
        self.figure = figure
        hint = did_you_mean(figure, KEY_FIGURES)
        listed = "; " + translate("choose one of {known}").format(known=", ".join(KEY_FIGURES))
        said = translate("There is no figure “{figure}”{hint}")
        super().__init__(said.format(figure=figure, hint=hint or listed))


class Measure:
    """One figure of one option of a case; the option with the best NPV unless another is said by name or id."""

    def __init__(self, case: Case, figure: str = "npv", option: str | None = None) -> None:
        if figure not in KEY_FIGURES:
            raise UnknownFigure(figure)
        self.case, self.figure, self.line = case, figure, KEY_FIGURES[figure]
        self.results = calculate(case)
        self.at = self.results.best if option is None else option_at(self.results, option)
        self._given: dict[frozenset[Input], Values] = {}
        self._columns: dict[str, Mapping[Input, Rows]] = {}
        self._noises: dict[str, float] = {}
        self._reached: dict[int, Mapping[Input, Rows]] = {}

    @property
    def option(self) -> str:
        """The name of the option."""
        return self.results.options[self.at].name

    @property
    def label(self) -> str:
        """What people call the figure."""
        return translate(label_of(self.figure))

    @property
    def base(self) -> float | None:
        """The figure of the case as it is; None where there is none, as a payback that never comes."""
        return self.results.number(self.line, self.at)

    @property
    def reached(self) -> Mapping[Input, Rows]:
        """The rows of lines and inputs that the figure reads."""
        return self._reach(self.at)

    def columns(self, path: str) -> Mapping[Input, Rows]:
        """Give the columns in which an input stands, with its rows there; nothing where no column is made of it."""
        if path not in self._columns:
            self._columns[path] = columns_of(self.results.prepared, path)
        return self._columns[path]

    def is_reached(self, path: str) -> bool:
        """Tell whether the figure reads an input, directly or through other lines."""
        return path in STRUCTURAL or self._has(self.reached, path)

    def are_same(self, before: Any, after: Any, line: str) -> bool:
        """Tell whether values of a line differ by no more than computers lose in adding and subtracting."""
        there, then = np.isnan(before), np.isnan(after)
        return bool((there == then).all() and (there | (np.abs(after - before) <= self._noise(line))).all())

    def _noise(self, line: str) -> float:
        if line not in self._noises:
            added = [line, "cost_over_term"] if self.results.model[line].unit == "money" else [line]
            sizes = [np.abs(np.nan_to_num(self.results.values[name])).max(initial=1.0) for name in added]
            self._noises[line] = NOISE * float(max(sizes))
        return self._noises[line]

    def options_reading(self, path: str) -> list[str]:
        """Name the other options whose figure reads an input."""
        others = (at for at in range(len(self.results.options)) if at != self.at)
        return [self.results.options[at].name for at in others if self._has(self._reach(at), path)]

    def figures(self, trials: Sequence[Trial], watch: Watch = UNWATCHED) -> list[float | None]:
        """Give the figure of each trial. The values must be allowed; what the figure does not read changes nothing."""
        found = [self.base] * len(trials)
        todo = self._sorted(trials)
        done, total = 0, sum(map(len, todo.values()))
        for columns, numbers in todo.items():
            size = TOGETHER if columns else 1
            for start in range(0, len(numbers), size):
                watch.tell(done, total)
                chunk = numbers[start : start + size]
                for number, figure in zip(chunk, self._evaluated(columns, [trials[at] for at in chunk]), strict=True):
                    found[number] = figure
                done += len(chunk)
        watch.tell(total, total)
        return found

    def lines(self, columns: Iterable[Input], trials: Sequence[Trial]) -> Values:
        """Give all lines between some columns and the figure, for the case as it is (0) and then for each trial."""
        columns = frozenset(columns)
        data = self._with(columns, [{}, *trials])
        return evaluate(self.results.model, data, self._not_between(columns))

    # ---------------------------------------------------------------- how

    def _reach(self, option: int) -> Mapping[Input, Rows]:
        if option not in self._reached:
            rows = np.arange(len(self.results.options)) == option
            self._reached[option] = behind(self.results.model, self.results.prepared.data, self.line, rows)
        return self._reached[option]

    def _has(self, reached: Mapping[Input, Rows], path: str) -> bool:
        columns = self.columns(path).items()
        return any(bool((rows & reached[column]).any()) for column, rows in columns if column in reached)

    def _sorted(self, trials: Sequence[Trial]) -> Mapping[frozenset[Input], list[int]]:
        """Sort trials by the columns that they change; those that change the months have none in common."""
        todo: dict[frozenset[Input], list[int]] = defaultdict(list)
        for number, trial in enumerate(trials):
            read = [path for path in trial if self.is_reached(path)]
            if read:
                columns = frozenset(column for path in read for column in self.columns(path))
                todo[frozenset() if STRUCTURAL.intersection(read) else columns].append(number)
        return todo

    def _evaluated(self, columns: frozenset[Input], trials: Sequence[Trial]) -> Iterator[float | None]:
        if not columns:
            results = calculate(with_values(self.case, trials[0]))
            return iter([results.number(self.line, self.at)])
        values = self.lines(columns, trials)[self.line]
        if values.ndim == 2:
            return iter([self.base] * len(trials))
        base, *figures = values[:, self.at, 0]
        return (self.base if self.are_same(base, figure, self.line) else _number(figure) for figure in figures)

    def _not_between(self, columns: frozenset[Input]) -> Values:
        """Give the lines that are not computed anew: those that do not depend on the columns, or do not lead on."""
        if columns not in self._given:
            model = self.results.model
            moved = frozenset[str]().union(*(dependents(model, column) for column in columns))
            wanted = {line.name for line in model if self.reached.get((line.over, line.name), np.zeros(1)).any()}
            self._given[columns] = {
                name: array for name, array in self.results.values.items() if name not in moved & wanted
            }
        return self._given[columns]

    def _with(self, columns: frozenset[Input], trials: Sequence[Trial]) -> Data:
        """Give the data with the columns of all trials, of shape (trials, rows, 1) or (trials, rows, entries)."""
        data = self.results.prepared.data
        made = {key: np.repeat(column_of(self.results.prepared, key)[None], len(trials), 0) for key in columns}
        for number, trial in enumerate(trials):
            for path, value in trial.items():
                for key, rows in self.columns(path).items():
                    if key in made:
                        entries = np.atleast_1d(value)
                        made[key][number, rows, : len(entries)] = entries
        return with_inputs(data, made)


def _number(figure: float) -> float | None:
    return None if np.isnan(figure) else float(figure)
