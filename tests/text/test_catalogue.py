import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bpo_case.text import (
    UnknownLanguage,
    catalogue,
    current_language,
    reading_in,
    translate,
    translate_plural,
    use_language,
)

GERMAN = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Net present value"
msgstr "Kapitalwert"

msgid "{count} role"
msgid_plural "{count} roles"
msgstr[0] "{count} Stelle"
msgstr[1] "{count} Stellen"
"""


@pytest.fixture
def german_catalogue(tmp_path, monkeypatch):
    compiled = tmp_path / "resources/locale/de/LC_MESSAGES/bpo_case.mo"
    compiled.parent.mkdir(parents=True)
    with compiled.open("wb") as file:
        write_mo(file, read_po(BytesIO(GERMAN.encode()), locale="de"))
    monkeypatch.setattr(catalogue, "path_of", tmp_path.joinpath)
    catalogue._catalogue.cache_clear()
    yield
    catalogue._catalogue.cache_clear()


def test_english_needs_no_catalogue(german_catalogue):
    assert translate("Net present value") == "Net present value"
    assert translate_plural("{count} role", "{count} roles", 1) == "{count} role"


def test_a_message_is_given_in_the_language_in_use(german_catalogue):
    use_language("de")
    assert translate("Net present value") == "Kapitalwert"


def test_a_plural_follows_the_rules_of_the_language_in_use(german_catalogue):
    use_language("de")
    assert [translate_plural("{count} role", "{count} roles", count) for count in (0, 1, 2)] == [
        "{count} Stellen",
        "{count} Stelle",
        "{count} Stellen",
    ]


def test_a_message_nobody_has_translated_is_shown_in_english(german_catalogue):
    use_language("de")
    assert translate("Payback") == "Payback"


def test_a_language_without_a_catalogue_is_shown_in_english(german_catalogue):
    use_language("fr")
    assert translate("Net present value") == "Net present value"


def test_an_empty_message_stays_empty(german_catalogue):
    use_language("de")
    assert translate("") == ""


def test_another_language_lasts_only_as_long_as_its_block(german_catalogue):
    with reading_in("de"):
        assert translate("Net present value") == "Kapitalwert"
    assert translate("Net present value") == "Net present value"


def test_another_language_ends_with_its_block_even_after_an_error():
    with pytest.raises(ZeroDivisionError), reading_in("fr"):
        _ = 1 / 0
    assert current_language().code == "en"


def test_the_language_in_use_is_the_same_in_every_thread():
    use_language("fr")
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(current_language).result().code == "fr"


def test_a_report_in_another_language_leaves_other_threads_alone():
    with reading_in("de"), ThreadPoolExecutor(1) as pool:
        assert pool.submit(current_language).result().code == "en"


def test_an_unknown_language_changes_nothing():
    with pytest.raises(UnknownLanguage):
        use_language("xx")
    assert current_language().code == "en"


def test_translating_english_loads_nothing_heavy():
    program = "import sys; from bpo_case.text import translate; translate('a'); sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
