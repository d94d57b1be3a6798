"""Plays conversations: against the real server, with Gemini on loopback, and looks at all that came of each turn."""

import json
import re
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from taskchat import tasks, usage
from taskchat.accounts import User
from taskchat.assistant import RunContext
from taskchat.assistant.agent import instructions
from taskchat.chat import TaskChatServer
from taskchat.database import Database, now
from taskchat.tasks import LocalClock
from tests.gemini_stand_in import Call, GeminiStandIn, Reply, Request
from tests.integration.chat.cards import button
from tests.integration.chat.chat import Chat, Event, parsed, text_of, thread_id_of, words
from tests.integration.chat.leaving import is_delta
from tests.integration.conversations.reading import card_text, line_of, plain, reply_of, steps_in
from tests.integration.conversations.script import (
    After,
    Conversation,
    Line,
    Listed,
    Meanwhile,
    Presses,
    Says,
    Used,
)
from tests.integration.usage.made import keep, model_row

_CHANGES = {"complete": tasks.complete, "delete": tasks.delete}


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


class Person:
    """Somebody at the chat, in one thread, with the tasks that they are known to have."""

    def __init__(self, chat: Chat, user: User, prefix: str) -> None:
        self.chat, self.user, self.prefix = chat, user, prefix
        self.thread_id: str | None = None
        self.open: Sequence[str] = []
        self.done: Sequence[str] = []

    async def items(self) -> list[Event]:
        """Load the items of the thread that a reload shows."""
        return await self.chat.items(self.thread_id) if self.thread_id else []

    async def card(self, number: int) -> Event:
        return [item for item in await self.items() if item["type"] == "widget"][number]


