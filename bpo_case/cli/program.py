"""The program behind the command: finds out what is wanted, does it, and says in a sentence what went wrong."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, Protocol, cast

import bpo_case
from bpo_case.cli.output import unbreakable
from bpo_case.errors import BpoCaseError

FINE, NO, MISTAKE, DEFECT, INTERRUPTED = 0, 1, 2, 70, 130

COMMANDS = (
    "new", "calculate", "explain", "compare", "scenarios", "check", "sensitivity", "break-even", "simulate", "export",
    "import", "report", "erlang", "accept", "schema",
)  # fmt: skip
FILES = {"import": "import_workbook", "break-even": "break_even"}
"""The files of commands whose name no file of Python can have."""

NO_SCREEN = "There is no screen to show the window on; bpo-case --help lists the commands, which need none."
ENDING = "Each command has its own --help. Exit codes: 0 fine, 1 the answer is no, 2 a mistake in what was given."


class Command(Protocol):
    """What the file of a command has."""

    HELP: str

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare what the command is given."""

    def run(self, given: argparse.Namespace) -> int:
        """Do the job and give the exit code."""


class Misunderstood(BpoCaseError):
    """The command line itself cannot be understood."""


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one sentence."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and where the help is."""
        raise Misunderstood(f"{self.prog}: {message}; {self.prog} --help tells what is expected")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    unbreakable()
    try:
        code = _run(words)
        print(end="", flush=True)
        return code
    except BpoCaseError as error:
        print(error, file=sys.stderr)
        return MISTAKE
    except BrokenPipeError:  # whoever was reading has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        print(f"The output could not be written: {error.strerror or error}.", file=sys.stderr)
        return MISTAKE
    except Exception as error:  # the boundary of the program: whatever else happens is ours to mend
        print(f"BPO Case has a defect here; please report it: {type(error).__name__}: {error}", file=sys.stderr)
        return DEFECT


def _run(words: list[str]) -> int:
    if not words or (len(words) == 1 and _is_file(words[0])):
        return _window(Path(words[0]) if words else None)
    if not (words[0].startswith("-") or words[0] in COMMANDS):
        raise Misunderstood(_no_command(words[0]))
    try:
        given = _parser().parse_args(words)
    except SystemExit as ended:  # --help and --version
        return int(ended.code or FINE)
    return _command(given.command).run(given)


def _is_file(word: str) -> bool:
    return not word.startswith("-") and word not in COMMANDS and bool(Path(word).suffix or Path(word).exists())


def _window(path: Path | None) -> int:
    """Show the window. Qt ends the process where it finds no screen, so that this is looked at first."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(screen) for screen in screens):
        raise Misunderstood(NO_SCREEN)
    from bpo_case.desktop import run

    return run(path)


def _no_command(word: str) -> str:
    from bpo_case.case.suggest import did_you_mean

    return f"There is no command “{word}”{did_you_mean(word, COMMANDS) or '; choose one of ' + ', '.join(COMMANDS)}"


def _parser() -> argparse.ArgumentParser:
    about = "Should we outsource this business process? Calculates a case and explains every figure of it."
    parser = Parser(prog="bpo-case", description=about, epilog=ENDING, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"BPO Case {bpo_case.__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=Parser)
    for name in COMMANDS:
        command = _command(name)
        short = command.HELP[:1].lower() + command.HELP[1:].rstrip(".")
        command.arguments(commands.add_parser(name, help=short, description=command.HELP))
    return parser


def _command(name: str) -> Command:
    return cast(Command, importlib.import_module(f"bpo_case.cli.{FILES.get(name, name)}"))
