"""The board paper: what a case's results say, as a PDF that an executive reads and decides on.

The pipeline: `contents` (with `pages`) turns results into plain blocks, `pdf` turns the blocks into pages, `charts` and
`canvas` draw the figures. Contents know no PDF; whoever wants another format starts from them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bpo_case.model.results import Results

__all__ = ["report_bytes", "write_report"]


def write_report(results: Results, path: Path) -> None:
    """Write the board paper as a PDF; a paper that was there before is replaced whole or not at all.

    Raise FileIsFolder or NotSaved when it cannot be written.
    """
    from bpo_case.case.whole import write_whole

    paper = report_bytes(results)
    write_whole(path, lambda beside: beside.write_bytes(paper))


def report_bytes(results: Results) -> bytes:
    """Give the board paper as the bytes of a PDF; the same results always give the same bytes."""
    from bpo_case.report.contents import board_paper
    from bpo_case.report.document import pdf_of

    return pdf_of(board_paper(results))
