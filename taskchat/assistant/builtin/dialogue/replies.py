"""Replies to a question of the assistant: "yes", "the second one", "buy oat milk", "friday"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from taskchat.assistant.builtin.commands import Ask, Call, Command, Pointer, Say
from taskchat.assistant.builtin.dialogue.conversation import Conversation
from taskchat.assistant.builtin.dialogue.suggestions import suggestion_with
from taskchat.assistant.builtin.grammar import Selection, complete_order, explain, is_said, opens_with, parse
from taskchat.assistant.builtin.languages import LANGUAGES
from taskchat.assistant.builtin.results import Result, list_facts
from taskchat.assistant.builtin.wording import HELP, NAMELESS, NOTHING_DELETED, OTHER_SUBJECT, PRESS_THE_BUTTON, WHICH
from taskchat.assistant.tools import READ_ONLY_TOOLS

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_MAX_REPLY = 300
# By question: the order that lacked something, and the part that is asked for.
_ORDERS = {
    NAMELESS: ("create", "line"),
    WHICH["delete_task"]: ("delete", "tasks"),
    WHICH["complete_task"]: ("complete", "tasks"),
    WHICH["reopen_task"]: ("reopen", "tasks"),
    WHICH["delete_many"]: ("delete", "tasks"),
    WHICH["complete_many"]: ("complete", "tasks"),
    WHICH["reopen_many"]: ("reopen", "tasks"),
}


def read_commands(conversation: Conversation) -> list[Command]:
    """Read the commands of the newest message, which may also be a reply to a question."""
    # An offer ends with the turn after it: a later "yes" replies to something else.
    last = conversation.just_before[-1] if conversation.just_before else None
    if confirmed := _reply_to_confirmation(conversation.said, last):
        return [confirmed]
    if taken := _taken(conversation.said.strip(), conversation, last):
        return [taken]
    commands = _parse(conversation.said, conversation)
    if not conversation.said or any(_stands_alone(command, conversation.said) for command in commands):
        return commands
    return _reply(conversation, last) or commands


def _stands_alone(command: Command, said: str) -> bool:
    """Whether a command is no reply: "task 2" and "find the key" may be one, though elsewhere they ask for a list."""
    match command:
        case Say():
            return command in (HELP, OTHER_SUBJECT)
        case Call():
            return command.tool not in READ_ONLY_TOOLS or opens_with("asking", said)
        case _:
            return False


def _taken(suggestion: str, conversation: Conversation, last: Result | None) -> Command | None:
    """Repeat the refused command with the task whose suggestion was taken: two of one name differ by their ids."""
    suggested = conversation.suggested
    reminders = list_facts(last.output.get("reminders")) if last and "error" in last.output else []
    if last and reminders and suggestion in suggested:
        one = reminders[suggested.index(suggestion)]
        return Call(last.tool, {**last.arguments, "one_reminder": str(one.get("text"))})
    close = list_facts(last.output.get("close")) if last else []
    if last is None or suggestion not in suggested or len(close) != len(suggested):
        return None
    return _again(last, close[suggested.index(suggestion)], conversation)


def _again(last: Result, task: dict[str, Any], conversation: Conversation) -> Command | None:
    if not task.get("id"):
        return None
    if "parent" in last.arguments and last.output.get("task") == last.arguments["parent"]:
        return _with_parent(last, str(task["id"]), conversation)
    if "task" in last.arguments:
        return Call(last.tool, {**last.arguments, "task": str(task["id"])})
    found = [str(one["id"]) for one in list_facts(last.output.get("found")) if one.get("id")]
    return Call(last.tool, {**last.arguments, "tasks": list(dict.fromkeys([*found, str(task["id"])]))})


def _with_parent(last: Result, task_id: str, conversation: Conversation) -> Call | None:
    """Repeat the order before with the task that others are to be a part of, and with all of those."""
    orders = [one for one in _parse(conversation.said_before, conversation) if isinstance(one, Call)]
    same = [one for one in orders if one.tool == last.tool and one.arguments == last.arguments]
    return replace(same[0], arguments={**last.arguments, "parent": task_id}) if len(same) == 1 else None


def _reply(conversation: Conversation, last: Result | None) -> list[Command]:
    if _means_all(conversation):
        return [command for one in conversation.suggested for command in _parse(one, conversation)]
    if chosen := _find_suggested(conversation):
        taken = _taken(chosen, conversation, last)
        return [taken] if taken else _parse(chosen, conversation)
    if found := _reply_to_offer(conversation, last):
        return [found]
    return _reply_with_details(conversation) or _reply_to_question(conversation)


def _means_all(conversation: Conversation) -> bool:
    """Whether the reply takes all that was suggested: "both", "all of them"."""
    found = explain("tasks", conversation.said, conversation.clock)
    return isinstance(found, Selection) and found.names == (Pointer.THEM,) and len(conversation.suggested) > 1


def _find_suggested(conversation: Conversation) -> str | None:
    """Find the suggestion that is meant by its number, its title, a word of it, or by "yes" where there is one only."""
    words, suggested = conversation.said.strip(" .!\"'“”"), conversation.suggested
    if len(suggested) == 1 and is_said("yes", words):
        return suggested[0]
    named = [one for one in suggested if re.search(rf"[“„\"]{re.escape(words)}[”“\"]", one, re.IGNORECASE)]
    if len(named) == 1:
        return named[0]
    return _at(_position(words, conversation), suggested) or suggestion_with(words, suggested)


def _at(place: int | None, offered: Sequence[Any]) -> Any:
    """Return what stands at a place, counted from 1, or from the end where it is below 0."""
    index = (place - 1 if place > 0 else place) if place else len(offered)
    return offered[index] if -len(offered) <= index < len(offered) else None


def _position(words: str, conversation: Conversation) -> int | None:
    """Read words that are a position as a whole: "2", "the second one"; -1 is the last."""
    one = _one(words, conversation)
    if not isinstance(one, str):
        return None
    if one.isdecimal() and len(one) < 4:
        return int(one)
    return -1 if one == "last" else _ORDINALS.index(one) + 1 if one in _ORDINALS else None


def _one(words: str, conversation: Conversation) -> str | Pointer | None:
    found = explain("tasks", words, conversation.clock, code=conversation.wording.code)
    return found.one if isinstance(found, Selection) else None


def _reply_to_offer(conversation: Conversation, last: Result | None) -> Command | None:
    """Repeat the refused command with the task that was chosen among the similar ones."""
    if last is None or not last.close:
        return None
    task = _find_chosen(conversation, last.close)
    return _again(last, task, conversation) if task else None


def _find_chosen(conversation: Conversation, close: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    words = conversation.said.strip(" .!\"'“”")
    if len(close) == 1 and (is_said("yes", words) or _one(words, conversation) is Pointer.IT):
        return close[0]
    if found := _at(_position(words, conversation), close):
        return found
    same = [task for task in close if str(task.get("title", "")).casefold() == words.casefold()]
    return same[0] if len(same) == 1 else None


def _reply_to_confirmation(said: str, last: Result | None) -> Say | None:
    if last is None or "confirmation" not in last.output:
        return None
    if is_said("yes", said):
        return PRESS_THE_BUTTON
    return NOTHING_DELETED if is_said("no", said) else None


def _reply_with_details(conversation: Conversation) -> list[Command]:
    """Complete the order before, which left out what shall change, with a date or other details."""
    if not conversation.said_before or conversation.just_before or len(conversation.said) > _MAX_REPLY:
        return []
    match _parse(conversation.said_before, conversation):
        case [Ask(pending=Call() as pending)]:
            code = conversation.wording.code
            details = explain("details", conversation.said, conversation.clock, code=code)
            return [_completed(pending, details)] if isinstance(details, dict) else []
        case _:
            return []


def _completed(pending: Call, details: dict[str, Any]) -> Call:
    renamed = {"due": "new_due", "priority": "new_priority"} if pending.tool == "update_many" else {}
    fields = {renamed.get(name, name): value for name, value in details.items()}
    return replace(pending, arguments={**pending.arguments, **fields})


def _reply_to_question(conversation: Conversation) -> list[Command]:
    """Complete a command with the reply to "which task?" or "what shall it be called?"."""
    asked = conversation.asked.strip()
    order = next((order for question, order in _ORDERS.items() if asked in map(question.text, LANGUAGES)), None)
    if order is None or is_said("no", conversation.said) or len(conversation.said) > _MAX_REPLY:
        return []
    command = complete_order(*order, conversation.said, conversation.clock, code=conversation.wording.code)
    return [command] if isinstance(command, Call | Ask) else []


def _parse(text: str, conversation: Conversation) -> list[Command]:
    return parse(text, conversation.clock, code=conversation.wording.code)
