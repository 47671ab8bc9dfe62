"""What a chart says, as rows of words and numbers: for copying, for a pointer that rests, and for screen readers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bpo_case.report.cell import Cell
from bpo_case.report.chart_blocks import (
    Bars,
    Bridge,
    Chart,
    Convergence,
    Course,
    Courses,
    Curves,
    Drivers,
    Gantt,
    Heat,
    RiskMap,
    SCurves,
    Stair,
    Swung,
    Tornado,
    Waterfall,
)
from bpo_case.report.figures import value_said
from bpo_case.text import numbers, translate

Rows = list[tuple[str | float | None, ...]]


def rows_of(chart: Chart) -> Rows:
    """Give the figures behind a chart in full precision, with their heads, as a table to be copied."""
    return _ROWS[type(chart)](chart)


def amount_at(chart: Chart, series: int, place: int) -> tuple[str, float]:
    """Give whose figure is drawn as a part of a chart at a bar or month, and its amount in full precision."""
    return _AMOUNTS[type(chart)](chart, series, place)


def amount_said(chart: Chart, amount: float, currency: str) -> str:
    """Write the figure at a place of a chart: money to the last unit of its currency, or what else it is."""
    if isinstance(chart, Gantt):
        return translate("until month {month}").format(month=numbers.number(amount))
    unit = _measured(chart)
    if unit != "money":
        return numbers.share(amount, 1) if unit.startswith("share") else numbers.brief(amount, 2)
    return numbers.full_money(amount, currency, negative="brackets")


def _measured(chart: Chart) -> str:
    if isinstance(chart, Tornado | Courses | Heat):
        return chart.unit
    return "share" if isinstance(chart, Drivers) else "money"


def in_words(chart: Chart) -> str:
    """Say a chart for those who do not see it: what it compares, with the figures as they are printed."""
    return _WORDS[type(chart)](chart)


# ---------------------------------------------------------------- bars


def _rows_of_bars(chart: Bars) -> Rows:
    head = ("", *(part.name for part in chart.parts), translate("Total"))
    bars = [
        (name, *(part.cells[at].value for part in chart.parts), chart.totals[at].value)
        for at, name in enumerate(chart.names)
    ]
    return [head, *bars]


def _amount_of_bar(chart: Bars, series: int, place: int) -> tuple[str, float]:
    part = chart.parts[series]
    return f"{chart.names[place]} · {part.name}", part.cells[place].value or 0.0


def _bars_in_words(chart: Bars) -> str:
    said = [
        f"{name}: {total.text} ({', '.join(_said(part.name, part.cells[at]) for part in chart.parts)})"
        for at, (name, total) in enumerate(zip(chart.names, chart.totals, strict=True))
    ]
    return f"{chart.heading}. {'; '.join(said)}"


def _said(name: str, cell: Cell) -> str:
    return f"{name} {cell.text}"


# ---------------------------------------------------------------- curves


def _rows_of_curves(chart: Curves) -> Rows:
    months = range(max(len(curve.amounts) for curve in chart.curves))
    columns = {curve.name: curve.amounts for curve in chart.curves}
    if chart.monthly:
        columns = {translate("In the month"): chart.monthly, **columns}
    return [(translate("Month"), *columns), *((month, *(each[month] for each in columns.values())) for month in months)]


def _amount_of_curve(chart: Curves, series: int, place: int) -> tuple[str, float]:
    curve = chart.curves[series]
    when = translate("month {month}").format(month=place) if place else translate("signature")
    return f"{curve.name} · {when}", curve.amounts[place]


def _curves_in_words(chart: Curves) -> str:
    template = translate("{name} begins at {first} and ends at {last} after {months} months")
    said = []
    for curve in chart.curves:
        first, last = (numbers.number(curve.amounts[at]) for at in (0, -1))
        said.append(template.format(name=curve.name, first=first, last=last, months=len(curve.amounts) - 1))
    return "; ".join([*said, *(mark.text for mark in chart.marks)])


# ---------------------------------------------------------------- bridges


def _rows_of_bridge(chart: Bridge | Waterfall) -> Rows:
    return [("", chart.heading), *((_name(stair), stair.cell.value) for stair in chart.stairs)]


def _amount_of_stair(chart: Bridge | Waterfall, _series: int, place: int) -> tuple[str, float]:
    stair = chart.stairs[place]
    return _name(stair), stair.cell.value or 0.0


def _name(stair: Stair) -> str:
    """The name of a part in one line."""
    return " ".join(stair.name.splitlines())


def _bridge_in_words(chart: Bridge | Waterfall) -> str:
    return f"{chart.heading}. {'; '.join(_said(_name(stair), stair.cell) for stair in chart.stairs)}"


# ---------------------------------------------------------------- simulations


def _rows_of_s_curves(chart: SCurves) -> Rows:
    head = (translate("Share of the trials"), *(curve.name for curve in chart.curves))
    columns = zip(*(curve.points for curve in chart.curves), strict=True)
    return [head, *((points[0][1], *(amount for amount, _ in points)) for points in columns)]


def _amount_of_s_curve(chart: SCurves, series: int, place: int) -> tuple[str, float]:
    curve = chart.curves[series]
    amount, share = curve.points[place]
    template = translate("{name} · in {share} of the trials so much or less")
    return template.format(name=curve.name, share=numbers.share(share, 1)), amount


def _s_curves_in_words(chart: SCurves) -> str:
    strong = [curve.name for curve in chart.curves if curve.strong]
    return "; ".join([*strong, *(mark.text for mark in chart.marks)])


def _rows_of_drivers(chart: Drivers) -> Rows:
    return [("", chart.heading, ""), *((each.name, each.cell.value, _effect(each.raises)) for each in chart.drives)]


def _effect(raises: bool) -> str:
    return translate("raises the value") if raises else translate("lowers the value")


def _drivers_in_words(chart: Drivers) -> str:
    said = (f"{_said(each.name, each.cell)}, {_effect(each.raises)}" for each in chart.drives)
    return f"{chart.heading}. {'; '.join(said)}"


def _rows_of_convergence(chart: Convergence) -> Rows:
    head = (translate("Trials"), translate("Mean"), translate("Standard error"))
    return [head, *((point.trials, point.mean, point.error) for point in chart.points)]


def _mean_at(chart: Convergence, _series: int, place: int) -> tuple[str, float]:
    point = chart.points[place]
    return translate("Mean of the first {count} trials").format(count=numbers.number(point.trials)), point.mean


# ---------------------------------------------------------------- tornados


def _rows_of_tornado(chart: Tornado) -> Rows:
    head = (chart.heading, translate("Low"), translate("High"), translate("Result at low"), translate("Result at high"))
    return [head, *((each.name, *each.values, *(cell.value for cell in each.results)) for each in chart.inputs)]


def _amount_of_swing(chart: Tornado, series: int, place: int) -> tuple[str, float]:
    each = chart.inputs[place]
    return f"{each.name} · {each.values[series]}", each.results[series].value or 0.0


def _tornado_in_words(chart: Tornado) -> str:
    return f"{chart.heading}: {chart.base.text}. {'; '.join(map(_swing_in_words, chart.inputs))}"


def _swing_in_words(each: Swung) -> str:
    ends = (_said(f"{value}:", cell) for value, cell in zip(each.values, each.results, strict=True))
    return f"{each.name} ({', '.join(ends)})"


# ---------------------------------------------------------------- courses and grids


def _rows_of_courses(chart: Courses) -> Rows:
    head = (chart.across, translate("Value"), chart.heading)
    return [head, *((course.name, at, cell.value) for course in chart.courses for at, cell in course.points)]


def _amount_of_course(chart: Courses, series: int, place: int) -> tuple[str, float]:
    course = chart.courses[series]
    at, cell = course.points[place]
    said = value_said(at, chart.counted)
    return f"{course.name or chart.across} · {said}", cell.value or 0.0


def _courses_in_words(chart: Courses) -> str:
    told = (*(_course_in_words(chart, course) for course in chart.courses), *(mark.text for mark in chart.marks))
    return f"{chart.heading}. {'; '.join(told)}"


def _course_in_words(chart: Courses, course: Course) -> str:
    ends = (f"{value_said(at, chart.counted)}: {cell.text}" for at, cell in (course.points[0], course.points[-1]))
    return f"{course.name or chart.across} ({', '.join(ends)})"


def _rows_of_heat(chart: Heat) -> Rows:
    head = (f"{chart.rows.name} ↓ · {chart.columns.name} → · {chart.heading}", *chart.columns.values)
    rows = zip(chart.rows.values, chart.cells, strict=True)
    return [head, *((value, *(cell.value for cell in cells)) for value, cells in rows)]


def _amount_of_pair(chart: Heat, series: int, place: int) -> tuple[str, float]:
    row, column = chart.rows.values[series], chart.columns.values[place]
    return f"{chart.rows.name} {row} · {chart.columns.name} {column}", chart.cells[series][place].value or 0.0


def _heat_in_words(chart: Heat) -> str:
    rows = (
        f"{value}: {', '.join(cell.text for cell in cells)}"
        for value, cells in zip(chart.rows.values, chart.cells, strict=True)
    )
    template = translate("{figure} for {columns} ({values}) against {rows}")
    head = template.format(
        figure=chart.heading, columns=chart.columns.name, values=", ".join(chart.columns.values), rows=chart.rows.name
    )
    return f"{head}. {'; '.join(rows)}"


# ---------------------------------------------------------------- plans


def _rows_of_gantt(chart: Gantt) -> Rows:
    head = (chart.heading, translate("Phase"), translate("From month"), translate("To month"))
    spans = ((task.name, span) for task in chart.tasks for span in task.spans)
    return [head, *((name, translate(span.kind), span.start + 1, span.end) for name, span in spans)]


def _month_of_phase(chart: Gantt, series: int, place: int) -> tuple[str, float]:
    task = chart.tasks[series]
    return f"{task.name} · {translate(task.spans[place].kind)}", task.spans[place].end


def _gantt_in_words(chart: Gantt) -> str:
    return f"{chart.heading}. {'; '.join(f'{task.name}: {task.text}' for task in chart.tasks)}"


def _rows_of_risks(chart: RiskMap) -> Rows:
    head = ("", translate("Risk"), translate("probability"), chart.heading)
    return [head, *((float(each.number), each.name, each.probability, each.impact.value) for each in chart.risks)]


def _risk_at(chart: RiskMap, _series: int, place: int) -> tuple[str, float]:
    risk = next(each for each in chart.risks if each.number == place)
    return risk.name, risk.impact.value or 0.0


def _risks_in_words(chart: RiskMap) -> str:
    said = (f"{each.number} {each.name}: {numbers.share(each.probability, 0)}, {each.impact.text}"
            for each in chart.risks)  # fmt: skip
    return f"{chart.heading}. {'; '.join(said)}"


_ROWS: Mapping[type, Callable[[Any], Rows]] = {
    Bars: _rows_of_bars, Curves: _rows_of_curves, Bridge: _rows_of_bridge, SCurves: _rows_of_s_curves,
    Drivers: _rows_of_drivers, Convergence: _rows_of_convergence, Tornado: _rows_of_tornado,
    Courses: _rows_of_courses, Heat: _rows_of_heat, Waterfall: _rows_of_bridge,
    Gantt: _rows_of_gantt, RiskMap: _rows_of_risks,
}  # fmt: skip
_AMOUNTS: Mapping[type, Callable[[Any, int, int], tuple[str, float]]] = {
    Bars: _amount_of_bar, Curves: _amount_of_curve, Bridge: _amount_of_stair, SCurves: _amount_of_s_curve,
    Drivers: lambda chart, _series, place: (chart.drives[place].name, chart.drives[place].cell.value or 0.0),
    Convergence: _mean_at, Tornado: _amount_of_swing, Courses: _amount_of_course, Heat: _amount_of_pair,
    Waterfall: _amount_of_stair, Gantt: _month_of_phase, RiskMap: _risk_at,
}  # fmt: skip
_WORDS: Mapping[type, Callable[[Any], str]] = {
    Bars: _bars_in_words, Curves: _curves_in_words, Bridge: _bridge_in_words, SCurves: _s_curves_in_words,
    Drivers: _drivers_in_words, Convergence: lambda chart: f"{chart.heading}. {chart.text}",
    Tornado: _tornado_in_words, Courses: _courses_in_words, Heat: _heat_in_words, Waterfall: _bridge_in_words,
    Gantt: _gantt_in_words, RiskMap: _risks_in_words,
}  # fmt: skip
