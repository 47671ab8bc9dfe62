"""The rules that a careful modeller keeps, read from the file that was written: FAST and the ICAEW's code, in short.

Every rule is tried on both samples and on a small case whose names look like formulas.
"""

import re
from collections import defaultdict
from itertools import groupby
from xml.etree.ElementTree import fromstring

import pytest

from bpo_case.case.document import Case
from bpo_case.case.file import load
from bpo_case.model.results import calculate
from bpo_case.resources import path_of
from bpo_case.workbook import export
from bpo_case.workbook.file.styles import TAB_COLOURS
from bpo_case.workbook.inputs.input_layout import FIRST_ROW, HEADING_ROW
from bpo_case.workbook.layout import lay_out
from tests.strategies import random_case
from tests.workbook.cases import with_hostile_names
from tests.workbook.produced import MAIN, Cell, columns_from, functions, is_copied, literals, r1c1, read

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

CASES = {
    "hostile names": lambda: with_hostile_names(random_case(4)),
    "nothing entered": Case,
    "retail": lambda: load(path_of("sample_data/retail.bpocase")),
    "automotive": lambda: load(path_of("sample_data/automotive.bpocase")),
}
LONGEST = 400
ALLOWED_NUMBERS = {0, 1, 12, 52, 100}
VOLATILE = {"NOW", "TODAY", "RAND", "RANDBETWEEN", "RANDARRAY", "OFFSET", "INDIRECT", "CELL", "INFO"}
"""Calculated anew at every keystroke, or pointing at places that nobody can trace."""

ORDER = ["cover", "output", "input", "calculation", "output", "input", "list"]
"""The kinds of sheets from left to right; the change log is an input that stands with the documentation."""

HEADINGS = ["Line", "Row", "No.", "Unit", "Formula in words", "One value"]
FORMULA_SIGNS = ("=", "+", "-", "@")


class Written:
    """A case, its layout, and its workbook as it is in the file."""

    def __init__(self, case, path):
        results = calculate(case)
        export(results, path)
        self.layout = lay_out(results)
        self.book = read(path)
        kinds = {f"FF{colour[1:]}": kind for kind, colour in TAB_COLOURS.items()}
        self.kinds = {name: kinds[each.attribute("sheetPr/tabColor", "rgb")] for name, each in self.sheets.items()}

    @property
    def sheets(self):
        return self.book.sheets

    def of(self, *kinds):
        return [sheet for name, sheet in self.sheets.items() if self.kinds[name] in kinds]

    @property
    def visible(self):
        return [sheet for sheet in self.sheets.values() if not sheet.state]

    @property
    def unlike_formulas(self):
        """Every formula that is no copy of another, with one cell in which it stands."""
        found = {}
        for sheet in self.sheets.values():
            months = sheet.name in {each.name for each in self.layout.calculations}
            for cell in sheet.formulas:
                if not (months and (cell.column > "H" or len(cell.column) > 1)):
                    found.setdefault(r1c1(cell.formula, cell.column, cell.row), (f"{sheet.name}!{cell.place}", cell))
        return [(place, cell.formula) for place, cell in found.values()]


@pytest.fixture(scope="module", params=CASES)
def written(request, tmp_path_factory):
    return Written(CASES[request.param](), tmp_path_factory.mktemp("rules") / "case.xlsx")


# -- Sheets --


def test_kinds_of_sheets_are_told_apart_by_colour_and_place(written):
    assert len(set(TAB_COLOURS.values())) == len(TAB_COLOURS)
    assert [kind for kind, _ in groupby(written.kinds.values())] in (
        ORDER, [kind for kind in ORDER if kind != "calculation"],
    )  # fmt: skip


def test_calculation_sheets_have_the_same_columns(written):
    horizon = written.layout.results.case.settings.horizon
    months = columns_from("H", "ZZZ")[:horizon]
    for sheet in written.of("calculation"):
        assert [written.book.text(sheet.at[f"{column}3"]) for column in "ABCDEF"] == HEADINGS
        assert sheet.at["G3"].value == "0"
        assert [float(sheet.at[f"{column}3"].value) for column in months] == list(range(1, horizon + 1))
        assert max((len(cell.column), cell.column) for cell in sheet.cells) == (len(months[-1]), months[-1])


def test_every_sheet_shows_the_master_check_in_its_frozen_header(written):
    for sheet in written.visible:
        frozen = int(sheet.attribute("sheetViews/sheetView/pane", "ySplit") or 0)
        assert sheet.attribute("sheetViews/sheetView/pane", "state") == "frozen", sheet.name
        shown = [cell.row for cell in sheet.formulas if cell.formula == "Checks!$A$2"]
        if sheet.name == written.layout.checks.name:
            shown = [sheet.at["A2"].row]
        assert [row for row in shown if row <= frozen], sheet.name


