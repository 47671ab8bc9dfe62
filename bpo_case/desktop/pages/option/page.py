"""One option: what it is, what it comes to, and every table of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
)

from bpo_case.case.options import Option
from bpo_case.case.place import parts_of
from bpo_case.case.specs import EVIDENCE, field_specs, table_label
from bpo_case.desktop.forms.form import Form
from bpo_case.desktop.pages.card import Card
from bpo_case.desktop.pages.option.adding import delete_option, duplicate_option
from bpo_case.desktop.pages.option.tabs import Tabs
from bpo_case.desktop.pages.page import MARGIN, Page
from bpo_case.desktop.pages.tables_page import table_view
from bpo_case.desktop.tables.asking import may_delete
from bpo_case.desktop.tables.scope import Scope
from bpo_case.desktop.tables.table_panel import TablePanel
from bpo_case.desktop.theme.icons import icon
from bpo_case.desktop.theme.look import colours, said
from bpo_case.desktop.workspace.desk import Desk, Figure
from bpo_case.desktop.workspace.figure_button import FigureButton
from bpo_case.desktop.workspace.key_figures import OPTION_KEYS
from bpo_case.desktop.workspace.steps import PARTS, Step
from bpo_case.model.results import LINES
from bpo_case.text import numbers, translate

FORM_HEIGHT, UNBOUNDED, ICON_ROOM = 258, 16_777_215, 34
"""The form is no higher, and scrolled."""
ROOM_FOR_BOTH = 720
"""A page that is lower shows either the form or a table, so that neither is cramped."""


class Tab(NamedTuple):
    """A table of an option: its label, and the field that says whose a row is."""

    table: str
    label: str
    field: str = "option"


TABS: tuple[Tab, ...] = (
    *(Tab(table, table_label(table)) for table in PARTS),
    Tab("labor", "Added roles", "added_by"), Tab("infrastructure", "Added infrastructure", "added_by"),
    Tab("training", "Added training", "added_by"), Tab("scores", "Vendor scores"),
)  # fmt: skip


_FIELDS = frozenset(spec.name for spec in field_specs("options")) - frozenset(EVIDENCE)
"""What stands behind them is in the inspector."""


class OptionPage(Page):
    """Shows an option: a form at the top, and its tables as tabs with the number of their rows."""

    def __init__(self, desk: Desk, step: Step) -> None:
        super().__init__(desk, step)
        self.option = step.option
        self.may_delete: Callable[[str], bool] = lambda sentence: may_delete(self, sentence)
        self.form = Form(desk.store, "options", self.option, _FIELDS, headed=False)
        self.keys = {key: FigureButton("") for key in OPTION_KEYS}
        self.summary, self.fold = QPushButton(), QScrollArea()
        self.tabs = Tabs([tab.table for tab in TABS])
        self.stack = QStackedWidget()
        self.away = said(translate("Choose a tab to see and fill its table."), "quiet")
        self.views: dict[str, TablePanel] = {}
        self._said = ""
        self._scopes = {tab.table: Scope(tab.table, self._fixed(tab)) for tab in TABS}
        self._arrange()
        self._follow(desk)
        self.open_form(False)
        self.tabs.choose(TABS[0].table)
        self.refresh()
        self._show_keys()

    def _follow(self, desk: Desk) -> None:
        self.form.gone_to.connect(desk.pointed)
        self.summary.clicked.connect(lambda: self.open_form(self.fold.isHidden()))
        self.tabs.chosen.connect(self._show_table)
        self.tabs.pressed.connect(self._make_room)
        for key, button in self.keys.items():
            button.clicked.connect(lambda _=False, key=key: self._ask(key))
        desk.store.changed.connect(self.refresh)
        desk.session.recalculator.finished.connect(self._show_keys)

    @property
    def turned_to(self) -> str:
        """The tab that is shown."""
        return self.tabs.current

    def turn_to(self, tab: str) -> None:
        """Show a tab."""
        self.tabs.choose(tab)

    def show_path(self, path: str) -> bool:
        """Go to the field or cell of a path."""
        table, row, _ = parts_of(path)
        if table == "options" and row == self.option:
            self.open_form(True)
            return self.form.show_path(path)
        if table not in self._scopes or row not in {each.id for each in self._scopes[table].rows(self.desk.store.case)}:
            return False
        self._make_room()
        self.tabs.choose(table)
        return self._view(table).show_path(path)

    def open_form(self, opened: bool) -> None:
        """Show what the option is in full, or in a line."""
        self.fold.setVisible(opened)
        self._share_height()
        self._draw_icons()
        self.summary.setAccessibleDescription(translate("open") if opened else translate("closed"))

    def refresh(self) -> None:
        """Show the option of now."""
        case = self.desk.store.case
        option = next((each for each in case.options if each.id == self.option), None)
        if option is None:
            return
        self.title.setText(option.name)
        self._said = _summary(option)
        self._say_summary()
        for tab in TABS:
            count = len(self._scopes[tab.table].rows(case))
            label = translate(tab.label)
            self.tabs.name(tab.table, f"{label}  {numbers.number(count)}" if count else label, f"{label}, {count}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much of the option in its line as there is room for, and share the height."""
        super().resizeEvent(event)
        self._say_summary()
        self._share_height()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the change between light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()

    def _draw_icons(self) -> None:
        quiet = colours().quiet
        self.summary.setIcon(icon("chevron-right" if self.fold.isHidden() else "chevron-down", quiet))
        self._tool.setIcon(icon("settings", quiet))
        for action, drawn in zip(self.menu.actions(), ("copy", "trash-2"), strict=True):
            action.setIcon(icon(drawn, quiet))

    @property
    def _is_low(self) -> bool:
        return self.height() < ROOM_FOR_BOTH

    def _share_height(self) -> None:
        """Show form and tables below each other where there is room for both."""
        alone = self._is_low and not self.fold.isHidden()
        self.fold.setMaximumHeight(UNBOUNDED if alone else FORM_HEIGHT)
        self.stack.setHidden(alone)
        self.away.setVisible(alone)

    def _make_room(self) -> None:
        """Put the form away where the table would not be seen below it."""
        if self._is_low:
            self.open_form(False)

    def _say_summary(self) -> None:
        room = max(0, self.width() - 2 * MARGIN - ICON_ROOM)
        self.summary.setText(self.summary.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideRight, room))
        self.summary.setToolTip(self._said)

    def _fixed(self, tab: Tab) -> Mapping[str, str]:
        return {tab.field: self.option}

    def _view(self, table: str) -> TablePanel:
        """Make the view of a table when it is first looked at."""
        if table not in self.views:
            tab = next(tab for tab in TABS if tab.table == table)
            self.views[table] = table_view(self.desk, table, self._fixed(tab))
            self.stack.addWidget(self.views[table])
        return self.views[table]

    def _show_table(self, table: str) -> None:
        self.stack.setCurrentWidget(self._view(table))

    # ---------------------------------------------------------------- what it comes to

    def _at(self) -> int | None:
        results = self.desk.results
        places = (at for at, each in enumerate(results.options) if each.id == self.option) if results else iter(())
        return next(places, None)

    def _show_keys(self) -> None:
        outcome, at = self.desk.outcome, self._at()
        there = outcome is not None and outcome.results is not None and at is not None
        for button in self.keys.values():
            button.setVisible(there)
        if outcome is None or at is None:
            return
        settings, figures = outcome.case.settings, outcome.figures[at]
        for key, each in OPTION_KEYS.items():
            shown = each.label_now(settings), each.write(figures, settings), each.about(figures, settings)
            self.keys[key].show_figure(*shown)

    def _ask(self, key: str) -> None:
        at = self._at()
        if at is not None:
            self.desk.asked.emit(Figure(LINES[key], at))

    # ---------------------------------------------------------------- how it is laid out

    def _arrange(self) -> None:
        self.head.setSpacing(4)
        for button in self.keys.values():
            self.head.addWidget(button)
        self.head.addWidget(self._menu(), 0, Qt.AlignmentFlag.AlignVCenter)
        self.title.setWordWrap(True)
        self.summary.setProperty("role", "link")
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        card = Card()
        card.room.addWidget(self.form)
        card.room.addStretch(1)
        self.fold.setWidgetResizable(True)
        self.fold.setFrameShape(QFrame.Shape.NoFrame)
        self.fold.setWidget(card)
        self.room.addWidget(self.summary)
        self.room.addWidget(self.fold)
        self.room.addWidget(self.tabs)
        self.room.addWidget(self.stack, 1)
        self.room.addWidget(self.away)

    def _menu(self) -> QToolButton:
        button = self._tool = QToolButton()
        button.setAccessibleName(translate("What can be done with this option"))
        button.setToolTip(button.accessibleName())
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        menu = self.menu = QMenu(button)
        menu.addAction(translate("Duplicate this option with all its rows")).triggered.connect(self._duplicate)
        menu.addAction(translate("Delete this option…")).triggered.connect(self._delete)
        button.setMenu(menu)
        return button

    def _duplicate(self) -> None:
        duplicate_option(self.desk, self.option)

    def _delete(self) -> None:
        delete_option(self.desk, self.option, self.may_delete)


def _summary(option: Option) -> str:
    """Say in a line what an option is."""
    contract = numbers.months(option.contract_months, 0) if option.contract_months else ""
    parts = (translate(option.kind), option.vendor, contract, option.description.replace("\n", " "))
    return " · ".join(part for part in parts if part)
