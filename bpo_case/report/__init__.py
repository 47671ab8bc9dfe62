"""The board paper: what a case's results say, as a PDF that an executive reads and decides on.

The pipeline: `contents` (with `pages`) turns results into plain blocks, `pdf` turns the blocks into pages, `charts` and
`canvas` draw the figures. Contents know no PDF; whoever wants another format starts from them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bpo_case.model.results import Results
    from bpo_case.report.choices import Choices

__all__ = ["report_bytes", "write_file", "write_first_page", "write_report"]


def write_report(results: Results, path: Path, choices: Choices | None = None) -> None:
    """Write the board paper as a PDF; a paper that was there before is replaced whole or not at all.

    Raise FileIsFolder or NotSaved when it cannot be written.
    """
    write_file(report_bytes(results, choices), path)


def write_file(file: bytes, path: Path) -> None:
    """Write a file; one that was there before is replaced whole or not at all."""
    from bpo_case.case.whole import write_whole

    write_whole(path, lambda beside: beside.write_bytes(file))


def write_first_page(paper: bytes, path: Path) -> None:
    """Write the first page of a paper as a PNG, for the text of a mail."""
    from bpo_case.report.pictures import first_page_png

    write_file(first_page_png(paper), path)


def report_bytes(results: Results, choices: Choices | None = None) -> bytes:
    """Give the board paper as the bytes of a PDF, as its case chooses where nothing else is said.

    The same results always give the same bytes.
    """
    from bpo_case.report.making import Maker

    return Maker().make(results, choices)
