"""Docstrings say what something is or does: none begins with a question word, as riddles do."""

import ast
from collections.abc import Iterator
from pathlib import Path

from taskchat.settings import ROOT

FOLDERS = ("taskchat", "tests", "tools")
QUESTION_WORDS = {"What", "Who", "Whose", "Which", "How", "Where", "Why", "When", "Whatever", "Whoever", "Whichever"}
NARROWING = ("TypeGuard[", "TypeIs[")
Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def is_riddle(node: Documented) -> bool:
    """Whether a docstring begins with a question word; "Whether" is right for functions that give a bool."""
    word = (ast.get_docstring(node) or "-").split()[0].strip(",.:;")
    return word in QUESTION_WORDS or (word == "Whether" and not is_predicate(node))


def is_predicate(node: Documented) -> bool:
    """Whether a function is annotated to give a bool."""
    returns = getattr(node, "returns", None)
    annotation = ast.unparse(returns) if returns else ""
    return annotation == "bool" or annotation.startswith(NARROWING)


def riddles(path: Path) -> Iterator[str]:
    """Name the riddles of a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Documented) and is_riddle(node):
            yield f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)} {getattr(node, 'name', 'the module')}"


def test_no_docstring_begins_with_a_question_word() -> None:
    paths = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]
    found = [riddle for path in paths for riddle in riddles(path)]
    assert found == []


def test_whether_is_for_predicates() -> None:
    asked = ast.parse(
        'def f() -> bool:\n    "Whether it is."\nasync def g() -> tuple[bool, str]:\n    "Whether it is."\n'
    )
    assert [is_riddle(node) for node in asked.body if isinstance(node, Documented)] == [False, True]
