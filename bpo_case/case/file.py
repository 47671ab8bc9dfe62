"""Keeps a case in a file so that no failure, at any moment, leaves less than a whole file."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from bpo_case.case.document import Case
from bpo_case.case.envelope import Loaded, composed, opened
from bpo_case.case.errors import FileIsFolder, FileMissing, FileTooLarge, FileUnreadable, NotSaved

__all__ = ["BYTES_AT_MOST", "Loaded", "load", "read", "save"]

BYTES_AT_MOST = 200_000_000

_REASONS: Mapping[int, str] = {
    errno.EACCES: "writing there is not allowed",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EFBIG: "there is no room for a file of this size",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENOENT: "its folder does not exist",
    errno.ENOSPC: "the disk is full",
    errno.ENOTDIR: "its folder is a file",
    errno.EPERM: "writing there is not allowed",
    errno.EROFS: "the disk can only be read",
}


def load(path: Path) -> Case:
    """Read a case with which nothing is wrong.

    Raise the error that says what is: Damaged carries what could be read, InvalidCase all problems.
    """
    return read(path).sound(path)


def read(path: Path) -> Loaded:
    """Read a case as far as it can be read, for a window that shows what is wrong with it."""
    return opened(_bytes(path), path)


def save(case: Case, path: Path) -> None:
    """Write a case; until the very last step, what was there before is untouched.

    The new file is written beside the old one, brought to the disk, and put in its place in one step.
    """
    data = composed(case)
    if path.is_dir():
        raise FileIsFolder(path)
    target = Path(os.path.realpath(path))  # a link stays a link
    beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        _write(data, beside)
        with contextlib.suppress(FileNotFoundError):
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        beside.replace(target)
        _bring_to_disk(target.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise NotSaved(path, _REASONS.get(error.errno or 0, error.strerror or str(error))) from None


def _bytes(path: Path) -> bytes:
    with _said_plainly(path):
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise FileIsFolder(path)
        if not stat.S_ISREG(status.st_mode):  # a pipe or device might never end
            raise FileUnreadable(path, "it is not an ordinary file")
        if status.st_size > BYTES_AT_MOST:
            raise FileTooLarge(path, status.st_size, BYTES_AT_MOST)
        return path.read_bytes()


@contextlib.contextmanager
def _said_plainly(path: Path) -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a name that no file can have
        raise FileMissing(path) from None
    except OSError as error:
        raise FileUnreadable(path, error.strerror or str(error)) from None


def _write(data: bytes, path: Path) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _bring_to_disk(folder: Path) -> None:
    """Make the new entry of the folder last; Windows does so by itself, and some network drives cannot."""
    if os.name == "posix":
        with contextlib.suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
