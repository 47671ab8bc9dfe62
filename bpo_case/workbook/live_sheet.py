"""A sheet of a live model: XlsxWriter's own, where two of its habits do not suit us."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from xlsxwriter.format import Format
from xlsxwriter.worksheet import CellFormulaTuple, Worksheet


class LiveSheet(Worksheet):
    """A sheet that takes formulas as they are, and writes every digit of a number."""

    def _write_formula(
        self, row: int, col: int, formula: str, cell_format: Format | None = None, value: Any = 0
    ) -> Literal[0, -1, -2]:
        """XlsxWriter looks through every formula for some 150 functions that Excel learnt after 2010, to mark them.

        Ours use none of them (a test says so), and the looking took nine tenths of the time.
        """
        if self._check_dimensions(row, col):
            return -1
        self.table[row][col] = CellFormulaTuple(formula.removeprefix("="), cell_format, value)
        return 0

    def _xml_number_element(self, number: float, attributes: Iterable[tuple[str, Any]] = ()) -> None:
        """XlsxWriter writes 16 digits, but some numbers need 17 to come back as they were."""
        said = "".join(f' {name}="{value}"' for name, value in attributes)
        self.fh.write(f"<c{said}><v>{number!r}</v></c>")  # type: ignore[attr-defined]
