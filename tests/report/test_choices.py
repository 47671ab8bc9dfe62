"""What people choose about the paper is what they get: sections, words, figures in them, sheet and look."""

from __future__ import annotations

import base64
import struct
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any, get_args

import pdfplumber
import pytest
from PIL import Image

from bpo_case.analysis.watch import Stopped, Watch
from bpo_case.case.document import Case
from bpo_case.case.paper import LIVE_FIELDS, Orientation, PaperSection, PaperSize, SectionKey
from bpo_case.case.picture import PNG, picture_text
from bpo_case.case.settings import PAPER_SETTINGS
from bpo_case.model.results import Results, calculate
from bpo_case.report import report_bytes
from bpo_case.report.choices import Choices, choices_of, in_order
from bpo_case.report.contents import board_paper
from bpo_case.report.figures import brief_money, payback_months
from bpo_case.report.findings import Findings
from bpo_case.report.live import LIVE, figure, filled
from bpo_case.report.logo import LogoUnreadable
from bpo_case.report.making import Maker
from bpo_case.report.sections import APPENDICES, SECTIONS
from bpo_case.report.sheet import MARGIN, sheet_of
from bpo_case.report.studies import Studies
from tests.report import papers

USUAL = tuple(section.key for section in SECTIONS)


def chosen(name: str, sections: tuple[PaperSection, ...] = (), **settings: Any) -> Results:
    case = papers.results(name).case
    made = type(case.settings).model_validate({**case.settings.model_dump(), **settings})
    return calculate(case.model_copy(update={"settings": made, "sections": sections}))


def section(key: str, **values: Any) -> PaperSection:
    return PaperSection.model_validate({"id": key, "section": key, **values})


@cache
def logo() -> str:
    file = BytesIO()
    Image.new("RGBA", (300, 80), (122, 31, 95, 128)).save(file, "PNG")
    return picture_text(file.getvalue())


def opened(results: Results, choices: Choices | None = None) -> pdfplumber.pdf.PDF:
    return pdfplumber.open(BytesIO(report_bytes(results, choices)))


# ---------------------------------------------------------------- sections


def test_every_section_can_be_chosen_in_a_case_and_they_stand_in_the_usual_order() -> None:
    known = get_args(SectionKey)
    assert list(known) == list(USUAL)
    assert set(known) >= APPENDICES


def test_a_case_that_says_nothing_has_every_section_that_tells_something() -> None:
    assert choices_of(Case()).keys(USUAL) == USUAL


def test_a_section_can_be_left_out() -> None:
    paper = board_paper(chosen("retail", (section("cash", shown="no"),)))
    assert [page.key for page in paper.pages] == [
        page.key for page in papers.paper("retail").pages if page.key != "cash"
    ]


def test_sections_stand_in_the_order_of_their_rows() -> None:
    paper = board_paper(chosen("retail", (section("decision"), section("cash"), section("options"))))
    keys = [page.key for page in paper.pages if page.key in ("decision", "cash", "options")]
    assert keys == ["decision", "cash", "options"]


def test_a_section_without_a_row_follows_all_that_it_usually_follows() -> None:
    assert in_order(("d", "a"), ("a", "b", "c", "d", "e")) == ("d", "a", "b", "c", "e")


def test_for_one_run_only_some_sections_can_be_wanted() -> None:
    only = replace(choices_of(Case()), only=("method", "decision"))
    assert [page.key for page in board_paper(papers.results("retail"), only).pages] == ["method", "decision"]


# ---------------------------------------------------------------- words


def test_every_live_field_is_written() -> None:
    assert set(LIVE) == set(LIVE_FIELDS)


@pytest.mark.parametrize("special", ["retail", "never pays back", "only as is", "empty"])
@pytest.mark.parametrize("name", LIVE_FIELDS)
def test_a_live_field_has_something_to_say_of_any_case(name: str, special: str) -> None:
    found = Findings(papers.results(special))
    assert figure(name, found).strip()


def test_a_title_of_ones_own_has_the_figures_of_the_engine() -> None:
    option = papers.results("retail").case.options[-1]
    words = section("cash", title=f"{{npv}} back in {{payback}}, {{{option.id}.npv}} {{{{elsewhere}}}}")
    results = chosen("retail", (words,))
    page = next(page for page in board_paper(results).pages if page.key == "cash")
    best, last = results.key_figures(results.best), results.key_figures(len(results.options) - 1)
    currency = results.case.settings.currency
    expected = f"{brief_money(best['npv'], currency)} back in {payback_months(best['payback_months'])}"
    assert page.title == f"{expected}, {brief_money(last['npv'], currency)} {{elsewhere}}"


def test_a_comment_is_printed_below_the_title_with_its_markup_as_it_was_typed() -> None:
    results = chosen("retail", (section("decision", comment="We <b>ask</b> for {one_time_cost}.\nIn March."),))
    amount = brief_money(results.key_figures(results.best)["one_time_cost"], "EUR").replace("\u00a0", " ")
    text = opened(results).pages[0].extract_text(x_tolerance=1.5).replace("\u00a0", " ")
    assert f"We <b>ask</b> for {amount}.\nIn March." in text


def test_a_title_of_blanks_is_no_title() -> None:
    paper = board_paper(chosen("retail", (section("cash", title="  "),)))
    assert [page.title for page in paper.pages] == [page.title for page in papers.paper("retail").pages]


