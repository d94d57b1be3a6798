"""A dozen conversations with the real Gemini, for who has a key: `make test-live`. Costs a few thousand tokens."""

import asyncio
import json
import sys
import tempfile
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alembic import command
from chatkit.server import StreamingResult

from taskchat import accounts
from taskchat.assistant import build_registry
from taskchat.chat import RequestContext, TaskChatServer
from taskchat.database import Database, alembic_config
from taskchat.settings import load_settings
from taskchat.tasks import Status, TaskQuery, find


@dataclass(frozen=True)
class Conversation:
    """A conversation by its messages, and the tasks there must be in the end, with "✓" behind done ones."""

    says: tuple[str, ...]
    tasks: tuple[str, ...] = ()


CONVERSATIONS = (
    Conversation(("Hello!",)),
    Conversation(("Create a task called buy milk",), ("buy milk",)),
    Conversation(("Add three tasks: tea, rice and salt",), ("rice", "salt", "tea")),
    Conversation(("Add a task called pay rent, due tomorrow at 9am, high priority, tag home",), ("pay rent",)),
    Conversation(("Create a task called buy milk", "I have bought the milk"), ("buy milk ✓",)),
    Conversation(("Create a task called buy milk", "Rename it to buy oat milk"), ("buy oat milk",)),
    Conversation(("Create a task called buy milk", "Delete it"), ()),
    Conversation(("Create a task called buy milk", "Undo that"), ()),
    Conversation(("Add two tasks: tea and rice", "Show my tasks", "Complete the second one"), ("rice ✓", "tea")),
    Conversation(("Add two tasks: tea and rice", "Complete all my tasks"), ("rice ✓", "tea ✓")),
    Conversation(("Add five tasks: a1, b2, c3, d4 and e5", "Delete all my tasks"), ("a1", "b2", "c3", "d4", "e5")),
    Conversation(("What is the capital of France? Then add a task called book a train",), ("book a train",)),
)


async def run(conversation: Conversation, server: TaskChatServer, database: Database, number: int) -> str:
    """Say everything; gives what is wrong in the end, nothing where all is well."""
    async with database.begin() as session:
        user = accounts.User(email=f"live.{number}@example.com", hashed_password="!", timezone="Europe/Berlin")
        session.add(user)
    thread_id: str | None = None
    for said in conversation.says:
        events = await _ask(server, RequestContext(user.id, user.timezone), said, thread_id)
        thread_id = thread_id or events[0]["thread"]["id"]
        troubles = [event["message"] for event in events if event["type"] in {"error", "notice"}]
        if troubles:
            return f"{said!r}: {troubles[0]}"
    async with database.read() as session:
        page = await find(session, user_id=user.id, query=TaskQuery(status=Status.ALL))
    found = sorted(f"{task.title.lower()}{' ✓' if task.completed_at else ''}" for task in page.tasks)
    return "" if found == [*conversation.tasks] else f"there are {found}, not {[*conversation.tasks]}"


async def _ask(server: TaskChatServer, context: RequestContext, said: str, thread_id: str | None) -> list[Any]:
    message = {"content": [{"type": "input_text", "text": said}], "attachments": [], "inference_options": {}}
    kind = "threads.add_user_message" if thread_id else "threads.create"
    request = {"type": kind, "params": {"input": message} | ({"thread_id": thread_id} if thread_id else {})}
    result = await server.process(json.dumps(request), context)
    assert isinstance(result, StreamingResult)
    async with aclosing(result.json_events) as events:
        return [json.loads(event[6:]) async for event in events]


async def main() -> int:
    """Run them all, a line each; the number of those that went wrong."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'live.db'}"
        settings = load_settings(data_dir=Path(folder), database_url=url)
        if not settings.uses_gemini:
            print("The live conversations did not run: GEMINI_API_KEY is not set.")
            return 0
        await asyncio.to_thread(command.upgrade, alembic_config(url), "head")
        database, models = Database(url), build_registry(settings)
        server = TaskChatServer(database, settings, models)
        failed = 0
        for number, conversation in enumerate(CONVERSATIONS):
            wrong = await run(conversation, server, database, number)
            failed += bool(wrong)
            print(f"{'FAIL' if wrong else 'ok  '} {' / '.join(conversation.says)}{f': {wrong}' if wrong else ''}")
        await server.aclose()
        await models.close()
        await database.dispose()
        print(f"{len(CONVERSATIONS) - failed} of {len(CONVERSATIONS)} went well with {models.default.label}.")
        return failed


if __name__ == "__main__":
    sys.exit(min(asyncio.run(main()), 1))
