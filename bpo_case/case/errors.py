"""What can be wrong with a document: one class per mistake, and the `Problem` in which all of them are told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bpo_case.errors import BpoCaseError
from bpo_case.text import message, plain_number, translate

if TYPE_CHECKING:
    from bpo_case.case.document import Case
    from bpo_case.case.envelope import Loaded

PROBLEMS_SHOWN = 50
NAME_SHOWN = 60
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a case, and where, in the words of the person who entered it.

    >>> print(Problem("−5 is below 0", "Labor", 3, "Team leader", "Annual salary"))
    Labor, row 3 (Team leader), Annual salary: −5 is below 0
    """

    message: str
    table: str = ""
    row: int = 0
    """Counted from 1, as people count; 0 where no row is meant."""
    name: str = ""
    field: str = ""
    path: str = ""
    """The same place for the program: ``table/row id/field``, as far as it is known."""

    @property
    def place(self) -> str:
        """Where it is, as ``Labor, row 3 (Team leader), Annual salary``."""
        name = self.name if len(self.name) <= NAME_SHOWN else f"{self.name[:NAME_SHOWN]}…"
        form = translate("row {number} ({name})") if name else translate("row {number}")
        row = form.format(number=plain_number(self.row), name=name) if self.row else ""
        return ", ".join(part for part in (self.table, row, self.field) if part)

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class InvalidCase(BpoCaseError):
    """A case, or a change to one, has problems; all of them are told together.

    `case` is the case as far as it could be read, where that is all of it: then only rules between rows are broken,
    and a window may show it so that they can be mended.
    """

    def __init__(self, problems: Iterable[Problem], case: Case | None = None, path: Path | None = None) -> None:
        self.problems = tuple(problems)
        self.case = case
        self.path = path
        super().__init__(self._sentence())

    def _sentence(self) -> str:
        shown = [str(problem) for problem in self.problems[:PROBLEMS_SHOWN]]
        more = len(self.problems) - len(shown)
        if len(self.problems) == 1:
            said = translate("“{path}” has a problem. {problem}")
            return said.format(path=self.path, problem=shown[0]) if self.path else shown[0]
        head = translate("“{path}” has {count} problems:") if self.path else translate("The case has {count} problems:")
        rest = [translate("and {count} more").format(count=plain_number(more))] if more else []
        return "\n  ".join([head.format(path=self.path, count=plain_number(len(self.problems))), *shown, *rest])


class UnknownPath(BpoCaseError):
    """A path points at nothing: ``table/row id/field`` or ``settings/field`` was expected."""

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(translate("“{path}” leads to no input: {reason}").format(path=path, reason=reason))


class ChangeDoesNotFit(BpoCaseError):
    """A change was made for another state of the case: the row it needs is not there, or is there already."""

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        said = translate("The change to “{path}” does not fit this case: {reason}")
        super().__init__(said.format(path=path, reason=reason))


class FileProblem(BpoCaseError):
    """A file cannot be used; each kind has its own sentence, made from the path and the reason."""

    sentence = message("“{path}” cannot be used: {reason}.")

    def __init__(self, path: Path, reason: str = "") -> None:
        self.path = path
        self.reason = reason
        super().__init__(translate(self.sentence).format(path=path, reason=reason))


class FileMissing(FileProblem):
    """There is no such file."""

    sentence = message("“{path}” does not exist; check the name, or whether its drive is connected.")


class FileIsFolder(FileProblem):
    """The path is that of a folder."""

    sentence = message("“{path}” is a folder; choose the file inside it.")


class FileUnreadable(FileProblem):
    """The system does not let the file be read."""

    sentence = message("“{path}” cannot be read: {reason}. Check its permissions, or copy it to another place.")


class FileTooLarge(FileProblem):
    """The file has more bytes than any case."""

    sentence = message("“{path}” has {reason}; it is probably another kind of file.")

    def __init__(self, path: Path, size: int, limit: int) -> None:
        self.size, self.limit = size, limit
        said = translate("{size} MB, and a case has at most {limit}")
        amounts = {"size": size / MEGABYTE, "limit": limit / MEGABYTE}
        written = {name: plain_number(amount, ",.0f") for name, amount in amounts.items()}
        super().__init__(path, said.format(**written))


class NotJson(FileProblem):
    """The file is broken, or of another kind; the reason says where reading stopped."""

    sentence = message("“{path}” cannot be read as a case: {reason}. Open another copy, or a backup.")


class NotACase(FileProblem):
    """The file is sound JSON, but of another program."""

    sentence = message("“{path}” is not a BPO Case document: {reason}. Choose a file that BPO Case has saved.")


class NewerFormat(FileProblem):
    """The file was saved by a newer version of the program; `needs` is the version that reads it."""

    sentence = message("“{path}” was saved by a newer version of BPO Case; {reason}.")

    def __init__(self, path: Path, version: int, needs: str) -> None:
        self.version, self.needs = version, needs
        if needs:
            install = translate("install BPO Case {needs} or later to open it (its format is {version})")
        else:
            install = translate("install the newest BPO Case to open it (its format is {version})")
        super().__init__(path, install.format(needs=needs, version=plain_number(version)))


class Damaged(FileProblem):
    """The checksum is wrong: the file was damaged, or edited by hand; `loaded` is what could be read."""

    sentence = message(
        "“{path}” was damaged or changed outside BPO Case: its checksum does not match its content. "
        "Take a backup; or, if it was edited on purpose, let bpo-case accept write it anew under another name."
    )

    def __init__(self, path: Path, loaded: Loaded) -> None:
        self.loaded = loaded
        super().__init__(path)


class NotSaved(FileProblem):
    """The file could not be written; what was there before is unharmed."""

    sentence = message("“{path}” was not saved: {reason}. What was there before is unharmed; save in another place.")
