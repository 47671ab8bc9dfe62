"""What is said when the program itself has made a mistake."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from bpo_case.desktop.dialogs.question import Answer, Question
from bpo_case.text import translate, translate_plural

COPY, GO_ON = "copy", "go on"
HEIGHT = 150


class ErrorDialog(Question):
    """Says that something failed, what became of the work, and lets the report be copied. More failures are counted."""

    def __init__(self, parent: QWidget | None, report: str, kept: str, log: Path) -> None:
        answers = (
            Answer(COPY, translate("Copy report"), apart=True),
            Answer(GO_ON, translate("Go on working"), main=True, escapes=True),
        )
        sentence = translate(
            "The last step may not have had its effect; everything before it is still there. {kept} "
            "Please send the report below to whoever looks after BPO Case; it is also in {log}."
        ).format(kept=kept, log=log)
        super().__init__(parent, translate("BPO Case has made a mistake."), sentence, answers, "bad")
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setFixedHeight(HEIGHT)
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setAccessibleName(translate("Report"))
        self.body.addSpacing(4)
        self.body.addWidget(self.report)
        self.more = 0

    def add(self, report: str) -> None:
        """Add a failure that came while the box was open."""
        self.more += 1
        self.report.appendPlainText(f"\n{report}")
        name = translate_plural("Report ({count} more failure)", "Report ({count} more failures)", self.more)
        self.report.setAccessibleName(name.format(count=self.more))

    def choose(self, key: str) -> None:
        """Copy the report, and stay; or go on."""
        if key == COPY:
            QGuiApplication.clipboard().setText(self.report.toPlainText())
            self.buttons[COPY].setText(translate("Copied"))
        else:
            super().choose(key)
