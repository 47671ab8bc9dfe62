"""Small things that the program remembers from one start to the next, each in a file of plain JSON."""

from __future__ import annotations

import contextlib
import json
from typing import Any

from bpo_case.desktop.keeping.places import settings_folder


def noted(name: str) -> dict[str, Any]:
    """Give what was noted under a name; nothing where there is no such note, or it cannot be read."""
    try:
        found = json.loads((settings_folder() / f"{name}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def note(name: str, content: dict[str, Any]) -> None:
    """Note something. A person's work does not depend on it, so that failing is not worth a message."""
    import secrets

    folder = settings_folder()
    beside = folder / f"{name}.{secrets.token_hex(4)}.tmp"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
            beside.replace(folder / f"{name}.json")
        finally:
            beside.unlink(missing_ok=True)


def preference(key: str, default: Any) -> Any:
    """Give a preference; the default where none of its type was noted."""
    found = noted("preferences").get(key, default)
    return found if type(found) is type(default) else default


def prefer(key: str, value: Any) -> None:
    """Note a preference."""
    note("preferences", {**noted("preferences"), key: value})
