"""The project's promises about itself."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.joinpath("bpo_case").rglob("*.py"))
CONTRACTS = [
    contract["name"]
    for contract in tomllib.loads(ROOT.joinpath("pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
]

# Each a module that does not exist, an import that it must not make, and the contract that must say so.
OFFENCES = [
    ("text/offence.py", "import bpo_case.case", "Each layer imports only layers below it"),
    ("case/offence.py", "import bpo_case.engine", "Each layer imports only layers below it"),
    ("model/offence.py", "import bpo_case.report", "Each layer imports only layers below it"),
    ("model/offence.py", "import bpo_case.analysis", "Each layer imports only layers below it"),
    ("analysis/offence.py", "import bpo_case.workbook", "Each layer imports only layers below it"),
    ("workbook/offence.py", "import bpo_case.report", "Each layer imports only layers below it"),
    ("report/offence.py", "import bpo_case.cli", "Each layer imports only layers below it"),
    ("offence.py", "import bpo_case.text", "Each layer imports only layers below it"),
    ("engine/offence.py", "import bpo_case.case", "The engine knows no business"),
    ("report/offence.py", "from PySide6.QtGui import QFont", "Qt stays in the desktop"),
    ("workbook/offence.py", "import matplotlib.pyplot", "PDF and charts stay in the report"),
    ("text/offence.py", "from reportlab.lib import units", "PDF and charts stay in the report"),
    ("report/offence.py", "import xlsxwriter", "Excel files stay in the workbook"),
    ("case/offence.py", "from openpyxl import load_workbook", "Excel files stay in the workbook"),
    ("model/offence.py", "from scipy import optimize", "Numerical methods stay in the analysis"),
]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)


def project_files() -> list[Path]:
    """Every file that is, or would be, part of a commit."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    return [path for path in map(ROOT.joinpath, filter(None, names)) if path.is_file()]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "bpo_case", tmp_path / "bpo_case", ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize("module", MODULES)
def test_every_module_says_in_a_sentence_what_it_is(module):
    docstring = ast.get_docstring(ast.parse(ROOT.joinpath(module).read_text(encoding="utf-8")))
    assert docstring, f"{module} has no docstring"
    assert docstring.split("\n\n")[0].rstrip().endswith((".", ":", "?")), f"{module}: {docstring!r}"


def test_the_layers_hold():
    report = lint_imports(ROOT)
    assert report.returncode == 0, report.stdout + report.stderr


@pytest.mark.slow
@pytest.mark.parametrize(("module", "line", "contract"), OFFENCES, ids=lambda value: value)
def test_an_import_that_breaks_a_layer_is_caught(copy, module, line, contract):
    copy.joinpath("bpo_case", module).write_text(f'"""An offence."""\n\n{line}\n')
    report = lint_imports(copy)
    assert report.returncode != 0
    assert re.search(rf"^{contract} BROKEN", report.stdout, re.MULTILINE), report.stdout + report.stderr


def test_the_layers_that_are_told_are_those_that_hold():
    settings = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text())["tool"]["importlinter"]
    layers = next(contract["layers"] for contract in settings["contracts"] if "layers" in contract)
    there = [layer for layer in layers if not layer.startswith(("(", "__"))]
    assert f"`{' → '.join(there)}`" in ROOT.joinpath("CONTRIBUTING.md").read_text(encoding="utf-8")


def test_every_contract_is_broken_once():
    assert {contract for *_, contract in OFFENCES} == set(CONTRACTS)


def names_a_place(*folders: Path) -> re.Pattern[bytes]:
    """What finds a folder of one computer, or the host of a package registry, which is everybody's own choice."""
    local = (rf"(?<![\w.]){re.escape(str(folder))}(?![\w-])" for folder in folders if folder != Path(folder.anchor))
    hosts = r"\b(?:pypi|pythonhosted|npmjs|crates|deb\.debian|archive\.ubuntu)\.(?:org|com|io)\b"
    return re.compile("|".join([*local, hosts]).encode())


def test_no_file_names_a_place_that_its_readers_cannot_reach():
    place = names_a_place(ROOT, Path.home())
    found = {path: place.findall(path.read_bytes()) for path in project_files()}
    assert {path: names for path, names in found.items() if names} == {}


def test_a_place_is_found_in_whatever_stands_around_it():
    place = names_a_place(ROOT, Path("/home/ann"), Path("/"))
    host = ".".join(["files", "pythonhosted", "org"])
    for text in (f"see {ROOT}/docs", f'"{ROOT}"', "cd /home/ann", f"https://{host}/simple"):
        assert place.search(text.encode()), text
    for text in ("bpo_case/home/ann", "/home/anna", f"{ROOT}-old", "docs/cost-model.md", "the host pythonhosted"):
        assert not place.search(text.encode()), text


def test_the_lock_pins_every_dependency_with_its_hashes():
    lock = ROOT.joinpath("requirements.lock").read_text()
    entries = re.findall(r"^[a-z0-9].*(?:\n    --hash=.*)*", lock, re.MULTILINE)
    assert {"numpy", "pydantic", "pytest"} <= {entry.partition("==")[0] for entry in entries}
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


def test_the_changelog_says_which_numbers_change():
    sections = re.split(r"^## ", ROOT.joinpath("CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    assert sections and all("### Numbers" in section for section in sections)
