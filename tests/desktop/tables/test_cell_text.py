import pytest

from bpo_case.case.document import TABLES, rows
from bpo_case.case.specs import field_specs
from bpo_case.desktop.tables.cell_text import Names, in_editor
from bpo_case.desktop.tables.typed import Reading, value_of
from bpo_case.text import reading_in


@pytest.mark.parametrize("language", ["en", "fr", "de"])
@pytest.mark.parametrize("table", TABLES)
def test_what_an_editor_shows_is_read_as_the_same_value(retail, table, language):
    names = Names(retail)
    with reading_in(language):
        for row in rows(retail, table):
            for spec in field_specs(table):
                value = getattr(row, spec.name)
                if spec.kind != "records" and value != "":
                    assert value_of(spec, in_editor(spec, value, names), names, Reading()) == value, spec.name


def test_an_input_that_is_no_more_stands_for_itself(retail):
    assert Names(retail).input("labor/nobody/bonus").startswith("Labor, nobody")
    assert Names(retail).input("–") == "–"
