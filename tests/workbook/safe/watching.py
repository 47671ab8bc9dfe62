"""Watches what reading costs: the processor's seconds, which a busy machine does not change, and the child's memory."""

from __future__ import annotations

import os
import resource
import threading
from pathlib import Path
from types import TracebackType

from tests.workbook.safe.processes import children

PAUSE = 0.02


class Watch:
    """Measures a block of code: ``seconds`` here and in children, ``memory``, the most bytes that such a child had."""

    def __enter__(self) -> Watch:
        self.seconds, self.memory = 0.0, 0
        self._began, self._over = _processor(), threading.Event()
        self._watcher = threading.Thread(target=self._look, daemon=True)
        self._watcher.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.seconds = _processor() - self._began
        self._over.set()
        self._watcher.join()

    def _look(self) -> None:
        while not self._over.wait(PAUSE):
            self.memory = max([self.memory, *map(memory_of, children(os.getpid()))])


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def memory_of(pid: int) -> int:
    """Give the most bytes of memory that a reading process ever had; none where it is something else, or gone."""
    folder = Path(f"/proc/{pid}")
    try:
        if b"spawn_main" not in (folder / "cmdline").read_bytes():  # it is not what it will be yet
            return 0
        said = dict(line.partition(":")[::2] for line in (folder / "status").read_text().splitlines())
    except OSError:
        return 0
    return 1024 * int(said.get("VmHWM", "0 kB").split()[0])
