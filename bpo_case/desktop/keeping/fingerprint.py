"""Whether a file on the disk is still the one that was read or saved."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

Change = Literal["same", "changed", "gone"]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A file's size, time and checksum; the checksum is looked at only where size or time have changed."""

    size: int
    time: int
    checksum: str


def fingerprint(path: Path) -> Fingerprint | None:
    """Take the fingerprint of a file; None where there is none that can be read."""
    try:
        status = path.stat()
        return Fingerprint(status.st_size, status.st_mtime_ns, sha256(path.read_bytes()).hexdigest())
    except OSError:
        return None


def change_of(path: Path, seen: Fingerprint | None) -> Change:
    """Tell what has become of a file since its fingerprint was taken."""
    try:
        status = path.stat()
    except OSError:
        return "same" if seen is None else "gone"
    if seen is not None and (status.st_size, status.st_mtime_ns) == (seen.size, seen.time):
        return "same"
    now = fingerprint(path)
    return "same" if now is None or (seen is not None and now.checksum == seen.checksum) else "changed"