def test_text_without_live_fields_stays_as_it_is() -> None:
    assert filled("100 % of nothing", Findings(papers.results("empty"))) == "100 % of nothing"


# ---------------------------------------------------------------- sheet and look


SHEETS = [("retail", size, orientation) for size in get_args(PaperSize) for orientation in get_args(Orientation)]


@pytest.mark.parametrize(("special", "size", "orientation"), [*SHEETS, ("everything", "A4", "portrait")])
def test_on_any_sheet_everything_stays_inside_the_margins(
    special: str, size: PaperSize, orientation: Orientation
) -> None:
    sheet = sheet_of(size, orientation)
    with opened(chosen(special, paper_size=size, orientation=orientation)) as pdf:
        for page in pdf.pages:
            assert (float(page.width), float(page.height)) == (sheet.width, sheet.height)
            for char in page.chars:
                assert char["x0"] >= MARGIN - 0.5 and char["x1"] <= sheet.width - MARGIN + 0.5, char["text"]
                assert char["bottom"] <= sheet.height - MARGIN + 2, char["text"]


def test_logo_and_confidentiality_are_on_every_page() -> None:
    results = chosen("retail", logo=logo(), confidentiality="For the board <only>")
    with opened(results) as pdf:
        for page in pdf.pages:
            assert len(page.images) == 1
            assert page.images[0]["x1"] <= page.width - MARGIN + 0.1 and page.images[0]["bottom"] <= MARGIN
            assert (
                "For the board <only>" in page.crop((0, page.height - MARGIN, page.width, page.height)).extract_text()
            )


def test_a_title_has_the_accent_colour() -> None:
    with opened(chosen("retail", accent="#7A1F5F")) as pdf:
        title = next(char for char in pdf.pages[0].chars if char["size"] > 14)
    assert title["non_stroking_color"] == pytest.approx((0x7A / 255, 0x1F / 255, 0x5F / 255), abs=0.001)


def test_a_damaged_logo_is_told_in_a_sentence() -> None:
    head = b"IHDR" + struct.pack(">II5B", 20, 20, 8, 6, 0, 0, 0)
    broken = base64.b64encode(PNG + struct.pack(">I", 13) + head + b"\0\0\0\0damaged").decode()
    with pytest.raises(LogoUnreadable, match="Choose it again"):
        report_bytes(chosen("retail", logo=broken))


def test_the_paper_speaks_the_language_that_its_case_chooses() -> None:
    with opened(chosen("retail", paper_language="German")) as pdf:
        assert pdf.doc.catalog["Lang"] == b"de"
        assert "Beantragte Entscheidung" in pdf.pages[0].extract_text(x_tolerance=1.5)


def test_the_same_choices_give_the_same_bytes() -> None:
    made = [report_bytes(chosen("retail", logo=logo(), accent="#7A1F5F", orientation="portrait")) for _ in range(2)]
    assert made[0] == made[1]


# ---------------------------------------------------------------- draft


def test_a_failing_check_marks_every_page_as_a_draft() -> None:
    results = papers.results("never pays back")
    paper = board_paper(results)
    assert paper.status == "DRAFT" and paper.draft.startswith("DRAFT: ")
    with opened(results) as pdf:
        assert all(paper.draft in page.crop((0, 0, page.width, MARGIN)).extract_text() for page in pdf.pages)


def test_a_paper_that_is_none_has_no_mark() -> None:
    assert papers.paper("retail").draft == ""


# ---------------------------------------------------------------- directory


def test_page_one_says_on_which_page_each_section_begins_and_leads_there() -> None:
    with opened(papers.results("retail")) as pdf:
        text = pdf.pages[0].extract_text(x_tolerance=1.5)
        assert "Contents" in text
        assert len(pdf.pages[0].annots) == len(papers.paper("retail").pages) - 1


# ---------------------------------------------------------------- making


def test_analyses_are_kept_while_only_the_paper_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    before = Studies(papers.results("retail"))
    health = before.health
    case = before.results.case
    settings = case.settings.model_copy(update=dict.fromkeys(PAPER_SETTINGS, "x"))
    other = case.model_copy(update={"settings": settings, "sections": (section("cash"),)})
    again = before.again(calculate(other), Watch())
    assert again.health is health and again.results.case is other


@pytest.mark.parametrize("change", [{"settings": {"discount_rate": 0.2}}, {"risks": ()}])
def test_analyses_are_made_again_when_a_figure_may_have_changed(change: dict[str, Any]) -> None:
    before = Studies(papers.results("retail"))
    assert before.health
    case = before.results.case
    if "settings" in change:
        change = {"settings": case.settings.model_copy(update=change["settings"])}
    assert "health" not in vars(before.again(calculate(case.model_copy(update=change)), Watch()))


def test_nothing_is_made_for_somebody_who_has_gone() -> None:
    with pytest.raises(Stopped):
        Maker().make(papers.results("retail"), watch=Watch(cancelled=lambda: True))


def test_making_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    Maker().make(papers.results("retail"), watch=Watch(lambda *far: told.append(far)))
    assert told[0][0] == 0 and [done for done, _ in told] == list(range(len(told))) and len(told) == told[0][1] - 1
