"""bpo-case schema: the format of a case file, for programs that read or write one."""

from __future__ import annotations

import argparse

from bpo_case.cli.output import print_json

HELP = "Describes the format of a case file as JSON Schema, with labels, help, units and limits."


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command is given nothing."""


def run(given: argparse.Namespace) -> int:  # noqa: ARG001
    """Print the schema."""
    from bpo_case.case.schema import json_schema

    print_json(json_schema())
    return 0
