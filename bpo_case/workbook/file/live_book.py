"""A workbook of a live model: XlsxWriter's own, but packed by us, because it leaves no choice how.

What is overridden here of its inside, a test watches: that XlsxWriter still has it, and asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlsxwriter.packager import Packager
from xlsxwriter.workbook import Workbook

LEVEL = 1
"""How hard the parts are pressed, of 9. XlsxWriter's 6 makes a file a sixth smaller, and takes three times as long:
a third of a whole export."""

Part = tuple[StringIO | BytesIO, str, bool]
"""What is in a part, the part's name in the package, and whether it is a picture."""


class LiveBook(Workbook):
    """A workbook that is packed quickly, and whose parts are made in memory: nothing of a case is left on a disk."""

    def __init__(self, path: str, options: Mapping[str, Any]) -> None:
        super().__init__(path, {**options, "in_memory": True})

    def close(self) -> None:
        """Write the file: XlsxWriter makes the parts and a package without any, and they are packed here."""
        super().close()
        _pack(self._parts.made, Path(self.filename))

    def _get_packager(self) -> Packager:
        """Give XlsxWriter what makes the parts; it asks here so that it can be another than its own."""
        self._parts = _Parts()
        return self._parts


class _Parts(Packager):
    """Makes the parts of the package, and keeps them from being packed."""

    made: list[Part]

    def _create_package(self) -> list[Part]:
        self.made = super()._create_package()  # type: ignore[no-untyped-call]
        return []


def _pack(parts: list[Part], path: Path) -> None:
    with ZipFile(path, "w") as package:
        for content, name, _ in parts:
            part = ZipInfo(name)  # of 1980, as Excel has it
            package.writestr(part, content.getvalue(), ZIP_DEFLATED, LEVEL)
