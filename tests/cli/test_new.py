"""bpo-case new: samples, templates, and files that are there already."""

from __future__ import annotations

import pytest

from bpo_case.case.document import Case
from bpo_case.case.file import load
from bpo_case.cli.new import names
from bpo_case.resources import path_of


@pytest.mark.parametrize("name", names("sample"))
def test_a_sample_is_copied_whole(run, tmp_path, name):
    out = tmp_path / "mine.bpocase"
    said = run("new", out, "--sample", name)
    assert (said.code, said.problems) == (0, "")
    assert load(out) == load(path_of(f"sample_data/{name}.bpocase"))


@pytest.mark.parametrize("name", names("template"))
def test_a_template_is_copied_and_calculates(run, tmp_path, name):
    out = tmp_path / "mine.bpocase"
    assert run("new", out, "--template", name).code == 0
    assert load(out) == load(path_of(f"resources/templates/{name}.bpocase"))
    assert run("calculate", out).code == 0


def test_the_samples_are_those_that_the_documentation_promises():
    assert {"retail", "automotive"} <= set(names("sample"))


def test_without_a_name_the_case_is_empty(run, tmp_path):
    assert run("new", tmp_path / "mine.bpocase").code == 0
    assert load(tmp_path / "mine.bpocase").options == Case().options


def test_a_file_that_is_there_is_not_overwritten(refused, empty):
    before = empty.read_bytes()
    assert "exists already" in refused("new", empty, "--sample", "retail")
    assert empty.read_bytes() == before


def test_a_link_that_leads_nowhere_is_not_followed(refused, tmp_path):
    link = tmp_path / "link.bpocase"
    link.symlink_to(tmp_path / "elsewhere.bpocase")
    assert "exists already" in refused("new", link)
    assert not (tmp_path / "elsewhere.bpocase").exists()


@pytest.mark.parametrize("kind", ["sample", "template"])
def test_a_name_that_is_not_known_is_answered_with_all_names(refused, tmp_path, kind):
    message = refused("new", tmp_path / "mine.bpocase", f"--{kind}", "pyroll")
    for name in names(kind):
        assert name in message
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["../retail", "/etc/passwd", "", "retail.bpocase"])
def test_a_name_is_no_path(refused, tmp_path, name):
    assert "choose one of" in refused("new", tmp_path / "mine.bpocase", "--sample", name)


def test_a_missing_folder_is_said(refused, tmp_path):
    assert "folder does not exist" in refused("new", tmp_path / "nowhere" / "mine.bpocase")


def test_a_sample_and_a_template_at_once_are_refused(refused, tmp_path):
    assert "not allowed with" in refused("new", tmp_path / "mine.bpocase", "--sample", "retail", "--template", "hr")
