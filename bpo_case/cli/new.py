"""bpo-case new: starts a case, empty, from a template or from a sample."""

from __future__ import annotations

import argparse
from pathlib import Path

from bpo_case.errors import BpoCaseError

HELP = "Starts a case: empty, from a template for a business process, or as a copy of a sample."
FOLDERS = {"sample": "sample_data", "template": "resources/templates"}
EMPTY = "empty"


class UnknownStart(BpoCaseError):
    """There is no sample or template of this name."""

    def __init__(self, kind: str, name: str, known: list[str]) -> None:
        from bpo_case.case.suggest import did_you_mean

        self.name, self.known = name, known
        hint = did_you_mean(name, known).lstrip("; ").rstrip("?")
        listed = ", ".join(known)
        super().__init__(f"There is no {kind} “{name}”{f' ({hint}?)' if hint else ''}; choose one of {listed}")


class AlreadyThere(BpoCaseError):
    """The file exists, and a new case never overwrites anything."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"“{path}” exists already and was left as it is; give another name")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file and where it starts from."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the case to make, as service-desk.bpocase")
    start = parser.add_mutually_exclusive_group()
    for kind in FOLDERS:
        start.add_argument(f"--{kind}", metavar="NAME", help=f"one of {', '.join(names(kind))}")


def run(given: argparse.Namespace) -> int:
    """Write the case, unless the file exists."""
    from bpo_case.case.file import load, save

    kind = "sample" if given.sample is not None else "template"
    name = given.sample if given.sample is not None else given.template or EMPTY
    if name not in names(kind):
        raise UnknownStart(kind, name, names(kind))
    refuse_overwriting(given.file)
    save(load(_folder(kind) / f"{name}.bpocase"), given.file)
    print(f"{given.file} is a copy of the {kind} “{name}”. Next: bpo-case calculate {given.file}")
    return 0


def refuse_overwriting(path: Path) -> None:
    """Raise AlreadyThere where a file would be lost."""
    if path.exists() or path.is_symlink():
        raise AlreadyThere(path)


def names(kind: str) -> list[str]:
    """Give the names of the samples or templates that there are."""
    return sorted(path.stem for path in _folder(kind).glob("*.bpocase"))


def _folder(kind: str) -> Path:
    from bpo_case.resources import path_of

    return path_of(FOLDERS[kind])
