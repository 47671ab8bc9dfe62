"""Keeps a case in a file so that no failure, at any moment, leaves less than a whole file."""

from __future__ import annotations

import contextlib
import stat
from collections.abc import Iterator
from pathlib import Path

from bpo_case.case.document import Case
from bpo_case.case.envelope import Loaded, composed, opened
from bpo_case.case.errors import FileIsFolder, FileMissing, FileTooLarge, FileUnreadable
from bpo_case.case.whole import write_whole
from bpo_case.text import translate

__all__ = ["BYTES_AT_MOST", "Loaded", "load", "read", "read_bytes", "save"]

BYTES_AT_MOST = 200_000_000


def load(path: Path) -> Case:
    """Read a case with which nothing is wrong.

    Raise the error that says what is: Damaged carries what could be read, InvalidCase all problems.
    """
    return read(path).sound(path)


def read(path: Path) -> Loaded:
    """Read a case as far as it can be read, for a window that shows what is wrong with it."""
    return opened(read_bytes(path), path)


def save(case: Case, path: Path) -> None:
    """Write a case; until the very last step, what was there before is untouched.

    The new file is written beside the old one, brought to the disk, and put in its place in one step.
    """
    data = composed(case)
    write_whole(path, lambda beside: beside.write_bytes(data))


def read_bytes(path: Path) -> bytes:
    """Read the bytes of an ordinary file of a sensible size; raise the FileProblem that says why not."""
    with _said_plainly(path):
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise FileIsFolder(path)
        if not stat.S_ISREG(status.st_mode):  # a pipe or device might never end
            raise FileUnreadable(path, translate("it is not an ordinary file"))
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
