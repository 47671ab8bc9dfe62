"""bpo-case accept: an edited case becomes a sound one again, if nothing but its checksum is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from bpo_case.case.file import load
from bpo_case.cli import main
from bpo_case.resources import path_of


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """A template in which a salary was changed with an editor."""
    text = (path_of("resources/templates") / "payroll.bpocase").read_text("utf-8")
    salary = load(path_of("resources/templates") / "payroll.bpocase").labor[0].annual_salary
    assert f'"annual_salary": {salary}' in text
    file = tmp_path / "edited.bpocase"
    file.write_text(text.replace(f'"annual_salary": {salary}', '"annual_salary": 41234.0', 1), "utf-8")
    return file


def test_an_edited_case_is_refused_until_it_is_accepted(edited: Path, tmp_path: Path, capsys) -> None:
    assert main(["calculate", str(edited)]) == 2
    assert "bpo-case accept" in capsys.readouterr().err
    assert main(["accept", str(edited), str(tmp_path / "sound.bpocase")]) == 0
    assert 41234.0 in [role.annual_salary for role in load(tmp_path / "sound.bpocase").labor]
    assert main(["calculate", str(tmp_path / "sound.bpocase")]) == 0


def test_what_is_wrong_besides_the_checksum_is_refused_with_all_problems(edited: Path, tmp_path: Path, capsys) -> None:
    edited.write_text(edited.read_text("utf-8").replace("41234.0", "-5", 1), "utf-8")
    assert main(["accept", str(edited), str(tmp_path / "new.bpocase")]) == 2
    assert "Annual salary: −5 is below 0" in capsys.readouterr().err
    assert not (tmp_path / "new.bpocase").exists()


def test_nothing_is_overwritten(edited: Path, capsys) -> None:
    before = edited.read_bytes()
    assert main(["accept", str(edited), str(edited)]) == 2
    assert "exists already" in capsys.readouterr().err
    assert edited.read_bytes() == before
