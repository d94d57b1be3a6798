"""What the model is told of the conversation so far, in a form that Chat Completions take."""

from collections.abc import Iterator

from agents.items import TResponseInputItem
from chatkit.agents import ThreadItemConverter
from chatkit.types import (
    AssistantMessageItem,
    GeneratedImageItem,
    HiddenContextItem,
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

from taskchat.chat.prompt.attachment_parts import Enclosures, Parts
from taskchat.chat.prompt.context_window import Memory
from taskchat.chat.prompt.tool_log import Facts, facts_of

_HIDDEN = "Hidden context for the assistant, not written by the person: "
_WORDLESS = "(No words: look at what was sent with this.)"


async def to_input(memory: Memory, enclosures: Enclosures) -> list[TResponseInputItem]:
    """What is remembered of a thread, with what there is to see of its files, as the agent's input."""
    items = await _Converter(enclosures).to_agent_input(memory.items)
    if memory.summary is None:
        return items
    return [_from_person(f"{_HIDDEN}what was said earlier, in short:\n{memory.summary}"), *items]


class _Converter(ThreadItemConverter):
    """ChatKit's converter where it suits; plain text and real tool calls where Chat Completions want them."""

    def __init__(self, enclosures: Enclosures) -> None:
        self._enclosures = enclosures

    async def user_message_to_input(
        self, item: UserMessageItem, is_last_message: bool = True
    ) -> list[TResponseInputItem]:
        said = "".join(f"@{p.text}" if isinstance(p, UserMessageTagContent) else p.text for p in item.content)
        # Context first: the person's own words stay the last thing said.
        return [*self._context_of(item), _from_person(said or _WORDLESS)]

    async def assistant_message_to_input(self, item: AssistantMessageItem) -> list[TResponseInputItem]:
        text = "".join(part.text for part in item.content)
        return [EasyInputMessageParam(type="message", role="assistant", content=text)] if text else []

    async def workflow_to_input(self, item: WorkflowItem) -> None:
        """Nothing: the calls behind the steps are in the facts that follow."""

    async def widget_to_input(self, item: WidgetItem) -> list[TResponseInputItem] | None:
        """What the card under an answer says by now: its buttons were perhaps used since."""
        return [_from_person(f"{_HIDDEN}the card below the answer says:\n{item.copy_text}")] if item.copy_text else None

    async def generated_image_to_input(self, item: GeneratedImageItem) -> None:
        """Nothing: no picture of ours is reachable for a model."""

    async def hidden_context_to_input(self, item: HiddenContextItem) -> list[TResponseInputItem]:
        facts = facts_of(item)
        return [*_calls(facts), *_notes(facts)] if facts else [_from_person(f"{_HIDDEN}{item.content}")]

    async def tag_to_message_content(self, tag: UserMessageTagContent) -> ResponseInputTextParam:
        return ResponseInputTextParam(type="input_text", text=_tag(tag))

    def _context_of(self, item: UserMessageItem) -> Iterator[TResponseInputItem]:
        if item.quoted_text:
            yield _from_person(f"{_HIDDEN}the next message refers to this quote:\n{item.quoted_text}")
        tags = {part.id: part for part in item.content if isinstance(part, UserMessageTagContent)}
        if tags:
            yield _from_person(f"{_HIDDEN}the next message mentions\n" + "\n".join(map(_tag, tags.values())))
        if item.attachments:
            parts = [part for attachment in item.attachments for part in self._enclosures.parts(attachment)]
            yield _from_person_with(f"{_HIDDEN}with the next message the person sends", parts)


def _tag(tag: UserMessageTagContent) -> str:
    return f"- @{tag.text}, whose id is {tag.id}"


def _calls(facts: Facts) -> Iterator[TResponseInputItem]:
    for call in facts.calls:
        yield ResponseFunctionToolCallParam(
            type="function_call", call_id=call.call_id, name=call.name, arguments=call.arguments
        )
        yield FunctionCallOutput(type="function_call_output", call_id=call.call_id, output=call.output or "")


def _notes(facts: Facts) -> Iterator[TResponseInputItem]:
    if facts.notes:
        yield _from_person(f"{_HIDDEN}before the answer was stopped, this was done:\n" + "\n".join(facts.notes))


def _from_person_with(text: str, parts: Parts) -> TResponseInputItem:
    texts = [part["text"] for part in parts if part["type"] == "input_text"]
    if len(texts) == len(parts):
        return _from_person("\n".join((text, *texts)))
    content: Parts = [ResponseInputTextParam(type="input_text", text=text), *parts]
    return EasyInputMessageParam(type="message", role="user", content=content)


def _from_person(text: str) -> TResponseInputItem:
    return EasyInputMessageParam(type="message", role="user", content=text)
