"""How long the board paper takes, and what drawing a chart onto the page costs beside matplotlib's own PDF.

Others use the machine, too: both ways of drawing are timed in turns and compared by their fastest rounds.
"""

from __future__ import annotations

from io import BytesIO
from time import perf_counter

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from reportlab.pdfgen.canvas import Canvas

from bpo_case.model.results import calculate
from bpo_case.report import report_bytes
from bpo_case.report.canvas import draw_figure
from bpo_case.report.chart_blocks import Bars, Curves
from bpo_case.report.charts import Chart, figure_of, height_of
from bpo_case.report.contents import board_paper
from bpo_case.report.fonts import REGULAR, register
from tests.report import papers

ROUNDS = 15
WIDTH = 700.0
RATIO_AT_MOST = 1.2


def chart_of(kind: type[Chart]) -> Chart:
    """A chart of the automotive sample."""
    blocks = (block for page in papers.paper("automotive").pages for block in papers.blocks_of(page))
    return next(block for block in blocks if isinstance(block, kind))


def onto_the_page(chart: Chart) -> bytes:
    """Draw a chart our way, into a PDF of its own."""
    register()
    target, height = BytesIO(), height_of(chart)
    canvas = Canvas(target, (WIDTH, height), initialFontName=REGULAR)
    draw_figure(figure_of(chart, WIDTH, height), canvas, 0, 0, WIDTH, height)
    canvas.save()
    return target.getvalue()


def by_matplotlib(chart: Chart) -> bytes:
    """Draw the same chart with matplotlib's own PDF backend."""
    target = BytesIO()
    figure_of(chart, WIDTH, height_of(chart)).savefig(target, format="pdf")
    return target.getvalue()


def seconds(work: object, chart: Chart) -> float:
    start = perf_counter()
    work(chart)  # type: ignore[operator]
    return perf_counter() - start


@pytest.mark.parametrize("kind", [Bars, Curves])
def test_a_chart_is_drawn_as_fast_as_matplotlib_writes_its_own_pdf(benchmark: BenchmarkFixture, kind: type[Chart]):
    chart = chart_of(kind)
    onto_the_page(chart), by_matplotlib(chart)
    turns = [(seconds(onto_the_page, chart), seconds(by_matplotlib, chart)) for _ in range(ROUNDS)]
    ours, theirs = (min(times) for times in zip(*turns, strict=True))
    benchmark.extra_info |= {"ratio to matplotlib's PDF": ours / theirs, "bytes": len(onto_the_page(chart))}
    benchmark.pedantic(onto_the_page, (chart,), rounds=ROUNDS)
    assert ours / theirs < RATIO_AT_MOST, f"{ours * 1e3:.1f} ms against {theirs * 1e3:.1f} ms"


@pytest.mark.parametrize("name", ["automotive", "everything"])
def test_a_whole_paper_takes_no_longer_than_its_charts_and_tables_explain(benchmark: BenchmarkFixture, name: str):
    """The yardstick is the calculation with its contents, which every output of the program has to do."""
    case = papers.CASES[name]()
    results = calculate(case)
    report_bytes(results)
    turns = []
    for _ in range(5):
        start = perf_counter()
        board_paper(calculate(case))
        middle = perf_counter()
        report_bytes(results)
        turns.append((middle - start, perf_counter() - middle))
    contents, whole = (min(times) for times in zip(*turns, strict=True))
    benchmark.extra_info |= {"ratio to contents": whole / contents, "bytes": len(report_bytes(results))}
    benchmark.pedantic(report_bytes, (results,), rounds=5)
    assert whole < 12 * contents
