"""What a table of 2,000 rows costs to draw beside a bare one over the same texts, and pasting 100,000 cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter

import pytest
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QTableView
from pytest_benchmark.fixture import BenchmarkFixture

from bpo_case.case.file import load
from bpo_case.case.make import fresh_id
from bpo_case.desktop.document.store import Store
from bpo_case.desktop.tables import edits
from bpo_case.desktop.tables.block import Block
from bpo_case.desktop.tables.readings import readings
from bpo_case.desktop.tables.record_model import RecordModel
from bpo_case.desktop.tables.record_view import RecordView
from bpo_case.resources import path_of

ROWS, CELLS, ROUNDS = 2_000, 840, 15
RATIO_AT_MOST = 2.0
PASTE_SECONDS_AT_MOST = 5.0
DISPLAY = int(Qt.ItemDataRole.DisplayRole)


class Bare(QAbstractTableModel):
    """Texts, and nothing else."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self.texts = texts

    def rowCount(self, *_: object) -> int:  # noqa: N802
        return len(self.texts)

    def columnCount(self, *_: object) -> int:  # noqa: N802
        return len(self.texts[0])

    def data(self, index, role=DISPLAY):
        return self.texts[index.row()][index.column()] if role == DISPLAY else None


@pytest.fixture(scope="module")
def store(qapp) -> Store:
    case = load(path_of("sample_data/retail.bpocase"))
    some = len(case.labor)
    rows = [
        case.labor[at % some].model_copy(update={"id": fresh_id(), "name": f"{case.labor[at % some].name} {at}"})
        for at in range(ROWS)
    ]
    return Store(case.model_copy(update={"labor": tuple(rows)}))


def shown(view: QTableView) -> QTableView:
    """Make a view so large that it shows 840 cells: 21 columns of 40 rows."""
    for column in range(view.model().columnCount()):
        view.setColumnWidth(column, 80)
    view.verticalHeader().setDefaultSectionSize(27)
    view.resize(21 * 80 + 60, 40 * 27 + 90)
    view.show()
    return view


def seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def test_drawing_a_table_costs_at_most_twice_a_bare_one(benchmark: BenchmarkFixture, qtbot, store):
    model = RecordModel(store, "labor")
    texts = [[model.cell(row, at).text for at in range(len(model.specs))] for row in range(ROWS)]
    ours, bare = RecordView(model), QTableView()
    bare_model = Bare(texts)
    bare.setModel(bare_model)
    for view in (ours, bare):
        qtbot.addWidget(shown(view))
    turns = [(seconds(ours.viewport().grab), seconds(bare.viewport().grab)) for _ in range(ROUNDS)]
    mine, theirs = (min(times) for times in zip(*turns, strict=True))
    benchmark.extra_info |= {"ratio to a bare table": mine / theirs, "cells": CELLS}
    benchmark.pedantic(ours.viewport().grab, rounds=ROUNDS)
    print(f"{1000 * mine:.1f} ms, a bare table {1000 * theirs:.1f} ms, ratio {mine / theirs:.2f}")
    assert mine / theirs <= RATIO_AT_MOST


def test_opening_a_table_of_two_thousand_rows_takes_a_moment(benchmark: BenchmarkFixture, qtbot, store):
    views = []

    def opened() -> None:
        views.append(RecordView(RecordModel(store, "labor")))

    spent = seconds(opened)
    benchmark.pedantic(opened, rounds=3)
    print(f"{1000 * spent:.0f} ms")
    assert spent < 0.5


def test_five_thousand_rows_are_pasted_in_seconds(benchmark: BenchmarkFixture, qapp):
    store = Store(load(path_of("sample_data/retail.bpocase")))
    model = RecordModel(store, "labor")
    given = ["Chat", "Lille", "fixed"]
    rows = [
        [f"Agent {at}", *given, f"{at % 97}.{at % 7}", f"{30000 + at:,}", *(f"{(at * k) % 100}%" for k in range(1, 15))]
        for at in range(5_000)
    ]

    def pasted() -> None:
        meant = readings(model.specs[:20], rows, lambda doubt: ".")
        edits.enter(model, Block(len(model.rows), 0, rows, meant))

    spent = seconds(pasted)
    benchmark.extra_info |= {"seconds": spent, "cells": 100_000}
    benchmark.pedantic(lambda: None, rounds=1)
    print(f"100,000 cells in {spent:.1f} s")
    assert store.undo.count() == 1
    assert spent <= PASTE_SECONDS_AT_MOST
