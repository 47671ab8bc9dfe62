"""Starts the program: look, language, settings, and what happens when something goes wrong."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from bpo_case.desktop.commands.views import look_at_system, show_chosen_look
from bpo_case.desktop.language import use_chosen_language
from bpo_case.desktop.theme.look import use_fonts
from bpo_case.desktop.window import MainWindow

NAME, ORGANISATION = "BPO Case", "BPO Case"


def start(path: Path | None) -> int:
    """Show the window until it is closed; give the exit code."""
    application = application_for(sys.argv[:1])
    window = MainWindow()
    window.guard.install()
    window.painted.connect(lambda: window.begin(path))
    window.show()
    return int(application.exec())


def application_for(arguments: list[str]) -> QApplication:
    """Make the one application of the process, with the program's look."""
    QCoreApplication.setApplicationName(NAME)
    QCoreApplication.setOrganizationName(ORGANISATION)
    application = QApplication([*arguments, "-style", "Fusion"])  # sooner than setStyle(), which makes all of QStyle
    look_at_system(application)
    use_fonts(application)
    show_chosen_look()
    use_chosen_language(application)
    return application
