"""Translates sentences, and holds the language in use.

Messages are written in English where they are used. A translation is a gettext catalogue in
`resources/locale/<language>/LC_MESSAGES`: people edit `bpo_case.po`, the program reads `bpo_case.mo`, which
`make messages` makes of it; a message without a translation is shown in English.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO

from bpo_case.resources import path_of
from bpo_case.text.languages import Language, language_named

_in_use = language_named("en")
_here: ContextVar[Language | None] = ContextVar("_here", default=None)


def use_language(code: str) -> None:
    """Make a language the one that the whole program speaks from now on, in every thread."""
    global _in_use
    _in_use = language_named(code)


@contextmanager
def reading_in(code: str) -> Iterator[None]:
    """Speak another language inside a `with` block only, as for a report in the reader's language.

    >>> with reading_in("fr"):
    ...     current_language().name
    'Français'
    """
    before = _here.set(language_named(code))
    try:
        yield
    finally:
        _here.reset(before)


def current_language() -> Language:
    """Tell the language in use here."""
    return _here.get() or _in_use


def translate(message: str) -> str:
    """Give a message in the language in use, or as it stands when nobody has translated it.

    >>> translate("Net present value")
    'Net present value'
    """
    return _catalogue(current_language().code).gettext(message) if message else ""


def message(text: str) -> str:
    """Mark a text as a message: one that stands in a table, and is translated where it is shown.

    >>> message("Net present value")
    'Net present value'
    """
    return text


def in_sentence(label: str) -> str:
    """Write a label as it stands inside a sentence: with a small letter, but for abbreviations and German.

    >>> in_sentence("Net present value"), in_sentence("NPV")
    ('net present value', 'NPV')
    """
    kept = current_language().keeps_capitals or label[1:2].isupper()
    return label if kept else label[:1].lower() + label[1:]


def translate_plural(one: str, many: str, count: int) -> str:
    """Give the form of a message that goes with a count.

    >>> translate_plural("{count} role", "{count} roles", 3).format(count=3)
    '3 roles'
    """
    return _catalogue(current_language().code).ngettext(one, many, count)


@cache
def _catalogue(code: str) -> NullTranslations:
    compiled = path_of(f"resources/locale/{code}/LC_MESSAGES/bpo_case.mo")
    return GNUTranslations(BytesIO(compiled.read_bytes())) if compiled.is_file() else NullTranslations()
