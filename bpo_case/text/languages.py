"""The languages the program speaks, and how each writes numbers and amounts of money."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from bpo_case.errors import BpoCaseError

MoneyUnit = Literal["", "k", "m"]

POWERS: Mapping[MoneyUnit, int] = MappingProxyType({"": 0, "k": 3, "m": 6})
"""The power of ten that each unit of money stands for."""


class Language(NamedTuple):
    """A language: its code, its own name, its templates for money by unit, and the signs inside its numbers."""

    code: str
    name: str
    money: Mapping[MoneyUnit, str]
    group_sign: str
    decimal_sign: str
    keeps_capitals: bool = False
    """Whether nouns keep their capital letter inside a sentence."""


LANGUAGES: Mapping[str, Language] = MappingProxyType(
    {
        language.code: language
        for language in (
            Language(
                "en",
                "English",
                {"": "{symbol}{number}", "k": "{symbol}{number}\u00a0k", "m": "{symbol}{number}\u00a0m"},
                ",",
                ".",
            ),
            Language(
                "fr",
                "Français",
                {"": "{number}\u00a0{symbol}", "k": "{number}\u00a0k{symbol}", "m": "{number}\u00a0M{symbol}"},
                "\u202f",
                ",",
            ),
            Language(
                "de",
                "Deutsch",
                {
                    "": "{number}\u00a0{symbol}",
                    "k": "{number}\u00a0Tsd.\u00a0{symbol}",
                    "m": "{number}\u00a0Mio.\u00a0{symbol}",
                },
                ".",
                ",",
                keeps_capitals=True,
            ),
        )
    }
)
"""Every language spoken, by its code. The first one needs no catalogue: the messages are written in it."""


class UnknownLanguage(BpoCaseError):
    """A language was asked for that the program does not speak."""

    def __init__(self, code: str) -> None:
        """Compose the sentence from the code asked for and the languages there are."""
        self.code = code
        known = ", ".join(f"{each} ({language.name})" for each, language in LANGUAGES.items())
        super().__init__(f"There is no language {code!r} here; choose one of {known}")


def language_named(code: str) -> Language:
    """Look a language up by its code; raises `UnknownLanguage` with the ones there are.

    >>> language_named("de").name
    'Deutsch'
    """
    try:
        return LANGUAGES[code]
    except KeyError:
        raise UnknownLanguage(code) from None
