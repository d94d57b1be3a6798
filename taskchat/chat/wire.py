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
