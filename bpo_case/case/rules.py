"""The rules that no field can see by itself: one function per mistake, named after it, each saying how to mend it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache

from bpo_case.case.document import TABLES, Case, rows
from bpo_case.case.errors import PROBLEMS_SHOWN, InvalidCase, Problem, UnknownPath
from bpo_case.case.override import overridden
from bpo_case.case.paper import LIVE_TEXTS, options_in
from bpo_case.case.place import Rows, each, field_at, place_of
from bpo_case.case.record import Frozen
from bpo_case.case.specs import FieldSpec, specs_of, table_label
from bpo_case.case.suggest import did_you_mean, meant
from bpo_case.case.wording import shown
from bpo_case.text import plain_number, translate

Rule = Callable[[Case], Iterator[Problem]]

ROWS_AT_MOST = 100_000
SUM_TOLERANCE = 1e-9
SUMMED = ("share", "automated_share", "improvement_share")
"""Shares of a plan row which for one service of an option come to at most 1."""
PAIRS = (("scores", ("criterion", "option")), ("correlations", ("first", "second")))
"""Tables in which two links together are given once, in either order."""
FOLLOWING_PLAN = ("labor", "infrastructure")


def too_many_rows(case: Case) -> Iterator[Problem]:
    """A table has more rows than anybody reads, or the program is made for."""
    for table in TABLES:
        yield from beyond_limit(table, len(rows(case, table)))


def id_given_twice(case: Case) -> Iterator[Problem]:
    """Two rows of a table have the same id."""
    yield from _twice(
        case, "id", lambda text: text, translate("has the same id as row {first}; give one of them another id")
    )


def name_given_twice(case: Case) -> Iterator[Problem]:
    """Two rows of a table have the same name, but for upper and lower case."""
    yield from _twice(case, "name", str.casefold, translate("has the same name as row {first}; rename one of them"))


def link_to_nothing(case: Case) -> Iterator[Problem]:
    """A link names a row that its table does not have."""
    found = Rows(case)
    hints = PROBLEMS_SHOWN  # looking for what was meant is slow, and only the first problems are printed
    for table, number, record in each(case):
        for spec in _links(type(record)):
            target = getattr(record, spec.name)
            if target and target not in found.numbered(spec.link):
                hint = _meant(found, spec.link, target) if hints > 0 else ""
                hints -= 1
                message = translate("{table} has no row “{row}”{hint}").format(
                    table=translate(table_label(spec.link)), row=target,
                    hint=hint or translate("; choose another, or add it there"),
                )  # fmt: skip
                yield place_of(table, record, number, spec.name, message)


def several_as_is(case: Case) -> Iterator[Problem]:
    """More than one option is the one that leaves everything as it is."""
    as_is = [(number, option) for number, option in enumerate(case.options, 1) if option.kind == "as is"]
    for number, option in as_is[1:]:
        message = translate("row {number} is “as is” already, and only one option can be; choose another kind").format(
            number=as_is[0][0]
        )
        yield place_of("options", option, number, "kind", message)


def named_as_is_without_being_so(case: Case) -> Iterator[Problem]:
    """Without an as-is option the model adds one of that name, so no other option can have it."""
    if any(option.kind == "as is" for option in case.options):
        return
    for number, option in enumerate(case.options, 1):
        if option.name.casefold() == "as is":
            message = translate("is named “{name}” but is “{kind}”; choose the kind “as is” or another name").format(
                name=option.name, kind=translate(option.kind)
            )
            yield place_of("options", option, number, "kind", message)


def shares_above_the_whole(case: Case) -> Iterator[Problem]:
    """The plan rows of a service move, automate or improve more than all of it."""
    groups = defaultdict(list)
    for number, row in enumerate(case.plan, 1):
        groups[row.option, row.service].append((number, row))
    for group in groups.values():
        number, last = group[-1]
        for field in SUMMED:
            total = sum(getattr(row, field) for _, row in group)
            if total > 1 + SUM_TOLERANCE:
                message = translate("the rows of this service and option come to {share}; lower them to 100 %").format(
                    share=shown(total, "share")
                )
                yield place_of("plan", last, number, field, message)


def plan_of_another_option(case: Case) -> Iterator[Problem]:
    """A role or cost follows a plan row of an option to which it was not added."""
    plan = {row.id: row for row in case.plan}
    for table in FOLLOWING_PLAN:
        for number, row in enumerate(rows(case, table), 1):
            followed = plan.get(getattr(row, "plan", ""))
            added_by = getattr(row, "added_by", "")
            if followed and not added_by:
                message = translate(
                    "only a row that an option adds can follow a plan row; say which option, or blank this"
                )
                yield place_of(table, row, number, "plan", message)
            elif followed and followed.option not in ("", added_by):  # blank: it could not be read, and is said there
                message = translate(
                    "“{name}” is a plan row of another option; choose one of the option that adds the row"
                ).format(name=followed.name)
                yield place_of(table, row, number, "plan", message)


def moved_to_nowhere(case: Case) -> Iterator[Problem]:
    """A plan row moves a share of a service without saying where it is delivered from."""
    for number, row in enumerate(case.plan, 1):
        if row.share > 0 and not row.location:
            message = translate("missing, though {share} of the service moves; choose where it goes").format(
                share=shown(row.share, "share")
            )
            yield place_of("plan", row, number, "location", message)


def volume_to_follow_is_missing(case: Case) -> Iterator[Problem]:
    """Roles follow the volume of a service that has none today, so that nobody could say what they handle."""
    followed = {role.service for role in case.labor if role.staffing == "follows volume"}
    for number, service in enumerate(case.services, 1):
        for field in ("volume_today", "minutes_today"):
            if service.id in followed and not getattr(service, field) > 0:
                message = translate(
                    "must be above 0, because roles follow the volume; fill it in, or make those roles fixed"
                )
                yield place_of("services", service, number, field, message)


def path_to_nothing(case: Case) -> Iterator[Problem]:
    """An override or an uncertain input names a field that is not there."""
    found = Rows(case)
    for number, scenario in enumerate(case.scenarios, 1):
        place = place_of("scenarios", scenario, number, "overrides")
        for entry, override in enumerate(scenario.overrides, 1):
            for message in _no_input(found, override.path):
                yield replace(
                    place,
                    message=message,
                    field=translate("{field}, entry {number}").format(field=place.field, number=plain_number(entry)),
                )
    for number, uncertain in enumerate(case.uncertainty, 1):
        for message in _no_input(found, uncertain.path, ("number", "integer", "numbers")):
            yield place_of("uncertainty", uncertain, number, "path", message)


def override_beyond_limits(case: Case) -> Iterator[Problem]:
    """The overrides of a scenario lead to values that their fields do not allow."""
    found = Rows(case)
    for number, scenario in enumerate(case.scenarios, 1):
        known = [override for override in scenario.overrides if not any(_no_input(found, override.path))]
        try:
            overridden(case, known)
        except InvalidCase as error:
            for problem in error.problems:
                yield place_of("scenarios", scenario, number, "overrides", str(problem))


def pair_given_twice(case: Case) -> Iterator[Problem]:
    """A criterion is scored twice for an option, or two inputs are correlated twice, or one with itself."""
    for table, (first, second) in PAIRS:
        seen: dict[frozenset[str], int] = {}
        for number, row in enumerate(rows(case, table), 1):
            pair = frozenset((getattr(row, first), getattr(row, second)))
            if len(pair) == 1 and "" not in pair and table == "correlations":
                yield place_of(table, row, number, second, translate("is the same as the first; choose another"))
            elif seen.setdefault(pair, number) != number:
                said = translate("says the same as row {number}; delete one of them")
                yield place_of(table, row, number, message=said.format(number=plain_number(seen[pair])))


def section_given_twice(case: Case) -> Iterator[Problem]:
    """Two rows are about the same section of the paper."""
    yield from _twice(case, "section", str, translate("is in row {first} already; delete one of them"))


def live_field_of_nothing(case: Case) -> Iterator[Problem]:
    """A text of the paper asks for a figure of an option that there is not."""
    options = {option.id for option in case.options}
    for number, row in enumerate(case.sections, 1):
        for field in LIVE_TEXTS:
            for option in options_in(getattr(row, field)):
                if option not in options:
                    otherwise = translate("; take the live field out, or choose another")
                    said = translate("there is no option “{option}”{hint}")
                    message = said.format(option=option, hint=did_you_mean(option, options, otherwise))
                    yield place_of("sections", row, number, field, message)


STRUCTURE: tuple[Rule, ...] = (too_many_rows, id_given_twice, name_given_twice, link_to_nothing)
"""Rules about ids, names and links only; they hold even where other fields could not be read."""

RULES: tuple[Rule, ...] = (
    *STRUCTURE,
    several_as_is,
    named_as_is_without_being_so,
    shares_above_the_whole,
    plan_of_another_option,
    moved_to_nowhere,
    volume_to_follow_is_missing,
    path_to_nothing,
    override_beyond_limits,
    pair_given_twice,
    section_given_twice,
    live_field_of_nothing,
)


def beyond_limit(table: str, count: int) -> Iterator[Problem]:
    """Say that a table has too many rows, if it has."""
    if count > ROWS_AT_MOST:
        message = translate("{count} rows are more than the {most} allowed; combine rows, or split the case")
        said = message.format(count=plain_number(count), most=plain_number(ROWS_AT_MOST))
        yield Problem(said, translate(table_label(table)))


def _twice(case: Case, field: str, key: Callable[[str], str], message: str) -> Iterator[Problem]:
    for table in TABLES:
        seen: dict[str, int] = {}
        for number, row in enumerate(rows(case, table), 1):
            value = getattr(row, field, None)
            if value is not None and seen.setdefault(key(value), number) != number:
                yield place_of(table, row, number, field, message.format(first=plain_number(seen[key(value)])))


@cache
def _links(record: type[Frozen]) -> Iterable[FieldSpec]:
    return [spec for spec in specs_of(record).values() if spec.link]


def _meant(found: Rows, table: str, target: str) -> str:
    """Guess which row was meant: one whose name was written in place of its id, or an id that is nearly the same."""
    ids = found.numbered(table)
    names = {str(getattr(row, "name", "")).casefold(): id for id, (_, row) in ids.items()}
    named = names.get(target.casefold())
    return meant(named) if named else did_you_mean(target, ids)


def _no_input(found: Rows, path: str, kinds: tuple[str, ...] = ()) -> Iterator[str]:
    """Say why a path leads to no input, or to one of another kind; nothing where it is right."""
    try:
        spec = field_at(path)
        found.at(path)
    except UnknownPath as error:
        yield str(error)
    else:
        if kinds and spec.kind not in kinds:
            yield translate("“{path}” is not a number, and only numbers can be uncertain").format(path=path)
