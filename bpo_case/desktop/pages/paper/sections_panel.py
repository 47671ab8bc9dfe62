"""The sections of the paper: which there are, in which order, and what people say in them themselves."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from bpo_case.case.paper import LIVE_TEXTS
from bpo_case.case.place import parts_of
from bpo_case.desktop.document.state import State
from bpo_case.desktop.document.store import Store
from bpo_case.desktop.pages.paper.choosing import (
    as_usual,
    move_section,
    order_of,
    put_in_order,
    row_of,
    show_section,
)
from bpo_case.desktop.pages.paper.figures_menu import FiguresMenu
from bpo_case.desktop.pages.paper.words_field import WordsField
from bpo_case.desktop.theme.scrolled import Scrolled
from bpo_case.report.sections import SECTIONS
from bpo_case.text import translate

KEY = Qt.ItemDataRole.UserRole
LINES = 9
"""So many sections are in sight at least."""

NAMES = {section.key: section.name for section in SECTIONS}


class SectionsPanel(QWidget):
    """A list with a check for each section, which is put in order by dragging or by buttons; below it the words."""

    gone_to = Signal(str)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store, self._showing = store, False
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Sections"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.up, self.down = QPushButton(translate("Up")), QPushButton(translate("Down"))
        self.usual = QPushButton(translate("As usual"))
        self.fields = {field: WordsField(store, field) for field in LIVE_TEXTS}
        self.figures = FiguresMenu(store, list(self.fields.values()))
        self._arrange()
        self._follow()
        self.refresh()
        self.list.setCurrentRow(0)

    def _arrange(self) -> None:
        inside = QWidget()
        room, buttons = QVBoxLayout(inside), QHBoxLayout()
        self.list.setMinimumHeight(self.list.fontMetrics().lineSpacing() * LINES)
        for button in (self.up, self.down, self.usual):
            buttons.addWidget(button)
        room.addWidget(self.list, 1)
        room.addLayout(buttons)
        for field in self.fields.values():
            room.addWidget(field)
        room.addWidget(self.figures)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scrolled(inside))

    def _follow(self) -> None:
        self.list.itemChanged.connect(self._check)
        self.list.currentItemChanged.connect(lambda *_: self._choose())
        self.list.model().rowsMoved.connect(self._dropped)
        self.up.clicked.connect(partial(self._move, -1))
        self.down.clicked.connect(partial(self._move, 1))
        self.usual.clicked.connect(lambda: as_usual(self.store))
        self.store.changed.connect(self._changed)
        for field in self.fields.values():
            field.gone_to.connect(self.gone_to)

    @property
    def key(self) -> str:
        """The section that is chosen."""
        item = self.list.currentItem()
        return str(item.data(KEY)) if item is not None else order_of(self.store.case)[0]

    def choose(self, key: str) -> None:
        """Choose a section."""
        self.list.setCurrentRow(order_of(self.store.case).index(key))

    def show_path(self, path: str) -> bool:
        """Go to what is said in a section, or to the section."""
        _, row, field = parts_of(path)
        section = next((each.section for each in self.store.case.sections if each.id == row), "")
        if section not in NAMES:
            return False
        self.choose(section)
        (self.fields[field].editor if field in self.fields else self.list).setFocus()
        return True

    def refresh(self) -> None:
        """Show the choices of now; what is chosen in the list stays so."""
        key, self._showing = self.key, True
        order = order_of(self.store.case)
        if [self.list.item(at).data(KEY) for at in range(self.list.count())] != list(order):
            self.list.clear()
            for each in order:
                self.list.addItem(_item(each))
            self.list.setCurrentRow(order.index(key))
        for at, each in enumerate(order):
            row = row_of(self.store.case, each)
            hidden = row is not None and row.shown == "no"
            self.list.item(at).setCheckState(Qt.CheckState.Unchecked if hidden else Qt.CheckState.Checked)
        self._showing = False
        self._choose()

    def _changed(self, before: State, now: State) -> None:
        if before.case is not now.case or before.refused is not now.refused:
            self.refresh()

    def _choose(self) -> None:
        if self._showing:
            return
        at, last = self.list.currentRow(), self.list.count() - 1
        self.up.setEnabled(at > 0)
        self.down.setEnabled(at < last)
        self.usual.setEnabled(bool(self.store.case.sections))
        for field in self.fields.values():
            field.show_section(self.key)

    def _check(self, item: QListWidgetItem) -> None:
        if not self._showing:
            show_section(self.store, str(item.data(KEY)), item.checkState() == Qt.CheckState.Checked)

    def _move(self, by: int) -> None:
        move_section(self.store, self.key, by)

    def _dropped(self) -> None:
        if not self._showing:
            put_in_order(self.store, [str(self.list.item(at).data(KEY)) for at in range(self.list.count())])


def _item(key: str) -> QListWidgetItem:
    made = QListWidgetItem(translate(NAMES[key]))
    made.setData(KEY, key)
    made.setFlags(made.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    made.setFlags(made.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
    return made
