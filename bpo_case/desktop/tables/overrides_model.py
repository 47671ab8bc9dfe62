"""The overrides of one scenario as a table: the input, what the scenario makes of it, and its value now.

It is edited as every other table. What it changes is one field of the scenario, so that a step sets that field whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from pydantic import ValidationError
from PySide6.QtCore import QModelIndex, QObject, Qt

from bpo_case.analysis.scenarios import overrides_of
from bpo_case.case.assessment import Override, Scenario
from bpo_case.case.change import Change
from bpo_case.case.document import Case
from bpo_case.case.errors import InvalidCase, Problem, UnknownPath
from bpo_case.case.override import overridden
from bpo_case.case.place import Rows, field_at, path_to
from bpo_case.case.record import Record
from bpo_case.case.specs import FieldSpec, specs_of
from bpo_case.case.wording import problems_in
from bpo_case.desktop.document.state import Refused, State
from bpo_case.desktop.document.store import Store
from bpo_case.desktop.tables import block
from bpo_case.desktop.tables.block import Block
from bpo_case.desktop.tables.cell_text import Names, in_editor, is_number, shown
from bpo_case.desktop.tables.record_model import Cell, Index, RecordModel
from bpo_case.desktop.tables.typed import NotUnderstood, text_of, value_of
from bpo_case.text import message, translate

INPUT, ACTION, VALUE, NOW = range(4)
_FIELD = "overrides"
_SPECS = specs_of(Override)
COLUMNS = (
    _SPECS["path"], _SPECS["action"], _SPECS["value"],
    replace(_SPECS["value"], name="now", label=message("Value now"), help="", required=False, default=None),
)  # fmt: skip

IDLE = message("changes nothing any more: the base has the same value")


class OverrideRow(Record):
    """An override as a row: with its number as id, and the value that its input has now."""

    path: str
    action: str
    value: Any
    now: Any


class _Entered(NamedTuple):
    """An override after a line was entered into it, and what could not be read, by column."""

    override: Override
    refused: Mapping[int, Refused]


class OverridesModel(RecordModel):
    """Shows and edits the overrides of a scenario."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(store, "scenarios", parent=parent)
        self.scenario = ""
        self.overrides: tuple[Override, ...] = ()
        self._all = self.specs = COLUMNS
        self._used = frozenset(spec.name for spec in COLUMNS)
        self._marked: dict[tuple[int, int], Refused] = {}
        self.idle: frozenset[int] = frozenset()
        """Numbers of overrides that change nothing any more, because the base has come to their value."""
        self.rows = ()

    def show(self, scenario: str) -> None:
        """Show the overrides of the scenario with this id; of none where it is blank."""
        if scenario != self.scenario:
            self.beginResetModel()
            self.scenario = scenario
            self._read()
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Give the overrides and the spare rows."""
        return super().rowCount(parent) if self.scenario else 0

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that all but the value now can be edited; a new row begins with its input."""
        row, column = index.row(), index.column()
        editable = column != NOW and (row < len(self.rows) or column == INPUT)
        return super().flags(index) & (~Qt.ItemFlag.NoItemFlags if editable else ~Qt.ItemFlag.ItemIsEditable)

    # ---------------------------------------------------------------- what is shown

    def spec_at(self, row: int, column: int) -> FieldSpec:
        """Give the field of a cell: a value that is set is one of its input's field."""
        override = self.overrides[row] if row < len(self.overrides) else None
        if override is None or column < VALUE or (column == VALUE and override.action == "multiply"):
            return self.specs[column]
        return _field(override.path) or self.specs[column]

    def path(self, row: int, column: int) -> str:
        """Tell cells apart, though an override has no path of its own."""
        return path_to(_FIELD, self.rows[row].id, self.specs[column].name) if row < len(self.rows) else ""

    @property
    def has_refused(self) -> bool:
        """Whether there is any cell whose entry could not be taken."""
        return bool(self._marked)

    def refused(self, row: int, column: int) -> Refused | None:
        """Give what was entered into a cell and could not be taken."""
        return self._marked.get((row, column))

    def in_editor(self, row: int, column: int) -> str:
        """Give a cell's text as it is edited and copied."""
        if row >= len(self.rows) or (row, column) in self._marked:
            return super().in_editor(row, column)
        value = getattr(self.rows[row], self.specs[column].name)
        return in_editor(self._spec_of(row, column, value), value, self.names)

    def name_of(self, row: Record) -> str:
        """Speak of an override by its input."""
        return self.names.input(self.overrides[int(row.id)].path)

    def _written(self, record: Record, spec: FieldSpec) -> Cell:
        column, value = self.specs.index(spec), getattr(record, spec.name)
        text = shown(self._spec_of(int(record.id), column, value), value, self.names)
        if column == VALUE and int(record.id) in self.idle:
            return Cell(text, "doubtful", "doubtful_ground")
        return Cell(text, "quiet" if column == NOW else "ink")

    def _tip(self, row: int, column: int) -> str:
        """Say also what changes nothing any more."""
        idle = column == VALUE and row in self.idle and not self.refused(row, column)
        return translate(IDLE) if idle else super()._tip(row, column)

    def _spec_of(self, row: int, column: int, value: Any) -> FieldSpec:
        """Give the field that a value is written for: the input's own where it is one that fits."""
        spec = self.spec_at(row, column)
        return spec if column < VALUE or isinstance(value, _fitting(spec)) else _SPECS["value"]

    def _said(self, row: int, column: int) -> str:
        """What a screen reader says: the input, the column, and what stands in it."""
        refused = self.refused(row, column)
        said = (self.cell(row, INPUT).text, translate(self.specs[column].label), self.cell(row, column).text)
        marked = refused.sentence if refused else translate(IDLE) if column == VALUE and row in self.idle else ""
        return ", ".join(part for part in (*said, marked) if part)

    # ---------------------------------------------------------------- what is edited

    def enter(self, entered: Block, text: str = "") -> None:
        """Enter a block as one step; what cannot be read is marked where it would stand."""
        made, marked, touched = list(self.overrides), dict[tuple[int, int], Refused](), set[tuple[int, int]]()
        for number, cells in enumerate(entered.cells, entered.row):
            texts = dict(enumerate(map(text_of, cells), entered.column))
            if number >= len(self.overrides):
                number, texts = len(made), {column: each for column, each in texts.items() if each.strip()}
            touched |= {(number, column) for column in texts}
            if texts.keys() & _ENTERED.keys():
                found = self._entered(self.overrides[number] if number < len(self.overrides) else None, texts)
                made[number : number + 1] = [found.override]
                marked |= {(number, column): each for column, each in found.refused.items()}
        kept = {at: each for at, each in self._marked.items() if at not in touched}
        self.store.change(text or block.name(self, entered), [self._change(made)])
        self._marked = kept | marked
        self._cells_changed()

    def copy(self, text: str, pairs: Sequence[tuple[int, int, int, int]]) -> None:
        """Copy cells, row by row."""
        rows: dict[int, list[str]] = {}
        for row, _, from_row, from_column in pairs:
            rows.setdefault(row, []).append(self.in_editor(from_row, from_column))
        if rows:
            self.enter(Block(min(rows), min(column for _, column, *_ in pairs), list(rows.values())), text)

    def insertion(self, at: int, count: int) -> list[Change]:
        """Add overrides above one, each of an input that has none yet and that stays as it is."""
        made = list(self.overrides)
        for _ in range(count):
            made.insert(at, self._begun(made))
        return [self._change(made)]

    def duplication(self, numbers: Sequence[int]) -> list[Change]:
        """Add copies of overrides below the last of them."""
        end, copies = max(numbers) + 1, [self.overrides[number] for number in sorted(numbers)]
        return [self._change([*self.overrides[:end], *copies, *self.overrides[end:]])]

    def deletion(self, rows: Sequence[Record]) -> list[Change]:
        """Take overrides away."""
        gone = {int(row.id) for row in rows}
        return [self._change(each for number, each in enumerate(self.overrides) if number not in gone)]

    def _change(self, overrides: Iterable[Override]) -> Change:
        return Change("set", path_to(self.table, self.scenario, _FIELD), self.overrides, tuple(overrides))

    def _entered(self, old: Override | None, texts: Mapping[int, str]) -> _Entered:
        """Enter a line into an override; one whose input is not known begins with another, which stays as it is."""
        refused = dict[int, Refused]()
        if old is None:
            try:
                old = self._with_input(self._begun(self.overrides), texts.get(INPUT, ""))
            except NotUnderstood as error:
                refused = {column: Refused(each, str(error)) for column, each in texts.items() if column in _ENTERED}
                return _Entered(self._begun(self.overrides), refused)
        for column, enter in _ENTERED.items():
            if column in texts:
                try:
                    old = enter(self, old, texts[column])
                except NotUnderstood as error:
                    refused[column] = Refused(texts[column], str(error))
        return _Entered(old, refused)

    def _begun(self, others: Iterable[Override]) -> Override:
        """Begin an override with the first number of the case that has none yet."""
        used = {each.path for each in others}
        path = next(each for each in self.names.inputs if field_at(each).kind == "number" and each not in used)
        return _made(path=path, action="set", value=self._now(path))

    def _with_input(self, old: Override, text: str) -> Override:
        path = value_of(_SPECS["path"], text, self.names)
        if path == old.path:
            return old
        return _made(path=path, action=old.action, value=self._now(path) if old.action == "set" else old.value)

    def _with_action(self, old: Override, text: str) -> Override:
        action = value_of(_SPECS["action"], text, self.names)
        if action == old.action:
            return old
        return _made(path=old.path, action=action, value=1.0 if action == "multiply" else self._now(old.path))

    def _with_value(self, old: Override, text: str) -> Override:
        spec = None if old.action == "multiply" else _field(old.path)
        return _made(path=old.path, action=old.action, value=value_of(spec or _SPECS["value"], text, self.names))

    def _now(self, path: str) -> Any:
        try:
            return getattr(Rows(self.store.case).at(path)[1], path.rpartition("/")[2])
        except UnknownPath:
            return None

    # ---------------------------------------------------------------- following the document

    def _follow(self, before: State, now: State) -> None:
        """Show the overrides of now: cells anew where there are as many, so that what is selected stays so."""
        if before.case is now.case:
            return
        self.names = Names(now.case)
        found = self._found()
        if found and len(found.overrides) == len(self.overrides):
            self._read()
            self._cells_changed()
        else:
            self.beginResetModel()
            self._read()
            self.endResetModel()

    def _found(self) -> Scenario | None:
        return next((each for each in self.store.case.scenarios if each.id == self.scenario), None)

    def _read(self) -> None:
        found = self._found()
        self._marked, self._kept = {}, {}
        self.overrides = found.overrides if found else ()
        self.rows = tuple(self._row(number, each) for number, each in enumerate(self.overrides))
        self.scenario = self.scenario if found else ""
        self.idle = _idle(self.store.case, found) if found else frozenset()

    def _row(self, number: int, override: Override) -> Record:
        now = self._now(override.path)
        return OverrideRow.model_construct(id=str(number), now=now, **dict(override))


