"""Readers that behave in every way that a reader can; a child process imports them by name."""

from __future__ import annotations

import os
import resource
import signal
import time
from pathlib import Path
from zipfile import BadZipFile

from bpo_case.case.errors import InvalidCase, Problem
from bpo_case.errors import BpoCaseError
from tests.workbook.safe.watching import memory_of


class OddlyMade(BpoCaseError):
    """An error whose class takes other things than its sentence."""

    def __init__(self, path: Path, cells: dict[str, int]) -> None:
        self.path, self.cells = path, cells
        super().__init__(f"{path.name} has {len(cells)} odd cells")


def words(path: Path, ending: str = "") -> list[str]:
    return [*path.read_text().split(), ending]


def where(path: Path) -> tuple[int, int]:
    return os.getpid(), os.getppid()


def refuse(path: Path) -> None:
    raise OddlyMade(path, {"A1": 1, "B2": 2})


def find_problems(path: Path) -> None:
    raise InvalidCase([Problem("−5 is below 0", "Labor", 3), Problem("is missing", "Case")], path=path)


def break_down(path: Path) -> None:
    raise KeyError("xl/workbook.xml")


def find_a_bad_zip(path: Path) -> None:
    raise BadZipFile("Bad CRC-32 for file 'xl/workbook.xml'")


def fill_memory(path: Path) -> int:
    return len([bytes(1_000_000) for _ in range(10_000)])


def give_too_much(path: Path) -> list[bytes]:
    """What it gives fits into memory, but not a second time to be sent."""
    return [bytes([number % 256]) * 1_000_000 for number in range(220)]


def give_much(path: Path) -> list[int]:
    return list(range(1_000_000))


def use_memory(path: Path, megabytes: int) -> int:
    """Use memory and give the most that this process ever had, in bytes."""
    filled = [b"x" * (1_000_000 + number) for number in range(megabytes)]
    return memory_of(os.getpid()) if filled else 0


def abort(path: Path) -> None:
    os.write(2, b"thread panicked at lib.rs:1: capacity overflow")
    os.abort()


def leave(path: Path) -> None:
    os._exit(3)


def be_killed(path: Path) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def wait(path: Path) -> None:
    path.write_text(str(os.getpid()))
    time.sleep(60)


def chatter(path: Path) -> str:
    print("to the screen")
    os.write(1, b"to the screen")
    os.write(2, b"to the screen")
    return "quiet"


def give_a_lambda(path: Path) -> object:
    return lambda: path


def core_limit(path: Path) -> tuple[int, int]:
    return resource.getrlimit(resource.RLIMIT_CORE)


def import_heavily(path: Path) -> float:
    """Import what readers use, and do something with it within the limits."""
    import numpy
    import openpyxl
    import python_calamine

    assert openpyxl and python_calamine
    return float((numpy.ones((200, 200)) @ numpy.ones((200, 200))).sum())
