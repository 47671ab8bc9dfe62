"""The window: menus and tools around the start page or an open case.

Imported here is only what the first picture shows; everything else is imported and made when it is first used.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from bpo_case.desktop import regions
from bpo_case.desktop.commands.views import ViewCommands
from bpo_case.desktop.dialogs.banner import Banners
from bpo_case.desktop.document.background import Background
from bpo_case.desktop.guard import Guard
from bpo_case.desktop.menus import Menus
from bpo_case.desktop.start.patterns import SAMPLES
from bpo_case.desktop.start.start_page import StartPage
from bpo_case.desktop.status import Status
from bpo_case.text import translate

if TYPE_CHECKING:
    from bpo_case.desktop.commands.exports import ExportCommands
    from bpo_case.desktop.commands.files import FileCommands
    from bpo_case.desktop.commands.notices import Notice
    from bpo_case.desktop.commands.outside import OutsideChanges
    from bpo_case.desktop.document.session import Session
    from bpo_case.desktop.document.state import State
    from bpo_case.desktop.keeping.keeper import Keeper
    from bpo_case.desktop.start.opening_page import OpeningPage
    from bpo_case.desktop.start.tour import Tour
    from bpo_case.desktop.workspace.workspace import Workspace

SIZE = (1440, 900)
TITLE = "BPO Case"


class MainWindow(QMainWindow):
    """One window, with one case at a time."""

    painted = Signal()
    """The window is there for the first time."""
    shown = Signal()
    """Another case is shown, or none any more."""

    def __init__(self) -> None:
        super().__init__()
        self.keeper: Keeper | None = None
        self.workspace: Workspace | None = None
        self.tour: Tour | None = None
        self.busy: bool = False
        self._is_painted = False
        self.background, self.jobs = Background(self), Background(self)
        self.guard = Guard(self, lambda: self.files.keep())
        self.views: ViewCommands = ViewCommands(self)
        self.setAcceptDrops(True)
        self.resize(*SIZE)
        self.setWindowTitle(TITLE)
        self._furnish()
        self.painted.connect(self._colour_menus)
        self.start_page.setFocus()

    # ---------------------------------------------------------------- what is made when it is first used

    @cached_property
    def files(self) -> FileCommands:
        """Does what the menu File offers for the case itself."""
        from bpo_case.desktop.commands.files import FileCommands

        return FileCommands(self)

    @cached_property
    def exports(self) -> ExportCommands:
        """Does what the menu File offers for other files."""
        from bpo_case.desktop.commands.exports import ExportCommands

        return ExportCommands(self)

    @cached_property
    def outside(self) -> OutsideChanges:
        """Looks at what others do to the file."""
        from bpo_case.desktop.commands.outside import OutsideChanges

        return OutsideChanges(self)

    @cached_property
    def opening_page(self) -> OpeningPage:
        """Shows that a case is being read."""
        from bpo_case.desktop.start.opening_page import OpeningPage

        page = OpeningPage(self.stack)
        self.stack.addWidget(page)
        return page

    # ---------------------------------------------------------------- what is shown

    @property
    def session(self) -> Session | None:
        """The case that is open."""
        return self.keeper.session if self.keeper else None

    def begin(self, path: Path | None) -> None:
        """Load what is heavy, open the file named at the start, and offer what was left behind."""
        from bpo_case.desktop.commands.beginning import Beginning

        Beginning(self).begin(path)

    def show_opening(self, name: str) -> None:
        """Say that a case is being read."""
        self.busy = True
        self.opening_page.name(name)
        self.stack.setCurrentWidget(self.opening_page)
        self.menus.refresh()

    def show_what_is_open(self) -> None:
        """Go back to the case, or to the start page."""
        self.busy = False
        self.stack.setCurrentWidget(self.workspace or self.start_page)
        self.menus.refresh()

    def show_case(self, keeper: Keeper) -> None:
        """Show a case."""
        self.keeper = keeper
        session = keeper.session
        session.store.changed.connect(self._look_at_refused)
        session.store.told.connect(self._tell)
        session.renamed.connect(self.show_saved)
        self._make_room_for(keeper)
        self.show_what_is_open()
        self.show_saved()
        self.shown.emit()

    def furnish_anew(self) -> None:
        """Make all that shows words anew around the case that is open, as in another language."""
        self._end_tour()
        before, told = self.workspace, list(self.banners.shown)
        middle = self.takeCentralWidget()
        assert middle is not None
        self.menus.take_down()
        self.status.take_down()
        self.__dict__.pop("opening_page", None)  # another is made when it is needed
        self._furnish()
        self.menus.recolour()
        if self.keeper is not None and before is not None:
            self.keeper.session.background.forget()
            self._make_room_for(self.keeper).go_on_from(before)
            self.files.tell_again(told)
        from shiboken6 import delete

        delete(middle)  # at once: nothing of the case is told any more to what nobody sees
        self.show_what_is_open()
        self.show_saved()

    def close_case(self) -> None:
        """Take the case away, without asking."""
        keeper, workspace = self.keeper, self.workspace
        if keeper is None or workspace is None:
            return
        self._end_tour()
        self.keeper = self.workspace = None
        self.menus.scenarios.follow(None)
        self.menus.options.follow(None)
        self.status.follow(None, None)
        keeper.session.close()
        keeper.close()
        workspace.close_pages()
        self.stack.removeWidget(workspace)
        workspace.deleteLater()
        keeper.deleteLater()
        self.banners.clear()
        self.start_page.refresh()
        self.show_what_is_open()
        self.show_saved()
        self.shown.emit()

    def show_saved(self) -> None:
        """Show the name of the case, and whether it is saved."""
        session = self.session
        name = session.name if session else ""
        if session and session.read_only:
            name = translate("{name} (read-only)").format(name=name)
        self.setWindowTitle(f"{name.replace('[*]', '')}[*] – {TITLE}" if session else TITLE)
        self.setWindowModified(bool(session and session.modified))
        self.status.refresh()
        self.menus.refresh()

    def notify(self, notice: Notice) -> None:
        """Show a sentence above the case, whose details can be looked at."""
        from bpo_case.desktop.dialogs.question import tell

        def show_details() -> None:
            tell(self, notice.sentence, "", notice.level, notice.listed)

        act = show_details if notice.listed else None
        self.banners.show_sentence(notice.key, notice.sentence, notice.level, translate("Details…"), act)

    # ---------------------------------------------------------------- what menus do here

    def undo(self) -> None:
        """Take the last step back, and show what it changed."""
        if self.session is not None:
            self._retrace(self.session.store.undo.undo)

    def redo(self) -> None:
        """Take the last step again, and show what it changed."""
        if self.session is not None:
            self._retrace(self.session.store.undo.redo)

    def check(self) -> None:
        """Go to what health checks find."""
        if self.workspace is not None:
            self.workspace.steps.choose("health")

    def begin_tour(self) -> None:
        """Show the tour over the open case, or over the first sample where none is open."""
        if self.workspace is not None:
            from bpo_case.desktop.commands.stops import PAGE, stops
            from bpo_case.desktop.start.tour import Tour

            self._end_tour()
            self.workspace.steps.choose(PAGE)
            self.tour = Tour(self, stops(self))
            self.tour.ended.connect(self._forget_tour)
        elif not self.busy:
            self.shown.connect(self._tour_shown)
            self.files.begin(SAMPLES[0].path)

    # ---------------------------------------------------------------- what the system tells

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes, and end the work behind the window."""
        if not self.files.may_leave():
            event.ignore()
            return
        self.close_case()
        for background in (self.background, self.jobs):
            background.close()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Look at the file whenever the window is gone back to."""
        super().changeEvent(event)
        activated = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if activated and self.keeper is not None:
            QTimer.singleShot(0, self.outside.look)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the first picture stands."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Lead through an open case with Tab."""
        return regions.tab(self, forward) or bool(super().focusNextPrevChild(forward))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if not self.busy and _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a case; import anything else."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, lambda: self.files.take(path))

    # ---------------------------------------------------------------- inside

    def _furnish(self) -> None:
        """Make menus, tools, start page and status."""
        self._arrange()
        self.menus: Menus = Menus(self)
        self.status: Status = Status(self)
        self.start_page.started.connect(lambda path: self.files.begin(Path(path)))
        self.start_page.opened.connect(lambda path: self.files.open(Path(path) if path else None))
        self.start_page.toured.connect(self.begin_tour)

    def _colour_menus(self) -> None:
        self.menus.recolour()

    def _make_room_for(self, keeper: Keeper) -> Workspace:
        from bpo_case.desktop.workspace.workspace import Workspace

        made = self.workspace = Workspace(keeper.session)
        made.failed.connect(self.guard.catch)
        self.stack.addWidget(made)
        self.views.apply_panels()
        keeper.session.store.undo.indexChanged.connect(self.menus.refresh)
        made.desk.paper_wanted.connect(self.exports.paper)
        self.menus.scenarios.follow(made.desk)
        self.menus.options.follow(made.desk)
        self.status.follow(keeper, made.desk)
        return made

    def _arrange(self) -> None:
        middle = QWidget(self)
        self.setCentralWidget(middle)
        room = QVBoxLayout(middle)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(0)
        self.banners, self.stack = Banners(middle), QStackedWidget(middle)
        room.addWidget(self.banners)
        room.addWidget(self.stack, 1)
        self.start_page = StartPage(self.stack)
        self.stack.addWidget(self.start_page)

    def _retrace(self, step: Callable[[], None]) -> None:
        from bpo_case.desktop.commands.edit import commit_editing

        commit_editing(self)
        if self.workspace is not None:
            self.workspace.retrace(step)

    def _look_at_refused(self, _before: State, now: State) -> None:
        """Put the notice about refused entries away once there are none."""
        from bpo_case.desktop.commands.refusals import REFUSED

        if not now.refused:
            self.banners.put_away(REFUSED)

    def _tour_shown(self) -> None:
        self.shown.disconnect(self._tour_shown)
        QTimer.singleShot(0, self.begin_tour)

    def _end_tour(self) -> None:
        if self.tour is not None:
            self.tour.end()

    def _forget_tour(self) -> None:
        self.tour = None

    def _tell(self, sentence: str) -> None:
        from bpo_case.desktop.dialogs.question import tell

        tell(self, translate("That did not work."), sentence, "doubtful")


def _dropped(event: QDropEvent) -> Path | None:
    """Give the one file that is dropped."""
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].suffix else None
