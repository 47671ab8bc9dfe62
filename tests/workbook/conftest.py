"""What the tests of the workbook share: LibreOffice with a profile of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import libreoffice


@pytest.fixture(scope="session")
def recalculate(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Have LibreOffice calculate a workbook; gives the path of what it made."""
    if not libreoffice.found():
        pytest.skip("LibreOffice is not installed")
    profile = tmp_path_factory.mktemp("profile")

    def run(path: Path) -> Path:
        return libreoffice.converted(path, tmp_path_factory.mktemp("recalculated"), profile)

    return run
