"""How Tab and F6 lead through an open case: region by region, and within each as its parts stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtWidgets
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from bpo_case.desktop.window import MainWindow


def regions(window: MainWindow) -> Sequence[QWidget]:
    """Give the regions that the keyboard can go to, in the order in which a case is worked on."""
    workspace = window.workspace
    if workspace is None:
        return ()
    page, around = (
        workspace.pages.currentWidget(),
        (
            workspace.inspector,
            workspace.strip,
            workspace.scenario,
            workspace.problems,
        ),
    )
    every = (workspace.steps, page, *around, window.banners, window.menus.bar)
    return [region for region in every if region is not None and any(stops(region))]


def tab(window: MainWindow, forward: bool) -> bool:
    """Go to the next part that takes the keyboard, or to the one before; tell whether there was one."""
    every = [stop for region in regions(window) for stop in stops(region)]
    at = _around(QApplication.focusWidget(), every)
    if at is None:
        return False
    reasons = QtCore.Qt.FocusReason
    step, reason = (1, reasons.TabFocusReason) if forward else (-1, reasons.BacktabFocusReason)
    go_to(every[(every.index(at) + step) % len(every)], reason)
    return True


def cross(window: MainWindow, forward: bool) -> None:
    """Go to the next region, or to the one before: where one was in it last, or else to its beginning."""
    every = regions(window)
    if not every:
        return
    at = _around(QApplication.focusWidget(), every)
    number, step = every.index(at) if at is not None else -1 if forward else 0, 1 if forward else -1
    region = every[(number + step) % len(every)]
    found, last = list(stops(region)), region.focusWidget()
    go_to(last if last in found else found[0], QtCore.Qt.FocusReason.TabFocusReason)


def stops(region: QWidget) -> Iterator[QWidget]:
    """Give what takes the keyboard in a region, in order; what scrolls does where there is nothing else in it."""
    if not region.isVisible():
        return
    inside = [stop for part in _parts(region) for stop in stops(part)]
    if _is_stop(region) and not (inside and isinstance(region, QtWidgets.QScrollArea)):
        yield region
    yield from inside


def _parts(widget: QWidget) -> Sequence[QWidget]:
    """Give what stands in a widget: in the order of sight where that is not the one in which it was put there."""
    if isinstance(widget, QtWidgets.QSplitter):
        found = [widget.widget(at) for at in range(widget.count())]
    elif isinstance(widget, QtWidgets.QTabWidget):
        found = [widget.tabBar(), widget.currentWidget()]
    else:
        found = [*widget.findChildren(QWidget, options=QtCore.Qt.FindChildOption.FindDirectChildrenOnly)]
    return [part for part in found if part is not None and not part.isWindow()]


def _is_stop(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & QtCore.Qt.FocusPolicy.TabFocus == QtCore.Qt.FocusPolicy.TabFocus
    return by_tab and widget.isEnabled() and not _has_another(widget)


def _has_another(widget: QWidget) -> bool:
    """Tell whether the keyboard goes to another widget instead: a line in a list or number, what has tabs."""
    around = widget.parentWidget()
    return isinstance(widget, QtWidgets.QTabWidget) or (
        isinstance(widget, QtWidgets.QLineEdit) and isinstance(around, QtWidgets.QComboBox | QtWidgets.QAbstractSpinBox)
    )


def _around(widget: QWidget | None, among: Sequence[QWidget]) -> QWidget | None:
    """Give the one of several widgets that another is, or is in."""
    while widget is not None and widget not in among:
        widget = widget.parentWidget()
    return widget


def go_to(stop: QWidget, reason: QtCore.Qt.FocusReason) -> None:
    """Give the keyboard to a part, and bring it into sight."""
    stop.setFocus(reason)
    around = stop.parentWidget()
    while around is not None:
        if isinstance(around, QtWidgets.QScrollArea):
            around.ensureWidgetVisible(stop)
        around = around.parentWidget()
