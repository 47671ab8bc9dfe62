"""Brings the body of an older file to the present format: one small function on plain data per format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

FORMAT = 1
"""The format that is written now."""
READ_SINCE = "0.1"
"""The first version of BPO Case that reads this format; it is written into the file, for older versions to say."""

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Migration:
    """A step from one format to the next; `said` tells the person who opens the file what changed."""

    said: str
    change: Callable[[Body], Body]


MIGRATIONS: Mapping[int, Migration] = {}
"""By the format that a step starts from: ``{1: Migration("…", from_1_to_2)}``. Steps are never changed later."""


def migrated(body: Body, version: int) -> tuple[Body, tuple[str, ...]]:
    """Bring a body to the present format; tell what changed on the way."""
    said = []
    for step in range(version, FORMAT):
        body = MIGRATIONS[step].change(body)
        said.append(MIGRATIONS[step].said)
    return body, tuple(said)
