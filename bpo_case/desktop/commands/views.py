"""How the window looks: scheme, size of text, which panels are shown; and what is said about it all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, qVersion
from PySide6.QtGui import QKeySequence, QPalette
from PySide6.QtWidgets import QApplication, QMenu

import bpo_case
from bpo_case.desktop import language
from bpo_case.desktop.keeping.notes import prefer, preference
from bpo_case.desktop.theme.look import use_scheme
from bpo_case.text import message, translate

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

    from bpo_case.desktop.window import MainWindow

SYSTEM = "system"
_DARK = "systemIsDark"
"""The property of the application that says so."""
DARK_BELOW = 128
"""The lightness, of 255, below which a window counts as dark."""
ZOOMS = (0.9, 1.0, 1.1, 1.25, 1.4, 1.6)


class ViewCommands(QObject):
    """What the menu View does."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        QApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def chosen(self) -> str:
        """The scheme that was chosen: light, dark, or whatever the system has."""
        return str(preference("scheme", SYSTEM))

    def use(self, scheme: str) -> None:
        """Show everything in a scheme from now on."""
        prefer("scheme", scheme)
        self.refresh()

    def zoom(self, steps: int) -> None:
        """Make text larger or smaller; nought makes it normal."""
        at = ZOOMS.index(self._zoom()) + steps if steps else ZOOMS.index(1.0)
        prefer("zoom", ZOOMS[min(max(at, 0), len(ZOOMS) - 1)])
        self.refresh()

    def refresh(self) -> None:
        """Show what was chosen."""
        show_chosen_look()
        self.window.menus.recolour()
        self.window.menus.refresh()

    def shows(self, panel: str) -> bool:
        """Tell whether a panel is to be shown."""
        return bool(preference(panel, True))

    def toggle(self, panel: str) -> None:
        """Show a panel, or put it away."""
        prefer(panel, not self.shows(panel))
        self.apply_panels()
        self.window.menus.refresh()

    def apply_panels(self) -> None:
        """Show the panels that were chosen."""
        workspace = self.window.workspace
        if workspace is not None:
            for panel, widget in (("inspector", workspace.inspector), ("problems", workspace.problems)):
                holder = widget.parentWidget()
                if holder is not None:
                    holder.setVisible(self.shows(panel))

    def fill_languages(self, menu: QMenu) -> None:
        """Offer the languages."""
        for code, name in {SYSTEM: translate("As the system"), **language.names()}.items():
            entry = menu.addAction(name)
            entry.setCheckable(True)
            entry.setChecked(code == preference("language", SYSTEM))
            entry.triggered.connect(partial(self._speak_soon, code))

    def fill_steps(self, menu: QMenu) -> None:
        """Offer the steps of the case."""
        from bpo_case.desktop.workspace.steps import steps

        workspace, session = self.window.workspace, self.window.session
        if workspace is None or session is None:
            return
        section = ""
        for step in steps(session.store.case):
            if section and step.section != section:
                menu.addSeparator()
            section = step.section
            entry = menu.addAction((step.label if step.option else translate(step.label)).replace("&", "&&"))
            entry.triggered.connect(lambda _=False, key=step.key: workspace.steps.choose(key))

    def tell_keys(self) -> None:
        """List the keys."""
        from bpo_case.desktop import actions
        from bpo_case.desktop.dialogs.keys_dialog import KeysDialog
        from bpo_case.desktop.tables import table_actions

        said = {action.shortcut: action.text.replace("&", "").rstrip("…") for action in actions.ACTIONS}
        of_tables = {action.keys[0]: action.text for action in table_actions.ACTIONS if action.keys}
        together = (
            {"F2": message("Edit the cell"), "Ctrl+Return": message("Enter into all selected cells")} | of_tables | said
        )
        listed = {_native(key): translate(text) for key, text in together.items() if key}
        KeysDialog(self.window, listed).ask()

    def tell_about(self) -> None:
        """Say which program this is."""
        from bpo_case.desktop.dialogs.question import tell

        sentence = translate(
            "Version {version}, with Qt {qt}. A cost model for deciding whether to outsource a business process, with "
            "every number explained. Free under the MIT licence; typeface Source Sans 3 (OFL), icons Lucide (ISC)."
        ).format(version=bpo_case.__version__, qt=qVersion())
        tell(self.window, translate("BPO Case"), sentence)

    def _speak_soon(self, code: str) -> None:
        """Let the menu close first, which is itself made anew."""
        from bpo_case.desktop.commands.speaking import speak

        QTimer.singleShot(0, partial(speak, self.window, code))

    def _follow_system(self, scheme: Qt.ColorScheme) -> None:
        QApplication.instance().setProperty(_DARK, scheme.name == "Dark")  # type: ignore[union-attr]
        self.refresh()

    def _zoom(self) -> float:
        found = preference("zoom", 1.0)
        return found if found in ZOOMS else 1.0


def look_at_system(application: QApplication) -> None:
    """Note whether the system is dark, by the palette it gives at the start; later it tells what it changes to."""
    ground = application.palette().color(QPalette.ColorRole.Window)
    application.setProperty(_DARK, ground.lightness() < DARK_BELOW)


def show_chosen_look() -> None:
    """Put the chosen scheme and size of text on the program."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    chosen, zoom = preference("scheme", SYSTEM), preference("zoom", 1.0)
    dark = application.property(_DARK) if chosen == SYSTEM else chosen == "dark"
    use_scheme(application, "dark" if dark else "light", zoom if zoom in ZOOMS else 1.0)


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
