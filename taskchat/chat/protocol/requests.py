"""ChatKit requests as they come in: parsed once, with every limit that needs no database."""

from typing import Any
from uuid import UUID, uuid5

from chatkit.types import (
    ChatKitReq,
    ItemsFeedbackReq,
    ItemsListReq,
    ThreadsAddUserMessageReq,
    ThreadsCreateReq,
    ThreadsListReq,
    ThreadsRetryAfterItemReq,
    ThreadsUpdateReq,
    UserMessageInput,
)
from pydantic import TypeAdapter, ValidationError

from taskchat.chat.errors import BadRequest
from taskchat.chat.store import TITLE_MAX

DEFAULT_PAGE = 20
LARGEST_PAGE = 100
_MOST_ATTACHMENTS = 10

# Made once: building the validators of all requests takes longer than any request.
_requests = TypeAdapter[ChatKitReq](ChatKitReq)


def parse_request(body: bytes, *, message_characters: int) -> ChatKitReq:
    """The request in a body, with its page size within limits; raises `BadRequest`."""
    try:
        request = _requests.validate_json(body)
    except ValidationError as error:
        raise BadRequest(_sentence(error)) from None
    _settle(request, message_characters)
    return request


def model_of(request: ThreadsRetryAfterItemReq) -> str | None:
    """The model that shall answer again; None where the page says nothing of it.

    The protocol has no place for it: our element puts it where a message has it, into the request's metadata.
    """
    options = request.metadata.get("inference_options")
    name = options.get("model") if isinstance(options, dict) else None
    return str(name) if name else None


def edited_by(request: ThreadsAddUserMessageReq) -> str | None:
    """The id of the message that this one takes the place of; None where it is a new one.

    The protocol cannot edit: our element says it in the request's metadata, and servers that do not look there take
    the message as a new one.
    """
    item_id = request.metadata.get("edits")
    return item_id if isinstance(item_id, str) and item_id else None


def message_id_of(request: ThreadsCreateReq | ThreadsAddUserMessageReq, *, user_id: UUID) -> str | None:
    """The id that the message of a request has, however often the request comes; None where the page gave it none.

    Browsers and proxies send a request again whose connection closed without an answer. The protocol cannot tell: our
    element names the message in the request's metadata. The id is made of that name and the person's own, so that no
    name can be taken away from somebody else.
    """
    name = _name_of(request)
    return str(uuid5(user_id, str(name))) if name else None


def text_of(message: UserMessageInput) -> str:
    """The words of a message, tags among them."""
    return "".join(part.text for part in message.content)


def _settle(request: ChatKitReq, message_characters: int) -> None:
    match request:
        case ThreadsCreateReq() | ThreadsAddUserMessageReq():
            _check_message(request.params.input, message_characters)
            _name_of(request)
        case ThreadsListReq() | ItemsListReq():
            request.params.limit = min(max(request.params.limit or DEFAULT_PAGE, 1), LARGEST_PAGE)
        case ThreadsUpdateReq():
            request.params.title = _title(request.params.title)
        case ItemsFeedbackReq() if not 1 <= len(request.params.item_ids) <= LARGEST_PAGE:
            raise BadRequest(f"Feedback is about 1 to {LARGEST_PAGE} items.")
        case _:
            pass


def _check_message(message: UserMessageInput, most: int) -> None:
    text = text_of(message)
    if not text.strip("\x00 \t\r\n") and not message.attachments:
        raise BadRequest("The message is empty.")
    longest = max(len(text), len(message.quoted_text or ""))
    if longest > most:
        raise BadRequest(f"A message has at most {most:,} characters; this one has {longest:,}.")
    if len(message.attachments) > _MOST_ATTACHMENTS:
        raise BadRequest(f"A message has at most {_MOST_ATTACHMENTS} attachments.")
    message.attachments = list(dict.fromkeys(message.attachments))


def _name_of(request: ThreadsCreateReq | ThreadsAddUserMessageReq) -> UUID | None:
    given = request.metadata.get("message_id")
    if given is None:
        return None
    try:
        return UUID(given if isinstance(given, str) else "")
    except ValueError:
        raise BadRequest("metadata.message_id: must be a UUID.") from None


def _title(given: str) -> str:
    title = " ".join(given.replace("\x00", "").split())
    if not title:
        raise BadRequest("The title is empty.")
    if len(title) > TITLE_MAX:
        raise BadRequest(f"A title has at most {TITLE_MAX} characters; this one has {len(title)}.")
    return title


def _sentence(error: ValidationError) -> str:
    first: Any = error.errors(include_url=False, include_input=False)[0]
    # The first part of the place is the request's type, known to whoever sent it.
    place = ".".join(str(part) for part in first["loc"][1:])
    match first["type"]:
        case "json_invalid":
            return "The body is not JSON."
        case "union_tag_invalid" | "union_tag_not_found" if not place:
            return "The body is no ChatKit request: its type is missing or unknown."
        case _:
            return f"{place or 'The body'}: {first['msg']}."
