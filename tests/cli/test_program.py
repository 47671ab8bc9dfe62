"""The program behind the commands: entry points, what it loads, terminals and pipes, and its own mistakes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bpo_case.cli import program
from bpo_case.cli.program import COMMANDS, DEFECT, NO_SCREEN, main

HEAVY = {"numpy", "scipy", "matplotlib", "reportlab", "xlsxwriter", "openpyxl", "PySide6", "babel"}


CALLED = "from bpo_case.cli import main; raise SystemExit(main())"


@pytest.mark.parametrize("entry", [["-m", "bpo_case"], ["-c", CALLED]], ids=["module", "function"])
def test_both_entry_points_run(child, entry):
    done = child(*entry, "--version")
    assert done.returncode == 0
    assert done.stdout.startswith(b"BPO Case ")


def test_the_installed_command_is_the_one_that_is_tested(project):
    scripts = tomllib.loads(project.joinpath("pyproject.toml").read_text())["project"]["scripts"]
    assert scripts == {"bpo-case": "bpo_case.cli:main"}


@pytest.mark.parametrize("words", ["schema", "--help", "new --help", "calculate missing.bpocase"])
def test_nothing_heavy_is_loaded_before_it_is_needed(child, words):
    code = f"import sys; from bpo_case.cli import main; main({words.split()!r}); print(*sys.modules, file=sys.stderr)"
    loaded = {name.partition(".")[0] for name in child("-c", code).stderr.decode().split()}
    assert "bpo_case" in loaded
    assert not loaded & HEAVY


def test_help_names_every_command_and_nothing_else(run):
    said = run("--help")
    assert said.code == 0
    listed = [line.split()[0] for line in said.out.splitlines() if line.startswith("    ") and line[4] != " "]
    assert listed == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_a_page_in_the_documentation(run, command, project):
    said = run(command, "--help")
    assert said.code == 0
    assert said.out.startswith(f"usage: bpo-case {command}")
    assert f"## {command}" in project.joinpath("docs/command-line.md").read_text()
    assert f"`bpo-case {command}" in project.joinpath("README.md").read_text()


@pytest.mark.parametrize(("words", "path"), [([], None), (["case.bpocase"], Path("case.bpocase"))])
def test_without_a_command_the_window_is_shown(run, monkeypatch, words, path):
    shown = []
    monkeypatch.setattr("bpo_case.desktop.run", lambda given: shown.append(given) or 0)
    assert run(*words).code == 0
    assert shown == [path]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there a program may have no screen")
def test_without_a_screen_there_is_a_sentence_in_place_of_the_window(refused, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert refused().strip() == NO_SCREEN


def test_a_misspelled_command_is_answered_with_the_one_that_was_meant(refused):
    assert "did you mean “calculate”?" in refused("calcualte")


@pytest.mark.parametrize(
    "words",
    ["calculate", "compare one", "explain a npv --month May", "calculate a --by week", "--nonsense"],
)
def test_words_that_are_not_understood_get_one_sentence(refused, words):
    message = refused(*words.split())
    assert message.count("\n") == 1
    assert "--help tells what is expected" in message


def test_a_defect_is_reported_without_a_traceback(run, retail, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("on purpose")

    monkeypatch.setattr(program, "_command", lambda name: type("Broken", (), {"HELP": "Breaks.", "arguments": broken}))
    said = run("calculate", retail)
    assert said.code == DEFECT
    assert "ZeroDivisionError: on purpose" in said.problems
    assert "Traceback" not in said.problems


def test_an_interruption_ends_quietly(run, monkeypatch):
    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(program, "_run", interrupted)
    said = run("schema")
    assert (said.code, said.out, said.problems) == (130, "", "")


# -- Terminals and pipes --


@pytest.mark.parametrize("command", ["calculate", "explain", "schema"])
def test_a_reader_that_goes_away_is_no_mistake(retail, command):
    words = {"calculate": [retail, "--json"], "explain": [retail, "npv", "--breadth", "3"], "schema": []}[command]
    process = subprocess.Popen(
        [sys.executable, "-m", "bpo_case", command, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.close()  # before anything is printed
    problems = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) == 0
    assert problems == b""


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "cp437"])
def test_a_terminal_that_lacks_characters_shows_others_in_their_place(child, retail, encoding):
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    done = child("-m", "bpo_case", "calculate", str(retail), env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode(encoding)
    assert "-6,546" in text or "−6,546" in text  # a minus sign never becomes a question mark
    assert "Krak" in text


def test_a_disk_without_room_is_said(child, retail):
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no full disk to write to")
    command = [sys.executable, "-m", "bpo_case", "calculate", str(retail)]
    with full.open("wb") as disk:
        done = subprocess.run(command, check=False, stdout=disk, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr.startswith(b"The output could not be written")
    assert b"Traceback" not in done.stderr


def test_numbers_are_in_full_precision_and_never_nan(run, retail):
    figures = run("calculate", retail, "--json").data
    assert json.dumps(figures, allow_nan=False)
    npv = figures["options"]["Nearshore (Kraków)"]["npv"]
    assert npv != round(npv, 6)


def test_main_gives_a_number(capsys):
    assert main(["--version"]) == 0
    capsys.readouterr()
