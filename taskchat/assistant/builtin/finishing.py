"""Rules for what is done, not done after all, or to be deleted."""

import re

from taskchat.assistant.builtin.commands import TASK, Call, Command, Rule, Say, rule
from taskchat.assistant.builtin.listing import filters
from taskchat.assistant.builtin.references import reference

_DONE = r"(?:done|completed?|finished|closed|ready)"
_NOT_DONE = rf"(?:not (?:yet )?{_DONE}(?: yet)?|incomplete|undone|open|pending|unfinished|to-?do)(?: again)?"
_ALL = re.compile(r"everything|all|all (?:of )?(?:.* )?tasks|every(?: open)? task|all of (?:them|it)", re.IGNORECASE)

_ONE_BY_ONE = Say(
    "I delete one task at a time, so that nothing is lost by accident. "
    "Which one shall I delete first? For example: *delete my last task*."
)


def _complete(match: re.Match[str]) -> Command | None:
    words = match["task"]
    if _ALL.fullmatch(words.strip()):
        chosen, _ = filters(words)
        return Call("list_tasks", {**chosen, "status": "open"}, each="complete_task")
    task = reference(words)
    return Call("complete_task", {"task": task}) if task else Say("Which task is done? Please give me its name.")


def _reopen(match: re.Match[str]) -> Command | None:
    task = reference(match["task"])
    if task is None:
        return Say("Which task shall I open again? Please give me its name.")
    return Call("complete_task", {"task": task, "done": False})


def _delete(match: re.Match[str]) -> Command | None:
    words = match["task"]
    if _ALL.fullmatch(words.strip()):
        return _ONE_BY_ONE
    task = reference(words)
    return Call("delete_task", {"task": task}) if task else Say("Which task shall I delete? Please give me its name.")


RULES: tuple[Rule, ...] = (
    rule(rf"(?:reopen|re-open|uncomplete|uncheck|untick|unmark|restore) {TASK}", _reopen),
    rule(rf"(?:mark|set|change|flag) {TASK} (?:to |as ){{0,3}}{_NOT_DONE}", _reopen),
    rule(rf"{TASK} (?:is|are)(?:n't| not) (?:yet )?{_DONE}(?: yet)?", _reopen),
    rule(rf"i (?:haven'?t|have not|did ?n'?t) (?:finish|complete|do)(?:ed|d|ne)? {TASK}(?: yet)?", _reopen),
    rule(rf"(?:mark|set|change|flag|make|move) {TASK} (?:to |as |being ){{0,3}}{_DONE}", _complete),
    rule(rf"mark (?:as )?{_DONE}:? {TASK}", _complete),
    rule(rf"(?:check|tick|cross|strike) {TASK} off(?: (?:my|the) (?:\w+ )?list)?", _complete),
    rule(
        rf"(?:complete|finish|close|(?:check|tick|cross) off|tick|(?:i'?m )?done with|done:?) {TASK}",
        _complete,
    ),
    rule(rf"i(?:'ve| have)? (?:just |already |now ){{0,3}}(?:finished|completed|done|did)(?: with)? {TASK}", _complete),
    rule(rf"(?!what|which|how|is |are |why){TASK} (?:is|are|has been) (?:now |already )?{_DONE}", _complete),
    rule(r"(?:complete|finish|done|mark(?: as)? (?:done|complete|completed))(?P<task>)", _complete),
)

DELETE_RULES: tuple[Rule, ...] = (
    rule(rf"(?:delete|remove|erase|drop|discard|trash|cancel|scrap|get rid of|throw away) {TASK}", _delete),
    rule(
        r"(?:clear|empty|wipe|reset) (?:(?:out|my|the|entire|whole|task|to-?do) )*(?:list|tasks|to-?dos)",
        lambda _: _ONE_BY_ONE,
    ),
    rule(r"(?:delete|remove)(?P<task>)", _delete),
)
