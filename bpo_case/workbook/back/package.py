"""Opens the package that a workbook is: its sheets, its shared texts, and which styles show a number as a date.

Names of elements are compared without their prefix, because some programs write one.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring

from bpo_case.workbook.back.xml_parts import Handler, pieces

DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""The formats of dates and times that every spreadsheet has."""
NO_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
"""What in the code of a format is text, space, colour or condition."""
DATE_LETTER = re.compile("[dmyhs]", re.IGNORECASE)
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")

USUAL = "xl/workbook.xml"


class Package:
    """The parts of a workbook that say where everything is."""

    def __init__(self, parts: ZipFile) -> None:
        self.parts = parts

    @cached_property
    def sheets(self) -> Mapping[str, str]:
        """The parts of the sheets, by the name on the tab, in the order of the tabs."""
        targets = self._related(self._book_part)
        named = ((sheet.get("name", ""), _attribute(sheet, "id")) for sheet in _all(self._book, "sheet"))
        return {name: targets[key][1] for name, key in named if targets.get(key, ("", ""))[0] == "worksheet"}

    @cached_property
    def texts(self) -> list[str]:
        """The texts that cells share."""
        part = self._part_of_kind("sharedStrings")
        return list(_texts(self.parts, part)) if part else []

    @cached_property
    def date_styles(self) -> frozenset[str]:
        """The numbers of the cell styles that show a number as a date."""
        part = self._part_of_kind("styles")
        return frozenset(_date_styles(fromstring(self.parts.read(part)))) if part else frozenset()

    @cached_property
    def counts_from_1904(self) -> bool:
        """Whether day 0 is in 1904, as in workbooks of old Macs."""
        return any(each.get("date1904") in ("1", "true") for each in _all(self._book, "workbookPr"))

    @cached_property
    def _book_part(self) -> str:
        return next((part for kind, part in self._related("").values() if kind == "officeDocument"), USUAL)

    @cached_property
    def _book(self) -> Element:
        return fromstring(self.parts.read(self._book_part))

    def _part_of_kind(self, wanted: str) -> str:
        return next((part for kind, part in self._related(self._book_part).values() if kind == wanted), "")

    def _related(self, part: str) -> Mapping[str, tuple[str, str]]:
        """The parts to which a part refers, by the name it gives them: their kind and where they are."""
        folder, name = posixpath.split(part)
        said = posixpath.join(folder, "_rels", f"{name}.rels")
        if said not in self.parts.namelist():
            return {}
        return {
            each.get("Id", ""): (posixpath.basename(each.get("Type", "")), _joined(folder, each.get("Target", "")))
            for each in _all(fromstring(self.parts.read(said)), "Relationship")
        }


def decoded(text: str) -> str:
    """Give the characters that a workbook writes by their number, because XML cannot have them.

    >>> decoded("a_x0009_b"), decoded("_x005F_x0041_")
    ('a\\tb', '_x0041_')
    >>> decoded("_xD83D__xDE00_"), decoded("a_xD83D_b")
    ('😀', 'a\ufffdb')
    """
    return _whole(ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)) if "_x" in text else text


def _whole(text: str) -> str:
    """Join the halves of characters that were written as two numbers; a half alone is none, and becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _joined(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _all(element: Element, name: str) -> Iterator[Element]:
    return (each for each in element.iter() if each.tag.rpartition("}")[2] == name)


def _attribute(element: Element, name: str) -> str:
    """Give an attribute of another vocabulary by its bare name."""
    return next((value for key, value in element.attrib.items() if key.endswith(f"}}{name}")), "")


def _date_styles(styles: Element) -> Iterator[str]:
    codes = {each.get("numFmtId"): each.get("formatCode", "") for each in _all(styles, "numFmt")}
    dates = {number for number, code in codes.items() if DATE_LETTER.search(NO_CODE.sub("", code.partition(";")[0]))}
    dates |= {str(number) for number in DATE_FORMATS} - set(codes)
    cells = next(_all(styles, "cellXfs"), Element("none"))
    return (str(place) for place, style in enumerate(cells) if style.get("numFmtId") in dates)


def _texts(parts: ZipFile, part: str) -> Iterator[str]:
    handler = _Texts()
    for _ in pieces(parts, part, handler):
        yield from handler.taken()


class _Texts(Handler):
    """Collects the texts: each in one piece or in several that look different; how to read them aloud is left out."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.text, self.aloud = "", False

    def taken(self) -> list[str]:
        """Give the texts since this was asked last."""
        taken, self.texts = self.texts, []
        return taken

    def start(self, name: str, _: Mapping[str, str]) -> None:
        """Begin an element."""
        if name == "si":
            self.text = ""
        elif name == "rPh":
            self.aloud = True
        elif name == "t":
            self.collect()

    def end(self, name: str) -> None:
        """End an element."""
        if name == "t":
            said = self.collected()
            self.text += "" if self.aloud else said
        elif name == "rPh":
            self.aloud = False
        elif name == "si":
            self.texts.append(decoded(self.text))
