"""Excel: a calculated case as a live model that can be audited, changed and sent back.

``layout`` says where everything stands and writes nothing; ``places`` turns that into the cells of formulas;
``writer`` and its helpers put them into a file. Only this package knows XlsxWriter and openpyxl.
"""

from bpo_case.workbook.layout import TooManyFormulas, UnknownOption
from bpo_case.workbook.writer import export

__all__ = ["TooManyFormulas", "UnknownOption", "export"]
