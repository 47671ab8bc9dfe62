"""What is to be said about a case when it is opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpo_case.text import translate, translate_plural

if TYPE_CHECKING:
    from bpo_case.case.envelope import Loaded
    from bpo_case.desktop.keeping.keeper import Keeper
    from bpo_case.desktop.keeping.lock import Holder


GONE = "gone"
"""The key of the notice that the file is not there any more."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence above the case, with details that can be looked at."""

    key: str
    sentence: str
    level: str = "doubtful"
    listed: tuple[str, ...] = ()


def notices(loaded: Loaded, keeper: Keeper) -> Iterator[Notice]:
    """Give what is special about a case: who has it, what is damaged, what changed with the program."""
    if keeper.holder is not None:
        yield Notice("lock", in_use(keeper.holder))
    yield from _wrong(loaded)
    if loaded.migrated:
        yield Notice("migrated", translate(
            "The file was saved by an older version of BPO Case and was brought up to date; it is so when you save it."
        ), "info", loaded.migrated)  # fmt: skip


def _wrong(loaded: Loaded) -> Iterator[Notice]:
    """Say the worst of what is wrong with a file."""
    from bpo_case.text.numbers import number

    problems, count = tuple(map(str, loaded.problems)), len(loaded.problems)
    if loaded.damaged:
        yield Notice("damaged", translate(
            "The file was damaged or changed outside BPO Case. What could be read of it is shown; "
            "check it, and save it under another name."
        ), "bad", problems)  # fmt: skip
    elif not loaded.whole:
        yield Notice("broken", translate_plural(
            "{count} thing in the file could not be read and was replaced. Check it, and save under another name.",
            "{count} things in the file could not be read and were replaced. Check them, and save under another name.",
            count,
        ).format(count=number(count)), "bad", problems)  # fmt: skip
    elif problems:
        yield Notice("problems", translate_plural(
            "{count} thing in the case is to be mended before it can be calculated.",
            "{count} things in the case are to be mended before it can be calculated.",
            count,
        ).format(count=number(count)), "doubtful", problems)  # fmt: skip


def in_use(holder: Holder) -> str:
    """Say who has a file open."""
    return translate(
        "{user} on {host} has had this file open since {time}. It is open here to be read; "
        "save under another name to keep changes."
    ).format(
        user=holder.user or translate("Somebody"), host=holder.host, time=f"{holder.since:%Y-%m-%d %H:%M}"
    )  # fmt: skip
