"""A picture is made small enough for the document, and what is none is refused in a sentence."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage

from bpo_case.case.paper import LOGO_CHARACTERS
from bpo_case.case.picture import PNG, checked_picture, picture_bytes, picture_size
from bpo_case.case.settings import Settings
from bpo_case.case.specs import specs_of
from bpo_case.desktop.forms.picture_box import KEPT, PictureBox, PictureUnreadable, picture_of


@pytest.fixture
def noise(tmp_path):
    """A large picture that cannot be packed well."""
    image = QImage(1500, 900, QImage.Format.Format_RGB32)
    for x in range(1500):
        for y in range(900):
            image.setPixel(x, y, (x * 7919 + y * 104729) * 2654435761 % 0xFFFFFF)
    path = tmp_path / "noise.jpg"
    image.save(str(path), quality=95)
    return path


@pytest.fixture
def plain(tmp_path):
    image = QImage(2400, 600, QImage.Format.Format_ARGB32)
    image.fill(QColor("#7A1F5F"))
    path = tmp_path / "plain.png"
    image.save(str(path))
    return path


def test_a_large_picture_is_made_small_enough(qapp, noise):
    text = picture_of(noise)
    assert checked_picture(text) == text and len(text) <= LOGO_CHARACTERS


def test_a_plain_picture_is_kept_as_sharp_as_it_is_printed(qapp, plain):
    width, height = picture_size(picture_bytes(picture_of(plain)))
    assert (width, height) == (KEPT.width(), KEPT.width() // 4)


@pytest.mark.parametrize(
    "content",
    [b"", b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", PNG + b"\0\0\0\rIHDR" + b"\xff" * 30],
)
def test_what_is_no_picture_is_told_in_a_sentence(qapp, tmp_path, content):
    path = tmp_path / "logo.png"
    path.write_bytes(content)
    with pytest.raises(PictureUnreadable, match=r"“logo\.png” is not a picture that can be read"):
        picture_of(path)


def test_the_box_shows_why_and_keeps_what_it_had(qtbot, tmp_path, plain):
    box = PictureBox(specs_of(Settings)["logo"])
    qtbot.addWidget(box)
    with qtbot.waitSignal(box.entered):
        box.take_file(plain)
    kept = box.text()
    tmp_path.joinpath("bad.png").write_bytes(b"no")
    box.take_file(tmp_path / "bad.png")
    assert box.text() == kept and "bad.png" in box.sentence.text()
    with qtbot.waitSignal(box.entered):
        box.remove.click()
    assert box.text() == ""