class Stage:
    """Two people who do not know of each other, and Gemini."""

    def __init__(
        self, server: TaskChatServer, database: Database, gemini: GeminiStandIn, clock: Clock, users: list[User]
    ) -> None:
        self.server, self.database, self.gemini, self._clock = server, database, gemini, clock
        me, other = users
        self._people = {
            "me": Person(Chat(server, me), me, ""),
            "other": Person(Chat(server, other), other, "their "),
        }
        self._ids: dict[str, str] = {}
        self._names: dict[str, str] = {}

    async def play(self, conversation: Conversation) -> None:
        """Play every turn and look at what came of it."""
        await self._prepare(conversation)
        for number, turn in enumerate(conversation.turns, start=1):
            where = f"turn {number} of “{conversation}”: {turn}"
            match turn:
                case Says():
                    seen, expected = await self._say(turn)
                case Presses():
                    seen, expected = await self._press(turn)
                case Meanwhile():
                    seen, expected = await self._meanwhile(turn)
                case Used():
                    seen, expected = await self._used(), {"models": [*turn.models], "tools": [*turn.tools]}
                case Listed():
                    page = await self._people["me"].chat.ask("threads.list")
                    seen = {"titles": [one["title"] for one in page["data"]]}
                    expected = {"titles": [*turn.titles]}
                case After():
                    self._clock.seconds += turn.seconds
                    continue
            differs = {key: (seen.get(key), expected.get(key)) for key in seen if seen[key] != expected.get(key)}
            assert not differs, f"{where}\nseen and expected: {differs}"
        for person in self._people.values():
            assert await self._tasks(person) == {"open": [*person.open], "done": [*person.done]}

    async def _prepare(self, conversation: Conversation) -> None:
        for person, given in zip(self._people.values(), (conversation.before, conversation.theirs), strict=True):
            for fields in given:
                async with self.database.begin() as session:
                    data = tasks.TaskCreate(**fields)
                    await tasks.create(session, user_id=person.user.id, data=data)
            found = await self._tasks(person)
            person.open = found["open"]
            assert sorted(line.split(" · ")[0] for line in person.open) == sorted(one["title"] for one in given)
        earlier = [now() - timedelta(hours=1)] * conversation.used
        await keep(self.database, *(model_row(self._people["me"].user.id, moment) for moment in earlier))

    async def _say(self, turn: Says) -> tuple[dict[str, Any], dict[str, Any]]:
        person = self._people[turn.by]
        person.thread_id = None if turn.anew else person.thread_id
        known = {item["id"] for item in await person.items()}
        asked = len(self.gemini.requests)
        self.gemini.script(*(self._filled(line) for line in turn.gemini))
        if turn.stop:
            self.gemini.released.clear()
        self.gemini.aside(*(Reply(text=text) for text in turn.asides))
        heard = await self._heard(turn, person)
        await self.server.settle()
        new = [item for item in await person.items() if item["id"] not in known]
        requests = self.gemini.requests[asked:]
        self._look(turn, requests, heard, new)
        seen = {
            **await self._tasks(person),
            "answers": [text_of(item) for item in new if item["type"] == "assistant_message"],
            "steps": steps_in(new),
            "cards": [card_text(item) for item in new if item["type"] == "widget"],
            "progress": [event["text"] for event in heard if event["type"] == "progress_update"],
            "error": next(((e["message"], e["allow_retry"]) for e in heard if e["type"] == "error"), None),
            "notices": _matched(heard, turn.notices),
        }
        expected = {
            **_after(person, turn),
            "answers": [*(_words(turn.gemini) if turn.answers is None else turn.answers)],
            "steps": [*turn.steps],
            "cards": [*turn.cards],
            "progress": [*turn.progress],
            "error": turn.error,
            "notices": [*turn.notices],
        }
        told, wanted = self._told(turn, requests)
        return seen | told, expected | wanted

    async def _heard(self, turn: Says, person: Person) -> list[Event]:
        options = {"model": turn.model} if turn.model else {}
        quote = {"quoted_text": turn.quoting} if turn.quoting else {}
        message = {"input": words(turn.said, inference_options=options, **quote)}
        thread = {"thread_id": person.thread_id}
        kind, params = "threads.add_user_message", {**message, **thread}
        if turn.again:
            mine = [item["id"] for item in await person.items() if item["type"] == "user_message"]
            kind, params = "threads.retry_after_item", {**thread, "item_id": mine[-1]}
        elif person.thread_id is None:
            kind, params = "threads.create", message
        heard: list[Event] = []
        async with aclosing(await person.chat.open(kind, **params)) as events:
            async for event in events:
                heard.append(parsed(event))
                if turn.stop and is_delta(heard[-1]):
                    await person.chat.stop(thread_id_of(heard))
        if person.thread_id is None:
            person.thread_id = heard[0]["thread"]["id"]
        return heard

    def _look(self, turn: Says, requests: list[Request], heard: list[Event], new: list[Event]) -> None:
        """Check the facts that hold for every turn, whatever is said."""
        assert self.gemini.waiting == 0, "Gemini was asked less often than it was scripted"
        assert len(requests) == len(turn.gemini), "Gemini was asked more often than it was scripted"
        if not turn.stop:
            assert new == [event["item"] for event in heard if event["type"] == "thread.item.done"]
        person = self._people[turn.by]
        prompt = instructions(RunContext(person.user.id, self.database, LocalClock(now(), "Europe/Berlin"), self))  # pyright: ignore[reportArgumentType]
        for request in requests:
            systems = [message["content"] for message in request.messages if message["role"] == "system"]
            # Its last line tells the time.
            assert [text.rpartition("\n")[0] for text in systems] == [prompt.rpartition("\n")[0]]
            assert request.messages[0]["role"] == "system"
            assert request.body["model"] == (turn.model or self.server.models.default.name)

    def _told(self, turn: Says, requests: list[Request]) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the prompt that Gemini got, as far as the turn says what it must be."""
        seen: dict[str, Any] = {}
        expected: dict[str, Any] = {}
        if turn.results is not None:
            last = requests[-1].messages
            begin = max(n for n, message in enumerate(last) if message["role"] == "user")
            results = [message["content"] for message in last[begin:] if message["role"] == "tool"]
            seen["results"], expected["results"] = [_result(self._named(one)) for one in results], [*turn.results]
        if turn.sent is not None:
            tail = requests[0].messages[-len(turn.sent) :]
            seen["sent"] = [(message["role"], self._named(_content(message))) for message in tail]
            expected["sent"] = [*turn.sent]
        for phrase, roles in turn.where.items():
            found = [message["role"] for message in requests[-1].messages if phrase in _content(message)]
            seen[phrase], expected[phrase] = found, [*roles]
        return seen, expected

    async def _press(self, turn: Presses) -> tuple[dict[str, Any], dict[str, Any]]:
        person = self._people[turn.by]
        card = await person.card(turn.on)
        action = button(card, turn.label, turn.row)
        about = {"thread_id": person.thread_id, "item_id": card["id"], "action": action}
        heard = await person.chat.stream("threads.custom_action", **about)
        opened = [self._names[e["data"]["id"]] for e in heard if e["type"] == "client_effect"]
        seen = {
            **await self._tasks(person),
            "card": card_text(await person.card(turn.on)),
            "notices": _matched(heard, turn.notices),
            "opens": opened,
            "error": [event for event in heard if event["type"] == "error"],
        }
        opens = [turn.opens] if turn.opens else []
        expected = {**_after(person, turn), "card": turn.card, "notices": [*turn.notices], "opens": opens, "error": []}
        return seen, expected

    async def _meanwhile(self, turn: Meanwhile) -> tuple[dict[str, Any], dict[str, Any]]:
        person = self._people[turn.by]
        found = await self._found(person)
        task_id = next(task.id for task in found if task.title == turn.task)
        async with self.database.begin() as session:
            await _CHANGES[turn.deed](session, user_id=person.user.id, task_id=task_id)
        return await self._tasks(person), _after(person, turn)

    async def _used(self) -> dict[str, list[str]]:
        model, tool = usage.ModelUsage, usage.ToolUsage
        async with self.database.read() as session:
            models = (await session.execute(select(model).order_by(col(model.created_at), col(model.id)))).scalars()
            tools = (await session.execute(select(tool).order_by(col(tool.created_at), col(tool.id)))).scalars()
            return {
                # Titles come when they like.
                "models": [
                    f"{one.model} {one.purpose} {one.outcome} {one.requests}"
                    for one in sorted(models, key=lambda one: one.purpose)
                ],
                "tools": [f"{one.tool} {one.calls} {one.failures}" for one in tools],
            }

    async def _found(self, person: Person) -> list[tasks.Task]:
        async with self.database.read() as session:
            query = tasks.TaskQuery(status=tasks.Status.ALL, limit=500)
            return (await tasks.find(session, user_id=person.user.id, query=query)).tasks

    async def _tasks(self, person: Person) -> dict[str, list[str]]:
        found = await self._found(person)
        for task in found:
            name = f"{person.prefix}{task.title}"
            self._names[str(task.id)] = name
            self._ids |= {name: str(task.id), f"{person.prefix}{line_of(task)}": str(task.id)}
        return {
            "open": [line_of(task) for task in found if task.completed_at is None],
            "done": sorted(line_of(task) for task in found if task.completed_at is not None),
        }

    def _filled(self, line: Line) -> Reply:
        reply = reply_of(line)
        return replace(reply, calls=tuple(self._with_ids(one) for one in reply.calls))

    def _with_ids(self, call: Call) -> Call:
        text = json.dumps(call.arguments, ensure_ascii=False)
        return replace(call, arguments=json.loads(re.sub("«(.*?)»", lambda found: self._ids[found[1]], text)))

    def _named(self, text: str) -> str:
        for task_id, name in self._names.items():
            text = text.replace(task_id, f"«{name}»")
        return text


def _after(person: Person, turn: Says | Presses | Meanwhile) -> dict[str, Any]:
    person.open = person.open if turn.open is None else turn.open
    person.done = person.done if turn.done is None else turn.done
    return {"open": [*person.open], "done": [*person.done]}


def _words(lines: Sequence[Line]) -> list[str]:
    replies = [reply_of(line) for line in lines]
    return [text for reply in replies if not reply.failure and (text := "".join(reply.words).strip())]


def _matched(heard: list[Event], patterns: Sequence[str]) -> list[str]:
    """The notices; each as the expression in its place where that fits."""
    said = [f"{event['level']}: {event['message']}" for event in heard if event["type"] == "notice"]
    wanted = [*patterns, *[""] * len(said)]
    return [pattern if re.fullmatch(pattern, text) else text for text, pattern in zip(said, wanted, strict=False)]


def _result(text: str) -> Any:
    try:
        return plain(json.loads(text))
    except ValueError:
        return text


def _content(message: dict[str, Any]) -> str:
    calls = [f"{one['function']['name']} {one['function']['arguments']}" for one in message.get("tool_calls", [])]
    return "\n".join([*([str(message["content"])] if message.get("content") else []), *calls])
