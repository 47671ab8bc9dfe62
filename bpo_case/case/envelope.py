"""What stands in a file: one JSON object with the format, a checksum and the case, indented so that it diffs.

The checksum is the SHA-256 of the case and the format's version as compact JSON with sorted keys, so that neither the
layout nor the digits with which another program writes a number matter, and no flipped bit goes unnoticed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeGuard

from bpo_case.case import migrations
from bpo_case.case.document import Case
from bpo_case.case.errors import Damaged, InvalidCase, NewerFormat, NotACase, NotJson, Problem
from bpo_case.case.validate import examine
from bpo_case.text import message, plain_number, translate

NAME = "bpo-case"
KEYS = ("format", "version", "needs", "sha256", "case")
MEMBERS_AT_MOST = 200
VERSION_PATTERN = re.compile(r"\d{1,4}(\.\d{1,4}){0,3}")

_SIGNATURES: Mapping[bytes, str] = {
    b"PK\x03\x04": message("it is an Excel workbook or another zip archive; a workbook can be imported instead"),
    b"\xd0\xcf\x11\xe0": message("it is an old Excel or Word file; save it as .xlsx and import that instead"),
    b"%PDF": message("it is a PDF"),
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A case as read from a file, and what is to be said about it."""

    case: Case
    problems: tuple[Problem, ...] = ()
    whole: bool = True
    """Whether all of the case could be read; if not, what could not was replaced, and it must not be saved over."""
    migrated: tuple[str, ...] = ()
    """What changed since the format in which it was saved."""
    damaged: bool = False
    """Whether the checksum is wrong."""

    def sound(self, path: Path) -> Case:
        """Give the case if nothing is wrong with it; raise Damaged or InvalidCase otherwise."""
        if self.damaged:
            raise Damaged(path, self)
        if self.problems:
            raise InvalidCase(self.problems, self.case if self.whole else None, path)
        return self.case


def composed(case: Case) -> bytes:
    """Write a case as the bytes of a file."""
    body = case.model_dump()
    envelope = {
        "format": NAME,
        "version": migrations.FORMAT,
        "needs": migrations.READ_SINCE,
        "sha256": _checksum(_canonical(body), migrations.FORMAT),
        "case": body,
    }
    return (json.dumps(envelope, ensure_ascii=False, allow_nan=False, indent=1, sort_keys=True) + "\n").encode()


def opened(data: bytes, path: Path) -> Loaded:
    """Read a case from the bytes of a file; the path is only for what is said."""
    try:
        envelope = _parsed(data)
        version = _version(envelope, path)
        text = _canonical(envelope["case"])
        checksum = _checksum(text, version)
    except _Broken as error:
        raise NotJson(path, str(error)) from None
    except RecursionError:
        raise NotJson(path, translate("it is nested too deeply")) from None
    except UnicodeEncodeError:
        raise NotJson(path, translate("it has characters that no text can have")) from None
    body, said = _migrated(envelope["case"], version, path)
    examined = examine(body, _canonical(body) if said else text)
    damaged = envelope.get("sha256") != checksum
    return Loaded(examined.case, examined.problems, examined.whole, said, damaged)


class _Broken(Exception):
    """The bytes are no JSON; the sentence says where that shows."""


def _canonical(body: Any) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _checksum(canonical: str, version: int) -> str:
    return sha256(f'{{"case":{canonical},"version":{version}}}'.encode()).hexdigest()


def _parsed(data: bytes) -> Any:
    known = (translate(said) for start, said in _SIGNATURES.items() if data.startswith(start))
    if said := next(known, "" if data.strip() else translate("it is empty")):
        raise _Broken(said)
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_object)
    except UnicodeDecodeError as error:
        raise _Broken(
            translate("it is not UTF-8 text from byte {number} on").format(number=plain_number(error.start + 1))
        ) from None
    except json.JSONDecodeError as error:
        raise _Broken(where_broken(error)) from None
    except ValueError:  # Python converts no more than 4,300 digits
        raise _Broken(translate("it has a number with thousands of digits")) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(pairs) > MEMBERS_AT_MOST:
        said = translate("an object in it has {count} parts, and none of a case has more than {most}")
        raise _Broken(said.format(count=plain_number(len(pairs)), most=MEMBERS_AT_MOST))
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for place, name in enumerate(names) if name in names[:place])
        raise _Broken(translate("“{name}” is given twice in one object").format(name=twice))
    return found


def where_broken(error: json.JSONDecodeError) -> str:
    """Say where a text stops being JSON."""
    if error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated string"):
        said = translate("it ends in the middle, in line {line}; perhaps it was not copied to the end")
        return said.format(line=plain_number(error.lineno))
    said = translate("line {line} is broken at character {character}")
    return said.format(line=plain_number(error.lineno), character=plain_number(error.colno))


def _version(envelope: Any, path: Path) -> int:
    """Check that the envelope is ours and give its format's version."""
    if not isinstance(envelope, dict) or envelope.get("format") != NAME:
        raise NotACase(path, translate("its “format” is not “{name}”").format(name=NAME))
    version = envelope.get("version")
    if type(version) is not int or version < 1:
        raise NotACase(path, translate("its “version” is not that of a format"))
    if version > migrations.FORMAT:
        needs = envelope.get("needs")
        raise NewerFormat(path, version, needs if _is_version(needs) else "")
    if not isinstance(envelope.get("case"), dict):
        raise NotACase(path, translate("it has no “case”"))
    return version


def _is_version(needs: Any) -> TypeGuard[str]:
    return isinstance(needs, str) and VERSION_PATTERN.fullmatch(needs) is not None


def _migrated(body: dict[str, Any], version: int, path: Path) -> tuple[dict[str, Any], tuple[str, ...]]:
    try:
        return migrations.migrated(body, version)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        raise NotACase(path, translate("what it has is not as format {version} is").format(version=version)) from None
