"""Texts of several words in the code are messages, so that nothing that people read stays English by oversight.

The window and the paper are looked at as they are shown (`tests/desktop/test_words.py`); what is said of files, and
what shows only when something goes wrong, is looked at here, where it is written.
"""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import bpo_case
from bpo_case.desktop.start import patterns
from bpo_case.resources import path_of

CODE = Path(bpo_case.__file__).parent
PACKAGES = (
    "case", "desktop", "report", "text", "workbook/back", "workbook/foreign", "workbook/safe",
)  # fmt: skip
"""What the window shows is written there. The model and the engine declare their texts; the command line and the sheets
of a workbook speak English."""
MARKS = ("translate", "translate_plural", "message")
SAMPLES = frozenset(sample.organisation for sample in patterns.SAMPLES)
MARKUP = re.compile(r"[{=<]")
WORDS = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}|[^\W\d_]{2,} $|^ [^\W\d_]{2,}")
KEYS = frozenset(
    {
        "BPO Case", "BPO Case ", "BPO Case document", "BPO Case … · Python … · Qt ", "Version of the format",
        "First version of BPO Case that reads this format", "Source Sans 3", "axes fraction", "offset points",
        "bpo-case mapping", "PowerPoint Document", "Unterminated string", "day first", "month first", "working day",
        "per cent", "in house", "left out", "any table", "go on", "no table", " is no index", " bytes",
        "more than … cells", "module … has no attribute ", "There is no language … here; choose one of ",
    }
)  # fmt: skip
"""Names, and words that programs and developers say to each other."""


def written(tree):
    """The texts in the code that are neither marked, nor docstrings, nor in the declaration of a field."""
    left = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
            left |= {id(part) for part in ast.walk(node)}
        elif isinstance(node, ast.AnnAssign):
            left |= {id(part) for part in ast.walk(node.annotation)}
        elif isinstance(node, ast.Expr | ast.JoinedStr):
            left |= {id(part) for part in ast.iter_child_nodes(node) if isinstance(part, ast.Constant)}
    for node in ast.walk(tree):
        if id(node) not in left and isinstance(node, ast.Constant | ast.JoinedStr):
            yield node


def texts_of(node):
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]


def unmarked(tree, known):
    for node in written(tree):
        texts = texts_of(node)
        text = "…".join(texts)
        if text not in known | KEYS | SAMPLES and not MARKUP.search(text) and any(map(WORDS.search, texts)):
            yield node.lineno, text


@pytest.fixture(scope="module")
def known():
    with path_of("resources/locale/de/LC_MESSAGES/bpo_case.po").open("rb") as file:
        return {each.id for each in read_po(file, locale="de") if isinstance(each.id, str)}


@pytest.mark.parametrize("package", PACKAGES)
def test_every_text_of_several_words_is_a_message(package, known):
    found = {
        f"{file.name}, line {line}": text
        for file in sorted((CODE / package).rglob("*.py"))
        for line, text in unmarked(ast.parse(file.read_text(encoding="utf-8")), known)
    }
    assert found == {}


@pytest.mark.parametrize(
    "code", ['raise Misread("is not a number here")', 'said = f"{count} rows have it"', 'note = "as " + name']
)
def test_a_text_that_nobody_can_translate_is_found(code):
    assert list(unmarked(ast.parse(code), set()))


@pytest.mark.parametrize(
    "code",
    ['said = translate("is not a number here")', 'def f():\n    """Say it in words."""', 'key = f"{table}/{row}"'],
)
def test_what_is_marked_or_said_to_programs_is_left_alone(code):
    assert not list(unmarked(ast.parse(code), set()))
