"""Where the files that travel with the program are: fonts, translations, samples.

In a checkout they stand beside the package, in `resources/` and `sample_data/`; in an installed program they stand
inside it, in `bpo_case/_data/`. `path_of` is the only place that knows.
"""

from functools import cache
from pathlib import Path, PurePosixPath

FOLDERS = ("resources", "sample_data")

_PACKAGE = Path(__file__).parent


class UnknownResource(ValueError):
    """A resource was asked for outside the folders that travel with the program."""

    def __init__(self, name: str) -> None:
        """Compose the sentence from the name asked for."""
        self.name = name
        super().__init__(f"{name!r} does not travel with the program; only {' and '.join(FOLDERS)} do")


def path_of(name: str) -> Path:
    """Give the path of a file or folder such as `resources/fonts/OFL.md`, whether it exists or not.

    >>> path_of("resources/fonts/OFL.md").is_file()
    True
    """
    parts = PurePosixPath(name).parts
    if not parts or parts[0] not in FOLDERS or ".." in parts:
        raise UnknownResource(name)
    return _root().joinpath(*parts)


@cache
def _root() -> Path:
    inside = _PACKAGE / "_data"
    return inside if inside.is_dir() else _PACKAGE.parent
