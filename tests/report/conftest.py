"""Fixtures of the report's tests: a case by its name, its contents, its findings, and its PDF read back."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from unittest.mock import patch

import pdfplumber
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text
from pdfplumber.pdf import PDF

from bpo_case.model.results import Results
from bpo_case.report import document
from bpo_case.report import pdf as setting
from bpo_case.report.blocks import Paper
from bpo_case.report.charts import figure_of
from bpo_case.report.findings import Findings
from tests.report import papers


@cache
def printed(name: str) -> tuple[bytes, tuple[Figure, ...]]:
    """The paper of a case as a PDF, and the charts that were drawn for it."""
    drawn = []

    def kept(*asked: object) -> Figure:
        drawn.append(figure_of(*asked))
        return drawn[-1]

    with patch.object(setting, "figure_of", kept):
        return document.pdf_of(papers.paper(name)), tuple(drawn)


def pdf_bytes(name: str) -> bytes:
    return printed(name)[0]


def texts_of_charts(name: str) -> list[str]:
    """All that stands in the charts of a paper, axes included."""
    return [text.get_text() for figure in printed(name)[1] for text in figure.findobj(Text)]


@pytest.fixture(params=papers.CASES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def results(name: str) -> Results:
    return papers.results(name)


@pytest.fixture
def found(name: str) -> Findings:
    return Findings(papers.results(name), made=papers.studies(name))


@pytest.fixture
def paper(name: str) -> Paper:
    return papers.paper(name)


@pytest.fixture
def data(name: str) -> bytes:
    return pdf_bytes(name)


@cache
def opened(name: str) -> PDF:
    """The paper read back; kept open, because taking a page apart is what takes time."""
    return pdfplumber.open(BytesIO(pdf_bytes(name)))


@pytest.fixture
def pdf(name: str) -> PDF:
    return opened(name)


@pytest.fixture
def pdf_of() -> Callable[[str], PDF]:
    """A function that reads back the paper of a case by its name."""
    return opened
