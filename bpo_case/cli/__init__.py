"""The command line: the same jobs as in the window, for people at a terminal and for programs.

Each command has a file of its own with its help, its arguments and what it does; whatever is heavy is imported there,
when the command runs.
"""

from bpo_case.cli.program import main

__all__ = ["main"]
