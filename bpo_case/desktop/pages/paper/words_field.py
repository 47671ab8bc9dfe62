"""A title or a comment of people's own, in whichever section is chosen; its row is made when something is written."""

from __future__ import annotations

from bpo_case.case.paper import PaperSection
from bpo_case.case.place import Rows
from bpo_case.case.specs import specs_of
from bpo_case.desktop.document.store import Store
from bpo_case.desktop.forms.editors import Line, LongText
from bpo_case.desktop.forms.form_field import FormField
from bpo_case.desktop.pages.paper.choosing import TABLE, enter_words, row_of
from bpo_case.desktop.tables.cell_text import Names


class WordsField(FormField):
    """Shows and edits one text of the section that it is told of."""

    def __init__(self, store: Store, field: str) -> None:
        super().__init__(store, TABLE, specs_of(PaperSection)[field])
        self.section = ""

    def show_section(self, section: str) -> None:
        """Show the text of a section; what was being typed goes to the one of before."""
        if section != self.section and self.section:
            self.enter_typed()
        self.section = section
        row = row_of(self.store.case, section)
        self.row = row.id if row else ""
        if row is not None:
            self.refresh(Names(self.store.case), Rows(self.store.case))
        else:
            self.sentence.hide()
            self.editor.show_value("", "")

    def insert(self, text: str) -> None:
        """Put a text where the cursor is, and enter it."""
        if isinstance(self.editor, LongText):
            self.editor.insertPlainText(text)
        elif isinstance(self.editor, Line):
            self.editor.insert(text)
        self.enter_typed()
        self.editor.setFocus()

    def _enter(self) -> None:
        enter_words(self.store, self.section, self.spec.name, self.editor.text())
