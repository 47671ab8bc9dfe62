"""What the tests of commands share: cases in files, and the command run as a person would see it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bpo_case.case.document import Case
from bpo_case.case.file import load, save
from bpo_case.cli import main
from bpo_case.resources import path_of


@dataclass(frozen=True)
class Said:
    """What a command printed, and its exit code."""

    code: int
    out: str
    problems: str

    @property
    def data(self) -> Any:
        def refuse(constant: str) -> None:
            raise AssertionError(f"{constant} is no JSON")

        return json.loads(self.out, parse_constant=refuse)


@pytest.fixture
def run(capsys, monkeypatch):
    """Runs the command in this process, on a terminal of 100 columns."""
    monkeypatch.setenv("COLUMNS", "100")

    def command(*words: object) -> Said:
        code = main([str(word) for word in words])
        printed = capsys.readouterr()
        return Said(code, printed.out, printed.err)

    return command


@pytest.fixture
def refused(run):
    """Runs a command that must fail with one clear message, and gives the message."""

    def command(*words: object) -> str:
        said = run(*words)
        assert said.code == 2
        assert said.out == ""
        assert said.problems.strip()
        assert "Traceback" not in said.problems
        return said.problems

    return command


@pytest.fixture(scope="session")
def child():
    """Runs Python in a process of its own."""

    def process(*words: str, **how: Any) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run([sys.executable, *words], check=False, capture_output=True, timeout=120, **how)

    return process


@pytest.fixture(scope="session")
def sample() -> Case:
    return load(path_of("sample_data/retail.bpocase"))


@pytest.fixture
def retail(tmp_path: Path, sample: Case) -> Path:
    return written(sample, tmp_path / "retail.bpocase")


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    return written(Case(), tmp_path / "empty.bpocase")


def written(case: Case, path: Path) -> Path:
    save(case, path)
    return path
