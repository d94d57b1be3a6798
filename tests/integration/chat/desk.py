"""A person in a thread, in which turns leave their cards behind, and what came of pressing their buttons."""

from typing import Any

from taskchat import tasks
from taskchat.assistant import RunContext
from taskchat.chat import RequestContext, SqlStore
from taskchat.chat.receipts import card_items
from taskchat.database import Database, now
from taskchat.tasks import LocalClock, Task, TaskCreate
from tests.integration.chat.cards import button
from tests.integration.chat.chat import Chat, Event


class NoSteps:
    """Steps that nobody watches."""

    async def start(self, title: str, icon: str) -> None: ...

    async def finish(self, handle: Any, content: str) -> None: ...

    async def refuse(self, handle: Any, content: str) -> None: ...

    async def fail(self, handle: Any, content: str) -> None: ...

    async def progress(self, text: str) -> None: ...

    async def notice(self, text: str) -> None: ...


class Desk:
    """A person in a thread, in which turns leave their cards behind."""

    def __init__(
        self, chat: Chat, store: SqlStore, database: Database, context: RequestContext, thread_id: str
    ) -> None:
        self.chat, self.database, self.thread_id = chat, database, thread_id
        self._store, self._context = store, context

    def turn(self) -> RunContext:
        return RunContext(self._context.user_id, self.database, LocalClock.of(self._context, now()), NoSteps())

    async def make(self, turn: RunContext, *titles: str, **fields: Any) -> list[Task]:
        """Create tasks in a turn."""
        made: list[Task] = []
        async with self.database.begin() as session:
            for title in titles:
                data = TaskCreate(**{"title": title, **fields})
                changed = await tasks.create(session, user_id=turn.user_id, data=data, origin=turn.origin)
                made.append(changed.task)
        for task in made:
            turn.note_changes([task.id])
        return made

    async def do(self, turn: RunContext, change: Any, task: Task, **arguments: Any) -> None:
        """Do one thing to a task in a turn."""
        async with self.database.begin() as session:
            await change(session, user_id=turn.user_id, task_id=task.id, origin=turn.origin, **arguments)
        turn.note_changes([task.id])

    async def elsewhere(self, change: Any, task: Task, **arguments: Any) -> None:
        """Do one thing to a task outside of the chat."""
        async with self.database.begin() as session:
            await change(session, user_id=self._context.user_id, task_id=task.id, **arguments)

    async def show(self, turn: RunContext) -> list[str]:
        """Put the cards of a turn into the thread; gives their ids."""
        items = await card_items(self.database, turn, self.thread_id)
        for item in items:
            await self._store.add_thread_item(self.thread_id, item, self._context)
        return [item.id for item in items]

    async def card(self, item_id: str) -> Event:
        """Load the card that a reload shows."""
        return next(item for item in await self.chat.items(self.thread_id) if item["id"] == item_id)

    async def send(self, item_id: str | None, kind: str, payload: Any) -> list[Event]:
        """Send an action as it is; gives what it leads to."""
        about = {"item_id": item_id} if item_id else {}
        action = {"type": kind, "payload": payload}
        events = await self.chat.stream("threads.custom_action", thread_id=self.thread_id, action=action, **about)
        return [event for event in events if event["type"] != "stream_options"]

    async def press(self, item_id: str, label: str, about: str = "") -> list[Event]:
        """Press a button that the card offers, in the row of the task that is meant."""
        action = button(await self.card(item_id), label, about)
        return await self.send(item_id, action["type"], action["payload"])

    async def titles(self) -> list[str]:
        async with self.database.read() as session:
            query = tasks.TaskQuery(status=tasks.Status.ALL)
            page = await tasks.find(session, user_id=self._context.user_id, query=query)
        return sorted(task.title for task in page.tasks)

    async def is_done(self, task: Task) -> bool:
        async with self.database.read() as session:
            return (await tasks.get(session, user_id=self._context.user_id, task_id=task.id)).completed_at is not None


def kinds(events: list[Event]) -> list[str]:
    """List the types of events."""
    return [event["type"] for event in events]


def notice(events: list[Event]) -> str:
    """Return the words of a notice."""
    return next(event["message"] for event in events if event["type"] == "notice").replace("\\", "")
