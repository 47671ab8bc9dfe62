"""What is chosen about the sections of the paper, as changes of the case. Pure but for the store."""

from __future__ import annotations

from collections.abc import Iterator

from bpo_case.case.change import Change, diff
from bpo_case.case.document import Case
from bpo_case.case.make import fresh_id
from bpo_case.case.paper import PaperSection
from bpo_case.case.place import path_to
from bpo_case.desktop.document.state import Entry
from bpo_case.desktop.document.store import Store
from bpo_case.desktop.forms.entering import enter
from bpo_case.report.choices import in_order
from bpo_case.report.sections import SECTIONS
from bpo_case.text import translate

TABLE = "sections"
USUAL = tuple(section.key for section in SECTIONS)


def order_of(case: Case) -> tuple[str, ...]:
    """Give the keys of all sections in the order of a case, those included that are left out."""
    return in_order((row.section for row in case.sections), USUAL)


def row_of(case: Case, key: str) -> PaperSection | None:
    """Give the row of a section; None where it is as usual."""
    return next((row for row in case.sections if row.section == key), None)


def show_section(store: Store, key: str, shown: bool) -> None:
    """Show a section or leave it out, as one step."""
    row, added = _found(store.case, key)
    text = translate("Show a section") if shown else translate("Leave a section out")
    before, after = row.shown, "yes" if shown else "no"
    store.change(text, [*added, Change("set", path_to(TABLE, row.id, "shown"), before, after)])


def move_section(store: Store, key: str, by: int) -> None:
    """Move a section up or down, as one step."""
    order = list(order_of(store.case))
    at = order.index(key)
    to = max(0, min(len(order) - 1, at + by))
    order.insert(to, order.pop(at))
    put_in_order(store, order)


def put_in_order(store: Store, order: list[str]) -> None:
    """Put all sections in an order, as one step."""
    case = store.case
    sections = tuple(row_of(case, key) or _new_row(key) for key in order)
    store.change(translate("Move a section"), diff(case, case.model_copy(update={TABLE: sections})))


def as_usual(store: Store) -> None:
    """Have every section as usual again, as one step."""
    store.change(translate("All sections as usual"), diff(store.case, store.case.model_copy(update={TABLE: ()})))


def enter_words(store: Store, key: str, field: str, text: str) -> None:
    """Enter a title or a comment, as one step; what cannot be taken is kept where it was typed."""
    row, added = _found(store.case, key)
    path = path_to(TABLE, row.id, field)
    if not added:
        enter(store, path, text)
    elif text.strip():
        entries = [*map(Entry, added), Entry(Change("set", path, "", text), text)]
        store.enter(translate("Write words for the paper"), entries)


def _found(case: Case, key: str) -> tuple[PaperSection, tuple[Change, ...]]:
    """Give the row of a section, with the change that adds it where there is none; it stands where the section does."""
    there = row_of(case, key)
    if there is not None:
        return there, ()
    made = _new_row(key)
    above = [row.id for row in _rows_before(case, key)]
    return made, (Change("add", path_to(TABLE, made.id), after=made, below=above[-1] if above else ""),)


def _new_row(key: str) -> PaperSection:
    return PaperSection.model_validate({"id": fresh_id(), "section": key})


def _rows_before(case: Case, key: str) -> Iterator[PaperSection]:
    order = order_of(case)
    for each in order[: order.index(key)]:
        row = row_of(case, each)
        if row is not None:
            yield row
