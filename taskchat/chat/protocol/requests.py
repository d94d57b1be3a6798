"""ChatKit requests, parsed once, with every limit that needs no database."""

from typing import Any
from uuid import UUID, uuid5

from chatkit.types import (
    ChatKitReq,
    ItemsFeedbackReq,
    ItemsListReq,
    StructuredInputSubmission,
    ThreadsAddStructuredInputReq,
    ThreadsAddUserMessageReq,
    ThreadsCreateReq,
    ThreadsCustomActionReq,
    ThreadsListReq,
    ThreadsRetryAfterItemReq,
    ThreadsSyncCustomActionReq,
    ThreadsUpdateReq,
    UserMessageInput,
)
from pydantic import TypeAdapter, ValidationError

from taskchat.chat.errors import BadRequest
from taskchat.chat.store import THREAD_TITLE_MAX
from taskchat.text import is_blank

DEFAULT_PAGE_SIZE = 20
MAX_PAGE_SIZE = 100
MAX_ATTACHMENTS_PER_MESSAGE = 10

# Made once: building the validators of all requests takes longer than any request.
_requests = TypeAdapter[ChatKitReq](ChatKitReq)


def parse_request(body: bytes, *, max_characters: int) -> ChatKitReq:
    """Parse the request in a body and bring its page size within limits; raises `BadRequest`."""
    try:
        request = _requests.validate_json(body)
    except ValidationError as error:
        raise BadRequest(_to_sentence(error)) from None
    _normalise(request, max_characters)
    return request


def requested_model(request: ThreadsRetryAfterItemReq | ThreadsAddStructuredInputReq) -> str | None:
    """Name of the model to answer with; None where the page names none.

    The protocol has no place for it: our element puts it where a message has it, into the request's metadata.
    """
    options = request.metadata.get("inference_options")
    name = options.get("model") if isinstance(options, dict) else None
    return str(name) if name else None


def edited_message_id(request: ThreadsAddUserMessageReq) -> str | None:
    """Id of the message that this one replaces; None where it is a new one.

    The protocol cannot edit: our element says it in the request's metadata, and servers that do not look there take
    the message as a new one.
    """
    item_id = request.metadata.get("edits")
    return item_id if isinstance(item_id, str) and item_id else None


def message_id_from(request: ThreadsCreateReq | ThreadsAddUserMessageReq, *, user_id: UUID) -> str | None:
    """Id of the message in a request, the same however often the request comes; None where the page gave it none.

    Browsers and proxies repeat a request whose connection closed without an answer. The protocol cannot tell: our
    element names the message in the request's metadata. The id is made of that name and the person's id, so that
    nobody can take a name away from somebody else.
    """
    name = _message_name(request)
    return str(uuid5(user_id, str(name))) if name else None


def message_text(message: UserMessageInput) -> str:
    """Text of a message, with its tags."""
    return "".join(part.text for part in message.content)


def _normalise(request: ChatKitReq, max_characters: int) -> None:
    match request:
        case ThreadsCreateReq() | ThreadsAddUserMessageReq():
            _check_message(request.params.input, max_characters)
            _message_name(request)
        case ThreadsAddStructuredInputReq():
            _check_answers(request.params.input, max_characters)
        case ThreadsListReq() | ItemsListReq():
            request.params.limit = min(max(request.params.limit or DEFAULT_PAGE_SIZE, 1), MAX_PAGE_SIZE)
        case ThreadsCustomActionReq() | ThreadsSyncCustomActionReq():
            # ChatKit's model has no string for a type that is not there.
            if not isinstance(request.params.action.type, str):
                raise BadRequest("params.action.type: Field required.")
        case ThreadsUpdateReq():
            request.params.title = _normalise_title(request.params.title)
        case ItemsFeedbackReq() if not 1 <= len(request.params.item_ids) <= MAX_PAGE_SIZE:
            raise BadRequest(f"Feedback is about 1 to {MAX_PAGE_SIZE} items.")
        case _:
            pass


def _check_message(message: UserMessageInput, max_characters: int) -> None:
    text = message_text(message)
    if is_blank(text) and not message.attachments:
        raise BadRequest("The message is empty.")
    longest = max(len(text), len(message.quoted_text or ""))
    if longest > max_characters:
        raise BadRequest(f"A message has at most {max_characters:,} characters; this one has {longest:,}.")
    if len(message.attachments) > MAX_ATTACHMENTS_PER_MESSAGE:
        raise BadRequest(f"A message has at most {MAX_ATTACHMENTS_PER_MESSAGE} attachments.")
    message.attachments = list(dict.fromkeys(message.attachments))


def _check_answers(given: StructuredInputSubmission, max_characters: int) -> None:
    length = sum(len(value) for answer in given.answers.values() for value in answer.values)
    if length > max_characters:
        raise BadRequest(f"An answer has at most {max_characters:,} characters; this one has {length:,}.")


def _message_name(request: ThreadsCreateReq | ThreadsAddUserMessageReq) -> UUID | None:
    name = request.metadata.get("message_id")
    if name is None:
        return None
    try:
        return UUID(name if isinstance(name, str) else "")
    except ValueError:
        raise BadRequest("metadata.message_id: must be a UUID.") from None


def _normalise_title(text: str) -> str:
    title = " ".join(text.replace("\x00", "").split())
    if is_blank(title):
        raise BadRequest("The title is empty.")
    if len(title) > THREAD_TITLE_MAX:
        raise BadRequest(f"A title has at most {THREAD_TITLE_MAX} characters; this one has {len(title)}.")
    return title


def _to_sentence(error: ValidationError) -> str:
    first: Any = error.errors(include_url=False, include_input=False)[0]
    # The first part of the place is the request's type, which the sender knows.
    place = ".".join(str(part) for part in first["loc"][1:])
    match first["type"]:
        case "json_invalid":
            return "The body is not JSON."
        case "union_tag_invalid" | "union_tag_not_found" if not place:
            return "The body is no ChatKit request: its type is missing or unknown."
        case _:
            return f"{place or 'The body'}: {first['msg']}."
