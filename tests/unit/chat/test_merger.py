"""The merger of a run's events: a tool at work when the person presses Stop."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from agents import Agent, FunctionTool, RunConfig, Runner
from agents.run_config import ToolExecutionConfig
from agents.tool_context import ToolContext
from chatkit.types import ThreadItemDoneEvent, WorkflowItem

from taskchat.assistant import builtin_choice
from taskchat.chat.channel import TurnChannel
from taskchat.chat.events.early_text import EarlyText
from taskchat.chat.events.merger import EventMerger
from taskchat.chat.events.transcript import Transcript
from taskchat.database import new_id

ONE_BY_ONE = RunConfig(tracing_disabled=True, tool_execution=ToolExecutionConfig(max_function_tool_concurrency=1))


def tool_of(work: Callable[[], Any]) -> FunctionTool:
    async def invoke(_: ToolContext[Any], __: str) -> str:
        return await work()

    schema = {"type": "object", "properties": {}}
    return FunctionTool("create_task", "", schema, invoke, strict_json_schema=False)


async def test_it_may_finish_and_is_shown_as_done_but_none_starts_after_it() -> None:
    channel = TurnChannel()
    text = EarlyText[Any](channel)
    merger = EventMerger(text, channel.cancel)
    working, may_finish, begun = asyncio.Event(), asyncio.Event(), []

    async def work() -> str:
        step = await merger.steps.start(f"Create task {len(begun) + 1}", "plus")
        begun.append(step)
        working.set()
        await may_finish.wait()
        await merger.steps.finish(step, "Created.")
        return "{}"

    agent = Agent[Any](name="a", tools=[tool_of(work)], model=builtin_choice().model)
    result = Runner.run_streamed(agent, "add milk; add bread; add salt", run_config=ONE_BY_ONE)
    done: list[Any] = []

    transcript = Transcript(str(new_id()), [], text)

    async def listen() -> None:
        async for event in merger.events(result, transcript):
            if isinstance(event, ThreadItemDoneEvent):
                done.append(event.item)

    listening = asyncio.create_task(listen())
    await working.wait()
    channel.cancel.request()
    await asyncio.sleep(0.05)
    assert not listening.done()
    may_finish.set()
    with pytest.raises(asyncio.CancelledError):
        await listening
    done += [event.item for event in transcript.close() if isinstance(event, ThreadItemDoneEvent)]
    workflow = next(item for item in done if isinstance(item, WorkflowItem))
    assert [(getattr(task, "title", ""), task.status_indicator) for task in workflow.workflow.tasks] == [
        ("Create task 1", "complete")
    ]
    assert begun == [0]
