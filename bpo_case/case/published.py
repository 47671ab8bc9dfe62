"""Published ranges: what others have found of an input, or of a matter that no input stands for, with its source.

They are data, in `resources/published_ranges.json`, which an organisation may edit; docs/cost-model.md says how. They
are shown beside inputs, and read wherever a threshold or a test is a published range; no line of the model reads them.
"""

from __future__ import annotations

from functools import cache

from bpo_case.case.document import Case
from bpo_case.case.place import Rows, parts_of, path_to
from bpo_case.case.published_file import PublishedRange, read_ranges
from bpo_case.case.suggest import did_you_mean
from bpo_case.case.way import values_at
from bpo_case.errors import BpoCaseError
from bpo_case.resources import path_of
from bpo_case.text import translate

FILE = "resources/published_ranges.json"


class UnknownTopic(BpoCaseError):
    """A published range was asked for that the file does not have."""

    def __init__(self, topic: str, known: tuple[str, ...]) -> None:
        self.topic = topic
        said = translate("“{path}” has no published range “{topic}”{hint}")
        super().__init__(said.format(path=path_of(FILE), topic=topic, hint=did_you_mean(topic, known)))


def published(topic: str) -> PublishedRange:
    """Give the range of a topic.

    >>> published("value leakage").low, published("value leakage").high
    (0.05, 0.3)
    """
    known = {each.topic: each for each in all_ranges()}
    if topic not in known:
        raise UnknownTopic(topic, tuple(known))
    return known[topic]


def published_ranges(field: str) -> tuple[PublishedRange, ...]:
    """Give all ranges of a field, whichever rows they hold for.

    >>> [each.topic for each in published_ranges("governance/charge_share")]
    ['governance', 'governance offshore']
    """
    return tuple(each for each in all_ranges() if each.field == field)


def published_at(path: str, case: Case) -> tuple[PublishedRange, ...]:
    """Give the ranges that hold for an input: those whose condition its row meets, or else those without a condition.

    Raise UnknownPath where a field with published ranges is asked for in a row that is not there.
    """
    table, _, field = parts_of(path)
    ranges = published_ranges(path_to(table, field=field))
    if not ranges:
        return ()
    found = Rows(case)
    _, record = found.at(path)
    conditional = (each for each in ranges if each.where)
    met = tuple(each for each in conditional if values_at(each.where, table, record, found) & set(each.among))
    return met or tuple(each for each in ranges if not each.where)


def is_outside(value: float, ranges: tuple[PublishedRange, ...]) -> bool:
    """Tell whether a value lies in none of the ranges, where there is one that a value can be outside of."""
    return any(each.is_limit for each in ranges) and not any(each.holds(value) for each in ranges)


@cache
def all_ranges() -> tuple[PublishedRange, ...]:
    """Give all published ranges, read when they are first needed."""
    return read_ranges(path_of(FILE))
