"""What every test shares: a screen that needs none, reproducible examples, and speed tests set apart."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

BENCHMARKS = Path(__file__).parent / "benchmarks"
NOT_TIMED = BENCHMARKS / "test_by_hand.py"

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("MPLBACKEND", "agg")

settings.register_profile("everyday", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "everyday")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(BENCHMARKS) and item.path != NOT_TIMED:
            item.add_marker("bench")


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the whole project."""
    return Path(__file__).parents[1]
