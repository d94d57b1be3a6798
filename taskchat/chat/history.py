"""What the model is told of the conversation so far: its newest items, in a form that Chat Completions take."""

from collections.abc import Iterator, Sequence

from agents.items import TResponseInputItem
from chatkit.agents import ThreadItemConverter
from chatkit.types import (
    AssistantMessageItem,
    Attachment,
    GeneratedImageItem,
    HiddenContextItem,
    ThreadItem,
    ThreadMetadata,
    UserMessageItem,
    UserMessageTagContent,
    WorkflowItem,
)
from openai.types.responses import (
    EasyInputMessageParam,
    ResponseFunctionToolCallParam,
    ResponseInputTextParam,
)
from openai.types.responses.response_input_item_param import FunctionCallOutput

from taskchat.chat.context import RequestContext
from taskchat.chat.facts import Facts, facts_of
from taskchat.chat.store import SqlStore

_HIDDEN = "Hidden context for the assistant, not written by the person: "


async def newest_items(
    store: SqlStore, thread: ThreadMetadata, message: UserMessageItem | None, limit: int, context: RequestContext
) -> list[ThreadItem]:
    """The newest items up to `message`, oldest first, beginning with something the person said.

    A model must not be shown half a turn: Gemini refuses a call that follows nothing.
    """
    page = await store.load_thread_items(thread.id, None, limit, "desc", context)
    items = list(reversed(page.data))
    ends = [n for n, item in enumerate(items) if message and item.id == message.id]
    # Another tab may have sent the next message already; it gets an answer of its own.
    items = items[: ends[0] + 1] if ends else items
    begins = [n for n, item in enumerate(items) if isinstance(item, UserMessageItem)]
    return items[begins[0] :] if begins else items


async def to_input(items: Sequence[ThreadItem]) -> list[TResponseInputItem]:
    """Items of a thread as the agent's input."""
    return await _CONVERTER.to_agent_input(items)


class _Converter(ThreadItemConverter):
    """ChatKit's converter where it suits; plain text and real tool calls where Chat Completions want them."""

    async def user_message_to_input(
        self, item: UserMessageItem, is_last_message: bool = True
    ) -> list[TResponseInputItem]:
        said = "".join(f"@{p.text}" if isinstance(p, UserMessageTagContent) else p.text for p in item.content)
        # Context first: the person's own words stay the last thing said.
        return [_from_person(text) for text in (*_context_of(item), said)]

    async def assistant_message_to_input(self, item: AssistantMessageItem) -> list[TResponseInputItem]:
        text = "".join(part.text for part in item.content)
        return [EasyInputMessageParam(type="message", role="assistant", content=text)] if text else []

    async def workflow_to_input(self, item: WorkflowItem) -> None:
        """Nothing: the calls behind the steps are in the facts that follow."""

    async def generated_image_to_input(self, item: GeneratedImageItem) -> None:
        """Nothing: no picture of ours is reachable for a model."""

    async def hidden_context_to_input(self, item: HiddenContextItem) -> list[TResponseInputItem]:
        facts = facts_of(item)
        return [*_calls(facts), *_notes(facts)] if facts else [_from_person(f"{_HIDDEN}{item.content}")]

    async def tag_to_message_content(self, tag: UserMessageTagContent) -> ResponseInputTextParam:
        return ResponseInputTextParam(type="input_text", text=_tag(tag))

    async def attachment_to_message_content(self, attachment: Attachment) -> ResponseInputTextParam:
        return ResponseInputTextParam(type="input_text", text=_file(attachment))


_CONVERTER = _Converter()


def _context_of(item: UserMessageItem) -> Iterator[str]:
    if item.quoted_text:
        yield f"{_HIDDEN}the next message refers to this quote:\n{item.quoted_text}"
    tags = {part.id: part for part in item.content if isinstance(part, UserMessageTagContent)}
    about = [*(_tag(tag) for tag in tags.values()), *(_file(attachment) for attachment in item.attachments)]
    if about:
        yield f"{_HIDDEN}the next message mentions\n" + "\n".join(about)


def _tag(tag: UserMessageTagContent) -> str:
    return f"- @{tag.text}, whose id is {tag.id}"


def _file(attachment: Attachment) -> str:
    return f"- a file called {attachment.name} ({attachment.mime_type}), which cannot be read here"


def _calls(facts: Facts) -> Iterator[TResponseInputItem]:
    for call in facts.calls:
        yield ResponseFunctionToolCallParam(
            type="function_call", call_id=call.call_id, name=call.name, arguments=call.arguments
        )
        yield FunctionCallOutput(type="function_call_output", call_id=call.call_id, output=call.output or "")


def _notes(facts: Facts) -> Iterator[TResponseInputItem]:
    if facts.notes:
        yield _from_person(f"{_HIDDEN}before the answer was stopped, this was done:\n" + "\n".join(facts.notes))


def _from_person(text: str) -> TResponseInputItem:
    return EasyInputMessageParam(type="message", role="user", content=text)
