"""Patterns of sentences: what they match as a whole, and where their parts may stand."""

import pytest

from taskchat.assistant.builtin.grammar.template import compile_template

CLASSES = {"done": "done|finished", "set": "set|<mark>", "mark": "mark|tick off"}


def parts(pattern: str, text: str) -> list[list[str]]:
    """List what stands in the parts of a pattern, for each way in which it covers the text."""
    template = compile_template(pattern, CLASSES)
    return [[f" {text}"[start:end].strip() for start, end in spans] for spans in template.splits(f" {text}")]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("undo", "undo", [[]]),
        ("undo", "undo it", []),
        ("undo (it)", "undo it", [[]]),
        ("undo (it)", "undo", [[]]),
        ("it|this|this one", "this one", [[]]),
        ("<set> {tasks} (as) <done>", "mark milk as done", [["milk"], ["milk as"]]),
        ("<set> {tasks} (as) <done>", "tick off milk finished", [["milk"]]),
        ("<set> {tasks} (as) <done>", "mark done", []),
        ("<set> {tasks} (as) <done>", "remark milk as done", []),
        ("rename {task} to {title}", "rename walk to work to run", [["walk", "work to run"], ["walk to work", "run"]]),
        ("{tasks} 's date", "milk's date", [["milk"]]),
        ("note to {task} : {text}", "note to rent: ask: why", [["rent", "ask: why"], ["rent: ask", "why"]]),
        ("i didn't {text}", "i didnt go", [["go"]]),
        ("mark as done {tasks}", "mark as done: milk", [["milk"]]),
        ("[a|b] {x}", "c d", []),
    ],
)
def test_a_pattern_covers_the_whole_text_in_each_way(pattern: str, text: str, found: list[list[str]]) -> None:
    assert parts(pattern, text) == found


def test_an_unknown_class_is_an_error() -> None:
    with pytest.raises(KeyError):
        compile_template("<nothing> {x}", CLASSES)
