"""Says why a file cannot be imported: one sentence, or all problems by cell, to be copied and sent on."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QVBoxLayout, QWidget

from bpo_case.desktop.theme.look import said
from bpo_case.errors import BpoCaseError
from bpo_case.text import plain_number, translate, translate_plural
from bpo_case.workbook.back import WorkbookHasProblems

SIZE = (760, 460)


class ProblemsDialog(QDialog):
    """Lists what is wrong with a file."""

    def __init__(self, error: BaseException, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if not isinstance(error, BpoCaseError):
            raise error
        self.setWindowTitle(translate("{name} was not imported").format(name=name))
        problems = [str(each) for each in error.problems] if isinstance(error, WorkbookHasProblems) else []
        self.text = "\n".join(problems) or str(error)
        room = QVBoxLayout(self)
        room.setContentsMargins(24, 20, 24, 18)
        room.setSpacing(10)
        room.addWidget(said(self.windowTitle(), "title"))
        room.addWidget(said(self._sentence(problems), "quiet" if problems else "plain", wrapped=True))
        if problems:
            self.resize(*SIZE)
            room.addWidget(_list_of(problems), 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(translate("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text))
        buttons.rejected.connect(self.reject)
        room.addWidget(buttons)

    def _sentence(self, problems: list[str]) -> str:
        if not problems:
            return self.text
        return translate_plural(
            "{count} cell is to be mended in the workbook; nothing was changed here.",
            "{count} cells are to be mended in the workbook; nothing was changed here.",
            len(problems),
        ).format(count=plain_number(len(problems)))


def _list_of(texts: list[str]) -> QListWidget:
    found = QListWidget()
    found.setAccessibleName(translate("Problems"))
    found.setProperty("role", "lines")
    found.setWordWrap(True)
    found.addItems(texts)
    return found
