"""Builders of lists and searches."""

from typing import Any

from taskchat.assistant.builtin.commands import Ask, Call, Command
from taskchat.assistant.builtin.grammar.context import Context

# What was said without being a condition.
_MARKS = ("noun", "all", "asked")
_OF_A_SEARCH = {"status", "search"}


def chosen_conditions(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the conditions of a question, as arguments of `list_tasks`."""
    return {name: value for name, value in asked.items() if name not in _MARKS}


def list_tasks(values: dict[str, Any], _: Context) -> Command | None:
    """Build the list of the tasks that are asked for."""
    asked = values["question"]
    chosen = chosen_conditions(asked)
    if "search" in chosen and chosen.keys() <= _OF_A_SEARCH:
        sort = {"sort": values["sort"]} if "sort" in values else {}
        return Call("search_tasks", {"query": chosen.pop("search"), **chosen, **sort})
    if asked.get("all") and not chosen:
        chosen["status"] = "all"
    if "sort" in values:
        chosen["sort"] = values["sort"]
    return Call("list_tasks", chosen)


def search(values: dict[str, Any], _: Context) -> Command:
    """Build the search for words."""
    return Call("search_tasks", {"query": values["search"]}, asks_state="state" in values)


def unable_sort(_: dict[str, Any], __: Context) -> Command:
    """Say by what a list can be sorted."""
    return Ask(lambda words: words.not_sorted, (lambda words: words.show_tasks,))
