"""Writes the workbook: an Excel file whose every figure is a live formula."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable, Iterable
from pathlib import Path

from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.workbook import Workbook

import bpo_case
from bpo_case.case.errors import FileIsFolder, NotSaved
from bpo_case.model.results import Results
from bpo_case.workbook.calculation_writer import write_calculations
from bpo_case.workbook.cover_writer import write_cover
from bpo_case.workbook.input_writer import write_inputs, write_lists
from bpo_case.workbook.job import Job, plain
from bpo_case.workbook.layout import lay_out
from bpo_case.workbook.styles import Styles

PLAIN_TEXT = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}

SHEETS: tuple[Callable[[Job], None], ...] = (write_cover, write_inputs, write_calculations, write_lists)
"""What writes the sheets, in the order of their tabs."""


def export(results: Results, path: Path, cached: bool = True, options: Iterable[str] = ()) -> None:
    """Write a calculated case as a live Excel model; until the last step, what was at the path before is untouched.

    ``cached`` puts the engine's value beside each formula, for whoever shows the file without calculating it.
    ``options`` names those to write; the compared-with option is always among them.
    """
    layout = lay_out(results, options)
    if path.is_dir():
        raise FileIsFolder(path)
    beside = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        book = Workbook(str(beside), PLAIN_TEXT)
        _describe(book, results)
        job = Job(book, layout, Styles(book), cached)
        for write in SHEETS:
            write(job)
        book.close()
        beside.replace(path)
    except (OSError, FileCreateError) as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise NotSaved(path, _reason(error)) from None


def _reason(error: Exception) -> str:
    """Why a file could not be written; XlsxWriter hands the system's error on inside its own."""
    inner = error.args[0] if error.args and isinstance(error.args[0], OSError) else error
    if isinstance(inner, PermissionError):
        return "writing there is not allowed; if it is open in Excel, close it"
    return getattr(inner, "strerror", None) or str(inner)


def _describe(book: Workbook, results: Results) -> None:
    """Set the properties that the system shows, and have everything calculated when the file is opened."""
    settings = results.case.settings
    book.set_properties(
        {
            "title": plain(settings.title),
            "author": plain(settings.prepared_by),
            "company": plain(settings.organisation),
            "comments": f"Written by BPO Case {bpo_case.__version__}",
        }
    )
