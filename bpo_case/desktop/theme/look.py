"""Puts a scheme on the program: palette, fonts and the style sheet."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from bpo_case.desktop.theme.colours import SCHEMES, Colours, Scheme
from bpo_case.desktop.theme.sheet import style_sheet
from bpo_case.resources import path_of

FAMILY = "Source Sans 3"
FONTS = ("Regular", "It", "Semibold", "SemiboldIt")
POINTS = 10.5

_in_use: Colours = SCHEMES["light"]
_zoom = 1.0


def colours() -> Colours:
    """Give the colours in use."""
    return _in_use


def use_scheme(application: QApplication, scheme: Scheme, zoom: float = 1.0) -> None:
    """Show everything in light or dark from now on, with text so many times its normal size."""
    global _in_use, _zoom
    _in_use, _zoom = SCHEMES[scheme], zoom
    application.setPalette(_palette(_in_use))
    application.setFont(font())
    application.setStyleSheet(style_sheet(_in_use, zoom))


def use_fonts(application: QApplication) -> None:
    """Write everything in Source Sans 3, whose digits are all equally wide."""
    for style in FONTS:
        QFontDatabase.addApplicationFont(str(path_of(f"resources/fonts/SourceSans3-{style}.ttf")))
    application.setFont(font())


def font(points: float = POINTS, strong: bool = False) -> QFont:
    """Give the program's font with tabular digits, so that columns of figures stand straight."""
    made = QFont(FAMILY)
    made.setPointSizeF(points * _zoom)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    if hasattr(QFont, "setFeature"):
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def said(text: str, role: str, parent: QWidget | None = None, *, wrapped: bool = False) -> QLabel:
    """Make a label whose look is its role in the style sheet, as ``title`` or ``quiet``."""
    label = QLabel(text, parent)
    label.setProperty("role", role)
    label.setWordWrap(wrapped)
    return label


def restyle(widget: QWidget, role: str) -> None:
    """Give a widget another role."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _palette(used: Colours) -> QPalette:
    palette = QPalette()
    for role, colour in {
        QPalette.ColorRole.Window: used.ground, QPalette.ColorRole.WindowText: used.ink,
        QPalette.ColorRole.Base: used.card, QPalette.ColorRole.AlternateBase: used.ground,
        QPalette.ColorRole.Text: used.ink, QPalette.ColorRole.Button: used.card,
        QPalette.ColorRole.ButtonText: used.ink, QPalette.ColorRole.ToolTipBase: used.card,
        QPalette.ColorRole.ToolTipText: used.ink, QPalette.ColorRole.PlaceholderText: used.faint,
        QPalette.ColorRole.Highlight: used.chosen, QPalette.ColorRole.HighlightedText: used.ink,
        QPalette.ColorRole.Link: used.accent, QPalette.ColorRole.Mid: used.line,
        QPalette.ColorRole.Dark: used.edge, QPalette.ColorRole.Light: used.card,
        QPalette.ColorRole.BrightText: used.bad,
    }.items():  # fmt: skip
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(used.faint))
    return palette
