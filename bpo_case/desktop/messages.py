"""What the window declares as data and translates where it shows it, for the catalogues (`tools/messages.py`)."""

from __future__ import annotations

from collections.abc import Iterator

from bpo_case.case.specs import specs_of
from bpo_case.desktop.actions import ACTIONS
from bpo_case.desktop.forms.groups import headings
from bpo_case.desktop.importing.mapping_model import CHOSEN
from bpo_case.desktop.pages.option.page import TABS
from bpo_case.desktop.pages.overview.beginning import FIRST_STEPS
from bpo_case.desktop.pages.tables_page import ABOUT
from bpo_case.desktop.tables import table_actions
from bpo_case.desktop.workspace.states import STATES_SAID
from bpo_case.desktop.workspace.steps import STEPS
from bpo_case.workbook.foreign.mapping import Column


def messages() -> Iterator[str]:
    """Give every such text, some of them more than once."""
    for field in CHOSEN.values():
        yield from specs_of(Column)[field].choices
    for action in ACTIONS:
        yield from (action.menu, action.text, action.bar, action.about)
    yield from (action.text for action in table_actions.ACTIONS)
    for step in STEPS:
        yield from (step.label, step.section)
    yield from ABOUT.values()
    yield from STATES_SAID.values()
    yield from headings()
    yield from (tab.label for tab in TABS)
    for first in FIRST_STEPS:
        yield from (first.text, first.about)
