"""The life of the file: new, open, save, close, and what is asked on the way."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from bpo_case.desktop.commands.edit import commit_editing
from bpo_case.desktop.commands.notices import GONE, notices
from bpo_case.desktop.commands.refusals import may_drop, not_saved
from bpo_case.desktop.dialogs.choose import case_filter, file_name, file_to_open, file_to_save
from bpo_case.desktop.dialogs.question import tell
from bpo_case.desktop.dialogs.save_question import CANCEL, SAVE, ask_to_save
from bpo_case.desktop.keeping.recent import forget, recent, remember
from bpo_case.desktop.start.patterns import EMPTY, SAMPLES, TEMPLATES, Pattern
from bpo_case.errors import BpoCaseError
from bpo_case.text import translate

if TYPE_CHECKING:
    from bpo_case.case.envelope import Loaded
    from bpo_case.desktop.keeping.keeper import Keeper
    from bpo_case.desktop.window import MainWindow

SUFFIX = ".bpocase"


class FileCommands(QObject):
    """What the menu File does with the case itself."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self._loaded: Loaded | None = None

    # ---------------------------------------------------------------- beginning

    def begin(self, pattern: Path) -> None:
        """Open a copy of a sample or template, as a case without a file."""
        self._read(pattern, None)

    def open(self, path: Path | None = None) -> None:
        """Open a case; ask which where none is named."""
        folder = recent()[0].path.parent if recent() else Path.home()
        path = path or file_to_open(self.window, translate("Open a case"), folder, (case_filter(),))
        if path is not None:
            self._read(path.absolute(), path.absolute())

    def take(self, path: Path) -> None:
        """Open a case that was dropped on the window, or import another file into the one that is open."""
        if path.suffix.casefold() == SUFFIX:
            self.open(path)
        elif self.window.session is not None:
            self.window.exports.bring_in(path)
        else:
            sentence = translate("Open a case, or begin one from a template; then drop the file again to import it.")
            tell(self.window, translate("Workbooks and tables are imported into a case."), sentence)

    def show(self, loaded: Loaded, path: Path | None, base: Path | None) -> Keeper:
        """Show a case that was read, in place of the one that is open."""
        from bpo_case.desktop.commands.showing import keeper_of

        self.window.close_case()
        keeper = keeper_of(loaded, path, base, self.window)
        self.window.show_case(keeper)
        self._loaded = loaded
        for notice in notices(loaded, keeper):
            self.window.notify(notice)
        if path is not None:
            remember(path)
        return keeper

    def fill_new(self, menu: QMenu) -> None:
        """Offer ways to begin."""
        self._offer(menu, EMPTY)
        for text, patterns in ((translate("From a &template"), TEMPLATES), (translate("From a &sample"), SAMPLES)):
            submenu = menu.addMenu(text)
            for pattern in patterns:
                self._offer(submenu, pattern)

    def fill_recent(self, menu: QMenu) -> None:
        """Offer the files that were open last."""
        for each in recent():
            entry = menu.addAction(each.path.name.replace("&", "&&"))
            entry.setToolTip(str(each.path))
            entry.triggered.connect(partial(self.open, each.path))
        if menu.isEmpty():
            menu.addAction(translate("No file was open yet")).setEnabled(False)

    # ---------------------------------------------------------------- saving

    def keep(self) -> str:
        """Write a recovery copy, because something has failed; say what became of the work."""
        keeper = self.window.keeper
        if keeper is None or not keeper.session.needs_copy:
            return translate("Nothing was unsaved.")
        try:
            keeper.autosave.keep_now()
        except BpoCaseError as error:
            return translate("No recovery copy could be written: {reason}").format(reason=error)
        return translate("A recovery copy of your work was written.")

    def save(self) -> bool:
        """Save; tell whether it was done."""
        commit_editing(self.window)
        session, keeper = self.window.session, self.window.keeper
        if session is None or keeper is None:
            return False
        if session.path is None or session.read_only:
            return self.save_as()
        if keeper.change() == "changed" and not self.window.outside.settle():
            return False
        return self._write(session.path)

    def save_as(self) -> bool:
        """Ask where to save, and save there; tell whether it was done."""
        commit_editing(self.window)
        session = self.window.session
        if session is None:
            return False
        folder = session.path.parent if session.path else Path.home()
        name = f"{file_name(session.name)}{SUFFIX}"
        path = file_to_save(self.window, translate("Save the case"), folder / name, (case_filter(),))
        return path is not None and self._write(path.absolute())

    def close(self) -> bool:
        """Close the case and go back to the start page; tell whether that was done."""
        if not self.may_leave():
            return False
        self.window.close_case()
        return True

    def may_leave(self) -> bool:
        """Ask, once, what to do with unsaved changes; tell whether the case may be closed."""
        commit_editing(self.window)
        session = self.window.session
        if session is None:
            return True
        if session.modified:
            answer = ask_to_save(self.window, session.name, session.store.undo.undoText())
            if answer != SAVE:
                return answer != CANCEL
            if not self.save():
                return False
        return may_drop(self.window, session.store.state)

    def restore_backup(self) -> None:
        """Choose an older version of the file; it becomes a step that can be undone."""
        from bpo_case.desktop.commands.backups import restore_backup

        commit_editing(self.window)
        restore_backup(self.window)

    def tell_again(self, keys: Collection[str]) -> None:
        """Say anew what stood above the case under these keys, as in another language."""
        keeper = self.window.keeper
        if keeper is None or self._loaded is None:
            return
        state = keeper.session.store.state
        refused = [not_saved(state)] if state.refused else []
        for notice in (*notices(self._loaded, keeper), *refused):
            if notice.key in keys:
                self.window.notify(notice)
        if GONE in keys:
            self.window.outside.look()

    # ---------------------------------------------------------------- inside

    def _offer(self, menu: QMenu, pattern: Pattern) -> None:
        entry = menu.addAction(translate(pattern.name).replace("&", "&&"))
        entry.setToolTip(translate(pattern.about))
        entry.triggered.connect(lambda: self.begin(pattern.path))

    def _read(self, file: Path, path: Path | None) -> None:
        """Read a file behind the window, as the document at a path or as a pattern for one that has none yet."""
        if self.window.busy or not self.may_leave():
            return

        def show(loaded: Loaded) -> None:
            self.show(loaded, path, file)

        self.window.show_opening(file.stem)
        self.window.background.run(lambda: _loaded(file), show, partial(self._failed, file))

    def _failed(self, path: Path, error: BaseException) -> None:
        self.window.show_what_is_open()
        if not isinstance(error, BpoCaseError):
            self.window.guard.catch(error)
            return
        if not path.exists():
            forget(path)
            self.window.start_page.refresh()
        from bpo_case.desktop.commands.backups import offer_backups

        if not offer_backups(self.window, path, str(error)):
            tell(self.window, translate("The file cannot be opened."), str(error), "doubtful")

    def _write(self, path: Path) -> bool:
        from bpo_case.case.errors import FileProblem

        keeper = self.window.keeper
        assert keeper is not None
        try:
            keeper.save(path)
        except FileProblem as error:
            self.window.show_saved()
            tell(self.window, translate("The case was not saved."), f"{error} {_kept(self.window)}", "bad")
            return False
        remember(path)
        self.window.banners.clear()
        state = keeper.session.store.state
        if state.refused:
            self.window.notify(not_saved(state))
        self.window.show_saved()
        return True


def _loaded(path: Path) -> Loaded:
    from bpo_case.case.file import read

    return read(path)


def _kept(window: MainWindow) -> str:
    """Say what became of the work where saving failed."""
    keeper = window.keeper
    if keeper is not None and keeper.autosave.at is not None:
        return translate("The case is still open, and a recovery copy was written.")
    return translate("The case is still open, but no recovery copy could be written either.")
