"""LibreOffice as a second opinion: it recalculates a workbook, or turns it into another format, without a screen."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

SECONDS_AT_MOST = 800


def found() -> str:
    """The program's path; blank where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


def converted(path: Path, folder: Path, profile: Path, to: str = "xlsx") -> Path:
    """Open a file, calculate what has no value yet, and save it in a folder; give the new file.

    LibreOffice believes values that are cached in a file. Each worker needs a profile folder of its own.
    """
    command = [
        found(), f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless", "--norestore",
        "--convert-to", to, "--outdir", str(folder), str(path),
    ]  # fmt: skip
    said = subprocess.run(command, check=False, capture_output=True, text=True, timeout=SECONDS_AT_MOST)
    result = folder / f"{path.stem}.{to}"
    assert result.is_file(), f"LibreOffice made nothing of {path}: {said.stdout}{said.stderr}"
    return result
