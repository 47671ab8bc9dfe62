"""What differs between two versions of a case, in words."""

from __future__ import annotations

from pathlib import Path

from bpo_case.case.change import diff
from bpo_case.case.document import Case
from bpo_case.case.file import read
from bpo_case.case.labels import labels
from bpo_case.errors import BpoCaseError


def told(before: Case, after: Case) -> tuple[str, ...]:
    """Say each change that leads from one case to the other."""
    return labels(diff(before, after), before, after)


def told_of_files(before: Path | None, after: Path) -> tuple[str, ...] | None:
    """Say what differs between two files; None where they cannot be compared."""
    try:
        return told(read(before).case, read(after).case) if before else None
    except BpoCaseError:
        return None
