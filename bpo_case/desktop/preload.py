"""Loads, behind the first picture, what reads and calculates a case. No Qt: widgets are made by the window's thread."""

from __future__ import annotations

from importlib import import_module

MODULES = (
    "bpo_case.case.file", "bpo_case.model.results", "bpo_case.model.explanation", "bpo_case.analysis.health",
    "bpo_case.case.labels", "bpo_case.text.numbers",
)  # fmt: skip
LATER = ("bpo_case.report.document", "bpo_case.workbook.writer", "bpo_case.workbook.back", "bpo_case.workbook.foreign")
"""Of what is only needed for papers and workbooks."""


def preload(modules: tuple[str, ...] = MODULES) -> None:
    """Import modules now, so that nobody waits for them later."""
    for module in modules:
        import_module(module)
