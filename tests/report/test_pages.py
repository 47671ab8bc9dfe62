"""The PDF read back: everything is on its page, inside the margins, and nothing stands on anything else."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pdfplumber
import pytest

from bpo_case.report.blocks import KeyFigures, Paper, Table
from bpo_case.report.chart_blocks import Bars
from bpo_case.report.sheet import MARGIN
from tests.report import papers

TOLERANCE = 0.5
CUT = ("wide names", "letters without a glyph")
"""Cases whose names cannot be read back: too wide even for two small lines, or boxes in place of letters."""

APPENDICES = {"Health checks", "How the figures are made"}
"""Pages, by their names in the outline, that may be as long as the case makes them."""


def plain(text: str) -> str:
    return " ".join(text.split())


def words_of(page: pdfplumber.page.Page) -> list[str]:
    return page.extract_text(x_tolerance=1.5).split()


def pages_of(pdf: pdfplumber.pdf.PDF, paper: Paper) -> list[list[pdfplumber.page.Page]]:
    """The PDF's pages by the paper's pages; one that goes on says so at its top."""
    grouped: list[list[pdfplumber.page.Page]] = []
    for page in pdf.pages:
        top = page.crop((0, MARGIN - 5, page.width, MARGIN + 16)).extract_text(x_tolerance=1.5) or ""
        if "(continued)" in plain(top) or (top.rstrip().endswith("…") and len(grouped) and _small(page)):
            grouped[-1].append(page)
        else:
            grouped.append([page])
    assert len(grouped) == len(paper.pages)
    return grouped


def _small(page: pdfplumber.page.Page) -> bool:
    first = min(
        (char for char in page.chars if char["top"] >= MARGIN - 5), key=lambda char: (round(char["top"]), char["x0"])
    )
    return bool(first["size"] < 11)


def figures_of(page: papers.Page) -> Counter[str]:
    """The words of every figure that a page has to show; a name may have letters that no font here has."""
    words: Counter[str] = Counter()
    for block in papers.blocks_of(page):
        if isinstance(block, Table):
            cells = [cell for row in block.rows for cell in row.cells]
            words.update(
                word for cell in cells for word in cell.text.split() if cell.value is not None or word.isascii()
            )
        if isinstance(block, KeyFigures):
            words.update(word for figure in block.figures for word in figure.cell.text.split())
        if isinstance(block, Bars):
            words.update(word for total in block.totals for word in total.text.split())
    return words


def test_every_figure_of_the_contents_is_on_its_page(pdf, paper):
    for page, printed in zip(paper.pages, pages_of(pdf, paper), strict=True):
        found = Counter(word for part in printed for word in words_of(part))
        missing = figures_of(page) - found
        assert not missing, (page.name, missing)


def test_every_title_is_on_its_page_in_full(pdf, paper, name):
    for page, printed in zip(paper.pages, pages_of(pdf, paper), strict=True):
        text = plain(printed[0].extract_text(x_tolerance=1.5))
        assert plain(page.title) in text or name in CUT


def test_no_text_leaves_the_margins(pdf):
    for page in pdf.pages:
        for char in page.chars:
            assert char["x0"] >= MARGIN - TOLERANCE, (page.page_number, char["text"])
            assert char["x1"] <= page.width - MARGIN + TOLERANCE, (page.page_number, char["text"])
            assert char["top"] >= MARGIN - 5 or _in_the_head(char), char["text"]
            assert char["bottom"] <= page.height - MARGIN + 2, char["text"]


def _in_the_head(char: dict[str, float]) -> bool:
    """Whether it belongs to the mark of a draft, in small type above the margin."""
    return round(char["size"], 1) == 7.5 and char["top"] >= 20 and char["bottom"] <= MARGIN


def test_no_line_or_shape_leaves_the_margins(pdf):
    for page in pdf.pages:
        for shape in (*page.lines, *page.rects, *page.curves):
            if shape["x1"] - shape["x0"] < page.width:
                assert shape["x0"] >= MARGIN - 4 and shape["x1"] <= page.width - MARGIN + 4


def test_no_words_stand_on_other_words(pdf):
    for page in pdf.pages:
        words = page.extract_words(x_tolerance=1.5, keep_blank_chars=False)
        boxes = [(w["x0"] + 0.7, _middle(w) - 2, w["x1"] - 0.7, _middle(w) + 2, w["text"]) for w in words]
        boxes.sort(key=lambda box: box[1])
        for at, box in enumerate(boxes):
            for other in boxes[at + 1 :]:
                if other[1] > box[3]:
                    break
                assert box[0] >= other[2] or other[0] >= box[2], (page.page_number, box[4], other[4])


def _middle(word: dict[str, float]) -> float:
    return (word["top"] + word["bottom"]) / 2


def test_titles_take_two_lines_at_most(pdf, paper):
    for printed in pages_of(pdf, paper):
        sizes = {round(char["top"]) for char in printed[0].chars if char["size"] >= 14.9 and char["top"] < 100}
        lines = [top for top, after in pairwise([*sorted(sizes), 1000]) if after - top > 4]
        assert 1 <= len(lines) <= 2


@pytest.mark.parametrize("special", ["automotive", "retail", "long names", "everything", "empty"])
def test_page_one_is_one_page(special, pdf_of):
    assert len(pages_of(pdf_of(special), papers.paper(special))[0]) == 1


@pytest.mark.parametrize("special", ["automotive", "retail"])
def test_in_a_sample_only_appendices_go_on_over_several_pages(special, pdf_of):
    paper = papers.paper(special)
    printed = dict(zip((page.name for page in paper.pages), pages_of(pdf_of(special), paper), strict=True))
    assert {name for name, pages in printed.items() if len(pages) > 1} <= APPENDICES


def test_markup_in_names_is_printed_as_it_was_typed(pdf_of):
    text = plain(" ".join(page.extract_text(x_tolerance=1.5) for page in pdf_of("everything").pages))
    assert "Zażółć R&D <b>gęślą</b> <img" in text
    assert "<anna@example.com>" in text
    assert not any(page.images for page in pdf_of("everything").pages)


def test_every_page_says_which_case_and_which_page_of_how_many(pdf, paper):
    for number, page in enumerate(pdf.pages, start=1):
        foot = plain(page.crop((0, page.height - MARGIN - 16, page.width, page.height)).extract_text())
        assert foot.endswith(f"{paper.status} · {number} of {len(pdf.pages)}")
        assert "case " + paper.footer.split(" · case ")[1].split(" ")[0] in foot
