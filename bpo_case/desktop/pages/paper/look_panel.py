"""How the paper looks: logo, accent colour, sheet and language, as the form of those settings."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QPushButton, QVBoxLayout, QWidget

from bpo_case.case.paper import CONTRAST_AT_LEAST, contrast_on_white, dark_enough
from bpo_case.case.place import path_to
from bpo_case.case.settings import PAPER_SETTINGS
from bpo_case.case.specs import SETTINGS
from bpo_case.desktop.document.store import Store
from bpo_case.desktop.forms.entering import enter
from bpo_case.desktop.forms.form import Form
from bpo_case.desktop.theme.scrolled import Scrolled
from bpo_case.text import translate

ACCENT = path_to(SETTINGS, field="accent")
OURS = "#1F3A5F"


class LookPanel(QWidget):
    """The settings of the paper, and a button that lets one pick the accent by eye."""

    gone_to = Signal(str)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store, self.form = store, Form(store, SETTINGS, only=PAPER_SETTINGS, headed=False)
        self.pick = QPushButton(translate("Pick the accent colour…"))
        self.pick.clicked.connect(self._pick)
        self.form.gone_to.connect(self.gone_to)
        inside = QWidget()
        room = QVBoxLayout(inside)
        room.setSpacing(12)
        room.addWidget(self.form)
        room.addWidget(self.pick)
        room.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scrolled(inside))

    def show_path(self, path: str) -> bool:
        """Go to a setting."""
        return self.form.show_path(path)

    def choose_accent(self, colour: str) -> None:
        """Take a colour, darker where it could not be read on white, and say so."""
        if contrast_on_white(colour) < CONTRAST_AT_LEAST:
            said = translate("{colour} is too light to be read on white; {darker}, the same but darker, was taken.")
            self.store.tell(said.format(colour=colour, darker=dark_enough(colour)))
        enter(self.store, ACCENT, dark_enough(colour))

    def _pick(self) -> None:
        before = QColor(self.store.case.settings.accent or OURS)
        chosen = QColorDialog.getColor(before, self, translate("Accent colour"))
        if chosen.isValid():
            self.choose_accent(chosen.name().upper())
