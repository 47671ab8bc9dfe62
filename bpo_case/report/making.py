"""Making papers one after the other: what has been analysed is kept for as long as it holds."""

from __future__ import annotations

from bpo_case.analysis.watch import UNWATCHED, Watch
from bpo_case.model.results import Results
from bpo_case.report.choices import Choices, choices_of
from bpo_case.report.contents import board_paper
from bpo_case.report.document import pdf_of
from bpo_case.report.studies import Studies
from bpo_case.text import current_language, reading_in


class Maker:
    """Makes the papers of a case, as often as it changes; one at a time."""

    def __init__(self) -> None:
        self._studies: Studies | None = None

    def make(self, results: Results, choices: Choices | None = None, watch: Watch = UNWATCHED) -> bytes:
        """Give the board paper as the bytes of a PDF, as its case chooses where nothing else is said.

        Raise Stopped where the watch was cancelled; what was analysed until then is kept.
        """
        chosen = choices or choices_of(results.case)
        with reading_in(chosen.language or current_language().code):
            behind = Watch(cancelled=watch.cancelled)
            self._studies = self._studies.again(results, behind) if self._studies else Studies(results, behind)
            return pdf_of(board_paper(results, chosen, self._studies, watch), watch)
