"""The file: sound, with every font inside, told by its metadata, and the same bytes every time."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bpo_case import __version__
from bpo_case.case.errors import FileIsFolder, NotSaved
from bpo_case.report import report_bytes, write_report
from bpo_case.report.verdict import headline
from tests.report import papers

ROOT = Path(__file__).parents[2]
SPECIAL = ["automotive", "never pays back", "everything", "empty"]

PRINT_HASH = """
import hashlib, sys
from bpo_case.report import report_bytes
from tests.report import papers
print(hashlib.sha256(report_bytes(papers.results(sys.argv[1]))).hexdigest())
"""


@pytest.fixture(params=SPECIAL)
def name(request):
    return request.param


@pytest.fixture
def path(data, tmp_path):
    tmp_path.joinpath("paper.pdf").write_bytes(data)
    return tmp_path / "paper.pdf"


def test_qpdf_finds_nothing_wrong(path):
    said = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr
    assert "No syntax or stream encoding errors found" in said.stdout


def test_every_font_is_embedded_and_is_source_sans(path):
    listing = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout
    fonts = [line.split() for line in listing.splitlines()[2:]]
    assert fonts
    for font in fonts:
        assert font[0].partition("+")[2].startswith("SourceSans3")
        assert font[-5:-2] == ["yes", "yes", "yes"], listing


def test_no_character_is_without_a_glyph(pdf):
    letters = {char["text"] for page in pdf.pages for char in page.chars}
    assert not {letter for letter in letters if letter in "\ufffd□" or letter.startswith("(cid:")}


@pytest.mark.slow
def test_another_process_gives_the_same_bytes(name, data):
    environment = {**os.environ, "PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"}
    command = [sys.executable, "-c", PRINT_HASH, name]
    said = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, cwd=ROOT)
    assert said.stdout.strip() == hashlib.sha256(data).hexdigest()


def test_the_same_results_give_the_same_bytes_twice_in_a_process(results, data):
    assert report_bytes(results) == data


def test_the_metadata_name_the_case_its_author_its_answer_and_the_language(pdf, found):
    settings = found.settings
    meta = pdf.metadata
    assert meta["Title"] == " ".join(settings.title.split())[:200].rstrip() or meta["Title"].endswith("…")
    assert meta["Author"].startswith((settings.prepared_by or settings.organisation)[:100])
    assert meta["Subject"] == headline(found)
    assert meta["Creator"] == f"BPO Case {__version__}"
    assert pdf.doc.catalog["Lang"] == b"en"


def test_the_outline_leads_to_every_page_of_the_contents(pdf, paper):
    entries = [(level, name) for level, name, *_ in pdf.doc.get_outlines()]
    appendices = [(2, page.name) for page in paper.pages if page.appendix]
    pages = [(1, page.name) for page in paper.pages if not page.appendix]
    assert entries == [*pages, (1, "Appendices"), *appendices]


def test_outline_entries_point_to_different_pages(paper, path):
    expanded = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", path, "-"], capture_output=True, check=True)
    targets = re.findall(rb"/Dest \[\s*(\d+) 0 R", expanded.stdout)
    assert len(set(targets)) == len(paper.pages)


def test_writing_replaces_the_paper_that_was_there(results, data, tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"old")
    write_report(results, path)
    assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_the_old_paper_and_nothing_else(results, tmp_path, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "paper.pdf"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotSaved):
        write_report(results, path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_not_written_over(results, tmp_path):
    with pytest.raises(FileIsFolder):
        write_report(results, tmp_path)


def test_contents_know_no_pdf():
    program = "import sys, bpo_case.report.contents; print({'reportlab', 'matplotlib'} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert said.stdout.strip() == "set()"


def test_samples_are_small_files():
    assert len(report_bytes(papers.results("automotive"))) < 1_000_000