def _idle(case: Case, scenario: Scenario) -> frozenset[int]:
    """Find the overrides that change nothing; while the scenario does not fit, nobody knows."""
    try:
        laid = overrides_of(case, overridden(case, scenario.overrides), scenario)
    except InvalidCase:
        return frozenset()
    still = {id(each.override) for each in laid if not each.changes}
    return frozenset(number for number, each in enumerate(scenario.overrides) if id(each) in still)


def _field(path: str) -> FieldSpec | None:
    try:
        return field_at(path)
    except UnknownPath:
        return None


def _fitting(spec: FieldSpec) -> tuple[type, ...]:
    """The types of value that a field shows as its own."""
    if is_number(spec):
        return (int, float)
    return (tuple,) if spec.kind in ("numbers", "words", "choices") else (str,)


def _made(**values: Any) -> Override:
    try:
        return Override.model_validate({**values, "value": _plain(values["value"])})
    except ValidationError as error:
        raise NotUnderstood(problems_in(Override, error, Problem(""))[0].message) from None


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, int) else value


_ENTERED: Mapping[int, Callable[[OverridesModel, Override, str], Override]] = {
    INPUT: OverridesModel._with_input, ACTION: OverridesModel._with_action, VALUE: OverridesModel._with_value,
}  # fmt: skip
"""How each column is entered, in the order in which they depend on each other."""
