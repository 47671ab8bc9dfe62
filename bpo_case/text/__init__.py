"""Words and numbers in the reader's language: used by everything that shows anything.

`catalogue` translates sentences and holds the language in use, `languages` is the table of languages spoken,
`numbers` writes amounts, shares, durations and dates, and `plain` the counts inside sentences. Everything here is in
English until `use_language` says otherwise.
"""

from bpo_case.text.catalogue import (
    current_language,
    in_sentence,
    message,
    reading_in,
    translate,
    translate_plural,
    use_language,
)  # fmt: skip
from bpo_case.text.languages import LANGUAGES, Language, UnknownLanguage
from bpo_case.text.plain import plain_number

__all__ = [
    "LANGUAGES",
    "Language",
    "UnknownLanguage",
    "current_language",
    "in_sentence",
    "message",
    "plain_number",
    "reading_in",
    "translate",
    "translate_plural",
    "use_language",
]
