"""Reader of a model's input: the newest message, the results of tools since, and the turns before."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from agents.items import TResponseInputItem

from taskchat.assistant.builtin.languages import DEFAULT, Wording, language_of
from taskchat.assistant.builtin.results import Result
from taskchat.assistant.present import read_present
from taskchat.assistant.tools import ask_person
from taskchat.tasks import LocalClock

# Beginnings of messages that the chat adds for the model in the person's name.
_HIDDEN_CONTEXT = "Hidden context for the "
_WORDLESS = "(No words:"
_MENTIONS = "the next message mentions"
_GOES_ON = ": The answer broke off here. Go on from there:"
_MENTION = re.compile(r"^- @(?P<title>[^\n]{1,300}), whose id is (?P<id>[\w-]{1,64})$", re.MULTILINE)
_PICTURES = {"input_image", "image_url", "image"}
_FILE = re.compile(r"^- a file called [^\n]{0,300}\((?P<kind>\w+)/[\w.+-]+\)", re.MULTILINE)
# A long list is stored without its end; its complete entries still count.
_TASK = re.compile(r'\{"id":"(?P<id>[0-9a-f-]{36})","title":"(?P<title>(?:[^"\\]|\\.){1,300})"')


@dataclass(frozen=True)
class Conversation:
    """The newest message of the person at the time of `clock`, and the results of tools before and since.

    `results` are those of the tools that ran for the message, `earlier` those of each turn before it that had some,
    `just_before` those of the very last turn, maybe none; questions to the person are none of them, and
    `has_asked` says that one ended this turn. `asked` is the assistant's last text before the message, `said_before`
    the message before it, `suggested` what its question offered where that ended the very last
    turn, `wording` that of the language that is spoken, `mentions` the ids of the tasks it names with "@",
    `came_along` the kinds of attachments it has, which only another model can read, `answered` what the assistant
    has said to it so far, where that answer broke off.
    """

    said: str
    clock: LocalClock
    results: list[Result] = field(default_factory=list)
    earlier: list[list[Result]] = field(default_factory=list)
    just_before: list[Result] = field(default_factory=list)
    asked: str = ""
    said_before: str = ""
    has_asked: bool = False
    suggested: list[str] = field(default_factory=list)
    wording: Wording = DEFAULT
    mentions: dict[str, str] = field(default_factory=dict)
    came_along: frozenset[str] = frozenset()
    answered: Sequence[str] = ()


def read(items: str | Sequence[TResponseInputItem], instructions: str = "") -> Conversation:
    """Read the input of a run, and from the model's instructions the person's present."""
    clock = read_present(instructions) or LocalClock(datetime.now(UTC), "UTC")
    if isinstance(items, str):
        return Conversation(items.strip(), clock, wording=language_of([items]))
    plain: list[dict[str, Any]] = [dict(item) for item in items]
    begin, said, end = _find_newest(plain)
    message, before = plain[begin:end], plain[:begin]
    last = max((n for n, item in enumerate(before) if _is_message(item)), default=-1)
    return Conversation(
        said=said,
        clock=clock,
        results=list(_results(plain[end:])),
        earlier=_turns(before),
        just_before=list(_results(before[last + 1 :])),
        wording=language_of([said, *_said_before(before)]),
        asked=next((_text(item) for item in reversed(before) if item.get("role") == "assistant"), ""),
        said_before=next(_said_before(before), ""),
        has_asked=any(result.tool == ask_person.name for result in _all_results(plain[end:])),
        suggested=_suggestions(before[last + 1 :]),
        mentions=dict(mention for item in message for mention in _mentions(item)),
        came_along=frozenset(kind for item in message for kind in _kinds(item)),
        answered=[_text(item) for item in plain[end:] if item.get("role") == "assistant"],
    )


def _find_newest(items: list[dict[str, Any]]) -> tuple[int, str, int]:
    """Find the newest message: its start, its text, and its end with the hidden context behind it."""
    last = max((n for n, item in enumerate(items) if item.get("role") == "user"), default=-1)
    if last >= 0 and _goes_on(items[last]):
        # It stands behind what was said and done already, and is no part of the message.
        last = _end_of_newest(items)
    if last < 0:
        return 0, "", 0
    first = last
    while first > 0 and items[first - 1].get("role") == "user":
        first -= 1
    said = [n for n in range(first, last + 1) if _is_message(items[n])]
    # Items before the last message but one belong to that one, which has no answer.
    begin = said[-2] + 1 if len(said) > 1 else first
    words = _text(items[said[-1]]) if said else ""
    return begin, "" if words.startswith(_WORDLESS) else words, last + 1


def _goes_on(item: dict[str, Any]) -> bool:
    """Whether the chat says here that the answer above broke off, and goes on."""
    words = _text(item)
    return words.startswith(_HIDDEN_CONTEXT) and _GOES_ON in words[:200]


def _end_of_newest(items: list[dict[str, Any]]) -> int:
    """Index of the newest message, or of the last hidden context right behind it; -1 where there is none."""
    end = max((n for n, item in enumerate(items) if _is_message(item)), default=-1)
    while 0 <= end < len(items) - 1 and items[end + 1].get("role") == "user":
        end += 1
    return end


def _is_message(item: dict[str, Any]) -> bool:
    return item.get("role") == "user" and not _text(item).startswith(_HIDDEN_CONTEXT)


def _said_before(items: list[dict[str, Any]]) -> Iterator[str]:
    """Yield what the person said before, the newest first."""
    return (_text(item) for item in reversed(items) if _is_message(item))


def _mentions(item: dict[str, Any]) -> Iterable[tuple[str, str]]:
    text = "" if _is_message(item) else _text(item)
    if _MENTIONS in text[:200]:
        yield from ((match["title"], match["id"]) for match in _MENTION.finditer(text))


def _kinds(item: dict[str, Any]) -> Iterable[str]:
    """Yield the kinds of a message's attachments: "picture", "file"."""
    content = item.get("content")
    parts = content if isinstance(content, list) else []
    if any(isinstance(part, dict) and part.get("type") in _PICTURES for part in parts):
        yield "picture"
    if not _is_message(item):
        named = _FILE.finditer(_text(item).partition("\n[begin of ")[0])
        yield from ("picture" if match["kind"] == "image" else "file" for match in named)


