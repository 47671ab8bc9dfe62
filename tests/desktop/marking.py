"""A language in which each message stands between ⟦ and ⟧, and a case without words: what is bare is no message."""

import re
from gettext import NullTranslations

from babel.messages.pofile import read_po
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)

from bpo_case.case.file import load
from bpo_case.case.specs import specs_of
from bpo_case.case.today import Currency
from bpo_case.desktop.start.patterns import SAMPLES
from bpo_case.resources import path_of

INNERMOST = re.compile(r"⟦[^⟦⟧]*⟧")
TAG = re.compile(r"<[^>]*>")
LETTERS = re.compile(r"[^\W\d_]{2,}")
ROLES = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole,
)  # fmt: skip
ORGANISATIONS = re.compile("|".join(re.escape(sample.organisation) for sample in SAMPLES))
"""The samples keep their own names wherever they are offered."""
CELLS_AT_MOST = 2_000
TEXTS = ("text", "paragraph", "words")
CODES = ("currency", "prepared_on")
OWN_NAMES = frozenset(
    {"BPO", "Case", "Ctrl", "Alt", "Shift", "Del", "Return", "Esc", "Left", "Right", "FY", "EUR", "PLN", "INR", "ZAR"}
)
"""The program's name, keys, fiscal years and the currencies of the sample."""
QTS_OWN = ("Scroll Left", "Scroll Right")
"""What Qt's own buttons say, which its own catalogues translate."""
MONTHS = frozenset({"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"})
"""Dates are written by the library of the reader's language, as numbers are."""
UNITS = frozenset({"month", "months", "year", "years"})
"""So are durations."""


class Marking(NullTranslations):
    """Puts every message of the catalogues between marks; what is none stays bare."""

    def __init__(self, known):
        super().__init__()
        self.known = known

    def gettext(self, message):
        return f"⟦{message}⟧" if message in self.known else message

    def ngettext(self, one, many, count):
        return self.gettext(one if count == 1 else many)


def known_messages():
    """Every message of the catalogues."""
    with path_of("resources/locale/de/LC_MESSAGES/bpo_case.po").open("rb") as file:
        return {
            text
            for each in read_po(file, locale="de")
            for text in ([each.id] if isinstance(each.id, str) else each.id)
            if text
        }


def without_words(record, number):
    """A record whose names and texts have no letters."""
    values = {}
    for spec in specs_of(type(record)).values():
        value = getattr(record, spec.name)
        if (
            spec.kind in TEXTS
            and value
            and spec.name not in ("id", "path")
            and not (isinstance(record, Currency) and spec.name == "name")
        ):
            values[spec.name] = type(value)([f"#{number}"]) if isinstance(value, tuple) else f"#{number}"
    return record.model_copy(update=values)


def case_without_words():
    """The sample, with nothing but figures in its names and texts."""
    case = load(path_of("sample_data/retail.bpocase"))
    tables = {
        name: tuple(without_words(row, number) for number, row in enumerate(rows, 1))
        for name, rows in ((name, getattr(case, name)) for name in type(case).model_fields)
        if isinstance(rows, tuple)
    }
    settings = without_words(case.settings, 0).model_copy(update={name: getattr(case.settings, name) for name in CODES})
    return case.model_copy(update={**tables, "settings": settings})


def bare(text):
    """The words of a text that no message has."""
    rest, before = TAG.sub(" ", text), ""
    while rest != before:
        rest, before = INNERMOST.sub(" ", rest), rest
    return [word for word in LETTERS.findall(rest) if word not in OWN_NAMES | MONTHS | UNITS]


def texts_of_model(model):
    def wide(parent):
        return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)

    for across in range(wide(QModelIndex())):
        for role in ROLES:
            yield model.headerData(across, Qt.Orientation.Horizontal, role)

    def below(parent):
        for row in range(min(model.rowCount(parent), 1 + CELLS_AT_MOST // max(1, wide(parent)))):
            for column in range(wide(parent)):
                index = model.index(row, column, parent)
                yield from (index.data(role) for role in ROLES)
            yield from below(model.index(row, 0, parent))

    yield from below(QModelIndex())


def texts_of(widget):
    for each in (widget, *widget.findChildren(QWidget)):
        yield from (each.toolTip(), each.accessibleName(), each.accessibleDescription(), each.windowTitle())
        if isinstance(each, QLabel | QAbstractButton):
            yield each.text()
        elif isinstance(each, QGroupBox):
            yield each.title()
        elif isinstance(each, QComboBox):
            yield from (each.itemText(at) for at in range(each.count()))
        elif isinstance(each, QTabWidget):
            yield from (each.tabText(at) for at in range(each.count()))
        elif isinstance(each, QLineEdit | QPlainTextEdit):
            yield each.placeholderText()
        elif isinstance(each, QAbstractItemView) and isinstance(each.model(), QAbstractItemModel):
            yield from texts_of_model(each.model())
    for action in widget.findChildren(QAction):
        yield from (action.text(), action.toolTip())


def untranslated(texts):
    found = {text: bare(ORGANISATIONS.sub("", text)) for text in texts if isinstance(text, str)}
    return {text: words for text, words in found.items() if words and text not in QTS_OWN}
