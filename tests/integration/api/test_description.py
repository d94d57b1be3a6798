"""Description of the API: what may be said under which condition, and an example of each body, which is one."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import httpx
import pytest
from pydantic import TypeAdapter

from taskchat.api.examples import EXAMPLES
from taskchat.api.tasks import LineRequest
from taskchat.tasks import ParsedLine, parse_line

PARTS = {"tasks", "series", "history", "notifications", "views"}
# Changes of a task or a series that is there; to bring one back is none.
VERSIONED = ("/api/tasks/{task_id}", "/api/series/{series_id}", "/api/notifications/{notification_id}/complete")
WITHOUT_VERSION = ("/api/tasks/{task_id}/history",)


@pytest.fixture
async def described(visitor: httpx.AsyncClient) -> dict[str, Any]:
    return (await visitor.get("/api/openapi.json")).json()


def operations(described: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The parts that are about tasks: method, path and what is said of it."""
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            if PARTS & {*operation["tags"]}:
                yield method.upper(), path, operation


def header(operation: dict[str, Any], name: str) -> dict[str, Any] | None:
    found = (one for one in operation.get("parameters", ()) if (one["in"], one["name"].lower()) == ("header", name))
    return next(found, None)


async def test_every_change_of_a_task_or_series_may_name_its_version(described: dict[str, Any]):
    changes = [
        (method, path, operation)
        for method, path, operation in operations(described)
        if method != "GET" and path.startswith(VERSIONED) and not path.startswith(WITHOUT_VERSION)
    ]
    assert len(changes) >= 11
    without = [(method, path) for method, path, operation in changes if not header(operation, "if-match")]
    assert without == []
    assert [path for _, path, operation in changes if "412" not in operation["responses"]] == []


async def test_whatever_is_made_may_name_its_request(described: dict[str, Any]):
    made = [(path, operation) for _, path, operation in operations(described) if "201" in operation["responses"]]
    assert {path for path, _ in made} >= {"/api/tasks", "/api/tasks/lines", "/api/series"}
    assert [path for path, operation in made if not header(operation, "idempotency-key")] == []


async def test_every_body_has_an_example(described: dict[str, Any]):
    names = set[str]()
    for _, _, operation in operations(described):
        bodies = [operation.get("requestBody", {}), *operation["responses"].values()]
        for body in bodies:
            shape = body.get("content", {}).get("application/json", {}).get("schema", {})
            for one in (shape, *shape.get("anyOf", ())):
                names.update([one["$ref"].rpartition("/")[2]] if "$ref" in one else [])
    shapes = described["components"]["schemas"]
    assert sorted(name for name in names if "examples" not in shapes[name]) == []
    assert {model.__name__ for model in EXAMPLES} - names == set()


@pytest.mark.parametrize("model", EXAMPLES, ids=lambda model: model.__name__)
def test_an_example_is_what_it_shows(model: Any):
    example = EXAMPLES[model]
    shape = TypeAdapter(model)
    dumped = shape.dump_python(shape.validate_python(example), mode="json", by_alias=True)
    assert told(dumped, example) == example


def test_the_line_of_the_examples_is_read_as_they_show():
    asked = EXAMPLES[LineRequest]
    read = parse_line(asked["text"], now=datetime.fromisoformat(asked["now"]), zone="Europe/Berlin")
    assert TypeAdapter(ParsedLine).dump_python(read, mode="json") == EXAMPLES[ParsedLine]


def told(whole: Any, example: Any) -> Any:
    """As much of a body as an example tells: fields that have defaults need not stand in it."""
    match whole, example:
        case dict(), dict():
            return {name: told(whole[name], value) for name, value in example.items()}
        case list(), list():
            return [told(*pair) for pair in zip(whole, example, strict=True)]
        case _:
            return whole