def _text(item: dict[str, Any]) -> str:
    return _words(item.get("content", "")).strip()


def _words(content: Any) -> str:
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else []
    return " ".join(part["text"] for part in parts if isinstance(part, dict) and isinstance(part.get("text"), str))


def _turns(items: list[dict[str, Any]]) -> list[list[Result]]:
    """List the results of the turns before, oldest first, without turns that had none."""
    turns: list[list[dict[str, Any]]] = [[]]
    for item in items:
        if item.get("role") == "user":
            turns.append([])
        else:
            turns[-1].append(item)
    return [results for turn in turns if (results := list(_results(turn)))]


def _results(items: list[dict[str, Any]]) -> Iterable[Result]:
    return (result for result in _all_results(items) if result.tool != ask_person.name)


def _suggestions(items: list[dict[str, Any]]) -> list[str]:
    questions = [result for result in _all_results(items) if result.tool == ask_person.name]
    given = questions[0].arguments.get("suggestions") if questions else None
    return [str(one) for one in given] if isinstance(given, list) else []


def _all_results(items: list[dict[str, Any]]) -> Iterable[Result]:
    calls: dict[Any, dict[str, Any]] = {}
    for item in items:
        if item.get("type") == "function_call":
            calls[item.get("call_id")] = item
        elif item.get("type") == "function_call_output" and (call := calls.get(item.get("call_id"))):
            yield Result(str(call.get("name")), _object(call.get("arguments")) or {}, _output(item.get("output")))


def _output(given: Any) -> dict[str, Any]:
    words = _words(given)
    value = _object(words)
    return value if value is not None else _salvage(words)


def _object(text: Any) -> dict[str, Any] | None:
    try:
        value = json.loads(text)
    except (TypeError, ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _salvage(text: str) -> dict[str, Any]:
    tasks = [_object(f"{match[0]}}}") for match in _TASK.finditer(text)]
    return {"unreadable": text, "tasks": tasks} if tasks else {"unreadable": text}
