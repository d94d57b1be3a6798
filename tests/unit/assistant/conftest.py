"""Fixtures of the assistant's tests: Gemini on loopback, a person with a database, and a way to ask."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from agents.items import TResponseInputItem
from agents.tool_context import ToolContext
from pydantic import SecretStr

from taskchat.accounts import User
from taskchat.assistant import ModelChoice, RunContext, run
from taskchat.assistant.gemini.model import GeminiModel, gemini_client, gemini_settings
from taskchat.assistant.tools import TOOLS
from taskchat.database import Database
from taskchat.settings import Settings
from taskchat.tasks import LocalClock, Status, TaskQuery, find
from tests.gemini_stand_in import GeminiStandIn

# A Wednesday, noon in Berlin.
NOW = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)
ZONE = "Europe/Berlin"


@dataclass
class Shown:
    """Steps as a person sees them: title, icon, how it ended, and what it says."""

    steps: list[list[str]] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    waited: list[str] = field(default_factory=list)

    async def start(self, title: str, icon: str) -> list[str]:
        self.steps.append([title, icon, "running", ""])
        return self.steps[-1]

    async def finish(self, handle: list[str], content: str) -> None:
        handle[2:] = ["done", content]

    async def refuse(self, handle: list[str], content: str) -> None:
        handle[2:] = ["refused", content]

    async def fail(self, handle: list[str], content: str) -> None:
        handle[2:] = ["failed", content]

    async def progress(self, text: str) -> None:
        self.waited.append(text)

    async def notice(self, text: str) -> None:
        self.notices.append(text)


@dataclass
class Answer:
    """Result of one run: the text as it was streamed, the events, the input for the next turn."""

    deltas: list[str]
    events: list[Any]
    items: list[TResponseInputItem]
    usage: Any

    @property
    def text(self) -> str:
        return "".join(self.deltas)

    @property
    def types(self) -> list[str]:
        return [event.type for event in self.events]


Ask = Callable[..., Awaitable[Answer]]
Use = Callable[..., Awaitable[dict[str, Any]]]
_TOOLS = {tool.name: tool for tool in TOOLS}


async def titles(turn: RunContext, status: Status = Status.OPEN) -> list[str]:
    """List the titles of the person's tasks, in the order of the page."""
    async with turn.database.read() as session:
        page = await find(session, user_id=turn.user_id, query=TaskQuery(status=status))
    return [task.title for task in page.tasks]


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """SQLite only: what Gemini says does not depend on the engine."""
    return sqlite_url


@pytest.fixture
def gemini() -> Iterator[GeminiStandIn]:
    """Gemini on loopback, empty."""
    with GeminiStandIn() as stand_in:
        yield stand_in


@pytest.fixture
def settings(gemini: GeminiStandIn) -> Settings:
    """Settings with a key, pointing at the stand-in."""
    return Settings(_env_file=None, gemini_api_key=SecretStr("test-key"), gemini_base_url=gemini.url)  # pyright: ignore[reportCallIssue]


@pytest.fixture
async def chosen(settings: Settings) -> AsyncIterator[ModelChoice]:
    """The Gemini model alone: without retries and without the built-in model."""
    async with gemini_client(settings) as client:
        name = settings.gemini_model
        yield ModelChoice(GeminiModel(name, client), name, "Gemini", False, gemini_settings(settings))


@pytest.fixture
def shown() -> Shown:
    return Shown()


@pytest.fixture
def turn(user: User, database: Database, shown: Shown) -> RunContext:
    """A turn of somebody in Berlin, on a fixed Wednesday."""
    return RunContext(user_id=user.id, database=database, clock=LocalClock(NOW, ZONE), steps=shown)


@pytest.fixture
def ask(chosen: ModelChoice, turn: RunContext) -> Ask:
    """Ask the agent something, the way the chat does."""

    async def ask_agent(said: str | list[TResponseInputItem], model: ModelChoice = chosen) -> Answer:
        result = run(model, said, turn)
        events = [event.data async for event in result.stream_events() if event.type == "raw_response_event"]
        deltas = [event.delta for event in events if event.type == "response.output_text.delta"]
        return Answer(deltas, events, result.to_input_list(), result.context_wrapper.usage)

    return ask_agent


@pytest.fixture
def use(turn: RunContext) -> Use:
    """Call a tool as the SDK does, and read its result as the model does."""

    async def call_tool(name: str, turn: RunContext = turn, raw: str | None = None, **arguments: Any) -> dict[str, Any]:
        given = raw if raw is not None else json.dumps(arguments)
        context = ToolContext(turn, tool_name=name, tool_call_id="call_1", tool_arguments=given)
        return json.loads(await _TOOLS[name].on_invoke_tool(context, given))

    return call_tool


@pytest.fixture
async def three(use: Use) -> dict[str, str]:
    """Three tasks, in the order that the person sees: buy milk, call mum, write report; their ids by title."""
    for title, due in (("buy milk", "today"), ("call mum", "tomorrow"), ("write report", "friday")):
        await use("create_task", title=title, due=due)
    return {task["title"]: task["id"] for task in (await use("list_tasks"))["tasks"]}
