"""A line in which a page is told which numeric input it is to be about, found by any part of its label."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from bpo_case.analysis.varying.inputs import numeric_inputs
from bpo_case.case.document import Case
from bpo_case.desktop.tables.table_editors import InputFinder


class InputBox(InputFinder):
    """Shows the label of an input; what is typed and is none gives way to it again."""

    chosen = Signal(str)
    """The input at this path is meant from now on."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__((), parent)
        self.path = ""
        self._labels: Mapping[str, str] = {}
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.editingFinished.connect(lambda: self._take(self.text()))
        completer = self.completer()
        assert isinstance(completer, QCompleter)
        completer.activated.connect(self._take)

    def offer(self, case: Case) -> None:
        """Offer the inputs of a case; the one chosen stays, if it is still there."""
        labels = {one.path: one.label for one in numeric_inputs(case)}
        if labels != self._labels:
            self._labels = labels
            model = self.completer().model()
            assert isinstance(model, QStringListModel)
            model.setStringList(list(labels.values()))
            self.show_path(self.path if self.path in labels else "")

    def show_path(self, path: str) -> None:
        """Be about the input at a path; about none where it is blank."""
        self.path = path
        self.setText(self._labels.get(path, ""))
        self.setCursorPosition(0)
        self.setToolTip(self.text())

    def meant(self, text: str) -> str:
        """Give the path of the input that is called so, or of the only one that has the words in its label."""
        low = text.strip().casefold()
        same = [path for path, label in self._labels.items() if label.casefold() == low]
        having = [path for path, label in self._labels.items() if low and low in label.casefold()]
        found = same or having
        return found[0] if same or len(found) == 1 else ""

    def _take(self, text: str) -> None:
        """Take what was typed or chosen, where it is another input."""
        path = self.path if text == self._labels.get(self.path) else self.meant(text)
        changed = bool(path) and path != self.path
        self.show_path(path or self.path)
        if changed:
            self.chosen.emit(path)
