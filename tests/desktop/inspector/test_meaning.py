import pytest

from bpo_case.case.change import Change, apply
from bpo_case.case.place import field_at
from bpo_case.desktop.inspector.meaning import (
    is_unusual,
    limits_said,
    published_said,
    row_for,
    used_by,
    value_said,
    where_said,
)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("settings/tax_rate", "0% to 100%."),
        ("settings/horizon", "12 to 180."),
        ("settings/hurdle_cap", "0 or more."),
        ("settings/discount_rate_is_real", "One of: no, yes."),
        ("settings/title", ""),
    ],
)
def test_limits_are_said_where_there_are_any(path, said):
    assert limits_said(field_at(path)) == said


def test_a_value_is_said_with_its_unit(retail):
    role = retail.labor[0]
    assert value_said("settings/discount_rate", retail) == "9%/year"
    assert value_said(f"labor/{role.id}/annual_salary", retail).endswith(" EUR/FTE/year")
    assert value_said("options/nearshore/contract_months", retail) == "60 months"
    assert value_said("options/nearshore/announcement_month", retail) == "month 2"
    assert value_said(f"labor/{role.id}/note", retail) == (role.note or "nothing entered")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (
            "settings/discount_rate",
            "Published: 8% to 16%. Nominal rates that organisations use in such studies. "
            "Source: Forrester, studies of Total Economic Impact.",
        ),
        (
            "charges/nea-cases/index_sensitivity",
            "Published: about 65%. What contracts typically pass on of an index of prices. "
            "Source: TPI, in Global Services (May 2007).",
        ),
        (
            "labor/ag-voice-de/attrition",
            "Published: about 30% to 33%. Leavers of a contact centre in a year: near 30 %, and 33 % in 2017. "
            "Source: ICMI (2017).",
        ),
        ("settings/tax_rate", ""),
        ("settings/title", ""),
    ],
)
def test_what_is_published_of_an_input_is_said_with_its_source(retail, path, said):
    assert published_said(path, retail) == said


def test_a_real_discount_rate_is_a_single_published_figure(retail):
    real = apply(retail, [Change("set", "settings/discount_rate_is_real", after="yes")])
    assert published_said("settings/discount_rate", real).startswith("Published: 3.5%. ")
    assert not is_unusual("settings/discount_rate", real)


@pytest.mark.parametrize(
    ("path", "value", "unusual"),
    [
        ("settings/discount_rate", 0.09, False),
        ("settings/discount_rate", 0.07, True),
        ("charges/nea-cases/dead_band", 0.12, True),
        ("charges/nea-cases/dead_band", 0.1, False),
        ("labor/ag-voice-de/attrition", 0.5, False),
        ("settings/tax_rate", 0.9, False),
    ],
)
def test_a_value_outside_of_what_is_published_is_unusual(retail, path, value, unusual):
    assert is_unusual(path, apply(retail, [Change("set", path, after=value)])) is unusual


def test_a_text_is_never_unusual(retail):
    assert not is_unusual("settings/title", retail)


def test_an_input_is_placed_by_its_row(retail):
    assert where_said(f"labor/{retail.labor[2].id}/fte", retail) == f"Labor, {retail.labor[2].name}"
    assert where_said("settings/horizon", retail) == "Case"


def test_the_lines_that_read_an_input_are_known():
    assert "Severance of one person" in [line.label for line in used_by("labor", "annual_salary")]
    assert used_by("labor", "source") == ()
    assert used_by("settings", "discount_rate") != ()


def test_a_line_with_the_same_rows_is_asked_about_the_row_of_the_input():
    line = used_by("labor", "annual_salary")[0]
    assert row_for(line, "labor/abc/annual_salary") == "abc"
    assert row_for(used_by("settings", "discount_rate")[0], "settings/discount_rate") is None
