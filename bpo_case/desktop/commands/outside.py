"""What others have done to the file while it was open here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from bpo_case.desktop.commands.notices import GONE, Notice
from bpo_case.desktop.dialogs.question import Answer, Question
from bpo_case.errors import BpoCaseError
from bpo_case.text import translate

if TYPE_CHECKING:
    from bpo_case.desktop.keeping.keeper import Keeper
    from bpo_case.desktop.window import MainWindow

MINE, THEIRS, ELSEWHERE, CANCEL = "mine", "theirs", "elsewhere", "cancel"


class OutsideChanges(QObject):
    """Notices that the file was changed, moved or deleted, and has it settled."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self._asking = False

    def look(self) -> None:
        """Look at the file, as when the window is gone back to."""
        keeper = self.window.keeper
        if keeper is None or self._asking or self.window.busy:
            return
        change = keeper.change()
        if change == "changed":
            self.settle()
        elif change == "gone":
            sentence = translate(
                "“{path}” is no longer there: it was moved, renamed or deleted. Saving writes it anew."
            )
            self.window.notify(Notice(GONE, sentence.format(path=keeper.session.path)))
        else:
            self.window.banners.put_away(GONE)

    def settle(self) -> bool:
        """Ask whose version is to stay; tell whether the case here is the one to be saved."""
        keeper = self.window.keeper
        if keeper is None or self._asking:
            return False
        self._asking = True
        try:
            return self._follow(keeper, self._ask(keeper))
        finally:
            self._asking = False

    def _follow(self, keeper: Keeper, answer: str) -> bool:
        if answer == MINE:
            keeper.look()
            keeper.session.is_unsaved()
        elif answer == THEIRS:
            keeper.take(keeper.on_disk(), translate("Take the version on the disk"))
        elif answer == ELSEWHERE:
            self.window.files.save_as()
        return answer == MINE

    def _ask(self, keeper: Keeper) -> str:
        from bpo_case.desktop.keeping.difference import told

        name = keeper.session.name
        heading = translate("“{name}” was changed on the disk by somebody else.").format(name=name)
        mine = Answer(MINE, translate("Keep mine"))
        elsewhere = Answer(ELSEWHERE, translate("Save mine as…"))
        cancel = Answer(CANCEL, translate("Decide later"), escapes=True, apart=True)
        try:
            changes = told(keeper.session.store.case, keeper.on_disk())
        except BpoCaseError as error:
            return Question(self.window, heading, str(error), (cancel, mine, elsewhere), "doubtful").ask()
        if not changes:
            keeper.look()
            return MINE
        sentence = translate("Taking the version on the disk changes the case here like this, which can be undone:")
        answers = (cancel, mine, elsewhere, Answer(THEIRS, translate("Take theirs"), main=True))
        return Question(self.window, heading, sentence, answers, "doubtful", changes).ask()
