"""Arguments of tools: flat, as Gemini wants their schema, and lenient in what they take."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict


class Arguments(BaseModel):
    """Base of every tool's arguments; an optional one that comes empty counts as not given."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)


def _lowered(value: Any) -> Any:
    return (value.strip().lower() or None) if isinstance(value, str) else value


def _nothing_if_empty(value: Any) -> Any:
    return None if value in ("", []) else value


def _words(value: Any) -> Any:
    """A list of tags, also where it came as one string."""
    return _nothing_if_empty([part for part in value.split(",") if part.strip()] if isinstance(value, str) else value)


Words = Annotated[str | None, BeforeValidator(_nothing_if_empty)]
TagList = Annotated[list[str] | None, BeforeValidator(_words)]
# In front of an enumeration, whose values are in lower case.
Lowered = BeforeValidator(_lowered)


def flat_schema(arguments: type[BaseModel]) -> dict[str, Any]:
    """The JSON schema without unions and references, which Gemini refuses: optional means not required."""
    schema = arguments.model_json_schema()
    definitions = schema.get("$defs", {})
    properties = {name: dict(_flat(given, definitions)) for name, given in schema["properties"].items()}
    return {"type": "object", "properties": properties, "required": schema.get("required", [])}


def _flat(given: dict[str, Any], definitions: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    variants = [v for v in given.get("anyOf", []) if v.get("type") != "null"]
    merged = {**given, **(variants[0] if variants else {})}
    if reference := merged.get("$ref"):
        merged = {**definitions[reference.rpartition("/")[2]], **merged, "description": given.get("description", "")}
    for key in ("type", "description", "enum", "items"):
        if key in merged:
            yield key, merged[key]
