"""What can be wrong with a file that somebody else made, or with its mapping: one class per mistake."""

from __future__ import annotations

from collections.abc import Iterable

from bpo_case.case.errors import PROBLEMS_SHOWN
from bpo_case.errors import BpoCaseError
from bpo_case.text import plain_number, translate, translate_plural
from bpo_case.workbook.cell_problem import CellProblem


class NoSuchSheet(BpoCaseError):
    """A sheet was asked for that the file does not have."""

    def __init__(self, file: str, sheet: str, there: Iterable[str]) -> None:
        self.file, self.sheet, self.there = file, sheet, tuple(there)
        names = ", ".join(f"“{name}”" for name in self.there)
        said = translate("“{file}” has no sheet “{sheet}”; choose one of {names}")
        super().__init__(said.format(file=file, sheet=sheet, names=names))


class NotATable(BpoCaseError):
    """A file cannot be read as a table; the reason says why, and what to do."""

    def __init__(self, file: str, reason: str) -> None:
        self.file, self.reason = file, reason
        super().__init__(translate("“{file}” cannot be read as a table: {reason}").format(file=file, reason=reason))


class NoHeader(BpoCaseError):
    """No row of the sheet looks like the headings of a table."""

    def __init__(self, sheet: str) -> None:
        self.sheet = sheet
        said = translate("{sheet} has no row that looks like the headings of a table; say which row they are in")
        super().__init__(said.format(sheet=sheet))


class HeadingsMissing(BpoCaseError):
    """A mapping names columns that the sheet does not have."""

    def __init__(self, sheet: str, missing: Iterable[str]) -> None:
        self.sheet, self.missing = sheet, tuple(missing)
        named = "; ".join(self.missing)
        said = translate("{sheet} does not have all columns of the mapping: {named}. Choose the sheet, or map anew")
        super().__init__(said.format(sheet=sheet, named=named))


class InvalidMapping(BpoCaseError):
    """A mapping contradicts itself or the table it is for; all that is wrong is told together."""

    def __init__(self, name: str, reasons: Iterable[str]) -> None:
        self.name, self.reasons = name, tuple(reasons)
        said = translate("The mapping “{name}” cannot be used: {reasons}")
        super().__init__(said.format(name=name, reasons="; ".join(self.reasons)))


class WrongCells(BpoCaseError):
    """A file was to be imported although some of its cells are wrong; all of them are told."""

    def __init__(self, file: str, problems: Iterable[CellProblem]) -> None:
        self.file, self.problems = file, tuple(problems)
        count = len(self.problems)
        shown = [f"  {problem}" for problem in self.problems[:PROBLEMS_SHOWN]]
        rest = translate("and {count} more").format(count=plain_number(count - len(shown)))
        more = [f"  {rest}"] if count > len(shown) else []
        said = translate_plural(
            "“{path}” has a problem; nothing was imported:",
            "“{path}” has {count} problems; nothing was imported:",
            count,
        )
        super().__init__("\n".join([said.format(path=file, count=plain_number(count)), *shown, *more]))
