"""The language of the window: the one that was chosen, or the first of the system's that the program speaks."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from bpo_case.desktop.keeping.notes import preference
from bpo_case.text import LANGUAGES, current_language, use_language

SYSTEM = "system"
ENGLISH = "en"
OF_QT = "qtbase"
"""The name of the translator that speaks for Qt's own dialogs."""


def names() -> Mapping[str, str]:
    """Give the languages by code, each in its own name."""
    return {code: language.name for code, language in LANGUAGES.items()}


def chosen_language() -> str:
    """Give the code of the language to speak."""
    chosen = str(preference("language", SYSTEM))
    if chosen in LANGUAGES:
        return chosen
    wanted = (name.split("-")[0] for name in QLocale.system().uiLanguages())
    return next((code for code in wanted if code in LANGUAGES), ENGLISH)


def use_chosen_language(application: QApplication) -> None:
    """Speak the chosen language from now on; Qt's own dialogs and keys speak it by Qt's own translations."""
    use_language(chosen_language())
    code = current_language().code
    QLocale.setDefault(QLocale(code))
    for before in application.findChildren(QTranslator, OF_QT):
        application.removeTranslator(before)
        before.deleteLater()
    translator = QTranslator(application)
    translator.setObjectName(OF_QT)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if code != ENGLISH and translator.load(f"qtbase_{code}", folder):
        application.installTranslator(translator)
