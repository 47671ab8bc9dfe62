import pytest

from bpo_case.desktop.theme.short import LEAST, ShortButton, ShortLabel

TEXT = "Show 4 more columns: Automation, Cost per automated unit"
ENDED = [TEXT[:end].rstrip() + "…" for end in range(4, len(TEXT))]


def label(text):
    return ShortLabel(text, "quiet")


@pytest.fixture(params=[label, ShortButton])
def picture(request, qtbot):
    def draw(text, wide):
        made = request.param(text)
        qtbot.addWidget(made)
        made.setFixedSize(wide, 30)
        return made.grab().toImage()

    return draw


def test_a_text_without_room_ends_with_an_ellipsis(picture):
    assert any(picture(TEXT, 150) == picture(text, 150) for text in ENDED)


def test_a_text_with_room_is_shown_whole(picture):
    assert picture(TEXT, 900) not in [picture(text, 900) for text in ENDED[-3:]]


@pytest.mark.parametrize("made", [label, ShortButton])
def test_neighbours_are_given_their_room(made, qtbot):
    widget = made(TEXT)
    qtbot.addWidget(widget)
    assert widget.minimumSizeHint().width() == LEAST < widget.sizeHint().width()
