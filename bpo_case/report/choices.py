"""Choices: which sections a paper has, in which order and with which words, and how it looks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bpo_case.case.document import Case
from bpo_case.case.paper import PaperLanguage, PaperSection
from bpo_case.case.settings import Settings
from bpo_case.report.blocks import Look

LANGUAGE_CODES: Mapping[PaperLanguage, str] = {"as the program": "", "English": "en", "German": "de", "French": "fr"}
"""The languages of a paper with their codes; blank is the one in use."""


@dataclass(frozen=True)
class Choices:
    """What is chosen about a paper: by its case, or other than that for one run."""

    order: tuple[str, ...] = ()
    """Keys of sections that do not stand where they usually do, in their order."""
    left_out: frozenset[str] = frozenset()
    only: tuple[str, ...] = ()
    """Keys of the sections that there are alone, in their order; all, where there is none."""
    words: Mapping[str, PaperSection] | None = None
    """Titles and comments, by the key of the section."""
    look: Look = field(default_factory=Look)
    language: str = ""
    """A code, as de; blank is the language in use."""

    def keys(self, usual: Sequence[str]) -> tuple[str, ...]:
        """Give the keys of the sections of the paper, of those that there usually are."""
        order = dict.fromkeys(self.only or in_order(self.order, usual))
        return tuple(key for key in order if key in usual and key not in self.left_out)


def choices_of(case: Case) -> Choices:
    """Give what a case chooses about its paper."""
    settings = case.settings
    return Choices(
        order=tuple(row.section for row in case.sections),
        left_out=frozenset(row.section for row in case.sections if row.shown == "no"),
        words={row.section: row for row in case.sections},
        look=look_of(settings),
        language=LANGUAGE_CODES[settings.paper_language],
    )


def look_of(settings: Settings) -> Look:
    """Give how the paper of a case looks."""
    return Look(
        settings.paper_size, settings.orientation, settings.accent, settings.logo, settings.confidentiality.strip()
    )


def in_order(moved: Iterable[str], usual: Sequence[str]) -> tuple[str, ...]:
    """Put sections in order: those moved as given; each of the others after all that usually come before it.

    >>> in_order(["cash", "decision"], ["decision", "options", "cash", "method"])
    ('cash', 'decision', 'options', 'method')
    """
    order = [key for key in moved if key in usual]
    for place, key in enumerate(usual):
        if key not in order:
            order.insert(max((order.index(each) + 1 for each in usual[:place]), default=0), key)
    return tuple(order)
