"""A button that puts a live figure into a text of the paper: of the best option, or of one that is named."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QPushButton

from bpo_case.case.paper import LIVE_FIELDS, OF_AN_OPTION
from bpo_case.desktop.document.store import Store
from bpo_case.desktop.pages.paper.words_field import WordsField
from bpo_case.text import translate


class FiguresMenu(QPushButton):
    """Offers the figures that live in texts; the text that was last gone to gets the one that is chosen."""

    def __init__(self, store: Store, fields: Sequence[WordsField]) -> None:
        super().__init__(translate("Insert a live figure"))
        self.store, self.field = store, fields[-1]
        self.choices = QMenu(self)
        self.choices.aboutToShow.connect(self.offer)
        self.setMenu(self.choices)
        for field in fields:
            field.editor.gone_to.connect(partial(setattr, self, "field", field))

    def offer(self) -> None:
        """Offer the figures of now: those of the best option first, then those of each option."""
        self.choices.clear()
        self._fill(self.choices, "")
        self.choices.addSeparator()
        for option in self.store.case.options:
            self._fill(self.choices.addMenu(option.name.replace("&", "&&")), f"{option.id}{OF_AN_OPTION}")

    def _fill(self, menu: QMenu, of: str) -> None:
        for name, label in LIVE_FIELDS.items():
            menu.addAction(translate(label)).triggered.connect(partial(self._insert, f"{{{of}{name}}}"))

    def _insert(self, text: str, _checked: bool = False) -> None:
        self.field.insert(text)
