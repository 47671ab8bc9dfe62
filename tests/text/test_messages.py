"""Both catalogues are complete and up to date: what `make messages` would change, nobody has forgotten to run."""

import ast
import importlib.util
import re
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
PLACEHOLDER = re.compile(r"\{[^}]*\}")
LANGUAGES = ("de", "fr")


@pytest.fixture(scope="module")
def tool():
    described = importlib.util.spec_from_file_location("messages", ROOT / "tools/messages.py")
    made = importlib.util.module_from_spec(described)
    described.loader.exec_module(made)
    return made


@pytest.fixture(scope="module")
def template(tool):
    return tool.messages()


def catalogue(tool, language):
    with tool.catalogue_of(language).open("rb") as file:
        return read_po(file, locale=language)


def forms(text):
    return (text,) if isinstance(text, str) else tuple(text or ("",))


def entries(found):
    return {forms(message.id): forms(message.string) for message in found if message.id}


each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
def test_a_catalogue_has_every_message_of_the_program_and_no_others(tool, template, language):
    assert set(entries(catalogue(tool, language))) == set(entries(template)), "run make messages"


@each_language
def test_bringing_a_catalogue_up_to_date_changes_nothing(tool, template, language, tmp_path):
    written = tmp_path / "messages.po"
    with written.open("wb") as file:
        tool.write_po(file, tool.updated(language, template), **tool.WRITTEN)
    assert written.read_bytes() == tool.catalogue_of(language).read_bytes(), "run make messages"


@each_language
def test_what_the_program_reads_is_what_people_have_translated(tool, language):
    with tool.catalogue_of(language).with_suffix(".mo").open("rb") as file:
        compiled = read_mo(file)
    assert entries(compiled) == entries(catalogue(tool, language)), "run make messages"


@each_language
def test_every_message_has_a_translation_and_plurals_have_both_forms(tool, language):
    missing = [key for key, text in entries(catalogue(tool, language)).items() if not all(text)]
    assert missing == []


@each_language
def test_a_translation_has_the_placeholders_of_its_message(tool, language):
    def places(text):
        return sorted(PLACEHOLDER.findall(text))

    wrong = [
        (key, text)
        for key, text in entries(catalogue(tool, language)).items()
        for form in text
        if places(form) not in [places(each) for each in key]
    ]
    assert wrong == []


@each_language
def test_a_translation_begins_and_ends_with_the_blanks_and_lines_of_its_message(tool, language):
    wrong = [
        key
        for key, text in entries(catalogue(tool, language)).items()
        for form in text
        if form.count("\n") != key[0].count("\n") or form.endswith(" ") != key[0].endswith(" ")
    ]
    assert wrong == []


def test_a_message_that_becomes_a_plural_keeps_its_translation_for_one(tool):
    known, wanted = Catalog(locale="de"), Catalog()
    known.add("one row", "eine Zeile")
    wanted.add(("one row", "{count} rows"))
    assert tool._kept(known.get("one row"), next(each for each in wanted if each.id)) == ("eine Zeile", "")


def test_a_plural_that_becomes_a_message_keeps_its_translation_of_one(tool):
    known, wanted = Catalog(locale="de"), Catalog()
    known.add(("one row", "{count} rows"), ("eine Zeile", "{count} Zeilen"))
    wanted.add("one row")
    assert tool._kept(known.get("one row"), next(each for each in wanted if each.id)) == "eine Zeile"


@pytest.mark.parametrize("call", ['translate("a" if x else "b")', 'translate(f"{x} rows")', 'message("a" if x else y)'])
def test_a_text_that_is_chosen_or_put_together_inside_a_call_is_refused(tool, call):
    with pytest.raises(tool.NotOneMessage, match="line 1"):
        list(tool.called(ast.parse(call), Path("some.py")))


def test_a_text_of_a_table_is_left_to_whoever_declares_it(tool):
    assert list(tool.called(ast.parse('translate(LABELS["npv"])'), Path("some.py"))) == []
