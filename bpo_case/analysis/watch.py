"""How a long analysis tells how far it is, and learns that nobody waits for it any more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bpo_case.errors import BpoCaseError
from bpo_case.text import translate

STEPS = 1_000
"""Into so many steps the progress of a part is divided."""


class Stopped(BpoCaseError):
    """Somebody cancelled the analysis; there is no result."""

    def __init__(self) -> None:
        super().__init__(translate("The analysis was cancelled."))


@dataclass(frozen=True)
class Watch:
    """Who watches an analysis: `progress` is told what is done of how much, `cancelled` is asked whether to stop."""

    progress: Callable[[int, int], None] = lambda _done, _total: None
    cancelled: Callable[[], bool] = lambda: False

    def tell(self, done: int, total: int) -> None:
        """Say how far the analysis is, between two evaluations; raise Stopped where it was cancelled."""
        if self.cancelled():
            raise Stopped
        self.progress(done, total)

    def part(self, at: int, parts: int) -> Watch:
        """Watch one of several parts of an analysis that take about as long as each other."""

        def progress(done: int, total: int) -> None:
            share = done / total if total else 1.0
            self.progress(round((at + share) * STEPS), parts * STEPS)

        return Watch(progress, self.cancelled)


UNWATCHED = Watch()
"""Nobody looks, and nobody cancels."""
