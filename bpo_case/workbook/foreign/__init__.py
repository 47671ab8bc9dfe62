"""Import of workbooks that nobody made for this program: rosters, ledger extracts, reports, price sheets.

The way of a sheet: ``reading`` gives its plain cells, ``guess`` a mapping to start from, ``preview`` what would become
of the case and what is wrong by cell, and ``changes`` the changes. A ``Mapping`` is kept for the next file.
"""

from bpo_case.workbook.foreign.changes import changes
from bpo_case.workbook.foreign.grid import Grid, Sheet
from bpo_case.workbook.foreign.guess import Guess, guess
from bpo_case.workbook.foreign.mapping import Mapping, load_mapping, save_mapping
from bpo_case.workbook.foreign.opening import read, sheets
from bpo_case.workbook.foreign.preview import Preview, preview
from bpo_case.workbook.foreign.targets import targets

__all__ = [
    "Grid", "Guess", "Mapping", "Preview", "Sheet", "changes", "guess", "load_mapping", "preview", "read",
    "save_mapping", "sheets", "targets",
]  # fmt: skip
