"""The random documents are valid, and no table of them is empty for a reason of theirs."""

import pytest

from bpo_case.case.document import TABLES, rows
from bpo_case.case.override import overridden
from bpo_case.case.validate import problems
from tests.documents import random_document


@pytest.mark.parametrize("seed", range(40))
def test_a_random_document_is_valid_in_every_scenario(seed):
    case = random_document(seed)
    assert problems(case) == ()
    for scenario in case.scenarios:
        assert problems(overridden(case, scenario.overrides)) == ()


def test_a_document_of_sample_size_has_rows_in_every_table():
    case = random_document(3, "sample")
    assert [table for table in TABLES if not rows(case, table)] == []
