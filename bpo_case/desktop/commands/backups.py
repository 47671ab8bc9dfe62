"""Older versions of a document, offered where they help."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bpo_case.desktop.dialogs.question import Answer, Question, tell
from bpo_case.desktop.dialogs.versions_dialog import Version, VersionsDialog
from bpo_case.desktop.document.state import State
from bpo_case.desktop.keeping.backups import Backup, backups
from bpo_case.desktop.keeping.difference import told, told_of_files
from bpo_case.errors import BpoCaseError
from bpo_case.text import plain_number, translate

if TYPE_CHECKING:
    from bpo_case.desktop.window import MainWindow

Changes = Callable[[Backup], tuple[str, ...] | None]
RESTORE, CANCEL = "restore", "cancel"


def restore_backup(window: MainWindow) -> None:
    """Choose a backup of the open case; taking it is a step that can be undone."""
    from bpo_case.case.file import load

    session = window.session
    if session is None or session.path is None:
        return
    found = backups(session.path)
    if not found:
        sentence = translate("A backup is kept whenever a save replaces an older version of the file.")
        tell(window, translate("There is no backup of this file yet."), sentence)
        return
    chosen = _choose(window, found, lambda backup: told(session.store.case, load(backup.file)))
    if chosen is not None:
        text = translate("Restore backup of {time}").format(time=_time(chosen))
        session.store.put(text, State(load(chosen.file)))


def offer_backups(window: MainWindow, path: Path, sentence: str) -> bool:
    """Offer the backups of a file that cannot be opened; tell whether there are any."""
    found = backups(path)
    if not found or not path.exists():
        return False
    answers = (
        Answer(CANCEL, translate("Close"), escapes=True),
        Answer(RESTORE, translate("Show backups…"), main=True),
    )
    if Question(window, translate("The file cannot be opened."), sentence, answers, "doubtful").ask() == RESTORE:
        newest = found[0].file
        chosen = _choose(window, found, lambda backup: told_of_files(newest, backup.file))
        if chosen is not None:
            window.files.begin(chosen.file)
    return True


def _choose(window: MainWindow, found: list[Backup], changes: Changes) -> Backup | None:
    versions = [Version(_time(each), _size(each), partial(_shown, changes, each)) for each in found]
    answers = (
        Answer(CANCEL, translate("Cancel"), escapes=True),
        Answer(RESTORE, translate("Restore this version"), main=True),
    )
    sentence = translate(
        "Each save keeps the version that it replaces: the last ten, and then one a day. "
        "Restoring one changes the case as listed, and can be undone."
    )
    dialog = VersionsDialog(window, translate("Restore a backup"), sentence, versions, answers)
    return found[dialog.chosen] if dialog.ask() == RESTORE and dialog.chosen >= 0 else None


def _shown(changes: Changes, backup: Backup) -> tuple[str, ...] | None:
    try:
        return changes(backup)
    except BpoCaseError:
        return None


def _time(backup: Backup) -> str:
    return f"{backup.when:%Y-%m-%d %H:%M:%S}"


def _size(backup: Backup) -> str:
    return translate("{size} kB").format(size=plain_number(max(1, backup.file.stat().st_size // 1_000)))
