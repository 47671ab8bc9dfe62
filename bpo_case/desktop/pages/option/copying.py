"""Makes options: a new one, or a copy of one with all its rows. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bpo_case.case.change import Change
from bpo_case.case.document import TABLES, Case, rows
from bpo_case.case.make import fresh_id, new_row
from bpo_case.case.place import path_to
from bpo_case.case.record import Record
from bpo_case.case.specs import field_specs
from bpo_case.text import translate

NAME_AT_MOST = 200


def new_option(case: Case) -> Change:
    """Give the change that adds an option below the others."""
    row = new_row("options", name=_free(translate("New option"), _names(case, "options")))
    return Change("add", path_to("options", row.id), after=row, below=case.options[-1].id if case.options else "")


def option_copied(case: Case, option: str) -> tuple[Change, ...]:
    """Give the changes that add a copy of an option with every row that belongs to it; the first adds the option.

    Rows that belong to it link to it, or to one that does. Their copies have new ids, and names that are free.
    """
    copies = {("options", option): fresh_id()}
    while more := [key for key in _linking(case, copies) if key not in copies]:
        copies |= {key: fresh_id() for key in more}
    ordered = ("options", *(table for table in TABLES if table != "options"))
    return tuple(change for table in ordered for change in _added(case, table, copies))


def _linking(case: Case, found: Mapping[tuple[str, str], str]) -> Iterable[tuple[str, str]]:
    for table in TABLES:
        links = [spec for spec in field_specs(table) if spec.link]
        for row in rows(case, table):
            if any((spec.link, getattr(row, spec.name)) in found for spec in links):
                yield table, row.id


def _added(case: Case, table: str, copies: Mapping[tuple[str, str], str]) -> list[Change]:
    names, below = _names(case, table), rows(case, table)[-1].id if rows(case, table) else ""
    changes = []
    for row in rows(case, table):
        if (table, row.id) not in copies:
            continue
        copy = _copy(row, table, copies, names)
        changes.append(Change("add", path_to(table, copy.id), after=copy, below=below))
        below = copy.id
    return changes


def _copy(row: Record, table: str, copies: Mapping[tuple[str, str], str], names: set[str]) -> Record:
    links = {spec.name: spec.link for spec in field_specs(table) if spec.link}
    values = {name: copies.get((links[name], value), value) if name in links else value for name, value in row}
    values["id"] = copies[table, row.id]
    if "name" in values:
        values["name"] = _free(str(values["name"]), names)
        names.add(str(values["name"]).casefold())
    return type(row).model_validate(values)


def _names(case: Case, table: str) -> set[str]:
    return {str(getattr(row, "name", "")).casefold() for row in rows(case, table)}


def _free(name: str, taken: set[str]) -> str:
    """Give a name that no row has: the name itself, or with a number behind it."""
    number, free = 2, name
    while free.casefold() in taken:
        behind = f" ({number})"
        number, free = number + 1, name[: NAME_AT_MOST - len(behind)].rstrip() + behind
    return free
