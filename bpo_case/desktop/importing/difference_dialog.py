"""Shows what a workbook that came back changes, and takes what is chosen as one step."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QPushButton,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from bpo_case.case.errors import InvalidCase
from bpo_case.desktop.importing.difference_model import CHANGE, PROGRAM, WHERE, DifferenceModel
from bpo_case.desktop.theme.look import said
from bpo_case.text import plain_number, translate, translate_plural
from bpo_case.workbook.back import Difference, accepted_changes, without_conflicts

SIZE = (980, 620)


class DifferenceDialog(QDialog):
    """Lists the changes; those ticked become `changes` when it is accepted."""

    def __init__(self, found: Difference, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Changes in {name}").format(name=name))
        self.resize(*SIZE)
        self.found = found
        self.model = DifferenceModel(found, self)
        self.summary = said("", "quiet", wrapped=True)
        self.wrong = said("", "bad", wrapped=True)
        leave = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(leave.Cancel if self.model.rows else leave.Close)
        self.take = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setProperty("role", "main")
        self._arrange()
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.model.dataChanged.connect(lambda *_: self._count())
        self._count()

    def accept(self) -> None:
        """Check that what is taken fits to what the program has; say what does not."""
        try:
            self.changes = accepted_changes(self.found, frozenset(self.model.taken))
        except InvalidCase as error:
            self.wrong.setText(translate("These changes do not fit together: {reason}").format(reason=str(error)))
            self.wrong.show()
            return
        super().accept()

    def _arrange(self) -> None:
        room = QVBoxLayout(self)
        room.setContentsMargins(24, 20, 24, 18)
        room.setSpacing(10)
        room.addWidget(said(self.windowTitle(), "title"))
        room.addWidget(self.summary)
        room.addLayout(self._choices())
        tabs = QTabWidget()
        tabs.addTab(self._table(), translate("Changes"))
        for title, texts in self._told().items():
            if texts:
                tabs.addTab(_listed(title, texts), f"{title} ({len(texts):,})")
        room.addWidget(tabs, 1)
        self.wrong.hide()
        room.addWidget(self.wrong)
        room.addWidget(self.buttons)

    def _told(self) -> dict[str, list[str]]:
        audit = self.found.audit
        return {
            translate("Changed formulas, not imported"): [str(change) for change in audit.changes],
            translate("To be known"): [str(note) for note in (*self.found.notes, *audit.notes)],
        }

    def _choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        everything = self.model.everything()
        for text, numbers in (
            (translate("Take all"), everything),
            (translate("Take none"), set()),
            (translate("Take those without conflict"), set(without_conflicts(self.found))),
        ):
            button = QPushButton(text)
            button.clicked.connect(lambda _=False, numbers=numbers: self._choose(numbers))
            button.setVisible(bool(everything))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _choose(self, numbers: set[int]) -> None:
        self.model.take(self.model.everything(), False)
        self.model.take(numbers, True)

    def _table(self) -> QTableView:
        view = QTableView()
        view.setModel(self.model)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setWordWrap(False)
        view.setShowGrid(False)
        view.verticalHeader().hide()
        view.setAccessibleName(translate("Changes"))
        header = view.horizontalHeader()
        header.setSectionResizeMode(CHANGE, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        view.setColumnWidth(PROGRAM, 220)
        view.setColumnWidth(WHERE, 130)
        return view

    def _count(self) -> None:
        everything, taken = len(self.model.rows), len(self.model.taken)
        conflicts = sum(row.is_conflict for row in self.model.rows)
        changed = translate_plural("{count} change in the workbook.", "{count} changes in the workbook.", everything)
        alike = translate("Nothing in the workbook differs from the case: there is nothing to import.")
        sentences = [changed if everything else alike]
        if conflicts:
            sentences.append(translate("{conflicts} contradict what was changed here since the export."))
        if self.found.reason:
            sentences.append(translate("Compared with the case here alone, because {reason}."))
        text = " ".join(sentences)
        self.summary.setText(text.format(count=plain_number(everything), conflicts=conflicts, reason=self.found.reason))
        self.take.setText(translate_plural("Take {count} change", "Take {count} changes", taken).format(count=taken))
        self.take.setEnabled(taken > 0)
        self.take.setVisible(everything > 0)


def _listed(name: str, texts: Iterable[str]) -> QListWidget:
    found = QListWidget()
    found.setAccessibleName(name)
    found.setProperty("role", "lines")
    found.setWordWrap(True)
    found.addItems(list(texts))
    return found
