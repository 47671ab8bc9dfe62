"""Puts a finished paper on the disk: whole, or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from bpo_case.case.errors import FileIsFolder, NotSaved


def save_whole(data: bytes, path: Path) -> None:
    """Write bytes beside the path, bring them to the disk, and put them in their place in one step."""
    if path.is_dir():
        raise FileIsFolder(path)
    target = Path(os.path.realpath(path))  # a link stays a link
    beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise NotSaved(path, error.strerror or str(error)) from None
