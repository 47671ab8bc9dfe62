"""Recovery copies of a window that did not end well, offered at the next start."""

from __future__ import annotations

import contextlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bpo_case.desktop.commands.refusals import refused_said
from bpo_case.desktop.dialogs.question import Answer, tell
from bpo_case.desktop.dialogs.versions_dialog import Version, VersionsDialog
from bpo_case.desktop.keeping.recovery import Origin, Slot, left_behind
from bpo_case.errors import BpoCaseError
from bpo_case.text import translate, translate_plural

if TYPE_CHECKING:
    from bpo_case.case.document import Case
    from bpo_case.case.envelope import Loaded
    from bpo_case.desktop.document.state import State
    from bpo_case.desktop.window import MainWindow

RESTORE, DISCARD, LATER = "restore", "discard", "later"


def offer_recoveries(window: MainWindow) -> None:
    """Ask what to do with each copy that was left behind, until all are settled or one is restored."""
    slots = left_behind()
    try:
        while slots:
            answer, slot = _ask(window, slots)
            if answer == DISCARD:
                slot.clear()
            elif answer == RESTORE and not _restored(window, slot):
                continue
            if answer != DISCARD:
                return
            slot.release()
            slots.remove(slot)
    finally:
        for slot in slots:
            slot.release()


def _ask(window: MainWindow, slots: list[Slot]) -> tuple[str, Slot]:
    versions = [_version(slot) for slot in slots]
    answers = (
        Answer(DISCARD, translate("Discard"), apart=True),
        Answer(LATER, translate("Decide later"), escapes=True),
        Answer(RESTORE, translate("Restore"), main=True),
    )
    sentence = translate_plural(
        "BPO Case ended before the changes to {count} case were saved. A copy was kept; it changes the file so:",
        "BPO Case ended before the changes to {count} cases were saved. Copies were kept; each changes its file so:",
        len(slots),
    ).format(count=len(slots))
    dialog = VersionsDialog(window, translate("Work that was not saved"), sentence, versions, answers)
    return dialog.ask(), slots[max(0, dialog.chosen)]


def _version(slot: Slot) -> Version:
    origin = slot.origin
    where = str(origin.path) if origin.path else translate("never saved")
    about = f"{slot.when:%Y-%m-%d %H:%M}\n{where}"
    return Version(origin.title or translate("A case"), about, partial(_changes, slot))


def _changes(slot: Slot) -> tuple[str, ...] | None:
    """Say what a copy changes; first the entries in it that the case does not take."""
    from bpo_case.case.file import read
    from bpo_case.desktop.keeping.difference import told

    base = slot.origin.base
    try:
        copy = read(slot.file).case
        changes = told(read(base).case, copy) if base else None
    except BpoCaseError:
        return None
    said = refused_said(_state(copy, slot))
    return (*said, *changes) if changes is not None else said or None


def _state(case: Case, slot: Slot) -> State:
    """Give the case of a copy with the entries that it does not take."""
    from bpo_case.desktop.document.state import State, of_rows_there

    return State(case, of_rows_there(case, slot.refused))


def _restored(window: MainWindow, slot: Slot) -> bool:
    """Open the copy over the file it is a copy of, as a step that can be undone; tell whether that was possible."""
    from bpo_case.case.file import read

    try:
        copy = read(slot.file)
    except BpoCaseError as error:
        tell(window, translate("The copy cannot be read."), str(error), "bad")
        return False
    origin = slot.origin
    base, path = _original(origin)
    keeper = window.files.show(base or copy, path, origin.base)
    keeper.session.store.put(translate("Restore what was not saved"), _state(copy.case, slot))
    if not keeper.session.modified:
        keeper.session.is_unsaved()
    keeper.autosave.keep_now()
    slot.clear()
    slot.release()
    return True


def _original(origin: Origin) -> tuple[Loaded | None, Path | None]:
    """Read what the copy is a copy of: the document, or else what it began as; nothing where neither is there."""
    from bpo_case.case.file import read

    for file in (origin.path, origin.base):
        with contextlib.suppress(BpoCaseError):
            if file is not None:
                return read(file), origin.path if file == origin.path else None
    return None, None
