"""Contents: what a paper says, made from results as plain blocks; no page, font or PDF is known here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from bpo_case import __version__
from bpo_case.analysis.watch import UNWATCHED, Watch
from bpo_case.case.document import Case
from bpo_case.case.envelope import composed
from bpo_case.errors import BpoCaseError
from bpo_case.model.results import Results
from bpo_case.report.blocks import Page, Paper
from bpo_case.report.choices import Choices, choices_of
from bpo_case.report.figures import shortened
from bpo_case.report.findings import Findings
from bpo_case.report.live import filled
from bpo_case.report.sections import APPENDICES, SECTIONS
from bpo_case.report.studies import Studies
from bpo_case.report.verdict import headline
from bpo_case.text import current_language, plain_number, translate, translate_plural

HASH_DIGITS = 10


class NothingToPrint(BpoCaseError):
    """Every section has been left out."""

    def __init__(self) -> None:
        super().__init__(translate("No section of the paper is left. Show at least one that has something to tell."))


def board_paper(
    results: Results, choices: Choices | None = None, studies: Studies | None = None, watch: Watch = UNWATCHED
) -> Paper:
    """Turn results into the board paper's contents, as the case chooses where nothing else is said.

    Studies are those that have been made of the case already. Raise Stopped where the watch was cancelled, and
    NothingToPrint where no page is left.
    """
    found, choices = Findings(results, made=studies), choices or choices_of(results.case)
    settings = found.settings
    pages = tuple(_pages(found, choices, watch))
    if not pages:
        raise NothingToPrint
    draft = _why_draft(found)
    footer = translate("{case} · case {hash} · BPO Case {version}").format(
        case=shortened(settings.title, 80), hash=case_hash(results.case), version=__version__
    )
    return Paper(
        title=shortened(settings.title, 200),
        author=shortened(settings.prepared_by or settings.organisation, 200),
        subject=headline(found),
        language=current_language().code,
        status=translate("DRAFT") if draft else translate(settings.status).capitalize(),
        footer=footer,
        pages=pages,
        look=choices.look,
        draft=draft,
    )


def _pages(found: Findings, choices: Choices, watch: Watch) -> Iterator[Page]:
    """The pages of the sections chosen, as far as there is something to tell."""
    sections = {section.key: section for section in SECTIONS}
    keys = choices.keys(tuple(sections))
    for number, key in enumerate(keys):
        watch.tell(number, len(keys) + 1)
        page = sections[key].page(found)
        if page is not None:
            yield _worded(replace(page, key=key, appendix=key in APPENDICES), found, choices)


def _worded(page: Page, found: Findings, choices: Choices) -> Page:
    """Give a page the words that people have put in place of ours, with the figures of now."""
    words = (choices.words or {}).get(page.key)
    if words is None:
        return page
    return replace(page, title=filled(words.title, found).strip() or page.title, comment=filled(words.comment, found))


def _why_draft(found: Findings) -> str:
    """Say why the paper is no more than a draft; blank where it is more."""
    failing = sum(finding.status == "fail" for finding in found.studies.health)
    if failing:
        said = translate_plural("DRAFT: {count} health check fails", "DRAFT: {count} health checks fail", failing)
        return said.format(count=plain_number(failing))
    return translate("DRAFT") if found.settings.status == "draft" else ""


def case_hash(case: Case) -> str:
    """Give the beginning of the checksum that the case's file has, by which paper and file are matched."""
    checksum: str = json.loads(composed(case))["sha256"]
    return checksum[:HASH_DIGITS]
