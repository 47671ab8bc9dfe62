"""Protection of the sheets that nobody types into: against slips, not against people, so that there is no password."""

from __future__ import annotations

from bpo_case.workbook.file.live_sheet import LiveSheet

ALLOWED = {"format_columns": True, "format_rows": True, "autofilter": True, "objects": False, "scenarios": False}
"""What can still be done: select and copy cells, make columns wider. Excel opens no folded rows while it holds."""


def protect(sheet: LiveSheet) -> None:
    """Keep a sheet's formulas from being overwritten by a slip; no password is needed to take it off."""
    sheet.protect("", ALLOWED)
