"""Corrections of what was just done: "actually make it 10", "no, tomorrow", "I meant milk", "the other one"."""

import re
from collections.abc import Sequence
from typing import Any

from taskchat.assistant.builtin.commands import Ask, Call, Command, Correction, Pointer, Redo, Say
from taskchat.assistant.builtin.dialogue.conversation import Conversation
from taskchat.assistant.builtin.results import Result, list_facts

_NOT_KNOWN = Ask(lambda words: words.not_corrected)
_NOT_REDONE = Say(lambda words: words.no_redo)
_NOTHING_DONE = Ask(lambda words: words.nothing_done, (lambda words: words.undo,))
_CLOCK = re.compile(r"\d{1,2}:\d\d")


def resolve_corrections(commands: Sequence[Command], conversation: Conversation) -> list[Command]:
    """Replace corrections by the calls that make them; only a question is left where there is nothing to correct."""
    found: list[Command] = []
    for command in commands:
        match command:
            case Correction():
                calls = _calls(command, conversation)
                if not calls:
                    return [_NOT_KNOWN]
                found += calls
            case Redo():
                found += _redone(conversation) or [_NOT_REDONE]
            case Call(of_last=True) if not found and _changed_nothing(conversation.just_before):
                found.append(_NOTHING_DONE)
            case _:
                found.append(command)
    return found


def _changed_nothing(results: Sequence[Result]) -> bool:
    """Whether all that a turn was to change was refused."""
    orders = [result for result in results if not result.is_read_only]
    return bool(orders) and all("error" in result.output for result in orders)


def _redone(conversation: Conversation) -> list[Command]:
    """Repeat the orders of the turn that the last one took back; each task is meant by its id."""
    turns = conversation.earlier
    if len(turns) < 2 or not any("undone" in result.output for result in conversation.just_before):
        return []
    orders = [result for result in turns[-2] if not result.is_read_only and "error" not in result.output]
    return [Call(order.tool, _by_id(order)) for order in orders if order.tool != "undo"]


def _by_id(order: Result) -> dict[str, Any]:
    tasks = [task for task in [*order.tasks(), *list_facts(order.output.get("deleted"))] if task.get("id")]
    named = "task" in order.arguments and len(tasks) == 1
    return {**order.arguments, "task": str(tasks[0]["id"])} if named else order.arguments


def _calls(correction: Correction, conversation: Conversation) -> list[Call]:
    last = _last_order(conversation.just_before or _newest(conversation.earlier))
    if last is None:
        return []
    if correction.fields:
        return _change_fields(correction, last)
    task = _other(last, conversation) if correction.task is Pointer.OTHER else correction.task
    return _with_task(task, last) if isinstance(task, str) else []


def _newest(turns: Sequence[Sequence[Result]]) -> Sequence[Result]:
    return turns[-1] if turns else ()


def _last_order(results: Sequence[Result]) -> Result | None:
    """Return the last call that was to change one task."""
    return next((result for result in reversed(results) if not result.is_read_only and result.tool != "undo"), None)


def _change_fields(correction: Correction, last: Result) -> list[Call]:
    tasks = [task for task in last.tasks() if task.get("id")]
    if len(tasks) != 1:
        return []
    if correction.needs_time and not _CLOCK.search(str(tasks[0].get("due", ""))):
        return []
    return [Call("update_task", {"task": str(tasks[0]["id"]), **correction.fields})]


def _with_task(task: str, last: Result) -> list[Call]:
    """Correct the title where that was said last; else repeat the order with another task.

    What was done is taken back only when there is such a task.
    """
    done = [*last.tasks(), *list_facts(last.output.get("deleted"))]
    if done and ("created" in last.output or "title" in last.arguments):
        return [Call("update_task", {"task": str(done[0].get("id")), "title": task})]
    if "task" not in last.arguments:
        return []
    undo = Call("undo", {"task": str(done[0].get("title"))}) if done else None
    return [Call(last.tool, {**last.arguments, "task": task}, if_done=undo)]


def _other(last: Result, conversation: Conversation) -> str | None:
    """Return the one of two tasks that was not taken: of those offered before, or of those listed."""
    taken = {str(task.get("id")) for task in [*last.tasks(), *list_facts(last.output.get("deleted"))]}
    turns = [*conversation.earlier, conversation.just_before]
    for result in (result for turn in reversed(turns) for result in reversed(turn)):
        ids = [str(task["id"]) for task in (result.close or result.listed) if task.get("id")]
        left = [task_id for task_id in ids if task_id not in taken]
        if len(ids) == 2 and len(left) == 1:
            return left[0]
    return None
