"""The change log: what people changed in the case, and why, in their own words."""

from __future__ import annotations

from typing import Annotated

from bpo_case.case.record import Day, LongText, Record, Text, field


class LogEntry(Record):
    """A change that somebody made and wants others to know of."""

    day: Annotated[Day, field("Day", about="When it was made, as 2026-11-21.")] = ""
    author: Annotated[Text, field("Who")] = ""
    change: Annotated[LongText, field("What changed")]
    reason: Annotated[LongText, field("Why")] = ""
