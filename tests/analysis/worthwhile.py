"""A case in which the vendor's option is the best."""

from __future__ import annotations

from bpo_case.case.document import Case
from tests.analysis.health.cases import good_case, priced

VENDOR = 2
"""The vendor's position among the options: the model puts the as-is option in front."""


def worthwhile_case() -> Case:
    """The good case of the health checks, with lower prices."""
    return priced(0.8)(good_case())
