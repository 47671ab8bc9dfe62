"""Writes the summary: the options side by side, each figure read from the options' sheets or the sum of a row there."""

from __future__ import annotations

from collections.abc import Mapping

from bpo_case.case.settings import Settings
from bpo_case.case.specs import specs_of
from bpo_case.model.results import CATEGORIES
from bpo_case.workbook.addresses import letters
from bpo_case.workbook.calculation.line_cells import months, one_value, opening, term
from bpo_case.workbook.calculation.places import scalar_cell
from bpo_case.workbook.file.header import CHECK_ROW, write_header
from bpo_case.workbook.file.live_sheet import LiveSheet
from bpo_case.workbook.file.protection import protect
from bpo_case.workbook.file.styles import result_format, unit_text
from bpo_case.workbook.inputs.input_layout import CODE, VALUE
from bpo_case.workbook.job import Job
from bpo_case.workbook.layout import CONSTANTS
from bpo_case.workbook.outputs.key_figures import name_height, write_key_figures, write_name
from bpo_case.workbook.outputs.summary_layout import CROSS_CHECK, FIGURES, FIRST, LABEL, TOTAL, UNIT, SummarySheet

LABEL_WIDTH, UNIT_WIDTH, FIGURE_WIDTH = 34, 11, 15
ROWS_ON_A_PAGE, GROUP_HEIGHT = 40, 22
FISCAL_YEAR = '"FY"0'
TITLES: Mapping[str, str] = {
    "figures": "Key figures",
    "cross_check": "NPV a second way: Excel's own NPV() on net cash flow, where it knows the discounting convention",
    "categories": "Cost by category over the term, in cash, signature included",
    "shares": "Cost by category, share of the total",
    "yearly": "By fiscal year, named by the year in which it ends",
}
MONTHS_EARLIER: Mapping[str, float | str] = {
    "end of month": 0.0, "middle of month": "half_month", "start of month": 1.0
}  # fmt: skip
"""How long before its end a month's money flows: a number or a constant; yearly conventions do not say."""
NOT_APPLICABLE = "n/a"
CROSS_CHECK_SAID: Mapping[str, tuple[str, str, str]] = {
    "monthly_rate": ("Discount rate of a month", "share", '0.000000%;-0.000000%;"–"'),
    "months_earlier": ("Before the end of the month by", "month", "0.0"),
    "npv_by_excel": ("NPV by Excel's NPV()", "money", ""),
    "difference": ("NPV less NPV by Excel's NPV()", "money", ""),
}
"""Label, unit and number format of the rows."""


def write_summary(job: Job) -> None:
    """Write the summary."""
    layout = job.layout.summary
    sheet = job.sheet(layout.name, "output")
    sheet.set_column(LABEL, LABEL, LABEL_WIDTH)
    sheet.set_column(UNIT, UNIT, UNIT_WIDTH)
    sheet.set_column(FIRST, layout.last_column, FIGURE_WIDTH)
    about = f"Money in {job.currency}. Every figure is read from an option's sheet, or adds up a row of it."
    write_header(job, sheet, "Summary", about)
    _write_figures(job, sheet, layout)
    _write_cross_check(job, sheet, layout)
    _write_categories(job, sheet, layout)
    _write_years(job, sheet, layout)
    sheet.freeze_panes(CHECK_ROW, FIRST)
    sheet.repeat_rows(0, CHECK_ROW - 1)
    sheet.set_h_pagebreaks(_page_breaks(layout))
    sheet.fit_to_pages(1, 0)
    protect(sheet)


