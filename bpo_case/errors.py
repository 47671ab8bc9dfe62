"""The root of the errors that this project raises on purpose: a sentence for a person, and the data behind it."""

from __future__ import annotations

from typing import Any


class BpoCaseError(Exception):
    """Something that a person can mend: the sentence says what is wrong, where, and what to do.

    Each mistake has its own class, which composes the sentence itself and keeps what it was made from as attributes.
    """

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel between processes whole; by default an exception is rebuilt from its sentence alone."""
        return _revived, (type(self), self.args, self.__dict__)


def _revived(kind: type[BpoCaseError], args: tuple[Any, ...], attributes: dict[str, Any]) -> BpoCaseError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(attributes)
    return error
