"""What is shown while a case is being read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpo_case.desktop.theme.look import said
from bpo_case.desktop.theme.sign import Sign
from bpo_case.text import translate


class OpeningPage(QWidget):
    """Says which case is on its way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = said("", "lead")
        room = QVBoxLayout(self)
        room.setSpacing(12)
        room.addStretch(2)
        room.addWidget(Sign("folder-open", "quiet", 32), 0, Qt.AlignmentFlag.AlignHCenter)
        room.addWidget(self.sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        room.addStretch(3)

    def name(self, name: str) -> None:
        """Say what is opened."""
        self.sentence.setText(translate("Opening {name} …").format(name=name))
        self.setAccessibleName(self.sentence.text())