def _page_breaks(layout: SummarySheet) -> list[int]:
    """The rows after which a page ends: before cost by category, before the years, and between lines of those."""
    together = max(1, ROWS_ON_A_PAGE // (len(layout.columns) + 1))
    lines = [row - 1 for row in layout.lines.values()][together::together]
    return [layout.headings["categories"] - 2, layout.headings["yearly"] - 2, *lines]


# ---------------------------------------------------------------- headings


def _write_section(job: Job, sheet: LiveSheet, layout: SummarySheet, block: str) -> int:
    """Write the title of a block across the sheet; give the row of its headings, counted from 0."""
    row = layout.headings[block] - 1
    for column in range(layout.last_column + 1):
        sheet.write_blank(row - 1, column, None, job.styles("section"))
    sheet.write_string(row - 1, LABEL, TITLES[block], job.styles("section"))
    sheet.write_blank(row, LABEL, None, job.styles("heading"))
    sheet.write_string(row, UNIT, "Unit", job.styles("heading"))
    return row


def _write_options(job: Job, sheet: LiveSheet, layout: SummarySheet, block: str) -> None:
    """Head the columns with the options' names."""
    row = _write_section(job, sheet, layout, block)
    sheet.set_row(row, name_height(job, FIGURE_WIDTH))
    for option, column in layout.columns.items():
        write_name(job, sheet, row, column, option, "heading of numbers")


def _write_labels(
    job: Job, sheet: LiveSheet, row: int, label: str, unit: str, style: str = "figure label"
) -> None:  # fmt: skip
    sheet.write_string(row - 1, LABEL, label, job.styles(style))
    sheet.write_string(row - 1, UNIT, unit_text(unit, job.currency), job.styles(style))


def _write_figures(job: Job, sheet: LiveSheet, layout: SummarySheet) -> None:
    _write_options(job, sheet, layout, "figures")
    write_key_figures(job, sheet, layout.headings["figures"] + 1, FIGURES, LABEL, layout.columns, FIGURE_WIDTH)


# ---------------------------------------------------------------- NPV a second way


def _write_cross_check(job: Job, sheet: LiveSheet, layout: SummarySheet) -> None:
    _write_options(job, sheet, layout, "cross_check")
    for name, row in layout.cross_check.items():
        label, unit, number = CROSS_CHECK_SAID[name]
        _write_labels(job, sheet, row, label, unit)
        style = job.styles("figure", number or result_format(unit, ()))
        for option, column in layout.columns.items():
            formula, value = _cross_check(job, layout, name, option, letters(column))
            sheet.write_formula(row - 1, column, formula, style, job.value(value))


def _cross_check(
    job: Job, layout: SummarySheet, name: str, option: int, column: str
) -> tuple[str, float | str]:  # fmt: skip
    """Give a row's formula and value: money of the months is brought forward, that of signature is not."""
    rows = {each: f"{column}${row}" for each, row in layout.cross_check.items()}
    rate, earlier = rows["monthly_rate"], rows["months_earlier"]
    cash, first = months(job.layout, "net_cash", option), opening(job.layout, "net_cash", option)
    npv = f"{column}${layout.figures['npv']}"
    formulas = {
        "monthly_rate": f"=(1+{one_value(job.layout, 'nominal_rate', None)})^(1/12)-1",
        "months_earlier": f"=CHOOSE({scalar_cell(job.layout, 'convention', CODE)},{_earlier_by_convention(job)})",
        "npv_by_excel": f'=IF(ISNUMBER({earlier}),{first}+NPV({rate},{cash})*(1+{rate})^{earlier},"{NOT_APPLICABLE}")',
        "difference": f'=IF(ISNUMBER({earlier}),{npv}-{rows["npv_by_excel"]},"{NOT_APPLICABLE}")',
    }
    return formulas[name], _cross_check_values(job, option)[name]


def _earlier_by_convention(job: Job) -> str:
    conventions = specs_of(Settings)["convention"].choices
    return ",".join(_earlier(job, MONTHS_EARLIER.get(convention)) for convention in conventions)


def _earlier(job: Job, months_earlier: float | str | None) -> str:
    if isinstance(months_earlier, str):
        return scalar_cell(job.layout, months_earlier, VALUE)
    return f'"{NOT_APPLICABLE}"' if months_earlier is None else f"{months_earlier:.0f}"


def _cross_check_values(job: Job, option: int) -> dict[str, float | str]:
    """Give what the rows of NPV a second way show in the workbook as it is exported."""
    results = job.layout.results
    rate = (1 + float(results.series("nominal_rate")[0])) ** (1 / 12) - 1
    known, npv = MONTHS_EARLIER.get(results.case.settings.convention), results.number("npv", option) or 0.0
    if known is None:
        return {"monthly_rate": rate, **dict.fromkeys(CROSS_CHECK[1:], NOT_APPLICABLE)}
    earlier = CONSTANTS[known] if isinstance(known, str) else known
    return {"monthly_rate": rate, "months_earlier": earlier, "npv_by_excel": npv, "difference": 0.0}


# ---------------------------------------------------------------- cost by category


def _write_categories(job: Job, sheet: LiveSheet, layout: SummarySheet) -> None:
    for block, rows, unit, number in (
        ("categories", layout.categories, "money", result_format("money", ())),
        ("shares", layout.shares, "share", result_format("share", ())),
    ):
        _write_options(job, sheet, layout, block)
        for name, row in rows.items():
            style = "total" if name == TOTAL else "figure"
            label = "total label" if name == TOTAL else "figure label"
            _write_labels(job, sheet, row, job.layout.model[name].label, unit, label)
            for option, column in layout.columns.items():
                formula, value = _CATEGORY[block](job, layout, name, option)
                sheet.write_formula(row - 1, column, formula, job.styles(style, number), job.value(value))


def _category(job: Job, layout: SummarySheet, name: str, option: int) -> tuple[str, float]:
    """The sum of a category's row; the total is the sum of the categories."""
    total = float(job.layout.results.series("cost", option).sum())
    if name == TOTAL:
        return _sum_of_categories(layout.categories, layout.columns[option]), total
    return f"=SUM({term(job.layout, name, option)})", float(job.layout.results.series(name, option).sum())


def _share(job: Job, layout: SummarySheet, name: str, option: int) -> tuple[str, float]:
    """A category's share of the total; none of nothing."""
    column = letters(layout.columns[option])
    amount, total = (f"{column}{layout.categories[row]}" for row in (name, TOTAL))
    values = [_category(job, layout, row, option)[1] for row in (name, TOTAL)]
    share = values[0] / values[1] if values[1] else 0.0
    if name == TOTAL:
        return _sum_of_categories(layout.shares, layout.columns[option]), 1.0 if values[1] else 0.0
    return f"=IF({total}=0,0,{amount}/{total})", share


def _sum_of_categories(rows: Mapping[str, int], column: int) -> str:
    categories = [rows[name] for name in CATEGORIES.values()]
    return f"=SUM({letters(column)}{categories[0]}:{letters(column)}{categories[-1]})"


_CATEGORY = {"categories": _category, "shares": _share}


# ---------------------------------------------------------------- by fiscal year


def _write_years(job: Job, sheet: LiveSheet, layout: SummarySheet) -> None:
    _write_year_headings(job, sheet, layout)
    for name, row in layout.lines.items():
        line = job.layout.model[name]
        sheet.set_row(row - 1, GROUP_HEIGHT)
        _write_labels(job, sheet, row, line.label, line.unit, "group")
        _write_years_again(job, sheet, layout, row)
    for (name, option), row in layout.yearly.items():
        _write_year_row(job, sheet, layout, name, option, row)


def _write_year_headings(job: Job, sheet: LiveSheet, layout: SummarySheet) -> None:
    row = _write_section(job, sheet, layout, "yearly")
    style = job.styles("heading of numbers", FISCAL_YEAR)
    sheet.write_string(row, FIRST, "Signature", job.styles("heading of numbers"))
    first = int(job.layout.results.series("fiscal_year")[1])
    for number, column in enumerate(range(layout.first_year, layout.last_year + 1)):
        before = f"={letters(column - 1)}{row + 1}+1"
        formula = before if number else f"={months(job.layout, 'fiscal_year', None).partition(':')[0]}"
        sheet.write_formula(row, column, formula, style, job.value(first + number))
    if layout.later:
        sheet.write_string(row, layout.last_year + 1, "Later", job.styles("heading of numbers"))
    sheet.write_string(row, layout.total, "Total", job.styles("heading of numbers"))


def _write_years_again(job: Job, sheet: LiveSheet, layout: SummarySheet, row: int) -> None:
    """Head each line with the years, so that it can be read wherever a page begins."""
    heading, first = layout.headings["yearly"], int(job.layout.results.series("fiscal_year")[1])
    shown = ["Signature", *range(first, first + layout.years), *(["Later"] if layout.later else []), "Total"]
    style = job.styles("group of numbers", FISCAL_YEAR)
    for column, value in enumerate(shown, FIRST):
        sheet.write_formula(row - 1, column, f"={letters(column)}${heading}", style, job.value(value))


def _write_year_row(
    job: Job, sheet: LiveSheet, layout: SummarySheet, name: str, option: int, row: int
) -> None:  # fmt: skip
    """Signature, the sum of each fiscal year's months, and their total."""
    write_name(job, sheet, row - 1, LABEL, option, "figure label")
    sheet.write_string(row - 1, UNIT, "", job.styles("figure label"))
    results, style = job.layout.results, job.styles("figure", result_format("money", ()))
    values = [float(results.series(name, option)[at].sum()) for at in results.fiscal_years.values()]
    formulas = _year_formulas(job, layout, name, option)
    shown = [*values, *([0.0] if layout.later else [])]
    for column, (formula, value) in enumerate(zip(formulas, shown, strict=True), FIRST):
        sheet.write_formula(row - 1, column, formula, style, job.value(value))
    total = f"=SUM({letters(FIRST)}{row}:{letters(layout.total - 1)}{row})"
    bold = job.styles("figure total", result_format("money", ()))
    sheet.write_formula(row - 1, layout.total, total, bold, job.value(float(results.series(name, option).sum())))


def _year_formulas(job: Job, layout: SummarySheet, name: str, option: int) -> list[str]:
    years, amounts = months(job.layout, "fiscal_year", None), months(job.layout, name, option)
    heading = layout.headings["yearly"]
    columns = [letters(column) for column in range(layout.first_year, layout.last_year + 1)]
    later = [f'=SUMIF({years},">"&{columns[-1]}${heading},{amounts})'] if layout.later else []
    return [
        f"={opening(job.layout, name, option)}",
        *(f"=SUMIF({years},{column}${heading},{amounts})" for column in columns),
        *later,
    ]
