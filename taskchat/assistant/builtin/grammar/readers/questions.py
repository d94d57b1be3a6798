"""Readers of questions about tasks, and of the words that are looked for."""

import re
from typing import Any

from taskchat.assistant.builtin.grammar.context import Context, unquote
from taskchat.tasks import Sort

_MAX_SEARCH = 100


def question(words: str, context: Context) -> dict[str, Any] | None:
    """Read a question or an order to show tasks; None where it names neither tasks nor a condition."""
    found = context.explain("conditions", words.strip(" ?.!"))
    # Words to look for are no question by themselves: "with two litres".
    return found if found and found.keys() != {"search"} else None


def list_words(words: str, context: Context) -> str | None:
    """Take words that speak of tasks."""
    return words if context.language.words("plural").search(f" {words.lower()}") else None


def participle(words: str, context: Context) -> str | None:
    """Take one word that says what was done to a thing: "paid", "watered"."""
    is_one = re.fullmatch(context.language.past, words.lower()) or context.language.words("participle").fullmatch(
        f" {words.lower()}"
    )
    return words if is_one else None


def search(words: str, context: Context) -> str | None:
    """Read words to look for, without articles before them and "task" behind them."""
    bare = context.language.without("article", words.strip(" ?.!,"))
    if quoted := unquote(bare):
        return quoted
    for match in [*context.language.words("tasks").finditer(f" {bare.lower()}")][-1:]:
        bare = bare[: match.start() - 1].strip() if match.end() == len(bare) + 1 else bare
    return (
        bare
        if 0 < len(bare) <= _MAX_SEARCH and not context.language.words("unsearchable").match(f" {bare.lower()}")
        else None
    )


def sort(words: str, context: Context) -> str | None:
    """Read by what a list is sorted: "priority", "name", "the newest first"."""
    low = f" {words.strip(' ?.!').lower()}"
    return next((one.value for one in Sort if context.language.words(f"sort_{one.value}").fullmatch(low)), None)