def test_sheets_are_set_up_for_printing(written):
    titles = {int(sheet) for name, sheet, _ in written.book.names if name == "_xlnm.Print_Titles"}
    order = list(written.sheets)
    for sheet in written.visible:
        kind = written.kinds[sheet.name]
        upright = kind in ("cover", "calculation")
        assert sheet.attribute("pageSetup", "orientation") == ("portrait" if upright else "landscape")
        assert sheet.attribute("pageSetup", "paperSize") in ("8", "9")
        assert sheet.attribute("sheetPr/pageSetUpPr", "fitToPage") == "1"
        assert sheet.find("headerFooter") is not None
        assert kind not in ("input", "calculation") or order.index(sheet.name) in titles, sheet.name


def test_sheets_that_nobody_types_into_are_protected_without_a_password(written):
    for sheet in written.of("cover", "output", "calculation"):
        assert sheet.attribute("sheetProtection", "sheet") == "1", sheet.name
        assert not {"password", "hashValue"} & set(sheet.find("sheetProtection").keys())
    for sheet in written.of("input"):
        assert sheet.find("sheetProtection") is None, sheet.name


def test_no_cells_of_data_are_merged(written):
    merged = [sheet for sheet in written.sheets.values() if sheet.find("mergeCells") is not None]
    assert [sheet.name for sheet in merged if written.kinds[sheet.name] != "cover"] == []


# -- Formulas --


def test_every_month_of_a_row_is_a_copy_of_month_1(written):
    checked, wrong = 0, []
    for sheet in written.of("calculation"):
        rows = defaultdict(list)
        for cell in sheet.formulas:
            if cell.column >= "H" or len(cell.column) > 1:
                rows[cell.row].append(cell)
        horizon = written.layout.results.case.settings.horizon
        for row, cells in rows.items():
            checked += len(cells)
            if len(cells) != horizon or not is_copied(cells):
                wrong.append(f"{sheet.name}, row {row}: {cells[0].formula}")
    assert wrong == []
    assert checked or not written.of("calculation")


def test_a_month_that_is_no_copy_would_be_found():
    def row(*formulas):
        return [Cell(column, 5, "n", 0, each, False, "1") for column, each in zip("HIJ", formulas, strict=True)]

    assert is_copied(row("$A1*H2+'Q1'!G$3", "$A1*I2+'Q1'!H$3", "$A1*J2+'Q1'!I$3"))
    assert not is_copied(row("$A1*H2", "$A1*I2", "$A1*I2"))
    assert not is_copied(row("H2*1", "I2*1", "J2*2"))
    assert is_copied(row("H2&\"H2\"&'H2'!$A$1", "I2&\"H2\"&'H2'!$A$1", "J2&\"H2\"&'H2'!$A$1"))


def test_formulas_are_short(written):
    assert [place for place, formula in written.unlike_formulas if len(formula) > LONGEST] == []


def test_formulas_hold_no_numbers_but_the_allowed_ones(written):
    found = {place: literals(formula) for place, formula in written.unlike_formulas}
    assert {place: numbers for place, numbers in found.items() if set(numbers) - ALLOWED_NUMBERS} == {}


def test_no_function_is_volatile_or_hard_to_trace(written):
    found = {place: functions(formula) for place, formula in written.unlike_formulas}
    used = {each.rpartition("/")[2] for names in found.values() for each in names}
    assert {"SUM", "IF", "INDEX"} <= used or not written.layout.results.case.labor
    assert used & VOLATILE == set()


def test_no_if_stands_within_an_if(written):
    found = {place: functions(formula) for place, formula in written.unlike_formulas}
    assert [place for place, names in found.items() if any(each.split("/").count("IF") > 1 for each in names)] == []


def test_the_readers_of_formulas_see_what_is_forbidden():
    assert literals('IF(A1>2.5,SUM(H$3:I$4),"7")*$B$9') == [2.5]
    assert functions("IF(A1,IF(B1,1,0),SUM(C1))") == ["IF", "IF/IF", "IF/SUM"]
    assert functions("IF(A1,MAX(IF(B1,1,0),2),3)") == ["IF", "IF/MAX", "IF/MAX/IF"]


