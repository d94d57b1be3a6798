"""Events of an answer, as the Responses API streams them."""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator, Sequence
from itertools import count

from openai.types.responses import (
    Response,
    ResponseCompletedEvent,
    ResponseContentPartAddedEvent,
    ResponseContentPartDoneEvent,
    ResponseCreatedEvent,
    ResponseFunctionCallArgumentsDeltaEvent,
    ResponseFunctionCallArgumentsDoneEvent,
    ResponseFunctionToolCall,
    ResponseOutputItemAddedEvent,
    ResponseOutputItemDoneEvent,
    ResponseOutputMessage,
    ResponseOutputText,
    ResponseStreamEvent,
    ResponseTextDeltaEvent,
    ResponseTextDoneEvent,
)

Output = ResponseOutputMessage | ResponseFunctionToolCall


async def stream_events(
    response: Response, output: Sequence[Output], *, pace: float
) -> AsyncIterator[ResponseStreamEvent]:
    """Yield all events of an answer in order; `pace` is the seconds between two words."""
    numbers = count()
    yield ResponseCreatedEvent(type="response.created", response=response, sequence_number=next(numbers))
    for index, item in enumerate(output):
        for event in _item(item, index, numbers):
            yield event
            if event.type == "response.output_text.delta":
                await asyncio.sleep(pace)
    done = response.model_copy(update={"output": list(output), "status": "completed"})
    yield ResponseCompletedEvent(type="response.completed", response=done, sequence_number=next(numbers))


def _item(item: Output, index: int, numbers: Iterator[int]) -> Iterator[ResponseStreamEvent]:
    empty = {"content": []} if isinstance(item, ResponseOutputMessage) else {"arguments": ""}
    started = item.model_copy(update={**empty, "status": "in_progress"})
    yield ResponseOutputItemAddedEvent(
        type="response.output_item.added", item=started, output_index=index, sequence_number=next(numbers)
    )
    if isinstance(item, ResponseOutputMessage):
        yield from _text(item, index, numbers)
    else:
        yield from _arguments(item, index, numbers)
    yield ResponseOutputItemDoneEvent(
        type="response.output_item.done", item=item, output_index=index, sequence_number=next(numbers)
    )


def _text(item: ResponseOutputMessage, index: int, numbers: Iterator[int]) -> Iterator[ResponseStreamEvent]:
    at = {"item_id": item.id, "output_index": index, "content_index": 0}
    part = item.content[0]
    assert isinstance(part, ResponseOutputText)
    nothing = part.model_copy(update={"text": ""})
    yield ResponseContentPartAddedEvent(
        type="response.content_part.added", part=nothing, sequence_number=next(numbers), **at
    )
    for word in re.findall(r"\s*\S+|\s+$", part.text):
        yield ResponseTextDeltaEvent(
            type="response.output_text.delta", delta=word, logprobs=[], sequence_number=next(numbers), **at
        )
    yield ResponseTextDoneEvent(
        type="response.output_text.done", text=part.text, logprobs=[], sequence_number=next(numbers), **at
    )
    yield ResponseContentPartDoneEvent(
        type="response.content_part.done", part=part, sequence_number=next(numbers), **at
    )


def _arguments(item: ResponseFunctionToolCall, index: int, numbers: Iterator[int]) -> Iterator[ResponseStreamEvent]:
    at = {"item_id": item.id or "", "output_index": index}
    yield ResponseFunctionCallArgumentsDeltaEvent(
        type="response.function_call_arguments.delta",
        delta=item.arguments,
        sequence_number=next(numbers),
        **at,
    )
    yield ResponseFunctionCallArgumentsDoneEvent(
        type="response.function_call_arguments.done",
        arguments=item.arguments,
        sequence_number=next(numbers),
        **at,
    )
