import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from bpo_case.resources import FOLDERS, UnknownResource, path_of


def test_a_resource_of_the_checkout_is_found(project):
    assert path_of("resources/fonts/OFL.md") == project / "resources" / "fonts" / "OFL.md"
    assert path_of("resources").is_dir()


def test_a_resource_that_is_not_there_has_a_path_all_the_same():
    assert not path_of("resources/locale/xx").exists()


@pytest.mark.parametrize("name", ["", ".", "tests/conftest.py", "/etc/passwd", "resources/../pyproject.toml"])
def test_nothing_outside_the_two_folders_is_given(name):
    with pytest.raises(UnknownResource, match="only resources and sample_data do"):
        path_of(name)


@pytest.fixture(scope="module")
def wheel(project, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=project, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.mark.slow
def test_a_wheel_carries_every_file_of_both_folders(wheel, project):
    files = (path.relative_to(project) for folder in FOLDERS for path in project.joinpath(folder).rglob("*"))
    expected = {f"bpo_case/_data/{path.as_posix()}" for path in files if project.joinpath(path).is_file()}
    with ZipFile(wheel) as archive:
        assert expected <= set(archive.namelist())
    assert "bpo_case/_data/resources/fonts/SourceSans3-Regular.ttf" in expected


@pytest.mark.slow
def test_a_wheel_carries_nothing_but_the_package_and_its_data(wheel):
    with ZipFile(wheel) as archive:
        tops = {name.partition("/")[0] for name in archive.namelist()}
    assert tops == {"bpo_case", "bpo_case-0.1.0.dist-info"}


@pytest.mark.slow
def test_an_installed_program_finds_its_resources_inside_the_package(wheel, tmp_path):
    with ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    program = "from bpo_case.resources import path_of; print(path_of('resources/fonts/OFL.md').resolve(strict=True))"
    run = subprocess.run(
        [sys.executable, "-P", "-c", program],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert Path(run.stdout.strip()) == tmp_path / "bpo_case" / "_data" / "resources" / "fonts" / "OFL.md"
