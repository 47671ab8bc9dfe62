"""Words and numbers in the reader's language: used by everything that shows anything.

`catalogue` translates sentences and holds the language in use, `languages` is the table of languages spoken, and
`numbers` writes amounts, shares, durations and dates. Everything here is in English until `use_language` says
otherwise.
"""

from bpo_case.text.catalogue import current_language, reading_in, translate, translate_plural, use_language
from bpo_case.text.languages import LANGUAGES, Language, UnknownLanguage

__all__ = [
    "LANGUAGES",
    "Language",
    "UnknownLanguage",
    "current_language",
    "reading_in",
    "translate",
    "translate_plural",
    "use_language",
]
