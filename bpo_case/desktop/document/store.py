"""The one place where the case stands: one undo stack, one signal."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from bpo_case.case.change import Change
from bpo_case.case.document import Case
from bpo_case.desktop.document.state import NOTHING_REFUSED, Entry, Refused, State, after

UNDO_LIMIT = 1_000


class Store(QObject):
    """Holds the state that is shown, and changes it by steps that can be undone.

    One step is shown at a time. What is entered while that happens, as by a field that is taken away with something
    typed in it, becomes the next step: within the other it would stand on the stack before what it came after.
    """

    changed = Signal(object, object)
    """The state before, and the state now."""
    told = Signal(str)
    """A sentence that a person has to read: why something was not done."""

    def __init__(self, case: Case, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = State(case)
        self.undo = QUndoStack(self)
        self.undo.setUndoLimit(UNDO_LIMIT)
        self._showing = False
        self._waiting: deque[tuple[str, State]] = deque()
        self.undo.indexChanged.connect(self._go_on)  # a step is on the stack, or taken back, only then

    @property
    def case(self) -> Case:
        """The case as it is now."""
        return self.state.case

    def enter(self, text: str, entries: Iterable[Entry], refused: Mapping[str, Refused] = NOTHING_REFUSED) -> None:
        """Make one undoable step of entries; `text` says what it does. What cannot be taken is kept as refused."""
        latest = self._waiting[-1][1] if self._waiting else self.state
        self.put(text, after(latest, entries, refused))

    def change(self, text: str, changes: Iterable[Change]) -> None:
        """Make one undoable step of changes."""
        self.enter(text, (Entry(change) for change in changes))

    def tell(self, sentence: str) -> None:
        """Tell why something was not done."""
        self.told.emit(sentence)

    def put(self, text: str, state: State) -> None:
        """Make one undoable step that leads to a state."""
        self._waiting.append((text, state))
        self._go_on()

    def name_steps(self, name: Callable[[State, State], str]) -> None:
        """Call each step anew, by the states before and after it."""
        for step in map(self.undo.command, range(self.undo.count())):
            if isinstance(step, _Step):
                step.setText(name(step.before, step.after))

    def _go_on(self) -> None:
        while self._waiting and not self._showing:
            text, state = self._waiting.popleft()
            if state != self.state:
                self.undo.push(_Step(self, text, state))

    def _show(self, state: State) -> None:
        before, self.state = self.state, state
        self._showing = True
        try:
            self.changed.emit(before, state)
        finally:
            self._showing = False


class _Step(QUndoCommand):
    """Because a state never changes, before and after are all that undo needs."""

    def __init__(self, store: Store, text: str, after: State) -> None:
        super().__init__(text)
        self.store, self.before, self.after = store, store.state, after

    def redo(self) -> None:
        self.store._show(self.after)

    def undo(self) -> None:
        self.store._show(self.before)
