"""Conversation so far as the agent's input, in a form that Chat Completions take."""

from collections.abc import Iterator

from agents.items import TResponseInputItem
from chatkit.agents import ThreadItemConverter
from chatkit.types import (
    AssistantMessageItem,
    EndOfTurnItem,
    GeneratedImageItem,
    HiddenContextItem,
    StructuredInputItem,
    UserMessageItem,
    UserMessageTagContent,
    WidgetItem,
    WorkflowItem,
)
from openai.types.responses import (
    EasyInputMessageParam,
    ResponseFunctionToolCallParam,
    ResponseInputTextParam,
)
from openai.types.responses.response_input_item_param import FunctionCallOutput

from taskchat.chat.end_mark import EndMark
from taskchat.chat.prompt.attachment_parts import AttachmentParts, Parts
from taskchat.chat.prompt.context_window import ContextWindow
from taskchat.chat.prompt.tool_log import ToolRecord, to_record

_HIDDEN = "Hidden context for the assistant, not written by the person: "
_WORDLESS = "(No words: look at what was sent with this.)"


async def to_input(window: ContextWindow, attachments: AttachmentParts) -> list[TResponseInputItem]:
    """Convert the window on a thread, with the parts that show its files, to the agent's input."""
    items = await _Converter(attachments).to_agent_input(window.items)
    if window.summary is None:
        return items
    return [_from_person(f"{_HIDDEN}what was said earlier, in short:\n{window.summary}"), *items]


class _Converter(ThreadItemConverter):
    """ChatKit's converter, with plain text and real tool calls where Chat Completions want them."""

    def __init__(self, attachments: AttachmentParts) -> None:
        self._attachments = attachments

    async def user_message_to_input(
        self, item: UserMessageItem, is_last_message: bool = True
    ) -> list[TResponseInputItem]:
        text = "".join(f"@{p.text}" if isinstance(p, UserMessageTagContent) else p.text for p in item.content)
        # Context first: the person's own words stay the last thing said.
        return [*self._context_of(item), _from_person(text or _WORDLESS)]

    async def assistant_message_to_input(self, item: AssistantMessageItem) -> list[TResponseInputItem]:
        text = "".join(part.text for part in item.content)
        return [EasyInputMessageParam(type="message", role="assistant", content=text)] if text else []

    async def workflow_to_input(self, item: WorkflowItem) -> None:
        """Nothing: the calls behind the steps are in the record that follows."""

    async def structured_input_to_input(self, item: StructuredInputItem) -> None:
        """Nothing: the call that asked is in the record before it, and the answer is a message."""

    async def widget_to_input(self, item: WidgetItem) -> list[TResponseInputItem] | None:
        """Text of the card under an answer as it is now: its buttons were perhaps used since."""
        return [_from_person(f"{_HIDDEN}the card below the answer says:\n{item.copy_text}")] if item.copy_text else None

    async def generated_image_to_input(self, item: GeneratedImageItem) -> None:
        """Nothing: no picture of ours is reachable for a model."""

    async def hidden_context_to_input(self, item: HiddenContextItem) -> list[TResponseInputItem]:
        record = to_record(item)
        return [*_calls(record), *_notes(record)] if record else [_from_person(f"{_HIDDEN}{item.content}")]

    async def end_of_turn_to_input(self, item: EndOfTurnItem) -> list[TResponseInputItem] | None:
        """Sentence that says why the answer above has no end."""
        return [_from_person(f"{_HIDDEN}{item.told}")] if isinstance(item, EndMark) else None

    async def tag_to_message_content(self, tag: UserMessageTagContent) -> ResponseInputTextParam:
        return ResponseInputTextParam(type="input_text", text=_tag(tag))

    def _context_of(self, item: UserMessageItem) -> Iterator[TResponseInputItem]:
        if item.quoted_text:
            yield _from_person(f"{_HIDDEN}the next message refers to this quote:\n{item.quoted_text}")
        tags = {part.id: part for part in item.content if isinstance(part, UserMessageTagContent)}
        if tags:
            yield _from_person(f"{_HIDDEN}the next message mentions\n" + "\n".join(map(_tag, tags.values())))
        if item.attachments:
            parts = [part for attachment in item.attachments for part in self._attachments.parts(attachment)]
            yield _from_person_with(f"{_HIDDEN}with the next message the person sends", parts)


def _tag(tag: UserMessageTagContent) -> str:
    return f"- @{tag.text}, whose id is {tag.id}"


def _calls(record: ToolRecord) -> Iterator[TResponseInputItem]:
    for call in record.calls:
        yield ResponseFunctionToolCallParam(
            type="function_call", call_id=call.call_id, name=call.name, arguments=call.arguments
        )
        yield FunctionCallOutput(type="function_call_output", call_id=call.call_id, output=call.output or "")


def _notes(record: ToolRecord) -> Iterator[TResponseInputItem]:
    if record.notes:
        yield _from_person(f"{_HIDDEN}before the answer was stopped, this was done:\n" + "\n".join(record.notes))


def _from_person_with(text: str, parts: Parts) -> TResponseInputItem:
    texts = [part["text"] for part in parts if part["type"] == "input_text"]
    if len(texts) == len(parts):
        return _from_person("\n".join((text, *texts)))
    content: Parts = [ResponseInputTextParam(type="input_text", text=text), *parts]
    return EasyInputMessageParam(type="message", role="user", content=content)


def _from_person(text: str) -> TResponseInputItem:
    return EasyInputMessageParam(type="message", role="user", content=text)
