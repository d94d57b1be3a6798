"""The schemas of the tools are such as Gemini takes."""

import json
from typing import Any

import pytest
from agents import FunctionTool

from taskchat.assistant.tools import TOOLS

_TYPES = {"string", "integer", "boolean", "array"}


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_schemas_are_flat(tool: FunctionTool) -> None:
    schema: dict[str, Any] = tool.params_json_schema
    assert set(schema) == {"type", "properties", "required"}
    # Gemini refuses an object without properties.
    assert schema["properties"]
    assert set(schema["required"]) <= set(schema["properties"])
    for given in schema["properties"].values():
        assert set(given) <= {"type", "description", "enum", "items"}
        assert given["type"] in _TYPES
        assert given["description"]
        assert (given["type"] == "array") == ("items" in given)
        assert given.get("items", {"type": "string"}) == {"type": "string"}
        assert None not in given.get("enum", [])
    assert "anyOf" not in json.dumps(schema)


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_tools_say_what_they_do(tool: FunctionTool) -> None:
    assert tool.description.endswith(".")
    assert "\n" not in tool.description
    assert not tool.strict_json_schema


def test_what_is_needed() -> None:
    needed = {tool.name: tool.params_json_schema["required"] for tool in TOOLS}
    assert needed == {
        "create_task": ["title"],
        "list_tasks": [],
        "search_tasks": ["query"],
        "list_coming": ["first", "last"],
        "update_task": ["task"],
        "complete_task": ["task"],
        "complete_many": [],
        "update_many": [],
        "delete_task": ["task"],
        "delete_many": [],
        "change_repeating": ["task", "action"],
        "propose_plan": [],
        "save_view": ["name"],
        "undo": [],
        "ask_person": ["question"],
    }
