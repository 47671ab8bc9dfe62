"""Every test of words and numbers starts and ends in English."""

from collections.abc import Iterator

import pytest

from bpo_case.text import use_language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("en")
