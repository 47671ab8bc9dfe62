"""The numeric inputs of a case, and finding the one that somebody means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bpo_case.case.document import NOT_INPUTS, Case
from bpo_case.case.errors import UnknownPath
from bpo_case.case.labels import input_labels
from bpo_case.case.place import Rows, each, field_at, parts_of, path_to
from bpo_case.case.specs import FieldSpec, specs_of
from bpo_case.case.suggest import CANDIDATES_AT_MOST, did_you_mean
from bpo_case.errors import BpoCaseError
from bpo_case.text import numbers, translate

Value = float | tuple[float, ...]
"""What a numeric input has: a number, or one number for each contract year or calendar month."""

KINDS = ("number", "integer", "numbers")
LISTED_AT_MOST = 5
ENTRIES_SHOWN = 3


class NotANumber(BpoCaseError):
    """A path leads to an input that is no number, so that it cannot be varied."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(translate("“{path}” is not a number, and only numbers can be varied").format(path=path))


class SeveralMeant(BpoCaseError):
    """The words fit several inputs; `known` are their labels."""

    def __init__(self, words: str, known: Sequence[str]) -> None:
        self.words, self.known = words, tuple(known)
        listed = "; ".join(f"“{label}”" for label in self.known[:LISTED_AT_MOST])
        said = translate("“{words}” may be any of {count} inputs: {listed}{rest}. Say it in more words, or by its path")
        rest = " …" if len(self.known) > LISTED_AT_MOST else ""
        super().__init__(said.format(words=words, count=f"{len(self.known):,}", listed=listed, rest=rest))


@dataclass(frozen=True)
class NumericInput:
    """An input that can be varied, with the value that it has."""

    path: str
    label: str
    spec: FieldSpec
    value: Value

    @property
    def is_zero(self) -> bool:
        """Whether a share of the value is nothing."""
        return not any(self.value) if isinstance(self.value, tuple) else not self.value

    @property
    def is_whole(self) -> bool:
        """Whether only whole numbers are allowed."""
        return self.spec.kind == "integer"

    @property
    def is_ordinal(self) -> bool:
        """Whether it numbers something, as calendar years and months, so that a share of it has no meaning."""
        return self.is_whole and self.spec.unit != "month"

    def times(self, factor: float) -> Value:
        """Give the value multiplied; a list in all its entries."""
        if isinstance(self.value, tuple):
            return tuple(entry * factor for entry in self.value)
        return self.value * factor

    def set_to(self, number: float) -> Value:
        """Give the value as a number sets it: a list in all its entries, as an override does."""
        return (float(number),) * len(self.value) if isinstance(self.value, tuple) else number

    def said(self, value: Value) -> str:
        """Write a value of this input as people read it."""
        if isinstance(value, tuple):
            shown = [self.said(entry) for entry in value]
            return "; ".join(shown if len(shown) <= ENTRIES_SHOWN else [*shown[: ENTRIES_SHOWN - 1], f"… {shown[-1]}"])
        return numbers.brief_share(value, 3) if self.spec.unit.startswith("share") else numbers.brief(value)


def numeric_inputs(case: Case, paths: Iterable[str] | None = None) -> tuple[NumericInput, ...]:
    """Give all numeric inputs of a case in the order of the document, or those at the paths.

    Raise UnknownPath for a path that leads nowhere, NotANumber for one that leads to something else.
    """
    found = tuple(_all(case)) if paths is None else tuple(_at(case, paths))
    labels = input_labels((path for path, _, _ in found), case)
    return tuple(
        NumericInput(path, label, spec, value) for label, (path, spec, value) in zip(labels, found, strict=True)
    )


def can_be_varied(path: str) -> bool:
    """Tell whether a path leads to a number, whichever rows there are; raise UnknownPath for one that leads nowhere."""
    return field_at(path).kind in KINDS and parts_of(path)[0] not in NOT_INPUTS


def numeric_input(case: Case, path: str) -> NumericInput:
    """Give the numeric input at a path."""
    return numeric_inputs(case, (path,))[0]


def input_meant(case: Case, words: str) -> NumericInput:
    """Find the numeric input that is meant by a path, or by words of its label in any order.

    Raise SeveralMeant where the words fit several, and UnknownPath with a suggestion where they fit none.
    """
    if "/" in words:
        return numeric_input(case, words)
    inputs, wanted = numeric_inputs(case), _words(words)
    exact = [one for one in inputs if one.label.casefold() == words.strip().casefold()]
    fitting = exact or [one for one in inputs if wanted and wanted <= _words(one.label)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise SeveralMeant(words, [one.label for one in fitting])
    nearest = sorted((one.label for one in inputs), key=lambda label: -len(wanted & _words(label)))
    hint = did_you_mean(words, nearest[:CANDIDATES_AT_MOST])
    raise UnknownPath(words, translate("no numeric input is called so{hint}").format(hint=hint))


def _all(case: Case) -> Iterator[tuple[str, FieldSpec, Any]]:
    for table, _, record in each(case):
        if table in NOT_INPUTS:
            continue
        for spec in specs_of(type(record)).values():
            if spec.kind in KINDS:
                yield path_to(table, getattr(record, "id", ""), spec.name), spec, getattr(record, spec.name)


def _at(case: Case, paths: Iterable[str]) -> Iterator[tuple[str, FieldSpec, Any]]:
    found = Rows(case)
    for path in dict.fromkeys(paths):
        spec, (_, record) = field_at(path), found.at(path)
        if not can_be_varied(path):
            raise NotANumber(path)
        yield path, spec, getattr(record, spec.name)


def _words(text: str) -> set[str]:
    return set(text.replace(",", " ").casefold().split())
