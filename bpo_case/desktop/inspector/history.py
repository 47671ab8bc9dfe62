"""Where one has been in the inspector. Pure."""

from __future__ import annotations

from bpo_case.desktop.workspace.desk import Figure

Subject = Figure | str
"""A figure, or the path of an input."""
AT_MOST = 100


class History:
    """What was looked at, one after the other, and where one is among it."""

    def __init__(self) -> None:
        self._seen: list[Subject] = []
        self._at = -1

    @property
    def current(self) -> Subject | None:
        """What is looked at."""
        return self._seen[self._at] if self._seen else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is anything before."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether one has gone back from something."""
        return self._at < len(self._seen) - 1

    def look_at(self, subject: Subject) -> None:
        """Look at something else. Walking from input to input is one step, so that figures are not lost among them."""
        if subject == self.current:
            return
        replaced = isinstance(subject, str) and isinstance(self.current, str)
        self._seen[self._at if replaced else self._at + 1 :] = [subject]
        del self._seen[:-AT_MOST]
        self._at = len(self._seen) - 1

    def go_on_from(self, before: History) -> None:
        """Remember what another history does."""
        self._seen, self._at = [*before._seen], before._at

    def back(self) -> None:
        """Go to what was looked at before."""
        self._at = max(0, self._at - 1)

    def forward(self) -> None:
        """Go to what one came back from."""
        self._at = min(len(self._seen) - 1, self._at + 1)
