"""What commands print, on whatever terminal there is, and where they may write files."""

from __future__ import annotations

import codecs
import json
import math
import shutil
import sys
import unicodedata
from pathlib import Path
from typing import Any, TextIO

from bpo_case.errors import BpoCaseError

WIDEST, NARROWEST = 100, 80

PLAIN = {
    "−": "-", "–": "-", "─": "-", "·": "-", "×": "x", "÷": "/", "…": "...", "→": "->", "≥": ">=", "≤": "<=",
    "€": "EUR ", "£": "GBP ", "“": '"', "”": '"', "’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ",
}  # fmt: skip
"""What stands for a character that a terminal does not have; a minus sign must not become a question mark."""


class BadDestination(BpoCaseError):
    """A file cannot be written where it was to go."""


class NowhereToGo(BpoCaseError):
    """It was not said where the case with the changes is to be written."""

    def __init__(self, out: Path) -> None:
        self.out = out
        super().__init__(f"Say where the case with the changes goes, as -o {out}; or --dry-run, to see them only")


def unbreakable() -> None:
    """Make printing survive a terminal that lacks characters."""
    codecs.register_error("bpo-case", _in_plain)
    for stream in (sys.stdout, sys.stderr):
        _reconfigure(stream)


def _reconfigure(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:  # a stream that a test or a window has put there may have none
        reconfigure(errors="bpo-case")


def _in_plain(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    missing = error.object[error.start : error.end]
    return "".join(PLAIN.get(character) or _without_accent(character) for character in missing), error.end


def _without_accent(character: str) -> str:
    return unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode() or "?"


def width() -> int:
    """Give the number of columns to print in."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))


def print_json(data: Any) -> None:
    """Print data as JSON, in full precision; a number that is not finite is null."""
    print(json.dumps(_finite(data), ensure_ascii=False, allow_nan=False, indent=2))


def _finite(data: Any) -> Any:
    match data:
        case dict():
            return {key: _finite(value) for key, value in data.items()}
        case list() | tuple():
            return [_finite(value) for value in data]
        case float() if not math.isfinite(data):
            return None
    return data


def destination(out: Path, case: Path, suffix: str) -> Path:
    """Check where a file is to be written before any work is done; raise BadDestination with what to do instead."""
    if out.is_dir():
        raise BadDestination(f"“{out}” is a folder; give the name of the file as well, as {out / case.stem}{suffix}")
    if out.exists() and out.samefile(case):
        raise BadDestination(f"“{out}” is the case itself and must not be overwritten; give another name")
    if out.suffix.casefold() != suffix:
        raise BadDestination(f"“{out}” does not end in {suffix}; write {out.with_suffix(suffix)}")
    if out.exists() and not out.is_file():
        raise BadDestination(f"“{out}” is not an ordinary file; give another name")
    if not out.parent.is_dir():
        raise BadDestination(f"“{out}” cannot be written: there is no folder “{out.parent}”; make it first")
    return out


def case_destination(out: Path | None, case: Path) -> Path:
    """Check where a case with changes is to be written; the case itself may be overwritten, if it is named."""
    if out is None:
        raise NowhereToGo(case)
    same = out.exists() and case.exists() and out.samefile(case)
    return out if same else destination(out, case, ".bpocase")
