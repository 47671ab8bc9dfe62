"""Translates sentences, and holds the language in use.

Messages are written in English where they are used. A translation is a gettext catalogue, kept as text in
`resources/locale/<language>/LC_MESSAGES/bpo_case.po` and compiled in memory when its language is first used; a message
without a translation is shown in English.
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


def translate_plural(one: str, many: str, count: int) -> str:
    """Give the form of a message that goes with a count.

    >>> translate_plural("{count} role", "{count} roles", 3).format(count=3)
    '3 roles'
    """
    return _catalogue(current_language().code).ngettext(one, many, count)


@cache
def _catalogue(code: str) -> NullTranslations:
    source = path_of(f"resources/locale/{code}/LC_MESSAGES/bpo_case.po")
    return _compiled(source.read_bytes(), code) if source.is_file() else NullTranslations()


def _compiled(source: bytes, code: str) -> GNUTranslations:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(source), locale=code))
    compiled.seek(0)
    return GNUTranslations(compiled)
