"""Schema of arguments: flat, as Gemini wants it, and lenient in what it takes."""

import json
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator


class Arguments(BaseModel):
    """Base of every tool's arguments; an optional one that comes empty counts as not given."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, values: Any) -> Any:
        if not isinstance(values, dict):
            return values
        needed = {name for name, field in cls.model_fields.items() if field.is_required()}
        return {name: value for name, value in values.items() if name in needed or value not in (None, "", [])}


def _lower(value: Any) -> Any:
    return (value.strip().lower() or None) if isinstance(value, str) else value


def _none_if_empty(value: Any) -> Any:
    return None if value in ("", []) else value


def _parse_list(value: Any) -> Any:
    """Read a list of words, also from one string: as JSON, or with commas between."""
    if isinstance(value, int) and not isinstance(value, bool):
        return [value]
    given = _parse_json_list(value)
    if not isinstance(given, str):
        return _none_if_empty(given)
    return _none_if_empty([part.strip() for part in given.split(",") if part.strip()])


def _parse_sentences(value: Any) -> Any:
    """Read a list of sentences, also from JSON in a string, or a single sentence, whose commas are its own."""
    given = _parse_json_list(value)
    return [given] if isinstance(given, str) and given.strip() else _none_if_empty(given)


def _parse_json_list(value: Any) -> Any:
    if isinstance(value, str) and value.strip().startswith("["):
        try:
            return json.loads(value)
        except ValueError:
            pass
    return value


OptionalText = Annotated[str | None, BeforeValidator(_none_if_empty)]
TagList = Annotated[list[str] | None, BeforeValidator(_parse_list)]
SentenceList = Annotated[list[str] | None, BeforeValidator(_parse_sentences)]
# A conversation that names more at once means all of them.
NameList = Annotated[list[str] | None, Field(max_length=200), BeforeValidator(_parse_list)]
# In front of an enumeration, whose values are in lower case.
LowerCase = BeforeValidator(_lower)


def flat_schema(arguments: type[BaseModel]) -> dict[str, Any]:
    """Make the JSON schema without unions and references, which Gemini refuses: optional means not required."""
    schema = arguments.model_json_schema()
    definitions = schema.get("$defs", {})
    properties = {name: dict(_flatten(given, definitions)) for name, given in schema.get("properties", {}).items()}
    return {"type": "object", "properties": properties, "required": schema.get("required", [])}


def _flatten(given: dict[str, Any], definitions: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    variants = [v for v in given.get("anyOf", []) if v.get("type") != "null"]
    merged = {**given, **(variants[0] if variants else {})}
    if reference := merged.get("$ref"):
        merged = {**definitions[reference.rpartition("/")[2]], **merged, "description": given.get("description", "")}
    for key in ("type", "description", "enum", "items"):
        if key in merged:
            yield key, merged[key]
