"""What can be chosen about the board paper: its sections and their words, its look, and the sheet it is printed on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from string import Formatter
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from bpo_case.case.picture import checked_picture
from bpo_case.case.record import BASE64, COLOUR, Record, YesNo, field
from bpo_case.case.suggest import did_you_mean
from bpo_case.text import message, translate

PaperSize = Literal["A4", "US Letter"]
Orientation = Literal["landscape", "portrait"]
PaperLanguage = Literal["as the program", "English", "German", "French"]
SectionKey = Literal[
    "decision", "scope", "options", "baseline", "bridge", "years", "categories", "cash", "scenarios", "sensitivity",
    "simulation", "risks", "scores", "people", "transition", "health", "method", "made_of", "sign_off",
]  # fmt: skip
"""Every section that a paper can have, by its key, in the usual order."""

LIVE_FIELDS: Mapping[str, str] = {
    "option": message("Name of the option"),
    "npv": message("Net present value"),
    "risk_adjusted_npv": message("Risk-adjusted NPV"),
    "run_rate_saving": message("Run-rate saving"),
    "run_rate_saving_share": message("Run-rate saving, share of cost"),
    "one_time_cost": message("One-time cost"),
    "peak_funding": message("Peak funding"),
    "payback": message("Payback"),
    "discounted_payback": message("Discounted payback"),
    "irr": message("Internal rate of return"),
    "total_cost": message("Cost over the term"),
    "term_saving": message("Saving over the term"),
    "fte_before": message("FTE before"),
    "fte_after": message("FTE after"),
}
"""What can stand in braces in a text of the paper, as {npv}: the figure is filled in whenever the paper is made."""

OF_AN_OPTION = "."
"""Stands between the id of an option and a figure: {vendor-a.npv}; without an option it is the best one's."""

GONE = "–"
"""Stands where a figure was of an option that has been deleted."""

CONTRAST_AT_LEAST = 4.5
"""Of text on white, by the Web Content Accessibility Guidelines (AA)."""

LOGO_CHARACTERS = 32_000
"""A picture of 24,000 bytes, which also a cell of a workbook can hold."""


def fields_in(text: str) -> Iterator[str]:
    """Give the live fields of a text, as they stand between its braces; a brace without the other raises ValueError.

    >>> list(fields_in("Saves {run_rate_saving} a year, {vendor-a.npv} in all, {{in braces}}"))
    ['run_rate_saving', 'vendor-a.npv']
    """
    for _, name, form, conversion in Formatter().parse(text):
        if name is not None:
            yield name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")


def options_in(text: str) -> Iterator[str]:
    """Give the ids of the options that the live fields of a text ask for."""
    for name in fields_in(text):
        option, dot, _ = name.rpartition(OF_AN_OPTION)
        if dot:
            yield option


def without_options(text: str, gone: Collection[str]) -> str:
    """Put a dash in place of the live fields that ask for one of these options.

    >>> without_options("{vendor.npv} against {npv}", ["vendor"])
    '– against {npv}'
    """
    for option in gone:
        text = re.sub(rf"\{{{re.escape(option)}\.\w+\}}", GONE, text)
    return text


def _with_known_fields(text: str) -> str:
    try:
        names = list(fields_in(text))
    except ValueError:
        said = translate("has a brace without its other one; a brace that is no live field is written twice: {{")
        raise ValueError(said) from None
    for name in names:
        figure = name.rpartition(OF_AN_OPTION)[2]
        if figure not in LIVE_FIELDS:
            known = ", ".join(f"{{{each}}}" for each in LIVE_FIELDS)
            hint = did_you_mean(figure, LIVE_FIELDS, translate("; there are {known}").format(known=known))
            raise ValueError(translate("{{{name}}} is no live field{hint}").format(name=name, hint=hint))
    return text


def contrast_on_white(colour: str) -> float:
    """Tell how well text of a colour, as #1F3A5F, can be read on white: from 1 (white) to 21 (black).

    >>> round(contrast_on_white("#000000")), round(contrast_on_white("#FFCC00"), 1)
    (21, 1.5)
    """
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def dark_enough(colour: str) -> str:
    """Give a colour itself, or as much of it as can be read on white.

    >>> dark_enough("#1F3A5F"), dark_enough("#FFCC00")
    ('#1F3A5F', '#8F7200')
    """
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    made = colour
    for percent in range(100, -1, -1):
        made = "#" + "".join(f"{round(part * percent / 100):02X}" for part in parts)
        if contrast_on_white(made) >= CONTRAST_AT_LEAST:
            break
    return made


def _readable(colour: str) -> str:
    if colour and contrast_on_white(colour) < CONTRAST_AT_LEAST:
        said = translate("{colour} is too light to be read on white; {darker} is the same, darker")
        raise ValueError(said.format(colour=colour, darker=dark_enough(colour)))
    return colour.upper()


AccentColour = Annotated[str, Field(pattern=COLOUR), AfterValidator(_readable)]
Logo = Annotated[str, Field(max_length=LOGO_CHARACTERS, pattern=BASE64), AfterValidator(checked_picture)]
LiveTitle = Annotated[str, Field(max_length=500), AfterValidator(_with_known_fields)]
LiveText = Annotated[str, Field(max_length=5_000), AfterValidator(_with_known_fields)]


LIVE_TEXTS = ("title", "comment")
"""The fields of a section in which figures live."""


class PaperSection(Record):
    """A section of the board paper that is not as usual: left out, elsewhere, or with words of its own."""

    section: Annotated[
        SectionKey, field("Section", about="Which one; sections without a row here stand where they usually do.")
    ] = "decision"
    shown: Annotated[YesNo, field("Shown", about="A section that is not shown is left out of the paper.")] = "yes"
    title: Annotated[
        LiveTitle,
        field("Title", about="Stands in place of the title that is made from the results; {npv} is a live figure."),
    ] = ""
    comment: Annotated[LiveText, field("Comment", about="Stands below the title; {npv} is a live figure.")] = ""
