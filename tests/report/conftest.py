"""Fixtures of the report's tests: a case by its name, its contents, its findings, and its PDF read back."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO

import pdfplumber
import pytest
from pdfplumber.pdf import PDF

from bpo_case.model.results import Results
from bpo_case.report import report_bytes
from bpo_case.report.blocks import Paper
from bpo_case.report.findings import Findings
from tests.report import papers


@cache
def pdf_bytes(name: str) -> bytes:
    return report_bytes(papers.results(name))


@pytest.fixture(params=papers.CASES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def results(name: str) -> Results:
    return papers.results(name)


@pytest.fixture
def found(results: Results) -> Findings:
    return Findings(results)


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
