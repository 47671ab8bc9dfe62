"""Safe reading: a file is looked at before it is opened, and opened in a child process with limits.

``preflight`` tells by the first bytes and the parts what a file is; ``child`` runs a reader where running out of
memory or time, or being aborted, hurts nobody. Whatever goes wrong is one sentence of ``errors``. Cheap to import:
the child begins here.
"""

from bpo_case.workbook.safe.child import Limits, in_child
from bpo_case.workbook.safe.kinds import Kind, mislabelled
from bpo_case.workbook.safe.preflight import preflight

__all__ = ["Kind", "Limits", "in_child", "mislabelled", "preflight"]
