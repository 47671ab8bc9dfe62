"""The layout of a workbook: at which sheet, row and column everything stands. Pure; nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from bpo_case.case.specs import SETTINGS
from bpo_case.case.suggest import did_you_mean
from bpo_case.engine.expression import Call, Expression, Own
from bpo_case.engine.numeric import PRECISION
from bpo_case.engine.resolve import Model, reads_of
from bpo_case.errors import BpoCaseError
from bpo_case.model.prepare import AS_IS, Prepared
from bpo_case.model.results import Results
from bpo_case.model.schema import CONSTANT_VALUES, DERIVED
from bpo_case.workbook.calculation.calculation_layout import (
    OPENING,
    CalculationSheet,
    calculation_sheet,
    has_option,
    source_of,
)
from bpo_case.workbook.checks.checks_layout import ChecksSheet, checks_sheet
from bpo_case.workbook.exported.exported_layout import ExportedSheets, exported_sheets
from bpo_case.workbook.inputs.input_layout import (
    CaseSheet,
    InputSheet,
    ListsSheet,
    case_sheet,
    input_sheets,
    lists_sheet,
)
from bpo_case.workbook.inputs.used_columns import used_fields
from bpo_case.workbook.outputs.summary_layout import SummarySheet, summary_sheet
from bpo_case.workbook.scenarios.scenario_layout import ScenariosSheet, scenarios_sheet
from bpo_case.workbook.sheet_names import SheetNames

CONSTANTS: Mapping[str, float] = {**CONSTANT_VALUES, "half_month": 0.5, "precision": PRECISION}
"""Numbers that are no inputs and yet stand in no formula."""


OUTPUTS = ("Cover", "Summary", "Charts", "Checks", "Health checks", "Assumptions")
"""The sheets that show results, and what they rest on."""

FORMULAS_AT_MOST = 3_000_000
"""About 40 MB and a minute of calculation; the largest case that the design has in mind has 1.3 million."""


class UnknownOption(BpoCaseError):
    """An option was asked for that the case does not have."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name, self.known = name, tuple(known)
        hint = did_you_mean(name, self.known) or f"; there are {', '.join(f'“{each}”' for each in self.known)}"
        super().__init__(f"There is no option “{name}”{hint}")


class TooManyFormulas(BpoCaseError):
    """The workbook would be larger than a spreadsheet can calculate."""

    def __init__(self, formulas: int) -> None:
        self.formulas = formulas
        super().__init__(
            f"The workbook would have {formulas:,} formulas; spreadsheets cope with up to {FORMULAS_AT_MOST:,}. "
            "Export fewer options at a time, or join rows that are alike"
        )


@dataclass(frozen=True)
class Layout:
    """Where everything stands."""

    results: Results
    cover: str
    summary: SummarySheet
    charts: str
    checks: ChecksSheet
    health: str
    assumptions: str
    scenarios: ScenariosSheet
    case: CaseSheet
    inputs: Mapping[str, InputSheet]
    exported: ExportedSheets
    lists: ListsSheet
    shared: CalculationSheet
    options: Mapping[int, CalculationSheet]
    """The sheets of the options by the position of the option."""

    @property
    def model(self) -> Model:
        """The cost model."""
        return self.results.model

    @property
    def prepared(self) -> Prepared:
        """The case behind the cells."""
        return self.results.prepared

    @property
    def last_column(self) -> int:
        """The column of the last month."""
        return OPENING + self.results.case.settings.horizon

    @property
    def calculations(self) -> tuple[CalculationSheet, ...]:
        """All calculation sheets, the shared one first."""
        return (self.shared, *self.options.values())

    def sheet_with(self, table: str | None, option: int | None) -> CalculationSheet:
        """Give the sheet on which a table's rows are calculated for an option."""
        return self.options[option] if option is not None and has_option(table) else self.shared

    def input_sheet(self, table: str) -> InputSheet:
        """Give the input sheet of the records behind a table of the model."""
        return self.inputs[source_of(table)]


def lay_out(results: Results, options: Iterable[str] = ()) -> Layout:
    """Lay out the workbook of a calculated case: with all options, or those named and the compared-with one."""
    model, prepared = results.model, results.prepared
    names = SheetNames()
    cover, summary, charts, checks, health, assumptions = map(names.give, OUTPUTS)
    scenarios = scenarios_sheet(results.case, names)
    used = used_fields(scenarios.live_fields)
    added = _added_columns(model) if results.options[0] is AS_IS else ()
    case = case_sheet(names, CONSTANTS, added, used.get(SETTINGS, ()))
    inputs = {sheet.table: sheet for sheet in input_sheets(results.case, names, _coded(model), used)}
    exported = exported_sheets(names, case, inputs.values(), scenarios)
    lists, shared_name = lists_sheet(names), names.give("Shared")
    shared = calculation_sheet(shared_name, None, model, prepared)
    shown = _shown(results, tuple(options))
    sheets = {at: calculation_sheet(names.give(prepared.options[at].name), at, model, prepared) for at in shown}
    return Layout(
        results, cover, summary_sheet(summary, results, shown), charts,
        checks_sheet(checks, exported.blocks), health, assumptions, scenarios, case,
        inputs, exported, lists, shared, sheets,
    )  # fmt: skip


def refuse_too_many(layout: Layout) -> None:
    """Raise TooManyFormulas before any work is done for a workbook that no spreadsheet could calculate."""
    months = layout.results.case.settings.horizon
    sheets = layout.calculations
    formulas = sum(
        len(block.positions) * (1 if block.line.one_value else months)
        for sheet in sheets
        for block in sheet.lines.values()
    )
    if formulas > FORMULAS_AT_MOST:
        raise TooManyFormulas(formulas)


def _shown(results: Results, asked: tuple[str, ...]) -> list[int]:
    """The positions of the options that get a sheet; the compared-with option always has one."""
    known = [option.name for option in results.options]
    for name in asked:
        if name not in known:
            raise UnknownOption(name, known)
    return [at for at, name in enumerate(known) if not asked or name in asked or at == results.prepared.compared]


@cache
def _added_columns(model: Model) -> tuple[str, ...]:
    """The name and the inputs of an option that lines read; the model gives them to the as-is option that it adds."""
    found = [read for line in model.lines.values() for read in reads_of(line) if read.table == "options"]
    columns = model.schema.tables["options"].columns
    return ("name", *dict.fromkeys(read.name for read in found if read.name in columns))


@cache
def _coded(model: Model) -> Mapping[str, tuple[str, ...]]:
    """The choices between whose words a formula chooses by number, by table of the document."""
    found: dict[str, dict[str, None]] = {}
    for line in model.lines.values():
        for switch in _switches(line.expression):
            found.setdefault(DERIVED[switch.table].source if switch.table else "settings", {})[switch.name] = None
    return {table: tuple(names) for table, names in found.items()}


def _switches(expression: Expression) -> list[Own]:
    if not isinstance(expression, Call):
        return []
    inner = [switch for argument in expression.arguments for switch in _switches(argument)]
    subject = expression.arguments[0]
    return [subject, *inner] if expression.operator == "choose" and isinstance(subject, Own) else inner
