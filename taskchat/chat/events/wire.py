"""JSON for the browser, whose moments say which zone they are in."""

from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel
from pydantic_core import to_json as dump_json


def to_json(value: BaseModel) -> bytes:
    """Dump a ChatKit object as JSON; its naive local moments become UTC, or a browser would read them as its own."""
    # As any: an item may be of a class of ours that has more fields than ChatKit's.
    context = {"exclude_metadata": True}
    plain = value.model_dump(by_alias=True, exclude_none=True, context=context, serialize_as_any=True)
    # URLs are objects that know their text only.
    return dump_json(_in_utc(plain), fallback=str)


def to_event(value: BaseModel) -> bytes:
    """Make an event of the stream of a ChatKit object."""
    return b"data: " + to_json(value) + b"\n\n"


def text_delta(item_id: str, delta: str) -> bytes:
    """Event of the stream that adds text to an assistant's message, as `to_json` would make it of ChatKit's objects.

    Most events are of this kind, so it is made of its two values, without objects in between.
    """
    return b'data: {"type":"thread.item.updated","item_id":%b,"update":%b,"content_index":0,"delta":%b}}\n\n' % (
        dump_json(item_id),
        b'{"type":"assistant_message.content_part.text_delta"',
        dump_json(delta),
    )


def _in_utc(value: Any) -> Any:
    match value:
        case datetime():
            return value.astimezone(UTC)
        case dict():
            return {name: _in_utc(inner) for name, inner in value.items()}
        case list():
            return [_in_utc(inner) for inner in value]
        case _:
            return value
