import datetime

import pytest
from fontTools.ttLib import TTFont

from bpo_case.resources import path_of
from bpo_case.text import LANGUAGES, numbers, reading_in

NAMES = ("Regular", "It", "Semibold", "SemiboldIt")
SAMPLES = {
    "Latin": "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ÄÖÜäöüßẞ ÀÂÇÉÈÊËÎÏÔŒÙÛÜŸàâçéèêëîïôœùûüÿ",
    "Polish and neighbours": "Zażółć gęślą jaźń ŁÓDŹ Příliš žluťoučký kůň Đặng Ştiinţă șț ğı İ Õõ Ąą Ūū",
    "Greek": "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία ΆΈΉΊΌΎΏΪΫ άέήίόύώϊϋΐΰς",
    "Cyrillic": "Съешь же ещё этих мягких французских булок ЁЪЫЭ Їжак, ґава, єнот ІЇЄҐ Љубав њ ђ ћ џ",
    "signs of figures": "€ £ ¥ ₹ ₽ ₺ ₴ ¢ % ‰ – − + × ÷ = ≠ ≈ ± ≥ ≤ < > Σ Δ √ ∞ ½ ¼ ² ³ ( ) [ ]",
    "signs of text": "▲ ▼ ← → ↑ ↓ ✓ ✗ • … — ° § © ® ™ ‘’ “” „ « »",
    "spaces": "\u00a0\u2009\u202f",
}


@pytest.fixture(params=NAMES)
def font(request):
    with TTFont(path_of(f"resources/fonts/SourceSans3-{request.param}.ttf"), lazy=True) as font:
        yield font


def without_glyph(font, text):
    return sorted(set(text) - {chr(code) for code in font.getBestCmap()})


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_every_font_can_write(font, sample):
    assert without_glyph(font, sample) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_font_can_write_what_numbers_makes(font, code):
    with reading_in(code):
        months = [numbers.month(datetime.date(2026, month, 1)) for month in range(1, 13)]
        figures = [numbers.money(-1.2e6, currency, negative="brackets") for currency in ("EUR", "USD", "GBP", "INR")]
        rest = [numbers.full_money(-1234567.5, "EUR"), numbers.share(-0.5), numbers.months(1200), numbers.years(None)]
    assert without_glyph(font, "".join(months + figures + rest)) == []


def test_all_ten_digits_are_equally_wide(font):
    cmap, widths = font.getBestCmap(), font["hmtx"]
    assert len({widths[cmap[ord(digit)]][0] for digit in "0123456789"}) == 1


def test_every_font_is_truetype_and_may_be_embedded(font):
    assert "glyf" in font, "reportlab embeds TrueType outlines only"
    assert font["OS/2"].fsType == 0


def test_the_licence_travels_with_the_fonts():
    licence = path_of("resources/fonts/OFL.md").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Reserved Font Name" in licence
