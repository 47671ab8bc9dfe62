"""Every operator in numpy gives what LibreOffice makes of its spelling in Excel, traps included."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from openpyxl import load_workbook

from bpo_case.engine.declare import Column, Link, Schema, Table
from bpo_case.engine.evaluate import Values, evaluate
from bpo_case.engine.expression import Call, Expression
from bpo_case.engine.operators import (
    NONE,
    OPERATORS,
    ago,
    at_signature,
    average,
    both,
    choose,
    either,
    final,
    given,
    highest,
    in_unit,
    irr,
    latest,
    least,
    lowest,
    mean_of,
    month_of_lowest,
    most,
    over_last,
    over_term,
    pick,
    ratio,
    recent,
    remainder,
    where,
    whole,
)
from bpo_case.engine.resolve import Model
from tests import libreoffice
from tests.engine.sheet import FIRST, Sheet
from tests.engine.small import Spec, columns, model, world

pytestmark = pytest.mark.slow

MONTHS = 36

NUMBERS = Schema(
    scalars=columns(rate=""),
    tables={
        "pairs": Table("pairs", "Pairs", columns(a="", b="", c="")),
        "flows": Table(
            "flows",
            "Flows",
            columns(n="", m="")
            | {
                "amounts": Column("amounts", "Amounts", kind="vector", size=MONTHS + 1),
                "prices": Column("prices", "Prices", kind="vector", size=5),
                "kind": Column("kind", "Kind", kind="choice", members=("plain", "the “other”", 'a "third"')),
            },
            {"pair": Link("pairs")},
        ),
    },
)

TRAPS = [
    (4.35, 100, 435), (0.1 + 0.7, 10, 8), (0.29, 100, 29), (5.4, 0.6, 9), (0.3, 0.1, 3), (0.1, 0.2, 0.3),
    (0.2, 0.1, 0.3), (1.1, 2.2, 3.3), (1 - 0.9, -0.1, 0), (-7, 3, 2), (7, -3, 2), (-7, -3, -2), (-5.4, 0.6, -9),
    (0, 5, 5), (5, 0, 5), (0, 0, 0), (1e-7, 3e-8, 1.3e-7), (123456789.125, 0.001, 7), (1 / 3, 1 / 3, 2 / 3),
]  # fmt: skip
"""Where floor, remainder and comparisons of numpy go wrong beside those of a spreadsheet."""

SIMPLE: dict[str, Spec] = {
    "plus": Spec(lambda a, b, c: a + b + c),
    "minus": Spec(lambda a, b, c: a - (b - c) - (a + b)),
    "nothing_left": Spec(lambda a, b, c: a + b - c),
    "times": Spec(lambda a, b, c: a * (b + c) * (a * b)),
    "divided": Spec(lambda a, b, c: a / (b * b + 1) / (c * c + 1) / (2 / (a * a + 1))),
    "power": Spec(lambda a, b: ((a * a + 1) ** 0.5) ** (b / 100)),
    "power_of_power": Spec(lambda a: 2 ** (least(3, most(-3, a)) ** 2) - (0 - 2) ** 2),
    "negative_number": Spec(lambda a: a * -2 + (-3) ** 2 - -1.5),
    "tiny_number": Spec(lambda a: a * 1e-7 + 2.5e-12),
    "large_number": Spec(lambda a: a + 1e15 + 123456789),
    "at_least": Spec(lambda a, b, c: where(a + b >= c, 1, 2)),
    "above": Spec(lambda a, b, c: where(a + b > c, 1, 2)),
    "at_most": Spec(lambda a, b, c: where(a + b <= c, 1, 2)),
    "below": Spec(lambda a, b, c: where(a + b < c, 1, 2)),
    "below_product": Spec(lambda a, b, c: where(a * b < c - 1, a - b, c)),
    "in_both": Spec(lambda a, b: where(both(a > 0, b > 0), a, b)),
    "in_either": Spec(lambda a, b, c: where(either(a > 1, both(b > 1, c > 1)), a, 0)),
    "lesser": Spec(lambda a, b: least(a, b) - least(1, a - b)),
    "greater": Spec(lambda a, b: most(a, b) * most(0, a - b)),
    "mean": Spec(lambda a, b, c: average(a, b, c) / average(a * b, 2)),
    "whole_part": Spec(lambda a, b: whole(a * b) - whole(a - b) * 2),
    "left": Spec(lambda a, b: remainder(a, where(either(b > 0, b < 0), b, 1)) - remainder(a - b, 0.7) * 3),
    "left_of_a_year": Spec(lambda a: remainder(whole(a) - 13, 12) + 1),
    "per": Spec(lambda a, b, c: ratio(a - c, b) / (1 + ratio(b, a) ** 2) - ratio(ratio(a, b), c + 1e6)),
    "meant_as": Spec(lambda a, b: 2 * in_unit(a - b, "pieces"), unit="pieces"),
    "nested": Spec(lambda a, b: where(a > b, where(a > 1, most(a, 2), 3), 4) * 2 - where(a > b, 1, 2)),
    "unlucky": Spec(lambda a, b: where(a > b, NONE, a)),
}
"""Of pairs of numbers, a value each."""

FLOW: dict[str, Spec] = {
    "flow": Spec(lambda amounts, month: pick(amounts, month + 1), opening="same"),
    "earlier": Spec(lambda flow, n: ago(flow, n), opening="same"),
    "earlier_still": Spec(lambda flow, n, m: ago(flow, n + m) - ago(flow, 1), opening="same"),
    "earlier_from_some_time_on": Spec(lambda flow, n, month: ago(flow, where(month > 9, n, 2)), opening="same"),
    "lately": Spec(lambda flow, m: recent(flow, m), opening="same"),
    "lately_and_now": Spec(lambda flow, n: recent(flow, n + 1) - flow, opening="same"),
    "lately_and_longer": Spec(lambda flow, month, n: recent(flow, least(month, n)), opening="same"),
    "whole_term": Spec(lambda flow: over_term(flow)),
    "last_year": Spec(lambda flow: over_last(flow, 12)),
    "at_the_end": Spec(lambda flow, n, m: over_last(flow, n) - over_last(flow, m)),
    "longer_than_all": Spec(lambda flow: over_last(flow, 100) - over_last(flow, 0)),
    "peak": Spec(lambda flow: highest(flow)),
    "trough": Spec(lambda flow: lowest(flow)),
    "end": Spec(lambda flow, n: ratio(final(flow), final(flow) + n) - final(flow)),
    "beginning": Spec(lambda flow: at_signature(flow) * 2),
    "trough_month": Spec(lambda flow: 100 - month_of_lowest(flow)),
    "yearly_rate": Spec(lambda flow: irr(flow)),
    "price_now": Spec(lambda prices, month: latest(prices, whole((month - 1) / 12) + 1)),
    "typical": Spec(lambda amounts: mean_of(amounts) * 2),
    "kind_number": Spec(lambda kind, n, m: choose(kind, {"plain": n, "the “other”": n - m, 'a "third"': 7}) * 2),
    "is_third": Spec(lambda kind, n: where(kind == 'a "third"', n, 0)),
    "is_not_plain": Spec(lambda kind, pair: where(both(kind != "plain", given(pair)), 1, 2)),
    "of_pair": Spec(lambda pair, pair_whole_part, pair_a: where(given(pair), pair_whole_part, 0) + pair_a),
    "worth": Spec(lambda prev_worth, flow, rate: prev_worth * (1 + rate) + flow, opening="flow"),
    "change": Spec(lambda flow, prev_flow, prev_worth: flow - prev_flow - prev_worth / 2, opening="n"),
}
"""Of rows of 37 months."""

LINES = {
    **{name: spec._replace(over="pairs") for name, spec in SIMPLE.items()},
    **{name: spec._replace(over="flows") for name, spec in FLOW.items()},
    "everything": Spec(
        lambda total_flow, total_lesser, prev_everything: total_flow + total_lesser - prev_everything / 3
    ),
}


def pairs() -> list[tuple[float, float, float]]:
    chance = random.Random(1)
    even = [float(number) for number in (-12, -1, -0.5, 0, 0.1, 1, 12)]
    rough = [tuple(chance.uniform(-40, 40) for _ in range(3)) for _ in range(40)]
    return [*TRAPS, *((a, b, a + b) for a, b in product(even, even)), *rough]  # type: ignore[list-item]


def flows() -> list[list[float]]:
    """Investments that pay back more or less, flows of any sign, and some without a rate of return above −100 %."""
    chance = random.Random(2)
    paying = [
        [-chance.uniform(10, 400), *(chance.uniform(-3, 3 + row / 2) for _ in range(MONTHS))] for row in range(40)
    ]
    ragged = [[round(chance.uniform(-10, 10)) / 10 for _ in range(MONTHS + 1)] for _ in range(15)]
    lost = [[9.0, 3, -5, 1], [7.0, -4, -2, 2], [3.0, 5, -6, 2], [1.0] * 37, [0.0]]
    return [*paying, *ragged, *([*row, *[0.0] * (MONTHS + 1 - len(row))] for row in lost)]


def numbers() -> Any:
    chance, rows = random.Random(3), flows()
    kinds = NUMBERS.tables["flows"].columns["kind"].members
    first, second, third = zip(*pairs(), strict=True)
    return world(
        MONTHS,
        NUMBERS,
        case={"rate": 0.013},
        pairs={"a": first, "b": second, "c": third},
        flows={
            "n": [row % 9 for row in range(len(rows))],
            "m": [chance.randint(0, MONTHS + 3) for _ in rows],
            "amounts": rows,
            "prices": [[round(chance.uniform(0, 9), 2) for _ in range(1 + row % 5)] for row in range(len(rows))],
            "kind": [kinds[row % 3] for row in range(len(rows))],
            "pair": [row - 1 if row % 4 else -1 for row in range(len(rows))],
        },
    )


@pytest.fixture(scope="module")
def both_answers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Model, Values, Sheet, Any]:
    """What numpy says, and what LibreOffice says of the same lines."""
    if not libreoffice.found():
        pytest.skip("LibreOffice is not installed")
    lines, data = model(NUMBERS, **LINES), numbers()
    sheet, folder = Sheet(lines, data), tmp_path_factory.mktemp("operators")
    sheet.write(folder / "operators.xlsx")
    path: Path = libreoffice.converted(folder / "operators.xlsx", folder / "calculated", folder / "profile")
    cells = list(load_workbook(path, data_only=True)["Sheet"].iter_rows(values_only=True))
    return lines, evaluate(lines, data), sheet, cells


@pytest.mark.parametrize("name", LINES)
def test_libreoffice_comes_to_the_same_numbers(name: str, both_answers: tuple[Model, Values, Sheet, Any]) -> None:
    lines, values, sheet, cells = both_answers
    wrong = []
    for row, months in enumerate(values[name].tolist()):
        written = cells[sheet.line_number[lines[name].over, name, row] - 1][FIRST:]
        wrong += [
            (row, month, value, written[month]) for month, value in enumerate(months) if not same(value, written[month])
        ]
    assert wrong == []


def same(value: float, written: Any) -> bool:
    if value != value:
        return bool(written == "none")
    return isinstance(written, int | float) and abs(written - value) <= 1e-9 * max(1.0, abs(value))


def test_some_flows_have_a_rate_of_return_and_some_have_none(both_answers: tuple[Model, Values, Sheet, Any]) -> None:
    rates = both_answers[1]["yearly_rate"]
    assert np.isnan(rates).any()
    assert np.count_nonzero(~np.isnan(rates)) >= 40


def test_every_operator_is_among_them() -> None:
    used = {call.operator for line in model(NUMBERS, **LINES) for call in calls(line.expression)}
    assert used == set(OPERATORS)


def calls(expression: Expression) -> Iterator[Call]:
    if isinstance(expression, Call):
        yield expression
        for argument in expression.arguments:
            yield from calls(argument)
