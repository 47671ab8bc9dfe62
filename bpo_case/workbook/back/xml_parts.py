"""Reads a part of a workbook as a stream of elements, so that its size does not matter, and refuses what is hostile."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.parsers import expat
from zipfile import ZipFile

from defusedxml.common import DTDForbidden

PIECE = 1 << 15
PREFIXED = re.compile(rb"<\w+:(worksheet|sst)\b")


class Handler:
    """Is told of the elements of a part as they begin and end; a text is collected only where it is wanted."""

    parser: expat.XMLParserType
    _texts: list[str]

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin an element; its name has no prefix."""
        raise NotImplementedError

    def end(self, name: str) -> None:
        """End an element."""
        raise NotImplementedError

    def collect(self) -> None:
        """Begin to collect the text."""
        self._texts = []
        self.parser.CharacterDataHandler = self._texts.append

    def collected(self) -> str:
        """End collecting, and give the text."""
        self.parser.CharacterDataHandler = None
        return "".join(self._texts)


def pieces(parts: ZipFile, part: str, handler: Handler) -> Iterator[None]:
    """Read a part piece by piece; whoever has seen enough stops."""
    parser = handler.parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refused
    with parts.open(part) as file:
        piece = file.read(PIECE)
        _listen(parser, handler, prefixed=PREFIXED.search(piece) is not None)
        while piece:
            parser.Parse(piece, False)
            yield
            piece = file.read(PIECE)
    parser.Parse(b"", True)
    yield


def _listen(parser: expat.XMLParserType, handler: Handler, prefixed: bool) -> None:
    """Have the handler told of elements; taking prefixes off costs as much as everything else, and few write them."""
    parser.StartElementHandler, parser.EndElementHandler = handler.start, handler.end
    if prefixed:
        parser.StartElementHandler = lambda name, attributes: handler.start(name.rpartition(":")[2], attributes)
        parser.EndElementHandler = lambda name: handler.end(name.rpartition(":")[2])


def _refused(name: str, system: str | None, public: str | None, _: bool) -> None:
    """Refuse a document type: no spreadsheet writes one, and entities are declared in it."""
    raise DTDForbidden(name, system, public)
