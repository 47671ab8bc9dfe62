"""One window for one file: whoever comes second is told who has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QFileInfo, QLockFile


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a file open, and since when."""

    user: str
    host: str
    since: datetime


class DocumentLock:
    """Held while a file is open. It stands beside the file, so that people who share a drive see each other's."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.with_name(f".{path.name}.lock")
        self._lock = QLockFile(str(self._file))
        self._lock.setStaleLockTime(0)  # a case may be open for days; a lock is stale when its process is gone

    def take(self) -> Holder | None:
        """Take the lock, also over from a process that has died; give who has it where that is not possible.

        In a folder in which nothing can be written there is no lock, and nobody who could overwrite anything.
        """
        if self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError:
            return None
        _process, host, _program = self._lock.getLockInfo()
        info = QFileInfo(str(self._file))
        return Holder(info.owner(), host, datetime.fromtimestamp(info.lastModified().toSecsSinceEpoch()))

    def release(self) -> None:
        """Let others have the file."""
        self._lock.unlock()
