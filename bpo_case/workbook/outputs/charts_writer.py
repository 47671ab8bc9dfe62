"""Writes the charts: Excel's own, which read the summary and the options' sheets, and so follow every change."""

from __future__ import annotations

from collections.abc import Callable

from xlsxwriter.chart import Chart

from bpo_case.model.results import CATEGORIES
from bpo_case.workbook.addresses import fixed, on_sheet
from bpo_case.workbook.calculation.calculation_layout import MONTH_ROW, OPENING
from bpo_case.workbook.calculation.line_cells import term
from bpo_case.workbook.file.header import CHECK_ROW, write_header
from bpo_case.workbook.file.protection import protect
from bpo_case.workbook.file.styles import CATEGORY_FILLS, GREY, OPTION_COLOURS
from bpo_case.workbook.job import Job
from bpo_case.workbook.outputs.chart_look import colour_of, finish, font, new_chart, options_axis, scale_of, value_axis
from bpo_case.workbook.outputs.summary_layout import FIRST

ABOUT = "They read the summary and the options' sheets. “Compared with” is the option that the case names as such."
WIDTH, HEIGHT = 720, 380
GAP, ROWS = 8, 20
"""Pixels between two charts beside each other, and rows from one to the next below it."""
CHECK_WIDTH, COLUMN_WIDTH, LAST_COLUMN = 26, 12, 15
ROW_HEIGHT = 15
MONTHS_APART = 12
LABELLED = 8
"""More bars than this in a chart have no figures beside them; the axis has to do."""


