"""Excel: a calculated case as a live model that can be audited, changed and sent back, and tables of anyone's.

Out: ``layout`` says where everything stands and writes nothing; each room (``inputs``, ``calculation``, ``scenarios``,
``outputs``, ``checks``, ``exported``) has the places and the writers of its sheets; ``writer`` puts them in a ``file``.
In: ``back`` takes our own workbook back, ``foreign`` reads anyone's, both in the child process of ``safe``.
Only this package knows XlsxWriter and openpyxl.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bpo_case.workbook.layout import TooManyFormulas, UnknownOption
    from bpo_case.workbook.writer import export

__all__ = ["TooManyFormulas", "UnknownOption", "export"]

_HOMES = {"TooManyFormulas": "layout", "UnknownOption": "layout", "export": "writer"}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is: whoever only reads a file, in a process of its own, starts without it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
