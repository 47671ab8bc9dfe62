"""Where the program keeps what is not the case itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

NAME = "bpo-case"
_Location = QStandardPaths.StandardLocation


def settings_folder() -> Path:
    """Give the folder of settings and recent files."""
    return _folder(_Location.GenericConfigLocation)


def recovery_folder() -> Path:
    """Give the folder of recovery copies."""
    return _folder(_Location.GenericDataLocation) / "recovery"


def backup_folder() -> Path:
    """Give the folder under which each document has a folder of its backups."""
    return _folder(_Location.GenericDataLocation) / "backups"


def log_file() -> Path:
    """Give the file into which errors of the program are written."""
    return _folder(_Location.GenericDataLocation) / "errors.log"


def _folder(location: QStandardPaths.StandardLocation) -> Path:
    return Path(QStandardPaths.writableLocation(location)) / NAME
