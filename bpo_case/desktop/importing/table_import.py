"""The import of one table: what was chosen about the file, and the preview that follows from it. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from bpo_case.case.change import Change
from bpo_case.case.document import Case
from bpo_case.desktop.document.background import Background
from bpo_case.desktop.importing.mapping_model import MappingModel
from bpo_case.errors import BpoCaseError
from bpo_case.workbook.cell_problem import CellProblem
from bpo_case.workbook.foreign import Grid, Guess, Mapping, Preview, changes, guess, load_mapping, preview, read
from bpo_case.workbook.foreign.changes import standing
from bpo_case.workbook.foreign.header import located
from bpo_case.workbook.foreign.mapping import Constant, Missing, save_mapping
from bpo_case.workbook.foreign.proposal import ColumnGuess
from bpo_case.workbook.foreign.targets import FORMS, Shape, Target


class TableImport(QObject):
    """Reads a sheet, guesses its mapping, and previews; what cannot be done is told by `failed`."""

    guessed = Signal()
    """There is a new `model` of the mapping."""
    previewed = Signal()
    """There is a new `shown` preview."""
    failed = Signal(str)

    def __init__(self, path: Path, case: Case, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path, self.case, self._background = path, case, background
        self.table, self.header_row = "labor", 0
        self.create_missing = self.leave_out_wrong = False
        self.constants: dict[str, str] = {}
        """Names by the link fields that no column fills, for new rows."""
        self.grid: Grid | None = None
        self.model: MappingModel | None = None
        self.shown: Preview | None = None

    def read(self, sheet: str) -> None:
        """Read a sheet behind the window; it is done in a process of its own, with limits."""
        path = self.path
        self._background.run(lambda: read(path, sheet), self._have_grid, self._refuse)

    def guess(self, shape: Shape | None = None) -> None:
        """Guess the mapping anew, with the form of the file where it is said and suits the table."""
        grid = self.grid
        if grid is not None:
            form = shape if shape and self.table in FORMS[shape].tables else None
            self._try(lambda: self._use(grid, guess(grid, self.table, self.header_row, form)))

    def preview(self) -> None:
        """Preview what the mapping as it is now makes of the sheet."""
        if self.grid is not None and self.model is not None:
            self._try(self._preview)

    @property
    def mapping(self) -> Mapping:
        """What was chosen, as it is kept for the next file."""
        assert self.model is not None
        mapping = self.model.mapping
        filled = self._filled()
        given = ((field, name) for field, name in self.constants.items() if name and field not in filled)
        constants = (*mapping.constants, *(Constant(field=field, value=name) for field, name in given))
        missing: Missing = "create" if self.create_missing else "report"
        return mapping.model_copy(update={"missing_links": missing, "constants": constants})

    @property
    def unfilled(self) -> tuple[Target, ...]:
        """The links that new rows need and no column fills."""
        if self.model is None:
            return ()
        filled = self._filled()
        targets = self.model.mapping.targets.values()
        return tuple(each for each in targets if each.link and each.required and each.name not in filled)

    def _filled(self) -> set[str]:
        """The fields that the mapping fills by itself."""
        assert self.model is not None
        mapping = self.model.mapping
        return {each.field for each in mapping.columns} | {each.field for each in mapping.constants}

    @property
    def against(self) -> tuple[CellProblem, ...]:
        """What stands against the import."""
        return standing(self.shown, self.leave_out_wrong) if self.shown else ()

    def changes(self) -> tuple[Change, ...]:
        """Give the changes that import what is shown."""
        assert self.shown is not None
        return changes(self.shown, without_wrong_rows=self.leave_out_wrong)

    def load(self, path: Path) -> None:
        """Read the sheet by a mapping that was kept."""
        self._try(lambda: self._use_kept(load_mapping(path)))

    def save(self, path: Path) -> None:
        """Keep the mapping for the next file."""
        self._try(lambda: save_mapping(self.mapping, path.with_suffix(".json")))

    def _have_grid(self, grid: Grid) -> None:
        self.grid = grid
        self.guess()

    def _use(self, grid: Grid, guessed: Guess) -> None:
        self.model = MappingModel(grid, guessed, self)
        self.model.changed.connect(self.preview)
        self.guessed.emit()
        self._preview()

    def _use_kept(self, mapping: Mapping) -> None:
        grid = self.grid
        if grid is None:
            return
        header = located(grid, mapping)
        known = {(each.heading, each.occurrence): each.field for each in mapping.columns}
        columns = tuple(
            ColumnGuess(at, heading, known.get((heading, header.occurrence(at)), ""), 1.0)
            for at, heading in enumerate(header.headings)
        )
        self.table, self.create_missing = mapping.table, mapping.missing_links == "create"
        self._use(grid, Guess(mapping, header, columns))

    def _preview(self) -> None:
        assert self.grid is not None
        self.shown = preview(self.grid, self.mapping, self.case)
        self.previewed.emit()

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except BpoCaseError as error:
            self.failed.emit(str(error))

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, BpoCaseError):
            raise error
        self.failed.emit(str(error))
