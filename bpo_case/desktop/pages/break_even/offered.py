"""Leads from a table of inputs to the break-even of the one gone to."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from bpo_case.desktop.figures.figure_view import FigureView
from bpo_case.text import translate


def offer_break_even(view: FigureView) -> QPushButton:
    """Put the way into the menu of a table, and give a button that does the same; both need a row to be gone to."""
    action = QAction(translate("Break-even of this input"), view)
    button = QPushButton(action.text())

    def path() -> str:
        row = view.currentIndex().row()
        return view.figures.table.rows[row].path if row >= 0 else ""

    def offer() -> None:
        for each in (action, button):
            each.setEnabled(bool(path()))

    def lead() -> None:
        if there := path():
            view.desk.break_even_wanted.emit(there)

    view.addAction(action)
    for signal in (action.triggered, button.clicked):
        signal.connect(lambda _=False: lead())
    view.selectionModel().currentChanged.connect(lambda *_: offer())
    view.figures.modelReset.connect(offer)
    offer()
    return button
