"""Choosing a file, with the system's own dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from bpo_case.text import translate


def case_filter() -> str:
    """Give the filter of cases."""
    return translate("BPO Case documents") + " (*.bpocase)"


def file_to_open(parent: QWidget, title: str, folder: Path, filters: tuple[str, ...]) -> Path | None:
    """Ask which file to open."""
    dialog = QFileDialog(parent, title, str(folder))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([*filters, translate("All files") + " (*)"])
    return _chosen(dialog)


def file_to_save(parent: QWidget, title: str, path: Path, filters: tuple[str, ...]) -> Path | None:
    """Ask where to save; the dialog itself asks before a file is replaced, also one whose ending was not typed."""
    dialog = QFileDialog(parent, title, str(path.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(filters))
    dialog.setDefaultSuffix(path.suffix.lstrip("."))
    dialog.selectFile(path.name)
    return _chosen(dialog)


def file_name(name: str) -> str:
    """Make a title a name that every system allows for a file."""
    kept = "".join(" " if letter in '<>:"/\\|?*' or not letter.isprintable() else letter for letter in name)
    return " ".join(kept.split())[:100].strip(" .") or translate("case")


def _chosen(dialog: QFileDialog) -> Path | None:
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None
