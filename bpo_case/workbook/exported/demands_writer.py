"""Writes, beside the copies of the inputs, what each field must be, and counts the cells that are not: live.

The numbers and choices, and what must not be blank, come from the fields' declaration. Rows without an id are not yet
part of the case, and rows that are not active are removed by the import, so neither is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from bpo_case.case.specs import SETTINGS, FieldSpec, field_specs
from bpo_case.workbook.addresses import fixed, letters, on_sheet, span
from bpo_case.workbook.exported.exported_layout import ABOVE, LEAST, MISFITS, MOST, NEEDED, WHOLE, Block
from bpo_case.workbook.file.live_sheet import LiveSheet
from bpo_case.workbook.inputs.input_layout import FIRST_ROW, ID_COLUMN, NO, VALUE, InputSheet
from bpo_case.workbook.inputs.validation import least, list_range, most
from bpo_case.workbook.job import Job

LABELS: Mapping[int, str] = {
    NEEDED: "Needed", LEAST: "At least", MOST: "At most", ABOVE: "More than that", WHOLE: "Whole", MISFITS: "Misfits"
}  # fmt: skip
LISTS = ("numbers", "words", "choices")


class Asked(NamedTuple):
    """A field, or one entry of a list: where it stands, which of its cells count, and whether they may be blank."""

    spec: FieldSpec
    field: int
    cells: str
    counted: str
    needed: bool


def write_demands(job: Job, sheet: LiveSheet) -> None:
    """Write what the fields of every table that has rows must be."""
    exported = job.layout.exported
    for asked in _settings(job, exported.blocks[SETTINGS]):
        _write(job, sheet, exported.blocks[SETTINGS], asked)
    for table, inputs in job.layout.inputs.items():
        if inputs.records:
            block = exported.blocks[table]
            for demand, label in LABELS.items():
                sheet.write_string(block.demand(ID_COLUMN, demand)[0] - 1, ID_COLUMN, label)
            for asked in _fields(inputs):
                _write(job, sheet, block, asked)


def _settings(job: Job, block: Block) -> Iterator[Asked]:
    for spec in field_specs(SETTINGS):
        row = job.layout.case.settings[spec.name]
        yield Asked(spec, row, on_sheet(block.sheet, f"{fixed(VALUE)}${row}"), "1", _is_needed(spec, 1))


def _fields(inputs: InputSheet) -> Iterator[Asked]:
    counted = f'({_column(inputs, fixed(ID_COLUMN))}<>"")'
    if inputs.active is not None:
        counted += f'*({_column(inputs, fixed(inputs.active))}<>"{NO}")'
    for place in inputs.fields.values():
        for number, column in enumerate(range(place.first, place.last + 1), 1):
            cells = _column(inputs, letters(column))
            yield Asked(place.spec, column, cells, counted, _is_needed(place.spec, number))


def _column(inputs: InputSheet, column: str) -> str:
    return on_sheet(inputs.name, span(column, FIRST_ROW, inputs.last_spare))


def _is_needed(spec: FieldSpec, entry: int) -> bool:
    """Tell whether the import refuses a blank: a number and a word always, a list up to its fewest entries."""
    if spec.kind in LISTS:
        return entry <= spec.fewest
    if spec.kind in ("number", "integer", "choice"):
        return True
    return spec.required if spec.link else spec.fewest > 0


# ---------------------------------------------------------------- formulas


def _write(job: Job, sheet: LiveSheet, block: Block, asked: Asked) -> None:
    if asked.spec.kind not in MISFIT and not asked.needed:
        return
    spec = asked.spec
    sides: dict[int, float] = {NEEDED: asked.needed}
    if spec.kind in NUMBERS:
        sides |= {LEAST: least(spec), MOST: most(spec), ABOVE: spec.above_minimum, WHOLE: spec.kind == "integer"}
    for demand, value in sides.items():
        row, column = block.demand(asked.field, demand)
        sheet.write_number(row - 1, column, float(value))
    row, column = block.demand(asked.field, MISFITS)
    misfit = MISFIT.get(spec.kind, _blank)(job, block, asked)
    formula = f"=IFERROR(SUMPRODUCT({asked.counted}*{misfit}),1)"
    sheet.write_formula(row - 1, column, formula, job.styles("hidden"), job.value(0.0))


def _no_number(_: Job, block: Block, asked: Asked) -> str:
    """Spell whether a number is none, or beyond its limits: a text makes an error where it is made whole."""
    needed, lowest, highest, above, whole = (_demand(block, asked, each) for each in range(MISFITS))
    cell = asked.cells
    within = f"({cell}>={lowest})*({cell}<={highest})*({above}*({cell}={lowest})=0)*({whole}*({cell}-INT({cell}))=0)"
    return f'ISERROR(1/((1-{needed})*({cell}="")+ISNUMBER({cell})*{within}))'


def _no_choice(job: Job, block: Block, asked: Asked) -> str:
    words = list_range(job.layout.lists, asked.spec.choices)
    return f'({_demand(block, asked, NEEDED)}+({asked.cells}<>"")>0)*(COUNTIF({words},{asked.cells})=0)'


def _blank(_: Job, __: Block, asked: Asked) -> str:
    return f'({asked.cells}="")'


def _demand(block: Block, asked: Asked, demand: int) -> str:
    row, column = block.demand(asked.field, demand)
    return f"{letters(column)}${row}"


NUMBERS = ("number", "integer", "numbers")
MISFIT: Mapping[str, Callable[[Job, Block, Asked], str]] = {
    **dict.fromkeys(NUMBERS, _no_number), "choice": _no_choice, "choices": _no_choice
}  # fmt: skip
"""How a cell of a kind is seen not to fit; of all others only that it is blank."""
