"""What can be wrong with a file that somebody gives to be read: one class per mistake."""

from __future__ import annotations

from pathlib import Path

from bpo_case.case.errors import FileProblem
from bpo_case.text import message, plain_number, translate

MEGABYTE = 1_000_000


def megabytes(count: int) -> str:
    """Give a number of bytes in words.

    >>> megabytes(1_234_000_000)
    '1,234 MB'
    """
    return translate("{size} MB").format(size=plain_number(count / MEGABYTE, ",.0f"))


def _beyond(said: str, size: int, limit: int) -> str:
    return said.format(size=megabytes(size), limit=megabytes(limit))


class EmptyFile(FileProblem):
    """The file has no bytes."""

    sentence = message("“{path}” is empty (0 bytes). Save it again where it comes from, or ask for another copy.")


class WorkbookTooLarge(FileProblem):
    """The file has more bytes than are read."""

    sentence = message("“{path}” has {reason}. Save only the sheet that is needed.")

    def __init__(self, path: Path, size: int, limit: int) -> None:
        self.size, self.limit = size, limit
        super().__init__(path, _beyond(translate("{size}; files of up to {limit} are read"), size, limit))


class UnpacksTooLarge(FileProblem):
    """The file is small, but what is packed into it is not."""

    sentence = message(
        "“{path}” unpacks to {reason}. Save only the sheet that is needed, without empty rows below the data."
    )

    def __init__(self, path: Path, size: int, limit: int) -> None:
        self.size, self.limit = size, limit
        super().__init__(path, _beyond(translate("{size}; up to {limit} are read"), size, limit))


class TooManyParts(FileProblem):
    """The file is packed out of more parts than any workbook has."""

    sentence = message(
        "“{path}” consists of {reason}. Open it in Excel and save the sheet that is needed as a new workbook."
    )

    def __init__(self, path: Path, count: int, limit: int) -> None:
        self.count, self.limit = count, limit
        said = translate("{count} parts; up to {limit} are read")
        super().__init__(path, said.format(count=plain_number(count), limit=plain_number(limit)))


class PartTwice(FileProblem):
    """Two parts have one name: programs would disagree on what the workbook says."""

    sentence = message(
        "“{path}” contains {reason} twice, so that programs would read different figures from it. "
        "Open it in Excel and save it as a new workbook."
    )


class Encrypted(FileProblem):
    """The file is protected by a password."""

    sentence = message("“{path}” is encrypted: open it in Excel and save it without a password.")


class Incomplete(FileProblem):
    """The file ends too early, or its bytes have been changed on the way."""

    sentence = message("“{path}” is incomplete or damaged ({reason}). Copy or download it again.")


class NotASpreadsheet(FileProblem):
    """The content is of another kind than any that is read, whatever the file is called."""

    sentence = message("“{path}” is {reason}")

    def __init__(self, path: Path, what: str, mend: str) -> None:
        self.what, self.mend = what, mend
        super().__init__(path, f"{translate(what)}. {translate(mend)}.")


class EntitiesInXml(FileProblem):
    """The workbook defines XML entities, as attacks do and no spreadsheet program does."""

    sentence = message(
        "“{path}” defines XML entities, which no spreadsheet program writes and attacks are made of; "
        "it was not read. Ask the sender for a copy saved by Excel or LibreOffice."
    )


class NotReadable(FileProblem):
    """A reader gave up; `trace` is what a developer needs to see."""

    sentence = message(
        "“{path}” cannot be read: {reason}. Open it in Excel or LibreOffice and save it under a new name."
    )

    def __init__(self, path: Path, reason: str, trace: str = "") -> None:
        self.trace = trace
        super().__init__(path, reason)


class TooMuchMemory(FileProblem):
    """Reading needs more memory than it is given."""

    sentence = message(
        "“{path}” needs more than the {reason} of memory that reading is given. "
        "Save only the sheet that is needed, without empty rows and columns around the data."
    )

    def __init__(self, path: Path, limit: int) -> None:
        self.limit = limit
        super().__init__(path, megabytes(limit))


class TooSlow(FileProblem):
    """Reading takes longer than it is given."""

    sentence = message(
        "“{path}” could not be read within {reason}, and reading was stopped. "
        "Save only the sheet that is needed, without empty rows and columns around the data."
    )

    def __init__(self, path: Path, seconds: float) -> None:
        self.seconds = seconds
        said = translate("{count} seconds")
        super().__init__(path, said.format(count=plain_number(seconds, ",g")))


class ReaderAborted(FileProblem):
    """The reader broke off at once, as it does where memory runs out or the file's structure is impossible."""

    sentence = message(
        "“{path}” made its reader break off ({reason}): its structure is impossible, or it needs too much memory. "
        "Open it in Excel and save only the sheet that is needed under a new name."
    )


class ReaderKilled(FileProblem):
    """Somebody else ended the reader: the system, short of memory, or a person."""

    sentence = message("Reading “{path}” was ended from outside ({reason}). Close other programs and try again.")


class ReadingCancelled(FileProblem):
    """Whoever asked for the file did not want it any more."""

    sentence = message("Reading “{path}” was cancelled.")
