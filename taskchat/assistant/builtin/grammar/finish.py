"""Rules for completing, reopening and deleting: one task, several, or all that match."""

import re
from typing import Any

from taskchat.assistant.builtin.commands import TASK, Call, Command, Pointer, Rule, rule
from taskchat.assistant.builtin.grammar.select import All, Several, selection
from taskchat.assistant.builtin.wording import BY_NAME, WHICH

_DONE = r"(?:done|completed?|finished|closed|ready)"
_NOT_DONE = rf"(?:not (?:yet )?{_DONE}(?: yet)?|incomplete|undone|open|pending|unfinished|to-?do)(?: again)?"
# The longest list: an order for all tasks must not stop at the first page.
_MAX_TASKS = 100


def _complete(match: re.Match[str]) -> Command:
    return _order(match["task"], one="complete_task", many="complete_many", listed={"status": "open"})


def _reopen(match: re.Match[str]) -> Command:
    again = {"done": False}
    return _order(match["task"], one="complete_task", many="complete_many", listed={"status": "done"}, more=again)


def _delete(match: re.Match[str]) -> Command:
    return _order(match["task"], one="delete_task", many="delete_many", listed={"status": "all"})


def _delete_list(_: re.Match[str]) -> Command:
    return Call("delete_many", {"all": True, "status": "all"})


def _order(words: str, *, one: str, many: str, listed: dict[str, Any], more: dict[str, Any] | None = None) -> Command:
    """Build the call for the selected tasks; `more` are further arguments, `listed` is the status to search."""
    more = more or {}
    match selection(words):
        case None:
            return WHICH["reopen_task" if more else one]
        case All() as every:
            return _all(every, many, listed, more)
        case Several(tasks, guessed):
            alone = Call(one, {"task": words.strip(" ,.:"), **more}) if guessed else None
            return Call(many, {"tasks": tasks, **more}, otherwise=alone)
        case Pointer.THEM:
            return Call(many, {"tasks": [Pointer.THEM], **more})
        case task:
            return Call(one, {"task": task, **more})


def _all(every: All, many: str, listed: dict[str, Any], more: dict[str, Any]) -> Call:
    status = _status(every.filters, listed)
    if every.about:
        query = {**every.filters, **status, "search": every.about, "limit": _MAX_TASKS}
        return Call("list_tasks", query, then=Call(many, {"tasks": [Pointer.LISTED], **more}))
    chosen = {name: value for name, value in every.filters.items() if name != "status"}
    return Call(many, {"all": True, **chosen, **(status if many == "delete_many" else {}), **more})


def _status(chosen: dict[str, Any], listed: dict[str, Any]) -> dict[str, Any]:
    """Choose the status of the tasks that an order for all of them reaches; a completed task is never overdue."""
    if listed["status"] == "all":
        return {"status": chosen.get("status") or ("open" if chosen.get("due") == "overdue" else "all")}
    return listed


# "Which tasks are done" is a question, "delete all tasks that are done" an order.
_STATED = (
    r"(?!what|which|how|is |are |why|do |have |any |show|list|find|search|delete|remove|clear|erase|complete|reopen|"
    r"change|move|add |mark )"
)
_I_DID = r"i(?:'ve| have)? (?:just |already |now |also ){0,3}(?:finished|completed|done|did)(?: with)?"

# Selections that no tool can make.
_EXCEPT = (
    r"(?:all|everything|every|each|my tasks|the tasks)\b.{0,80}?"
    r"\b(?:except|excluding|but|apart from|other than|besides)\b.+"
)
_LAST_FEW = (
    r"(?:my |the )?(?:last|bottom) (?:two|three|four|five|few|couple of|[2-9])(?: (?:tasks|ones|items|to-?dos))?"
)
_UNABLE = rf"(?:mark |complete |finish |reopen |delete |remove |clear )(?:{_EXCEPT}|{_LAST_FEW})(?: as \w+)?"

RULES: tuple[Rule, ...] = (
    rule(_UNABLE, lambda _: BY_NAME),
    rule(rf"(?:reopen|re-open|uncomplete|uncheck|untick|unmark|restore) {TASK}", _reopen),
    rule(rf"(?:mark|set|change|flag) {TASK} (?:to |as ){{0,3}}{_NOT_DONE}", _reopen),
    rule(rf"{_STATED}{TASK} (?:is|are)(?:n't| not) (?:yet )?{_DONE}(?: yet)?", _reopen),
    rule(rf"i (?:haven'?t|have not|did ?n'?t) (?:finish|complete|do)(?:ed|d|ne)? {TASK}(?: yet)?", _reopen),
    rule(rf"(?:mark|set|change|flag|make|move) {TASK} (?:to |as |being ){{0,3}}{_DONE}", _complete),
    rule(rf"mark (?:as )?{_DONE}:? {TASK}", _complete),
    rule(rf"(?:check|tick|cross|strike) {TASK} off(?: (?:my|the) (?:\w+ )?list)?", _complete),
    rule(
        rf"(?:complete|finish|close|(?:check|tick|cross) off|tick|(?:i'?m )?(?:all )?done with|done:?) {TASK}",
        _complete,
    ),
    rule(rf"{_I_DID} {TASK}", _complete),
    rule(rf"(?P<task>it|that|this|they)'(?:s|re) (?:now |already |all )?{_DONE}", _complete),
    rule(rf"{_STATED}{TASK} (?:is|are|has been|have been) (?:now |already |all )?{_DONE}",
         _complete),
    rule(r"(?:complete|finish|done|mark(?: as)? (?:done|complete|completed))(?P<task>)", _complete),
)  # fmt: skip

DELETE_RULES: tuple[Rule, ...] = (
    rule(
        r"(?:clear|empty|wipe|reset|delete) (?:(?:out|my|the|entire|whole|task|to-?do) )+(?:list|tasks|to-?dos)",
        _delete_list,
    ),
    rule(rf"(?:delete|remove|erase|drop|discard|trash|cancel|scrap|get rid of|throw away|clear|wipe) {TASK}", _delete),
    rule(r"(?:delete|remove)(?P<task>)", _delete),
)