def test_there_are_no_array_formulas_macros_or_links_to_other_files(written):
    assert [cell.place for sheet in written.sheets.values() for cell in sheet.cells if cell.array] == []
    assert [
        part for part in written.book.parts if re.search("vba|externalLink|embedding|activeX|connection", part)
    ] == []
    outside = re.compile(r"\[\d+\]|\.xls|https?:|file:")
    strings = re.compile(r"\"[^\"]*\"|'(?:[^']|'')*'")
    assert [place for place, formula in written.unlike_formulas if outside.search(strings.sub("", formula))] == []


def test_no_cell_shows_an_error_and_every_formula_has_a_value(written):
    cells = [(sheet.name, cell) for sheet in written.sheets.values() for cell in sheet.cells]
    assert [f"{name}!{cell.place}" for name, cell in cells if cell.kind == "e"] == []
    assert [f"{name}!{cell.place}" for name, cell in cells if cell.formula and cell.value is None] == []


# -- Inputs --


def test_headings_of_inputs_explain_themselves(written):
    for layout in written.layout.inputs.values():
        wanted = {f"{columns_from('A', 'ZZ')[place.first]}{HEADING_ROW}": place for place in layout.fields.values()}
        commented = comments(written, layout.name)
        missing = [place.spec.label for cell, place in wanted.items() if place.spec.help and cell not in commented]
        assert missing == [], layout.name


def comments(written, name):
    """The addresses of the cells with a comment."""
    part = written.sheets[name].part
    relations = written.book.parts.get(f"xl/worksheets/_rels/{part.rpartition('/')[2]}.rels", "")
    found = re.search(r'"\.\./(comments\d+\.xml)"', relations)
    return set(re.findall(r'<comment ref="(\w+)"', written.book.parts[f"xl/{found[1]}"])) if found else set()


def test_every_input_with_limits_or_choices_is_validated_down_to_the_spare_rows(written):
    letters = columns_from("A", "ZZZ")
    for layout in written.layout.inputs.values():
        covered = validated(written.sheets[layout.name])
        for place in layout.fields.values():
            spec = place.spec
            if spec.choices or spec.link or spec.minimum is not None or spec.maximum is not None:
                for column in range(place.first, place.last + 1):
                    cells = {(letters[column], row) for row in range(FIRST_ROW, layout.last_spare + 1)}
                    assert cells <= covered, f"{layout.name}, {spec.label}"


def validated(sheet):
    """The cells in which only some values are accepted."""
    rules = sheet.find("dataValidations")
    found = set()
    for area in (area for rule in rules if rules is not None for area in rule.get("sqref").split()):
        first, _, last = area.partition(":")
        (left, top), (right, bottom) = (
            re.fullmatch(r"([A-Z]+)(\d+)", each).groups() for each in (first, last or first)
        )
        found |= {(c, row) for c in columns_from(left, right) for row in range(int(top), int(bottom) + 1)}
    return found


def test_the_master_data_of_the_case_are_validated(written):
    covered = validated(written.sheets[written.layout.case.name])
    assert len(covered) >= 20


def test_texts_that_look_like_formulas_are_marked_as_texts(written):
    book = written.book
    for sheet in written.of("input"):
        for cell in sheet.cells:
            if cell.kind == "s" and book.text(cell).startswith(FORMULA_SIGNS):
                assert book.styles[cell.style].get("quotePrefix") == "1", f"{sheet.name}!{cell.place}"


# -- The workbook --


def test_names_are_valid_and_point_at_cells_that_are_there(written):
    named = [(name, sheet, target) for name, sheet, target in written.book.names if not name.startswith("_xlnm.")]
    assert len({(name.lower(), sheet) for name, sheet, _ in named}) == len(named)
    for name, _, target in named:
        assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.]*", name)
        assert not re.fullmatch(r"[A-Za-z]{1,3}\d+|[RrCc]\d*([RrCc]\d*)?", name), f"{name} is an address"
        sheet, place = re.fullmatch(r"('(?:[^']|'')*'|[^'!]+)!(\$[A-Z]+\$\d+)", target).groups()
        sheet = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
        assert place.replace("$", "") in written.sheets[sheet].at, f"{name} points at {target}"


def test_the_file_says_what_it_is(written):
    settings = written.layout.results.case.settings
    properties = {
        each.tag.rpartition("}")[2]: each.text for each in fromstring(written.book.parts["docProps/core.xml"])
    }
    assert (properties["title"] or "") == settings.title
    assert (properties.get("creator") or "") == settings.prepared_by
    assert "BPO Case" in properties["description"]


def test_the_file_is_calculated_anew_when_it_is_opened(written):
    calculation = fromstring(written.book.parts["xl/workbook.xml"]).find(f"{MAIN}calcPr")
    assert calculation is not None
    assert calculation.get("fullCalcOnLoad") == "1"
