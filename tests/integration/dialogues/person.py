"""A person at the chat: says, taps and presses what a dialogue writes, and looks at the list."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database
from taskchat.saved_views import find_all
from tests.integration.chat.chat import Chat, Event, thread_id_of, words
from tests.integration.dialogues.heard import Heard, action_of, answered
from tests.integration.dialogues.lines import line_of
from tests.integration.dialogues.script import Turn

_ELSEWHERE = {"complete": tasks.complete, "reopen": tasks.reopen, "delete": tasks.delete}


class Person:
    """Somebody with an account, in one conversation at a time, answered by the model of that name."""

    # Whether the lines of the list tell reminders.
    tells_reminders = False

    def __init__(self, chat: Chat, user: User, database: Database, zone: ZoneInfo, model: str) -> None:
        self.user, self.zone = user, zone
        self._chat, self._database, self._model = chat, database, model
        self._thread_id: str | None = None

    async def lines(self) -> list[str]:
        """List every task, a line each, in the order of the page."""
        every = await self._tasks()
        titles = {task.id: task.title for task in every}
        return [line_of(task, self.zone, titles, reminders=self.tells_reminders) for task in every]

    async def views(self) -> list[str]:
        """List the saved views, each by its name and address."""
        async with self._database.read() as session:
            return [f"{one.name} {one.address}" for one in await find_all(session, user_id=self.user.id)]

    async def take(self, turn: Turn) -> Heard:
        """Do what the turn says; return what is seen of it."""
        if turn.elsewhere:
            await self._change(*turn.elsewhere.split(" ", 1))
            return Heard()
        self._chat.view = turn.at
        if turn.anew:
            self._thread_id = None
        known = await self._items()
        kind, parameters = self._request(turn, known)
        events = await self._chat.stream(kind, **parameters)
        self._thread_id = self._thread_id or thread_id_of(events)
        errors = [event["message"] for event in events if event["type"] == "error"]
        return Heard([item for item in await self._items() if item not in known], errors)

    def _request(self, turn: Turn, known: Sequence[Event]) -> tuple[str, dict[str, Any]]:
        thread = {"thread_id": self._thread_id}
        if turn.presses:
            card = _newest(known, "widget")
            return "threads.custom_action", {**thread, "item_id": card["id"], "action": action_of(card, turn.presses)}
        if turn.taps:
            question = _newest(known, "structured_input")
            answer = {"item_id": question["id"], "input": answered(question, turn.taps)}
            return "threads.add_structured_input", {**thread, **answer}
        said = {"input": words(turn.message, inference_options={"model": self._model})}
        return ("threads.add_user_message", {**thread, **said}) if self._thread_id else ("threads.create", said)

    async def _change(self, deed: str, title: str) -> None:
        async with self._database.begin() as session:
            if deed == "add":
                await tasks.create(session, user_id=self.user.id, data=tasks.TaskCreate(title=title))
                return
            found = next(task for task in await self._tasks() if task.title == title)
            await _ELSEWHERE[deed](session, user_id=self.user.id, task_id=found.id)

    async def _tasks(self) -> list[tasks.Task]:
        query = tasks.TaskQuery(status=tasks.Status.ALL, limit=500)
        async with self._database.read() as session:
            return (await tasks.find(session, user_id=self.user.id, query=query)).tasks

    async def _items(self) -> list[Event]:
        return await self._chat.items(self._thread_id) if self._thread_id else []


def _newest(items: Sequence[Event], kind: str) -> Event:
    found = [item for item in items if item["type"] == kind]
    assert found, f"there is no {kind} in the conversation"
    return found[-1]