def write_charts(job: Job) -> None:
    """Write the charts, two beside each other."""
    sheet = job.sheet(job.layout.charts, "output")
    write_header(job, sheet, "Charts", ABOUT)
    sheet.set_column(0, 0, CHECK_WIDTH)
    sheet.set_column(1, LAST_COLUMN, COLUMN_WIDTH)
    sheet.set_default_row(ROW_HEIGHT)
    for place, draw in enumerate(DRAWN):
        chart = draw(job)
        chart.set_size({"width": WIDTH, "height": HEIGHT})
        row, left = CHECK_ROW + 1 + place // 2 * ROWS, place % 2 * (WIDTH + GAP)
        sheet.insert_chart(row, 0, chart, {"object_position": 3, "x_offset": left})
    sheet.freeze_panes(CHECK_ROW, 0)
    sheet.print_area(0, 0, CHECK_ROW + (len(DRAWN) + 1) // 2 * ROWS, LAST_COLUMN)
    sheet.fit_to_pages(1, 1)
    protect(sheet)


# ---------------------------------------------------------------- one for each question


def _npv(job: Job) -> Chart:
    return _bars_by_option(job, "npv", "NPV of each option against the compared-with one")


def _run_rate(job: Job) -> Chart:
    return _bars_by_option(job, "run_rate_saving", "Run-rate saving: recurring saving of the last twelve months")


def _bars_by_option(job: Job, line: str, title: str) -> Chart:
    """A bar for each option, the first on top."""
    layout = job.layout.summary
    amounts = [job.layout.results.number(line, option) or 0.0 for option in layout.columns]
    number, unit = scale_of(job, amounts)
    chart = new_chart(job, "bar")
    chart.add_series(
        {
            "name": job.layout.model[line].label,
            "categories": _across(job, layout.headings["figures"]),
            "values": _across(job, layout.figures[line]),
            "fill": {"color": OPTION_COLOURS[1]},
            "gap": 60,
            "data_labels": {"value": True, "num_format": number, "font": font()} if len(amounts) <= LABELLED else {},
        }
    )
    finish(chart, title)
    chart.set_x_axis(value_axis(unit, number))
    chart.set_y_axis(options_axis())
    chart.set_legend({"none": True})
    return chart


def _cash(job: Job) -> Chart:
    return _months(job, "cumulative", "Cumulative net cash after tax, undiscounted, against the compared-with option")


def _people(job: Job) -> Chart:
    return _months(job, "fte", "FTE in house", unit="FTE")


def _months(job: Job, line: str, title: str, unit: str = "") -> Chart:
    """A curve for each option over the months from signature."""
    layout, results = job.layout, job.layout.results
    series = {option: results.series(line, option).tolist() for option in layout.options}
    number, money = scale_of(job, [amount for each in series.values() for amount in each])
    chart = new_chart(job, "scatter", "straight")
    months = on_sheet(layout.shared.name, f"{fixed(OPENING)}${MONTH_ROW}:{fixed(layout.last_column)}${MONTH_ROW}")
    for option, amounts in series.items():
        name = f"{fixed(layout.summary.columns[option])}${layout.summary.headings['figures']}"
        chart.add_series(
            {
                "name": f"={on_sheet(layout.summary.name, name)}",
                "categories": f"={months}",
                "categories_data": list(range(len(amounts))),
                "values": f"={term(layout, line, option)}",
                "values_data": amounts if job.cached else [],
                "line": {"color": colour_of(job, option), "width": 2.0},
            }
        )
    finish(chart, title)
    chart.set_x_axis(
        {
            "name": "Month; 0 is signature", "name_font": font(), "num_font": font(), "num_format": "0",
            "min": 0, "max": layout.results.case.settings.horizon, "major_unit": MONTHS_APART, "label_position": "low",
            "line": {"color": GREY}, "major_gridlines": {"visible": False},
        }
    )  # fmt: skip
    chart.set_y_axis(value_axis(unit or money, "#,##0" if unit else number))
    return chart


def _categories(job: Job) -> Chart:
    """The categories of each option, one upon the other."""
    layout, results = job.layout.summary, job.layout.results
    totals = [results.number("cost_over_term", option) or 0.0 for option in layout.columns]
    number, unit = scale_of(job, totals)
    chart = new_chart(job, "bar", "stacked")
    for key, line in CATEGORIES.items():
        label = on_sheet(layout.name, f"$A${layout.categories[line]}")
        chart.add_series(
            {
                "name": f"={label}",
                "categories": _across(job, layout.headings["categories"]),
                "values": _across(job, layout.categories[line]),
                "gap": 60,
                **CATEGORY_FILLS[key],
            }
        )
    finish(chart, "Cost over the term by category, in cash")
    chart.set_x_axis(value_axis(unit, number))
    chart.set_y_axis(options_axis())
    return chart


def _years(job: Job) -> Chart:
    """Cost of each fiscal year, the options beside each other."""
    layout, results = job.layout.summary, job.layout.results
    headings = _row(layout.name, layout.headings["yearly"], layout.first_year, layout.last_year)
    chart = new_chart(job, "column")
    most = [year["cost"] for option in layout.columns for year in results.by_fiscal_year(option)]
    number, unit = scale_of(job, most)
    for option, column in layout.columns.items():
        name = on_sheet(layout.name, f"{fixed(column)}${layout.headings['figures']}")
        chart.add_series(
            {
                "name": f"={name}",
                "categories": headings,
                "values": _row(layout.name, layout.yearly["cost", option], layout.first_year, layout.last_year),
                "fill": {"color": colour_of(job, option)},
                "gap": 60,
            }
        )
    finish(chart, "Cost by fiscal year, in cash, after signature")
    chart.set_x_axis({"num_format": '"FY"0', "num_font": font(), "line": {"color": GREY}, "label_position": "low"})
    chart.set_y_axis(value_axis(unit, number))
    return chart


DRAWN: tuple[Callable[[Job], Chart], ...] = (_npv, _cash, _categories, _years, _people, _run_rate)


# ---------------------------------------------------------------- ranges of the summary


def _across(job: Job, row: int) -> str:
    """A row of the summary, over the columns of the options."""
    layout = job.layout.summary
    return _row(layout.name, row, FIRST, layout.last_option)


def _row(sheet: str, row: int, first: int, last: int) -> str:
    return f"={on_sheet(sheet, f'{fixed(first)}${row}:{fixed(last)}${row}')}"
