"""The document: what the user enters, how it changes, and how it is kept in a file.

The bottom of the pipeline: it knows no Qt, no Excel and nothing of the cost model, which reads it through
``bpo_case.model``. A `Case` is immutable; `change` makes a new one out of it, `file` keeps it, `validate` says what
does not fit together, and `specs` tells everybody else what a field is called and allows.
"""

from bpo_case.case.document import TABLES, Case, rows

__all__ = ["TABLES", "Case", "rows"]
