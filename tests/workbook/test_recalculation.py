"""The proof: LibreOffice calculates the workbook from its formulas alone, and every cell agrees with the engine."""

import pytest
from openpyxl import load_workbook

from bpo_case.case.document import Case
from bpo_case.case.file import load
from bpo_case.model.results import calculate
from bpo_case.resources import path_of
from bpo_case.workbook import export
from bpo_case.workbook.layout import lay_out
from tests.strategies import random_case
from tests.workbook.cases import case_with_everything, with_hostile_names, without, without_as_is
from tests.workbook.comparison import apart, compared, error_values

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]  # the samples are large, and a machine may be busy

FORMS = {
    "": lambda case: case,
    ", hostile names": with_hostile_names,
    ", no as-is option": without_as_is,
    ", tables without rows": lambda case: without(case, "infrastructure", "training", "charges", "risks"),
}


def random_cases():
    """Small cases in all forms by turns, and a few of the size of a sample."""
    names = list(FORMS)
    for seed in range(1, 21):
        form = names[seed % len(names)]
        yield f"small {seed}{form}", lambda seed=seed, form=form: FORMS[form](random_case(seed))
    for seed in (7, 8):
        form = names[seed % 2]
        yield f"sample {seed}{form}", lambda seed=seed, form=form: FORMS[form](random_case(seed, "sample"))


CASES = {
    **dict(random_cases()),
    "nothing entered": Case,
    "retail": lambda: sample("retail"),
    "automotive": lambda: sample("automotive"),
}


def sample(name: str) -> Case:
    path = path_of(f"sample_data/{name}.bpocase")
    if not path.is_file():
        pytest.skip(f"there is no sample {name}")
    return load(path)


@pytest.fixture
def written(tmp_path, recalculate):
    """Write a case without any values and have it calculated."""

    def write(case):
        results = calculate(case)
        path = tmp_path / "case.xlsx"
        export(results, path, cached=False)
        return results, recalculate(path)

    return write


@pytest.mark.parametrize("name", CASES)
def test_every_cell_agrees_with_the_engine(name, written):
    results, path = written(CASES[name]())
    found = compared(results, path)
    print(f"{name}: {found}")
    assert found.cells > 0
    assert found.wrong[:20] == []
    assert error_values(path) == []


def test_every_line_of_the_registry_agrees(written):
    results, path = written(case_with_everything())
    found = compared(results, path)
    print(found)
    assert found.wrong[:20] == []
    assert found.lines == set(results.model.lines)


def test_a_number_that_differs_and_a_cell_without_a_number_are_found():
    assert apart(100.0, 100.0 + 1e-6) > 1e-9
    assert apart(0.0, None) == apart(float("nan"), 0.0) == apart(1.0, "none") == apart(1.0, True) == float("inf")
    assert apart(float("nan"), "none") == 0.0


def test_a_link_that_is_changed_in_the_workbook_is_followed(tmp_path, recalculate):
    case = random_case(1)
    results = calculate(case)
    path = tmp_path / "case.xlsx"
    export(results, path, cached=False)
    book = load_workbook(path)
    inputs = lay_out(results).inputs
    moved = next(role for role in case.labor if role.location != case.locations[0].id)
    sheet = inputs["labor"]
    book[sheet.name].cell(sheet.row_of[moved.id], sheet.fields["location"].first + 1).value = case.locations[0].name
    book.save(path)

    labor = tuple(
        role.model_copy(update={"location": case.locations[0].id}) if role is moved else role for role in case.labor
    )
    edited = calculate(case.model_copy(update={"labor": labor}))
    assert edited.values["cost"].tolist() != results.values["cost"].tolist()
    assert compared(edited, recalculate(path)).wrong[:20] == []


def test_a_number_that_is_blanked_in_the_workbook_counts_as_0(tmp_path, recalculate):
    """AVERAGE, MIN and MAX would leave a blank cell out, and an average of three become one of two."""
    case = random_case(1)
    results = calculate(case)
    path = tmp_path / "case.xlsx"
    export(results, path, cached=False)
    book = load_workbook(path)
    for table, field in (("risks", "low"), ("charges", "index_cap")):
        sheet = lay_out(results).inputs[table]
        for row in sheet.row_of.values():
            book[sheet.name].cell(row, sheet.fields[field].first + 1).value = None
    book.save(path)

    risks = tuple(risk.model_copy(update={"low": 0.0}) for risk in case.risks)
    charges = tuple(charge.model_copy(update={"index_cap": 0.0}) for charge in case.charges)
    edited = calculate(case.model_copy(update={"risks": risks, "charges": charges}))
    for line in ("loss_total", "price_rise"):
        assert edited.values[line].tolist() != results.values[line].tolist()
    assert compared(edited, recalculate(path)).wrong[:20] == []
