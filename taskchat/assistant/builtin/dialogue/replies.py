"""Replies to a question of the assistant: "yes", "the second one", "buy oat milk"."""

import re
from collections.abc import Sequence
from typing import Any

from taskchat.assistant.builtin.commands import Call, Command, Pointer, Say
from taskchat.assistant.builtin.dialogue.conversation import Conversation
from taskchat.assistant.builtin.grammar import parse, pointer, position
from taskchat.assistant.builtin.languages import LANGUAGES
from taskchat.assistant.builtin.results import Result
from taskchat.assistant.builtin.wording import HELP, NAMELESS, NOTHING_DELETED, OTHER_SUBJECT, PRESS_THE_BUTTON, WHICH
from taskchat.assistant.tools import READ_ONLY_TOOLS

_YES = re.compile(
    r"(?:yes|yeah|yep|yup|sure|correct|right|exactly|ok(?:ay)?|please do|do it|go ahead|confirm(?:ed)?|i confirm|"
    r"i'?m sure)(?:[, ]+(?:please|do it|do that|that one|delete (?:them|it|all|everything)|go ahead|i'?m sure))*[.! ]*",
    re.IGNORECASE,
)
_NO = re.compile(
    r"(?:no|nope|don'?t|do not|never ?mind|cancel|stop|keep them)(?:[, ]+(?:please|thanks?|don'?t|sorry))*[.! ]*", re.I
)
# Beginnings of messages that ask for something else instead of replying.
_ASKS = re.compile(r"(?:show|list|what|what's|whats|which|how many|do i)\b", re.IGNORECASE)
# Each question's verb, which makes a command of the reply.
_VERBS = {
    NAMELESS: "add",
    WHICH["delete_task"]: "delete",
    WHICH["complete_task"]: "complete",
    WHICH["reopen_task"]: "reopen",
    WHICH["delete_many"]: "delete",
    WHICH["complete_many"]: "complete",
    WHICH["reopen_many"]: "reopen",
}


def read_commands(conversation: Conversation) -> list[Command]:
    """Read the commands of the newest message, which may also be a reply to a question."""
    # An offer ends with the turn after it: a later "yes" replies to something else.
    last = conversation.just_before[-1] if conversation.just_before else None
    if confirmed := _reply_to_confirmation(conversation.said, last):
        return [confirmed]
    commands = parse(conversation.said)
    if not conversation.said or any(_stands_alone(command, conversation.said) for command in commands):
        return commands
    if chosen := _find_suggested(conversation.said, conversation.suggested):
        return parse(chosen)
    found = _reply_to_offer(conversation.said, last)
    return [found] if found else _reply_to_question(conversation) or commands


def _stands_alone(command: Command, said: str) -> bool:
    """Whether a command is no reply: "task 2" and "find the key" may be one, though elsewhere they ask for a list."""
    if isinstance(command, Say):
        return command in (HELP, OTHER_SUBJECT)
    return command.tool not in READ_ONLY_TOOLS or bool(_ASKS.match(said))


def _find_suggested(said: str, suggested: Sequence[str]) -> str | None:
    """Find the suggestion that is meant by its number, or by "yes" where there is one only."""
    words = said.strip(" .!\"'“”")
    if len(suggested) == 1 and _YES.fullmatch(words):
        return suggested[0]
    number = position(words) or 0
    place = number - 1 if number > 0 else number
    return suggested[place] if number and -len(suggested) <= place < len(suggested) else None


def _reply_to_offer(said: str, last: Result | None) -> Command | None:
    """Repeat the refused command with the task that was chosen among the similar ones."""
    if last is None or not last.close:
        return None
    task = _find_chosen(said, last.close)
    if not task or not task.get("id"):
        return None
    if "task" in last.arguments:
        return Call(last.tool, {**last.arguments, "task": str(task["id"])})
    return Call(last.tool, {**last.arguments, "tasks": [str(task["id"])]})


def _find_chosen(said: str, close: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    words = said.strip(" .!\"'“”")
    if len(close) == 1 and (_YES.fullmatch(words) or pointer(words) is Pointer.IT):
        return close[0]
    if number := position(words):
        place = number - 1 if number > 0 else number
        return close[place] if -len(close) <= place < len(close) else None
    same = [task for task in close if str(task.get("title", "")).casefold() == words.casefold()]
    return same[0] if len(same) == 1 else None


def _reply_to_confirmation(said: str, last: Result | None) -> Say | None:
    if last is None or "confirmation" not in last.output:
        return None
    return (
        PRESS_THE_BUTTON if _YES.fullmatch(said.strip()) else NOTHING_DELETED if _NO.fullmatch(said.strip()) else None
    )


def _reply_to_question(conversation: Conversation) -> list[Command]:
    """Complete a command with the reply to "which task?" or "what shall it be called?"."""
    asked = conversation.asked.strip()
    verb = next((verb for question, verb in _VERBS.items() if asked in map(question.text, LANGUAGES)), None)
    if verb is None or _NO.fullmatch(conversation.said) or len(conversation.said) > 300:
        return []
    commands = parse(f"{verb} {conversation.said}")
    return commands if all(isinstance(c, Call) for c in commands) else []
