import pytest

from bpo_case.desktop.inspector.parts import parts, whole
from bpo_case.model.explanation import explain
from bpo_case.model.results import calculate


@pytest.fixture(scope="module")
def results(retail):
    return calculate(retail)


def every(part, levels):
    yield part
    for below in parts(part) if levels else ():
        yield from every(below, levels - 1)


def test_the_parts_of_a_sum_come_to_the_whole(results):
    top = whole(explain(results, "cost", option=2, year=2, depth=3))
    assert sum(part.node.value for part in parts(top)) == pytest.approx(top.node.value)


def test_numbers_open_deeper_than_they_were_explained(results):
    deep = list(every(whole(explain(results, "labor_cash", option=0, year=1, depth=1)), 6))
    assert any(part.path.startswith("labor/") for part in deep)


def test_an_input_says_where_it_comes_from(retail, results):
    deep = every(whole(explain(results, "labor_cash", option=0, year=1, depth=3)), 6)
    salary = next(part for part in deep if part.path.endswith("/annual_salary"))
    record = next(row for row in retail.labor if salary.path.startswith(f"labor/{row.id}/"))
    assert salary.said == f"per FTE and year · input · {record.source} · {record.confidence}"


def test_zeros_share_a_line(results):
    found = parts(whole(explain(results, "cost", option=0, year=2, depth=3)))
    assert [part.label for part in found if part.figure == "0"] == ["Zero"]
    assert "Charges" in found[-1].said
