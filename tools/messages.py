"""Brings the catalogues up to date: every message of the program stands in each, new ones without a translation.

Messages are what `translate` and `translate_plural` are called with, what is marked with `message`, and what is
declared once and translated where it is shown: labels, help and units of fields, published ranges, lines, health
checks, steps.
`make messages` runs this; it prints how many messages of each catalogue have no translation yet, and compiles them for
the program.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel.messages import Catalog
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from bpo_case.case.specs import FieldSpec

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "bpo_case"
TAKEN = {"translate": 1, "message": 1, "translate_plural": 2}
"""How many of the arguments of each function are texts."""
WRITTEN: dict[str, Any] = {"width": 0, "sort_output": True, "no_location": True, "ignore_obsolete": True}
"""How a catalogue is written: a line for each message, in their order."""
PLACEHOLDER = re.compile(r"{[^}]*}")
LANGUAGES = ("de", "fr")
NEVER = datetime(2026, 1, 1, tzinfo=UTC)
"""A day that stays: a catalogue changes only with its messages."""


class NotOneMessage(Exception):
    """A text is chosen or put together inside a call, so that nobody can tell which message it is."""

    def __init__(self, file: Path, line: int) -> None:
        """Say where."""
        super().__init__(f"{file}, line {line}: give each text a call of its own, or mark it with message()")


def catalogue_of(language: str) -> Path:
    """Give the file of a language."""
    return ROOT / f"resources/locale/{language}/LC_MESSAGES/bpo_case.po"


def messages() -> Catalog:
    """Collect every message, without translations."""
    found = Catalog(charset="utf-8", fuzzy=False)
    for file in sorted(PACKAGE.rglob("*.py")):
        for texts in called(ast.parse(file.read_text(encoding="utf-8")), file):
            found.add(texts if len(texts) > 1 else texts[0])
    for text in declared():
        if text.strip():
            found.add(text)
    return found


def called(tree: ast.AST, file: Path) -> Iterator[tuple[str, ...]]:
    """Give the texts of each call that has its message, or one and many, written out."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in TAKEN:
            given = call.args[: TAKEN[call.func.id]]
            texts = tuple(str(part.value) for part in given if isinstance(part, ast.Constant) and part.value)
            if len(texts) == len(given):
                yield texts
            elif any(_has_words(part) for part in given):
                raise NotOneMessage(file, call.lineno)


def _has_words(part: ast.expr) -> bool:
    """Tell whether a text is written in an expression; the key of a table is none."""
    if isinstance(part, ast.IfExp):
        return any(map(_has_words, (part.body, part.orelse)))
    return isinstance(part, ast.JoinedStr) or (isinstance(part, ast.Constant) and bool(part.value))


def declared() -> Iterator[str]:
    """Give what is declared as data and translated where it is shown."""
    yield from _fields()
    yield from _published_ranges()
    yield from _lines()
    yield from _words_of_the_engine()
    yield from _health_checks()
    yield from _desktop()


def _fields() -> Iterator[str]:
    from bpo_case.case.document import TABLES
    from bpo_case.case.specs import SETTINGS, field_specs, table_label

    for table in (SETTINGS, *TABLES):
        yield table_label(table)
        for spec in field_specs(table):
            yield from _said_of(spec)


def _said_of(spec: FieldSpec) -> Iterator[str]:
    from bpo_case.case.specs import specs_of

    yield from (spec.label, spec.help, *spec.unit.split("/"), *spec.choices)
    for inner in specs_of(spec.item).values() if spec.item else ():
        yield from _said_of(inner)


def _published_ranges() -> Iterator[str]:
    from bpo_case.case.published import all_ranges

    for found in all_ranges():
        yield from (found.about, found.source)


def _lines() -> Iterator[str]:
    from bpo_case.model.cost_model import cost_model

    for line in cost_model().lines.values():
        yield from (line.label, line.note)


def _words_of_the_engine() -> Iterator[str]:
    from bpo_case.engine.operators import OPERATORS
    from bpo_case.model.cost_model import cost_model
    from bpo_case.model.explanation import BILLING_UNITS, DRIVER_UNITS
    from bpo_case.model.schema import CONSTANTS

    schema = cost_model().schema
    shown = {name for table in schema.tables.values() for name, link in table.links.items() if not link.only_asked}
    for link in sorted(shown):
        yield from (schema.whose(link), link.replace("_", " ").capitalize())
    for operator in OPERATORS.values():
        if any(character.isalpha() for character in PLACEHOLDER.sub("", operator.words)):
            yield operator.words
    yield from (column.label for column in CONSTANTS)
    for line in cost_model().lines.values():
        yield from line.unit.split("/")
    yield from (*DRIVER_UNITS.values(), *BILLING_UNITS.values())


def _health_checks() -> Iterator[str]:
    from bpo_case.analysis.health import CHECKS

    for check in CHECKS.values():
        yield from (check.problem, check.theme, check.about, check.evidence, check.remedy)


def _desktop() -> Iterator[str]:
    from bpo_case.desktop.messages import messages as declared_there

    yield from declared_there()


def updated(language: str, template: Catalog) -> Catalog:
    """Give a language's catalogue with all messages of the template; what is no message any more is left out."""
    path = catalogue_of(language)
    known = read_po(path.read_bytes().splitlines(keepends=True), locale=language) if path.is_file() else Catalog()
    made = Catalog(locale=language, charset="utf-8", fuzzy=False, creation_date=NEVER, revision_date=NEVER)
    for message in template:
        if message.id:
            made.add(message.id, _kept(known.get(message.id), message))
    return made


def _kept(known: Message | None, message: Message) -> Any:
    """Give the translation that a message has; one that has become a plural keeps it for one, and lacks it for many."""
    if known is None or isinstance(known.id, str) == isinstance(message.id, str):
        return known.string if known else None
    text: Any = known.string
    return text[0] if isinstance(message.id, str) else (text, "")


def main() -> int:
    """Write the catalogues and say what is missing."""
    template = messages()
    for language in LANGUAGES:
        catalogue = updated(language, template)
        path = catalogue_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalogue, **WRITTEN)
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)
        missing = sum(1 for message in catalogue if message.id and not _translated(message.string))
        print(f"{path.relative_to(ROOT)}: {len(catalogue):,} messages, {missing:,} without a translation")
    return 0


def _translated(text: object) -> bool:
    return all(text) if isinstance(text, tuple | list) else bool(text)


if __name__ == "__main__":
    sys.exit(main())
