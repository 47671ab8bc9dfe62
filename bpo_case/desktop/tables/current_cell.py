"""Draws a frame around the cell that one is in, in every view of a table."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QTableView

from bpo_case.desktop.theme.look import colours

WIDTH = 2


def draw_current_cell(view: QTableView) -> None:
    """Draw the frame inside the cell, so that it goes when the cell is drawn anew."""
    rect = view.visualRect(view.currentIndex())
    if rect.isEmpty():
        return
    painter = QPainter(view.viewport())
    painter.setPen(QPen(QColor(colours().accent), WIDTH))
    painter.drawRect(rect.adjusted(1, 1, -1, -1))
    painter.end()
