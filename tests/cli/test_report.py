"""bpo-case report: the paper as its case chooses it, and otherwise for one run."""

from __future__ import annotations

from io import BytesIO

import pdfplumber
import pytest
from PIL import Image

from bpo_case.case.file import load, save
from bpo_case.case.paper import PaperSection
from bpo_case.resources import path_of

SAMPLE = path_of("sample_data/retail.bpocase")


@pytest.fixture
def made(run, tmp_path):
    """Makes a paper with options and reads it back."""

    def make(*options, case=SAMPLE):
        out = tmp_path / "paper.pdf"
        said = run("report", str(case), str(out), *options)
        assert (said.code, said.problems) == (0, "")
        return pdfplumber.open(BytesIO(out.read_bytes()))

    return make


@pytest.fixture
def chosen(tmp_path):
    """The sample, which chooses an upright paper without two of its sections."""
    case = load(SAMPLE)
    settings = case.settings.model_copy(update={"orientation": "portrait"})
    hidden = tuple(PaperSection(id=key, section=key, shown="no") for key in ("cash", "method"))
    path = tmp_path / "chosen.bpocase"
    save(case.model_copy(update={"settings": settings, "sections": hidden}), path)
    return path


def names(pdf):
    return [name for _, name, *_ in pdf.doc.get_outlines()]


def test_the_paper_is_as_the_case_chooses(made, chosen):
    pdf = made(case=chosen)
    assert pdf.pages[0].width < pdf.pages[0].height
    assert not {"Cumulative cash", "Assumptions and method"} & set(names(pdf))


def test_options_are_other_than_the_case_for_one_run(made, chosen):
    pdf = made("--landscape", "--paper", "letter", "--language", "de", "--sections", "decision", case=chosen)
    assert (pdf.pages[0].width, pdf.pages[0].height) == (792, 612)
    assert names(pdf) == ["Entscheidung"]


def test_sections_can_be_left_out_for_one_run(made):
    everything = names(made())
    assert names(made("--without", "options, cash")) == [
        name for name in everything if name not in ("Options", "Cumulative cash")
    ]


def test_sections_stand_in_the_order_in_which_they_are_wanted(made):
    assert names(made("--sections", "options,decision")) == ["Options", "Decision"]


def test_a_picture_of_page_one_is_written_for_a_mail(made, tmp_path):
    picture = tmp_path / "page.png"
    made("--first-page", str(picture), "--sections", "decision,method")
    with Image.open(picture) as page:
        assert page.format == "PNG" and page.size == (1600, 1132)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--sections", "cahs"), "There is no section “cahs”; did you mean “cash”?"),
        (("--without", "xyz"), "There is no section “xyz”; choose of decision, "),
        (("--paper", "a5"), "bpo-case report: argument --paper: invalid choice: 'a5'"),
        (("--language", "it"), "bpo-case report: argument --language: invalid choice: 'it'"),
        (("--portrait", "--landscape"), "bpo-case report: argument --landscape: not allowed with"),
        (("--first-page", "page.jpg"), "“page.jpg” does not end in .png; write page.png"),
        (("--sections", "cash", "--without", "cash"), "No section of the paper is left."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(run, tmp_path, options, sentence):
    said = run("report", str(SAMPLE), str(tmp_path / "paper.pdf"), *options)
    assert said.code == 2 and said.out == ""
    assert said.problems.startswith(sentence) and said.problems.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
