"""What else has to go when a row is deleted."""

from __future__ import annotations

from collections.abc import Iterator

from bpo_case.case.change import Change
from bpo_case.case.document import TABLES, Case, rows
from bpo_case.case.paper import LIVE_TEXTS, without_options
from bpo_case.case.place import parts_of, path_to
from bpo_case.case.record import Record
from bpo_case.case.specs import SETTINGS, field_specs

Row = tuple[str, str]
"""A table and the id of one of its rows."""


def with_dependents(case: Case, change: Change) -> tuple[Change, ...]:
    """Give the change with those that delete every row linking to a deleted one, however far removed.

    Such a row is never kept with the link blanked: a blank currency would turn it into home money, a blank option
    into one of today's roles. Settings that point there are blanked, overrides of deleted inputs are left out, and in
    texts of the paper a dash stands for the figures of a deleted option.
    """
    if change.action != "delete":
        return (change,)
    doomed = {parts_of(change.path)[:2]}
    while more := {(table, row.id) for table, row in _linking(case, doomed)} - doomed:
        doomed |= more
    deletions = (
        Change("delete", path_to(table, row.id), before=row)
        for table in TABLES
        for row in rows(case, table)
        if (table, row.id) in doomed and path_to(table, row.id) != change.path
    )
    mended = (*_settings_blanked(case, doomed), *_overrides_left_out(case, doomed), *_figures_left_out(case, doomed))
    return (change, *deletions, *mended)


def _linking(case: Case, doomed: set[Row]) -> Iterator[tuple[str, Record]]:
    """Find the rows with a link, or as an uncertain input a path, to one of the rows given."""
    targets = {table for table, _ in doomed}
    for table in TABLES:
        specs = [spec for spec in field_specs(table) if spec.link in targets or spec.kind == "path"]
        for row in rows(case, table) if specs else ():
            values = ((spec, getattr(row, spec.name)) for spec in specs)
            if any((parts_of(to)[:2] if spec.kind == "path" else (spec.link, to)) in doomed for spec, to in values):
                yield table, row


def _settings_blanked(case: Case, doomed: set[Row]) -> Iterator[Change]:
    for spec in field_specs(SETTINGS):
        value = getattr(case.settings, spec.name)
        if spec.link and (spec.link, value) in doomed:
            yield Change("set", path_to(SETTINGS, field=spec.name), before=value, after="")


def _overrides_left_out(case: Case, doomed: set[Row]) -> Iterator[Change]:
    for scenario in case.scenarios:
        kept = tuple(override for override in scenario.overrides if parts_of(override.path)[:2] not in doomed)
        if len(kept) < len(scenario.overrides) and ("scenarios", scenario.id) not in doomed:
            path = path_to("scenarios", scenario.id, "overrides")
            yield Change("set", path, before=scenario.overrides, after=kept)


def _figures_left_out(case: Case, doomed: set[Row]) -> Iterator[Change]:
    options = {row for table, row in doomed if table == "options"}
    for section in case.sections if options else ():
        for field in LIVE_TEXTS:
            before = getattr(section, field)
            after = without_options(before, options)
            if after != before and ("sections", section.id) not in doomed:
                yield Change("set", path_to("sections", section.id, field), before=before, after=after)
