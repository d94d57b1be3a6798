"""What goes to the browser: JSON whose moments say which zone they are in."""

from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel
from pydantic_core import to_json as dump_json


def to_json(value: BaseModel) -> bytes:
    """A ChatKit object as JSON; its naive local moments become UTC, or every browser would read them as its own."""
    plain = value.model_dump(by_alias=True, exclude_none=True, context={"exclude_metadata": True})
    # URLs are objects that know their text only.
    return dump_json(_in_utc(plain), fallback=str)


def text_delta(item_id: str, delta: str) -> bytes:
    """More text of an assistant's message, as the event of the stream that `to_json` would make of ChatKit's objects.

    Most events are one of these, so it is made of its two values, without objects in between.
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
