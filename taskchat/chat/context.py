"""Context of one request: the person who asks. Every call of the store and the server takes it last."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class RequestContext:
    """ChatKit's context of one request: the signed-in person, their conventions, and whether they ask again.

    `timezone` is an IANA name; `day_first` says whether they write "5/12" for the fifth of December, None for unknown.

    `message_id` is the id of the message that the request brings, where the page named it.
    `model` is the model to answer with, where it is another than the message names.
    `turn_id` is the turn that answers, where the request begins one: it saves only while its thread is its own.
    `view` is the address of the list that the page shows, as it says; empty for unknown.
    `base_url` is the address under which the person reaches this installation: addresses sent to them begin with it.
    """

    user_id: UUID
    timezone: str = "UTC"
    day_first: bool | None = None
    is_retry: bool = False
    message_id: str | None = None
    model: str | None = None
    base_url: str = ""
    turn_id: UUID | None = None
    view: str = ""
