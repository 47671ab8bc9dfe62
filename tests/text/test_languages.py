import pytest

from bpo_case.text import LANGUAGES, UnknownLanguage
from bpo_case.text.languages import POWERS, language_named


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)
def test_every_language_has_a_template_for_every_unit_of_money(language):
    assert set(language.money) == set(POWERS)
    for template in language.money.values():
        assert template.count("{symbol}") == template.count("{number}") == 1


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_is_found_by_its_code(code):
    assert language_named(code).code == code


def test_an_unknown_language_is_refused_with_the_ones_there_are():
    with pytest.raises(UnknownLanguage, match=r"'es'.*en \(English\), fr \(Français\), de \(Deutsch\)") as refused:
        language_named("es")
    assert refused.value.code == "es"


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)
def test_the_signs_inside_numbers_are_those_of_figures(language):
    from bpo_case.text import plain_number, reading_in
    from bpo_case.text.numbers import number

    with reading_in(language.code):
        assert plain_number(1234567.25, ",.2f") == number(1234567.25, 2)
