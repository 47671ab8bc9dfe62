"""Published ranges: every row of the file, which of them hold for an input, and what is said of a broken file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bpo_case.case.change import Change, apply
from bpo_case.case.document import Case
from bpo_case.case.errors import UnknownPath
from bpo_case.case.options import Governance
from bpo_case.case.place import field_at
from bpo_case.case.published import (
    FILE,
    UnknownTopic,
    all_ranges,
    is_outside,
    published,
    published_at,
    published_ranges,
)
from bpo_case.case.published_file import PublishedRange, RangesBroken, read_ranges
from bpo_case.resources import path_of
from tests.case.samples import small_case

OVERSIGHT = Governance(id="watch", name="Oversight", option="vendor", charge_share=0.04)
CASE = apply(small_case(), [Change("add", "governance/watch", after=OVERSIGHT)])
EVERY = pytest.mark.parametrize("found", all_ranges(), ids=lambda found: found.topic)


def changed(case: Case, path: str, value: Any) -> Case:
    return apply(case, [Change("set", path, after=value)])


def topics(path: str, case: Case = CASE) -> list[str]:
    return [found.topic for found in published_at(path, case)]


# -- Every row --


@EVERY
def test_every_range_has_its_limits_in_order_and_says_what_it_is_and_who_says_so(found: PublishedRange) -> None:
    assert found.low <= (found.low if found.typical is None else found.typical) <= found.high
    assert found.about.endswith(".")
    assert found.source
    assert not found.source.endswith(".")


@EVERY
def test_every_range_is_in_the_unit_and_within_the_limits_of_its_field(found: PublishedRange) -> None:
    if found.field:
        spec = field_at(found.field if found.field.startswith("settings/") else found.field.replace("/", "/any/"))
        assert found.unit == spec.unit
        assert (spec.minimum or 0) <= found.low <= found.high <= (spec.maximum or found.high)


@EVERY
def test_every_range_is_found_by_its_topic_and_by_its_field(found: PublishedRange) -> None:
    assert published(found.topic) is found
    assert not found.field or found in published_ranges(found.field)


@EVERY
def test_every_range_stands_in_the_documentation_with_its_limits(found: PublishedRange, project: Path) -> None:
    document = (project / "docs/cost-model.md").read_text(encoding="utf-8")
    (row,) = (line for line in document.splitlines() if line.startswith(f"| {found.topic} |"))
    limits = dict.fromkeys((found.low, found.high))
    shown = [f"{limit * 100:g}" if found.unit.startswith("share") else f"{limit:,.0f}" for limit in limits]
    assert "–".join(shown) in row
    assert f"`{found.field}`" in row or not found.field


# -- Which of them hold --


def test_a_field_of_which_nothing_is_published_has_no_range() -> None:
    assert topics("labor/lead/annual_salary") == []
    assert published_ranges("labor/annual_salary") == ()


def test_the_discount_rate_has_another_range_when_it_is_real() -> None:
    assert topics("settings/discount_rate") == ["discount rate"]
    assert topics("settings/discount_rate", changed(CASE, "settings/discount_rate_is_real", "yes")) == [
        "real discount rate"
    ]


def test_attrition_is_known_of_contact_centres_only() -> None:
    assert topics("labor/lead/attrition") == []
    centre = changed(CASE, "services/payroll/function", "technical support")
    assert topics("labor/lead/attrition", centre) == ["contact centre attrition"]


def test_governance_costs_more_where_the_option_delivers_from_offshore() -> None:
    assert topics("governance/watch/charge_share") == ["governance"]
    place = next(row.location for row in CASE.plan if row.option == "vendor")
    offshore = changed(CASE, f"locations/{place}/kind", "offshore")
    assert topics("governance/watch/charge_share", offshore) == ["governance offshore"]


def test_a_dead_band_is_judged_only_where_the_price_has_one() -> None:
    assert topics("charges/fee/dead_band", changed(CASE, "charges/fee/band_rule", "band edge")) == ["dead-band"]
    assert topics("charges/fee/dead_band", changed(CASE, "charges/fee/band_rule", "pay per use")) == []


def test_a_row_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownPath, match="gone"):
        published_at("labor/gone/attrition", CASE)


@pytest.mark.parametrize(
    ("value", "given", "outside"),
    [
        (0.03, ["governance"], False),
        (0.06, ["governance"], False),
        (0.0299, ["governance"], True),
        (0.08, ["governance", "governance offshore"], False),
        (0.11, ["governance", "governance offshore"], True),
        (0.9, ["overhead"], False),
        (0.9, ["indexation sensitivity"], False),
        (0.29, ["contact centre attrition"], False),
        (0.9, [], False),
    ],
)
def test_a_value_is_outside_when_no_range_holds_it_but_never_of_a_single_or_approximate_figure(
    value: float, given: list[str], outside: bool
) -> None:
    assert is_outside(value, tuple(map(published, given))) is outside


def test_a_topic_that_is_not_there_is_named_with_the_one_that_was_meant() -> None:
    with pytest.raises(UnknownTopic, match="did you mean “value leakage”"):
        published("value leakige")


# -- A broken file --


def broken(folder: Path, **changes: Any) -> str:
    """Change the first entry of the file, and give what is said of it; a value of None is left out."""
    first, *rest = json.loads(path_of(FILE).read_text(encoding="utf-8"))
    entry = {name: value for name, value in {**first, **changes}.items() if value is not None}
    return said_of(folder, json.dumps([entry, *rest]))


def said_of(folder: Path, text: str) -> str:
    path = folder / "ranges.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RangesBroken) as caught:
        read_ranges(path)
    assert str(path) in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"low": "5 %"}, "row 1 (dead-band), low: “5 %” is not a number"),
        ({"high": None}, "row 1 (dead-band), high: missing; fill it in"),
        ({"source": None}, "row 1 (dead-band), source: missing; fill it in"),
        ({"source": ""}, "row 1 (dead-band), source: an empty value is not enough"),
        ({"lowest": 0.01}, "“lowest” is not a field here"),
        ({"low": 0.2}, "row 1 (dead-band): low, typical and high are not in order; they must rise"),
        ({"typical": 0.2}, "row 1 (dead-band): low, typical and high are not in order; they must rise"),
        ({"low": -0.1}, "row 1 (dead-band): −10 % is below 0 %, the least that the field allows"),
        ({"high": 1.5}, "row 1 (dead-band): 150 % is above 100 %, the most that the field allows"),
        ({"unit": "%"}, "row 1 (dead-band): the unit is “%”, and that of the field is “share”"),
        ({"field": "charges/dead_bnd"}, "did you mean “dead_band”?"),
        ({"field": "charge/dead_band"}, "there is no table “charge”; did you mean “charges”?"),
        ({"field": "charges/band_rule", "unit": "share"}, "Band rule is not a number"),
        ({"field": None}, "“where”, “among” and a field belong together"),
        ({"among": None}, "“where”, “among” and a field belong together"),
        ({"where": "band_rul"}, "did you mean “band_rule”?"),
        ({"among": ["band edges"]}, "“band edges” is no choice of Band rule; did you mean “band edge”?"),
        ({"topic": "governance"}, "the topic “governance” is given twice; each needs its own"),
    ],
)
def test_a_broken_entry_is_named_with_what_is_wrong(tmp_path: Path, changes: dict[str, Any], said: str) -> None:
    assert said in broken(tmp_path, **changes)


def test_all_broken_entries_are_told_together(tmp_path: Path) -> None:
    entries = json.loads(path_of(FILE).read_text(encoding="utf-8"))
    text = said_of(tmp_path, json.dumps([{**entry, "source": ""} for entry in entries]))
    assert all(f"({entry['topic']})" in text for entry in entries)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[{]", "line 1 is broken at character 3"),
        ("{}", "is not a list"),
        ("[3]", "row 1: 3 is not an object with fields"),
    ],
)
def test_a_file_that_is_no_list_of_ranges_is_refused(tmp_path: Path, text: str, said: str) -> None:
    assert said in said_of(tmp_path, text)


def test_a_file_that_is_missing_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RangesBroken, match="No such file"):
        read_ranges(tmp_path / "none.json")
    (tmp_path / "ranges.json").write_bytes(b"\xff\xfe")
    with pytest.raises(RangesBroken, match="not UTF-8 text from byte 1 on"):
        read_ranges(tmp_path / "ranges.json")
