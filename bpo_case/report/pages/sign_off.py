"""Sign-off: what is decided, and who signs for it on which day."""

from __future__ import annotations

import datetime

from bpo_case.report.blocks import Block, Note, Page, Prose, Row, Table
from bpo_case.report.cell import Cell
from bpo_case.report.figures import shortened
from bpo_case.report.findings import Findings
from bpo_case.report.pages.decision import DECISION_SHOWN
from bpo_case.report.verdict import reasons, recommendation
from bpo_case.text import message, numbers, translate

SIGNING = (message("Reviewed by"), message("Finance"), message("For the board"))
NAME_SHOWN = 28


def sign_off_page(found: Findings) -> Page | None:
    """Make the page with the lines to sign; without an option there is nothing to sign."""
    if found.empty or not found.others:
        return None
    asked = shortened(found.settings.decision, DECISION_SHOWN)
    blocks: tuple[Block, ...] = (
        *((Prose(translate("Decision asked"), asked),) if asked else ()),
        Prose(translate("Recommendation"), reasons(found), recommendation(found)),
        signatures(found),
        Note(translate("What is signed is the case with the checksum at the foot of this page, in this version.")),
    )
    subtitle = translate("Names, days and signatures of those who answer for this paper")
    return Page(translate("Sign-off"), _title(found), subtitle, blocks)


def _title(found: Findings) -> str:
    said = translate("To be signed: {recommendation}")
    return said.format(recommendation=recommendation(found))


def signatures(found: Findings) -> Table:
    """Give a line to everyone who signs; who prepared the case is known."""
    settings = found.settings
    day = numbers.date(datetime.date.fromisoformat(settings.prepared_on)) if settings.prepared_on else ""
    prepared = (Cell(shortened(settings.prepared_by, NAME_SHOWN)), Cell(day), Cell(""))
    rows = [Row(translate("Prepared by"), prepared)]
    for role in SIGNING:
        rows += [Row("\u00a0", (Cell(""),) * 3), Row(translate(role), (Cell(""),) * 3)]
    columns = (translate("Name"), translate("Date"), translate("Signature"))
    return Table(translate("Role"), columns, tuple(rows))
