from bpo_case.desktop.pages.options import OptionsPage
from bpo_case.desktop.workspace.steps import STEPS


def test_an_option_is_added_or_duplicated_and_gone_to(desk, qtbot):
    page = OptionsPage(desk, next(step for step in STEPS if step.key == "options"))
    qtbot.addWidget(page)
    with qtbot.waitSignal(desk.gone):
        page.add.click()
    page.show_path("options/hybrid/name")
    with qtbot.waitSignal(desk.gone):
        page.duplicate.click()
    assert desk.store.case.options[-1].name.endswith("(2)")
