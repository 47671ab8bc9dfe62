"""Writes the workbook: an Excel file whose every figure is a live formula."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from xlsxwriter.exceptions import FileCreateError

import bpo_case
from bpo_case.case.whole import write_whole
from bpo_case.model.results import Results
from bpo_case.text import reading_in
from bpo_case.workbook.calculation.calculation_writer import write_calculations
from bpo_case.workbook.checks.checks_writer import add_checks, write_checks
from bpo_case.workbook.exported.exported_writer import write_exported
from bpo_case.workbook.file.live_book import LiveBook
from bpo_case.workbook.file.styles import Styles
from bpo_case.workbook.inputs.input_writer import write_inputs, write_log
from bpo_case.workbook.inputs.list_writer import write_lists
from bpo_case.workbook.job import Job, plain
from bpo_case.workbook.layout import Layout, lay_out, refuse_too_many
from bpo_case.workbook.names import define_results
from bpo_case.workbook.outputs.assumptions_writer import write_assumptions
from bpo_case.workbook.outputs.charts_writer import write_charts
from bpo_case.workbook.outputs.cover_writer import write_cover
from bpo_case.workbook.outputs.health_writer import write_health
from bpo_case.workbook.outputs.summary_writer import write_summary
from bpo_case.workbook.scenarios.scenario_writer import write_scenarios

PLAIN_TEXT = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}

SHEETS: tuple[Callable[[Job], None], ...] = (
    write_cover, write_summary, write_charts, add_checks, write_scenarios, write_inputs, write_calculations,
    write_health, write_assumptions, write_log, write_lists, write_exported, write_checks, define_results,
)  # fmt: skip
"""What writes the sheets, in the order of their tabs; then the checks, which count what was written, and the names."""


def export(results: Results, path: Path, cached: bool = True, options: Iterable[str] = ()) -> None:
    """Write a calculated case as a live Excel model; until the last step, what was at the path before is untouched.

    ``cached`` puts the engine's value beside each formula, for whoever shows the file without calculating it.
    ``options`` names those to write; the compared-with option is always among them. A workbook speaks English.
    """
    with reading_in("en"):
        _export(results, path, cached, options)


def _export(results: Results, path: Path, cached: bool, options: Iterable[str]) -> None:
    layout = lay_out(results, options)
    refuse_too_many(layout)
    with _nothing_collected():
        write_whole(path, lambda beside: _write(layout, beside, cached))


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Spare Python from looking for rubbish among a million cells that are all needed: a twentieth of the time."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


def filled(layout: Layout, path: str = "", cached: bool = True) -> LiveBook:
    """Fill a workbook with its sheets; only when it is closed does it become a file."""
    book = LiveBook(path, PLAIN_TEXT)
    _describe(book, layout.results)
    job = Job(book, layout, Styles(book), cached)
    for write in SHEETS:
        write(job)
    return book


def _write(layout: Layout, path: Path, cached: bool) -> None:
    book = filled(layout, str(path), cached)
    try:
        book.close()
    except FileCreateError as error:  # it hands the system's own error on inside
        raise error.args[0] from None


def _describe(book: LiveBook, results: Results) -> None:
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
