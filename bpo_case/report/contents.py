"""Contents: what a paper says, made from results as plain blocks; no page, font or PDF is known here."""

from __future__ import annotations

import json

from bpo_case import __version__
from bpo_case.case.document import Case
from bpo_case.case.envelope import composed
from bpo_case.model.results import Results
from bpo_case.report.blocks import Paper
from bpo_case.report.figures import shortened
from bpo_case.report.findings import Findings
from bpo_case.report.pages.cash import cash_page
from bpo_case.report.pages.categories import categories_page
from bpo_case.report.pages.decision import decision_page
from bpo_case.report.pages.method import method_page
from bpo_case.report.pages.options import options_page
from bpo_case.report.pages.years import years_page
from bpo_case.report.verdict import headline
from bpo_case.text import current_language, translate

PAGES = (decision_page, options_page, years_page, categories_page, cash_page, method_page)
"""The pages in their order: the answer first."""

HASH_DIGITS = 10


def board_paper(results: Results) -> Paper:
    """Turn results into the board paper's contents."""
    found = Findings(results)
    settings = found.settings
    footer = translate("{case} · case {hash} · BPO Case {version}").format(
        case=shortened(settings.title, 80), hash=case_hash(results.case), version=__version__
    )
    return Paper(
        title=shortened(settings.title, 200),
        author=shortened(settings.prepared_by or settings.organisation, 200),
        subject=headline(found),
        language=current_language().code,
        status=translate("DRAFT") if settings.status == "draft" else translate(settings.status.capitalize()),
        footer=footer,
        pages=tuple(page(found) for page in PAGES),
    )


def case_hash(case: Case) -> str:
    """Give the beginning of the checksum that the case's file has, by which paper and file are matched."""
    checksum: str = json.loads(composed(case))["sha256"]
    return checksum[:HASH_DIGITS]
