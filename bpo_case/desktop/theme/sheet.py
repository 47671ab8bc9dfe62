"""The style sheet: what the palette alone cannot say."""

from __future__ import annotations

import re
from string import Template

from bpo_case.desktop.theme.colours import Colours
from bpo_case.resources import path_of

DRAWN = ("down", "up", "check")
"""Small parts of controls that a style sheet takes from files."""


def style_sheet(colours: Colours, zoom: float = 1.0) -> str:
    """Fill the style sheet with the colours of a scheme, and with sizes of text so many times the normal ones."""
    drawn = {name: path_of(f"resources/icons/arrows/{colours.scheme}-{name}.svg").as_posix() for name in DRAWN}
    sheet = _SHEET.substitute(colours._asdict(), **drawn)
    return re.sub(r"([\d.]+)pt", lambda size: f"{float(size[1]) * zoom:.2f}pt", sheet)


_SHEET = Template("""
QMainWindow, QDialog { background: $ground; }
QMenuBar { background: $bar; padding: 2px 6px; }
QMenuBar::item { padding: 4px 9px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: $chosen; }
QMenu { background: $card; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 26px 5px 10px; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $chosen; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 6px; }
QToolBar { background: $bar; border: none; border-bottom: 1px solid $line; padding: 4px 8px; spacing: 4px; }
QToolBar::separator { width: 1px; background: $line; margin: 4px 6px; }
QToolButton { border: 1px solid transparent; border-radius: 5px; padding: 4px 8px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $chosen; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $faint; }
QStatusBar { background: $bar; border-top: 1px solid $line; color: $quiet; }
QStatusBar::item { border: none; }
QToolTip { background: $card; color: $ink; border: 1px solid $edge; padding: 4px; }
QSplitter::handle { background: transparent; }

QLabel[role="hero"] { font-size: 21pt; font-weight: 600; }
QLabel[role="lead"] { color: $quiet; font-size: 12pt; }
QLabel[role="title"] { font-size: 15pt; font-weight: 600; }
QLabel[role="heading"] { font-size: 11.5pt; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="draft"] { color: $bad; font-weight: 600; }
QLabel[role="big"] { font-size: 15pt; font-weight: 600; }
QLabel[role="figure"] { font-size: 14pt; font-weight: 600; }
QLabel[role="effect"] { color: $accent; }
QLabel[role="quiet"] { color: $quiet; }
QLabel[role="small"] { color: $quiet; font-size: 9pt; }
QLabel[role="section"] { color: $quiet; font-size: 8.5pt; font-weight: 600; }
QLabel[role="good"] { color: $good; font-size: 9pt; }
QLabel[role="bad"] { color: $bad; font-size: 9pt; }
QLabel[role="doubtful"] { color: $doubtful; font-size: 9pt; }

QFrame[role="card"] { background: $card; border: 1px solid $line; border-radius: 6px; }
QFrame[role="notice"] { background: $doubtful_ground; border: none; border-bottom: 1px solid $line; }
QFrame[role="alarm"] { background: $bad_ground; border: none; border-bottom: 1px solid $line; }
QListWidget[role="plain"] { border: 1px solid transparent; }
QListWidget[role="plain"]:focus { border-color: $accent; }
QListWidget[role="lines"] { padding: 3px; }
QListWidget[role="lines"]::item { padding: 4px 6px; border-radius: 4px; }
QListWidget[role="lines"]::item:selected { background: $chosen; color: $ink; }
QFrame[role="drop"] { border: 1px dashed $edge; border-radius: 6px; }
QFrame[role="side"] { background: $bar; border: none; border-right: 1px solid $line; }
QFrame[role="strip"] { background: $bar; border: none; border-bottom: 1px solid $line; }
QFrame[role="rule"] { background: $line; border: none; max-height: 1px; }

QPushButton { background: $card; border: 1px solid $edge; border-radius: 5px; padding: 5px 14px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $chosen; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $faint; border-color: $line; }
QPushButton[role="tile"] { border-color: $line; border-radius: 6px; padding: 0; text-align: left; }
QPushButton[role="tile"]:hover { border-color: $edge; background: $hover; }
QPushButton[role="tile"]:pressed { background: $chosen; }
QPushButton[role="tile"]:focus { border-color: $accent; }
QPushButton[role="main"] { background: $accent; color: $card; border-color: $accent; font-weight: 600; }
QPushButton[role="main"]:hover { background: $input; border-color: $input; }
QPushButton[role="main"]:focus { border: 2px solid $ink; padding: 4px 13px; }
QPushButton[role="main"]:disabled { background: $faint; border-color: $faint; }
QPushButton[role="key"] { border: 1px solid transparent; background: transparent; border-radius: 6px; padding: 0; }
QPushButton[role="key"]:hover { background: $hover; }
QPushButton[role="key"]:pressed { background: $chosen; }
QPushButton[role="key"]:focus { border-color: $accent; }
QPushButton[role="fold"] { border: 1px solid transparent; border-radius: 4px; background: transparent;
    padding: 1px 0; text-align: left; font-weight: 600; }
QPushButton[role="fold"]:focus { border-color: $accent; }
QPushButton[role="tab"] { border: 1px solid transparent; border-bottom: 2px solid transparent; border-radius: 0;
    background: transparent; color: $quiet; padding: 4px 8px 5px; }
QPushButton[role="tab"]:hover { color: $ink; }
QPushButton[role="tab"]:checked { color: $ink; border-bottom-color: $accent; }
QPushButton[role="tab"]:focus { border-color: $accent; }
QPushButton[role="link"] { border: 1px solid transparent; border-radius: 4px; background: transparent; color: $accent;
    padding: 1px 0; text-align: left; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border-color: $accent; text-decoration: underline; }

QLineEdit, QPlainTextEdit, QComboBox, QSpinBox {
    background: $card; border: 1px solid $edge; border-radius: 4px; padding: 4px 6px;
    selection-background-color: $chosen; selection-color: $ink;
}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus { border-color: $accent; }
QLineEdit[role="refused"], QPlainTextEdit[role="refused"], QComboBox[role="refused"] {
    border-color: $bad; background: $bad_ground; }
QLineEdit[role="refused"]:focus, QPlainTextEdit[role="refused"]:focus, QComboBox[role="refused"]:focus {
    border: 2px solid $bad; padding: 3px 5px; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow, QSpinBox::down-arrow { image: url("$down"); width: 12px; height: 12px; }
QSpinBox::up-arrow { image: url("$up"); width: 12px; height: 12px; }
QSpinBox { padding: 2px 0; }
QSpinBox::up-button, QSpinBox::down-button { border: none; width: 20px; background: transparent; }
QCheckBox, QRadioButton { spacing: 7px; border: 1px solid transparent; border-radius: 4px; }
QCheckBox::indicator, QTableView::indicator, QListView::indicator, QTreeView::indicator {
    width: 15px; height: 15px; border: 1px solid $edge; border-radius: 4px; background: $card;
}
QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked,
QTreeView::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QComboBox QAbstractItemView { background: $card; border: 1px solid $edge; selection-background-color: $chosen;
    selection-color: $ink; outline: none; }

QAbstractItemView { background: $card; border: 1px solid $line; border-radius: 6px; outline: none;
    selection-background-color: $chosen; selection-color: $ink; }
QAbstractItemView:focus { border-color: $accent; }
QTableView { gridline-color: $line; }
QTableView QLineEdit, QTableView QComboBox, QTableView QPlainTextEdit {
    border: 2px solid $accent; border-radius: 0; padding: 0 3px; }
QHeaderView { background: $heading; border: none; border-radius: 0; }
QHeaderView::section { background: $heading; color: $quiet; border: none; border-right: 1px solid $line;
    border-bottom: 1px solid $line; padding: 4px 3px; font-weight: 600; }
QHeaderView::section:vertical { font-weight: 400; }
QTableCornerButton::section { background: $heading; border: none; border-right: 1px solid $line;
    border-bottom: 1px solid $line; }
QListView#steps { border: none; border-radius: 0; background: $bar; padding: 6px; }
QTabWidget::pane { border: none; }
QTabBar::tab { padding: 5px 11px 6px; color: $quiet; border: 1px solid transparent;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $ink; border-bottom: 2px solid $accent; font-weight: 600; }
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:focus { border-color: $accent; }
QScrollArea { border: none; background: transparent; }
QScrollArea:focus { border: 1px solid $accent; border-radius: 4px; }
QScrollArea > QWidget > QWidget { background: transparent; }
QProgressBar { border: 1px solid $line; border-radius: 4px; background: $ground; text-align: center; height: 14px; }
QDialogButtonBox { button-layout: 3; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
""")
