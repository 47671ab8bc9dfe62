"""The inspector: why a figure is what it is, and what an input means."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from bpo_case.desktop.inspector.figure_panel import FigurePanel
from bpo_case.desktop.inspector.history import History, Subject
from bpo_case.desktop.inspector.input_panel import InputPanel
from bpo_case.desktop.theme.icons import icon
from bpo_case.desktop.theme.look import colours, said
from bpo_case.desktop.theme.sign import Sign
from bpo_case.desktop.workspace.desk import Desk, Figure
from bpo_case.model.results import LINES
from bpo_case.text import translate

WIDTH = 310


class Inspector(QFrame):
    """Explains what was clicked last, and goes back to what was before."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.history = desk, History()
        self.setProperty("role", "card")
        self.setMinimumWidth(240)
        self.resize(WIDTH, self.height())
        self.setAccessibleName(translate("Inspector"))
        self.kind = said("", "small", wrapped=True)
        self.figure, self.input = FigurePanel(desk), InputPanel(desk)
        self.hint = _hint(
            translate("Click any figure to see what it is made of, or any input to see what it means and moves.")
        )
        self.stack = QStackedWidget()
        for widget in (self.hint, self.figure, self.input):
            self.stack.addWidget(widget)
        self.back = self._button(translate("Back"), "Alt+Left", self.history.back)
        self.forward = self._button(translate("Forward"), "Alt+Right", self.history.forward)
        self._draw_icons()
        self._arrange()
        self._follow(desk)
        self._show()

    def _follow(self, desk: Desk) -> None:
        desk.asked.connect(self.look_at)
        desk.pointed.connect(self._point)
        self.figure.asked.connect(self.look_at)
        desk.session.recalculator.finished.connect(self._show)
        desk.store.changed.connect(self._show_input)
        desk.option_chosen.connect(self._show)

    def look_at(self, subject: Subject) -> None:
        """Explain a figure, or describe the input at a path."""
        self.history.look_at(subject)
        self._show()

    def go_on_from(self, before: Inspector) -> None:
        """Explain what another inspector does, and remember what it has explained."""
        self.history.go_on_from(before.history)
        self._show()

    def _point(self, path: str) -> None:
        """Describe the input that was gone to; a spare row has none."""
        if path:
            self.look_at(path)

    def _show(self) -> None:
        subject = self.history.current
        if isinstance(subject, Figure):
            self._explain(subject, self._why())
        elif isinstance(subject, str):
            self._show_input()
        else:
            self._show_example()
        for button, can in ((self.back, self.history.can_go_back), (self.forward, self.history.can_go_forward)):
            button.setEnabled(can)
            button.setVisible(self.history.can_go_back or self.history.can_go_forward)

    def _show_example(self) -> None:
        """Explain what the option comes to, as long as nobody has asked for anything."""
        results, option = self.desk.results, self.desk.option
        if results is None or not results.number(LINES["total_cost"], option):
            self.kind.clear()
            self.stack.setCurrentWidget(self.hint)
        else:
            key = "total_cost" if option == results.prepared.compared else "npv"
            inviting = translate("Why this number? Click any other to see why.")
            self._explain(Figure(LINES[key]), self._why() if self.desk.scenario else inviting)

    def _why(self) -> str:
        """Say that a figure is explained, and in which scenario."""
        scenario = self.desk.scenario
        if scenario is None:
            return translate("Why this number?")
        return translate("Why this number in the scenario “{scenario}”?").format(scenario=scenario.name)

    def _explain(self, figure: Figure, kind: str) -> None:
        self.kind.setText(kind)
        self.figure.show_figure(figure)
        self.stack.setCurrentWidget(self.figure)

    def _show_input(self) -> None:
        """Describe the input of now; one that is gone leaves what was said of it."""
        path = self.history.current
        if isinstance(path, str) and self.input.show_input(path):
            self.kind.setText(translate("What this input means"))
            self.stack.setCurrentWidget(self.input)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the change between light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()

    def _draw_icons(self) -> None:
        for button, drawn in ((self.back, "chevron-left"), (self.forward, "chevron-right")):
            button.setIcon(icon(drawn, colours().quiet, colours().line))

    def _button(self, name: str, keys: str, step: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setShortcut(QKeySequence(keys))
        button.setToolTip(f"{name} ({button.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
        button.setAccessibleName(name)
        button.clicked.connect(step)
        button.clicked.connect(self._show)
        return button

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.kind, 1)
        head.addWidget(self.back)
        head.addWidget(self.forward)
        room = QVBoxLayout(self)
        room.setContentsMargins(14, 8, 10, 12)
        room.setSpacing(2)
        room.addLayout(head)
        room.addWidget(self.stack, 1)


def _hint(sentence: str) -> QWidget:
    """Say what the empty inspector is for, in its middle."""
    made, text = QWidget(), said(sentence, "quiet", wrapped=True)
    text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    room = QVBoxLayout(made)
    room.setContentsMargins(14, 0, 18, 0)
    room.setSpacing(12)
    room.addStretch(2)
    room.addWidget(Sign("search", "quiet", 28), 0, Qt.AlignmentFlag.AlignHCenter)
    room.addWidget(text)
    room.addStretch(3)
    return made
