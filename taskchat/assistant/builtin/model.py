"""Built-in assistant as a model of the Agents SDK."""

import json
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any
from uuid import uuid4

from agents import Model, ModelResponse, Usage
from agents.items import TResponseInputItem, TResponseStreamEvent
from openai.types.responses import Response, ResponseFunctionToolCall, ResponseOutputMessage, ResponseOutputText

from taskchat.assistant.builtin.commands import Call
from taskchat.assistant.builtin.dialogue import Conversation, decide, read, report
from taskchat.assistant.builtin.events import Output, stream_events

NAME = "built-in"


class BuiltinModel(Model):
    """Understands plain task commands and calls the agent's own tools; `pace` is the seconds between two words."""

    def __init__(self, *, pace: float = 0.012) -> None:
        self._pace = pace

    async def get_response(
        self,
        system_instructions: str | None,
        input: str | list[TResponseInputItem],  # noqa: A002 - the SDK's name
        *_: Any,
        **__: Any,
    ) -> ModelResponse:
        """Return the whole answer at once."""
        output = self._respond(read(input, system_instructions or ""))
        return ModelResponse(output=[*output], usage=Usage(), response_id=None)

    async def stream_response(
        self,
        system_instructions: str | None,
        input: str | list[TResponseInputItem],  # noqa: A002 - the SDK's name
        *_: Any,
        **__: Any,
    ) -> AsyncIterator[TResponseStreamEvent]:
        """Yield the events of the answer, word by word."""
        output = self._respond(read(input, system_instructions or ""))
        async for event in stream_events(_response(), output, pace=self._pace):
            yield event

    def _respond(self, conversation: Conversation) -> list[Output]:
        following = decide(conversation)
        if isinstance(following, str):
            return [_message(following)]
        return [output for call in following for output in _outputs(call)]


class ReportModel(BuiltinModel):
    """Says what the tools did that ran for the newest message, and calls none."""

    def _respond(self, conversation: Conversation) -> list[Output]:
        return [_message(report(conversation))]


def _outputs(call: Call) -> Iterator[Output]:
    if call.words:
        yield _message(call.words)
    yield _call(call.tool, call.arguments)


def _call(tool: str, arguments: dict[str, Any]) -> ResponseFunctionToolCall:
    return ResponseFunctionToolCall(
        id=f"fc_{uuid4().hex}",
        call_id=f"call_{uuid4().hex}",
        name=tool,
        arguments=json.dumps(arguments, ensure_ascii=False),
        type="function_call",
        status="completed",
    )


def _message(text: str) -> ResponseOutputMessage:
    part = ResponseOutputText(type="output_text", text=text, annotations=[], logprobs=[])
    return ResponseOutputMessage(
        id=f"msg_{uuid4().hex}", type="message", role="assistant", status="completed", content=[part]
    )


def _response() -> Response:
    return Response(
        id=f"resp_{uuid4().hex}",
        created_at=time.time(),
        model=NAME,
        object="response",
        output=[],
        tool_choice="auto",
        tools=[],
        parallel_tool_calls=True,
    )
