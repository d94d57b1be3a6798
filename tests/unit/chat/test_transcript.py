"""From steps and deltas to ChatKit's events, without a run."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from agents import RunItemStreamEvent
from agents.agent import Agent
from agents.items import ToolCallItem, ToolCallOutputItem
from chatkit.types import HiddenContextItem, ThreadItemDoneEvent, ThreadStreamEvent, WorkflowItem
from openai.types.responses import ResponseFunctionToolCall

from taskchat.chat.channel import TurnChannel
from taskchat.chat.events.early_text import EarlyText
from taskchat.chat.events.steps import StepEnded, StepStarted
from taskchat.chat.events.transcript import Transcript
from taskchat.chat.prompt.tool_log import to_record

AGENT = Agent[Any](name="a")


def called(call_id: str) -> RunItemStreamEvent:
    call = ResponseFunctionToolCall(type="function_call", call_id=call_id, name="create_task", arguments="{}")
    return RunItemStreamEvent(name="tool_called", item=ToolCallItem(agent=AGENT, raw_item=call))


def returned(call_id: str, output: str) -> RunItemStreamEvent:
    raw: Any = {"type": "function_call_output", "call_id": call_id, "output": output}
    return RunItemStreamEvent(name="tool_output", item=ToolCallOutputItem(agent=AGENT, raw_item=raw, output=output))


def play(transcript: Transcript, *entries: Any) -> list[ThreadStreamEvent]:
    events: list[ThreadStreamEvent] = []
    for entry in entries:
        match entry:
            case str():
                events += transcript.add_text(entry)
            case RunItemStreamEvent():
                transcript.note(entry)
            case _:
                events += transcript.add_step(entry)
    return [*events, *transcript.close()]


def done(events: Iterable[ThreadStreamEvent]) -> list[Any]:
    return [event.item for event in events if isinstance(event, ThreadItemDoneEvent)]


def workflow(events: list[ThreadStreamEvent]) -> WorkflowItem:
    return next(item for item in done(events) if isinstance(item, WorkflowItem))


def new_transcript(shown: list[UUID] | None = None) -> Transcript:
    return Transcript(str(uuid4()), shown if shown is not None else [], EarlyText[Any](TurnChannel()))


def test_steps_that_follow_each_other_are_one_group() -> None:
    events = play(
        new_transcript(),
        StepStarted(0, "List tasks", "search"),
        StepEnded(0, "Found 1 task."),
        StepStarted(1, "Delete task", "plus"),
        StepEnded(1, "It broke.", failed=True),
        StepStarted(2, "Complete task", "check"),
        StepEnded(2, "No such task.", refused=True),
        "Sorry.",
        StepStarted(3, "List tasks", "search"),
        StepEnded(3, "Found 0 tasks."),
    )
    group = ["workflow", "hidden_context_item"]
    assert [item.type for item in done(events)] == [*group, "assistant_message", *group]
    tasks: list[Any] = list(workflow(events).workflow.tasks)
    assert [(task.title, task.status_indicator, task.icon) for task in tasks] == [
        ("List tasks", "complete", "search"),
        ("Delete task · failed", "none", "lucide:triangle-alert"),
        ("Complete task · not done", "none", "circle-question"),
    ]
    assert workflow(events).workflow.summary is not None


def test_a_step_without_an_end_is_marked_as_stopped() -> None:
    events = play(new_transcript(), StepStarted(0, "Delete task", "plus"))
    (task,) = workflow(events).workflow.tasks
    assert (task.status_indicator, getattr(task, "title", "")) == ("none", "Delete task · stopped")


def test_calls_with_their_results_are_kept_for_the_next_turn() -> None:
    shown: list[UUID] = []
    transcript = new_transcript(shown)
    listed = uuid4()
    transcript.note(called("call-1"))
    transcript.note(called("call-2"))
    events = [
        *transcript.add_step(StepStarted(0, "Create task", "plus")),
        *transcript.add_step(StepEnded(0, "Created.")),
    ]
    transcript.note(returned("call-1", "x" * 5_000))
    shown.append(listed)
    record = next(to_record(i) for i in done([*events, *transcript.close()]) if isinstance(i, HiddenContextItem))
    assert record is not None
    assert [(call.call_id, len(call.output or "")) for call in record.calls] == [("call-1", 4_001)]
    assert (record.shown, record.notes) == ([listed], [])


def test_what_a_stopped_turn_did_is_noted_even_if_the_model_never_heard_of_it() -> None:
    steps = (StepStarted(0, "Create task · milk", "plus"), StepEnded(0, "Created “milk”."))
    record = to_record(done(play(new_transcript(), called("call-1"), *steps))[1])
    assert record is not None
    assert (record.calls, record.notes) == ([], ["Create task · milk: Created “milk”."])


def test_text_that_no_database_takes_never_reaches_anybody() -> None:
    events = play(new_transcript(), "a\x00", "\ud83d", "b \n")
    assert done(events)[0].content[0].text == "a?b"


def test_the_last_message_is_saved_only_once_it_is_known_to_be_the_last() -> None:
    transcript = new_transcript()
    list(transcript.add_text("I look."))
    assert not done(transcript.end_message())
    assert [item.type for item in done(transcript.add_step(StepStarted(0, "List tasks", "search")))] == [
        "assistant_message"
    ]
    list(transcript.add_step(StepEnded(0, "Found 1 task.")))
    list(transcript.add_text("One."))
    assert not done(transcript.end_message())
    assert [item.type for item in done(transcript.close())] == ["assistant_message"]
    assert not done(transcript.close())


def test_of_two_messages_the_first_is_saved_before_the_second_begins() -> None:
    transcript = new_transcript()
    list(transcript.add_text("One."))
    list(transcript.end_message())
    first, second, *_ = transcript.add_text("Two.")
    assert (first.type, second.type) == ("thread.item.done", "thread.item.added")
