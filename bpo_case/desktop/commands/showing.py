"""Makes the session of a case that was read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from bpo_case.case.envelope import Loaded
from bpo_case.desktop.document.background import Background
from bpo_case.desktop.document.session import Session
from bpo_case.desktop.keeping.keeper import Keeper


def keeper_of(loaded: Loaded, path: Path | None, base: Path | None, parent: QObject) -> Keeper:
    """Open a case as far as it could be read. What is not whole, or is somebody else's, is not saved over."""
    background, calculating = Background(), Background()
    session = Session(loaded.case, path, background, calculating)
    for each in (background, calculating):
        each.setParent(session)
    session.base = base
    keeper = Keeper(session, parent)
    session.setParent(keeper)
    session.read_only = loaded.damaged or not loaded.whole or keeper.holder is not None
    return keeper
