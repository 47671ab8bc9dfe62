"""Enters a text into one field of a record, as one step of undo. Pure but for the store."""

from __future__ import annotations

from bpo_case.case.change import Change
from bpo_case.case.errors import InvalidCase, UnknownPath
from bpo_case.case.place import Rows, field_at
from bpo_case.desktop.document.state import Entry, Refused, State
from bpo_case.desktop.document.store import Store
from bpo_case.desktop.tables.cell_text import Names
from bpo_case.desktop.tables.typed import NotUnderstood, value_of
from bpo_case.text import translate


def enter(store: Store, path: str, text: str) -> None:
    """Enter a text at a path; what cannot be taken is kept as refused. A row that is gone takes nothing with it."""
    spec = field_at(path)
    said = translate("Edit {field}").format(field=translate(spec.label))
    try:
        _, record = Rows(store.case).at(path)
    except UnknownPath:  # it was deleted while somebody typed
        return
    before = getattr(record, spec.name)
    try:
        value = value_of(spec, text, Names(store.case))
    except NotUnderstood as error:
        store.enter(said, (), {path: Refused(text, str(error))})
        return
    if value == before and path not in store.state.refused:
        return
    try:
        store.enter(said, [Entry(Change("set", path, before, value), text)])
    except InvalidCase as error:
        store.tell(str(error))


def restore(store: Store, path: str) -> bool:
    """Give a field whose entry was refused the value from before back; tell whether there was such an entry."""
    if path not in store.state.refused:
        return False
    kept = {other: refused for other, refused in store.state.refused.items() if other != path}
    store.put(translate("Restore the value from before"), State(store.case, kept))
    return True
