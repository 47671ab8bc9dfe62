from bpo_case.desktop.pages.option.tabs import Tabs


def test_tabs_that_do_not_fit_go_on_in_a_second_line(qtbot):
    tabs = Tabs(["first", "second", "third"])
    qtbot.addWidget(tabs)
    tabs.resize(1000, 40)
    tabs.show()
    assert len({button.y() for button in tabs.buttons.values()}) == 1
    tabs.resize(120, 40)
    assert len({button.y() for button in tabs.buttons.values()}) > 1
    assert all(button.geometry().bottom() <= tabs.height() for button in tabs.buttons.values())


def test_a_tab_that_is_chosen_is_told(qtbot):
    tabs = Tabs(["first", "second"])
    qtbot.addWidget(tabs)
    with qtbot.waitSignal(tabs.chosen) as told:
        tabs.choose("second")
    assert (told.args, tabs.current) == (["second"], "second")
