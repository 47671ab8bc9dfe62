"""Puts files on the disk whole or not at all: whatever fails, and whenever, what was there before is untouched."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

from bpo_case.case.errors import FileIsFolder, NotSaved
from bpo_case.text import message, translate

_REASONS: Mapping[int, str] = {
    errno.EACCES: message("writing there is not allowed; if it is open in another program, close it"),
    errno.EDQUOT: message("your share of the disk is used up"),
    errno.EFBIG: message("there is no room for a file of this size"),
    errno.ENAMETOOLONG: message("the name is too long"),
    errno.ENOENT: message("its folder does not exist"),
    errno.ENOSPC: message("the disk is full"),
    errno.ENOTDIR: message("its folder is a file"),
    errno.EPERM: message("writing there is not allowed"),
    errno.EROFS: message("the disk can only be read"),
}


def write_whole(path: Path, write: Callable[[Path], object]) -> None:
    """Have a new file written beside the path, bring it to the disk, and put it in its place in one step.

    Raises NotSaved with the reason in plain words, and FileIsFolder.
    """
    if path.is_dir():
        raise FileIsFolder(path)
    target = Path(os.path.realpath(path))  # a link stays a link
    beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        write(beside)
        _bring_to_disk(beside)
        with contextlib.suppress(FileNotFoundError):
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        beside.replace(target)
        _bring_folder_to_disk(target.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise NotSaved(path, _reason(error)) from None


def _reason(error: OSError) -> str:
    known = _REASONS.get(error.errno or 0, "")
    return translate(known) if known else error.strerror or str(error)


def _bring_to_disk(file: Path) -> None:
    with file.open("r+b") as written:
        os.fsync(written.fileno())


def _bring_folder_to_disk(folder: Path) -> None:
    """Make the new entry of the folder last; Windows does so by itself, and some network drives cannot."""
    if os.name == "posix":
        with contextlib.suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
