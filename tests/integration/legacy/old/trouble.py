"""Rows as no application should have left them, and some did: what stands in tables without keys."""

from collections.abc import Iterator
from datetime import timedelta

from tests.integration.legacy.old.content import BEGAN, Content, Row
from tests.integration.legacy.old.shape import Shape

NOBODY = 9_999


def troubles(content: Content, table: str, *, sqlite: bool) -> Iterator[Row]:
    """Further rows of a table, each with another trouble that its shape allows."""
    if not content.shape.keys:
        match table:
            case "users":
                yield from _users(content)
            case "tasks":
                yield from _tasks(content)
            case "conversation":
                yield from _conversations(content)
            case "threads":
                yield from _threads(content)
            case "message" | "messages":
                yield from _messages(content, sqlite=sqlite)


def _users(content: Content) -> Iterator[Row]:
    first, second, *_ = content.rows("users")
    # The same person, or not, signed up with another spelling.
    yield first | {"id": content.key("user", 101), "email": "PERSON0@example.com"}
    yield second | {"id": content.key("user", 102), "email": " person1@EXAMPLE.com"}
    yield first | {"id": content.key("user", 103)}
    yield first | {"id": content.key("user", 104), "email": None, "hashed_password": None, "created_at": None}
    yield first | {"id": content.key("user", 105), "email": "no address", "updated_at": None}
    yield first


def _tasks(content: Content) -> Iterator[Row]:
    first, second, *_ = content.rows("tasks")
    yield first | {"id": content.key("task", 101), "user_id": content.key("user", NOBODY)}
    yield first | {"id": content.key("task", 102), "user_id": None}
    yield second | {"id": content.key("task", 103), "title": "very " * 60 + "long"}
    yield second | {"id": content.key("task", 104), "title": None, "tags": None, "completed": None}
    yield second | {"id": content.key("task", 105), "created_at": None, "updated_at": None, "completed": True}
    yield second | {"title": "the same id, another task"}
    yield second
    if not content.shape.enum:
        yield second | {"id": content.key("task", 106), "priority": "urgent"}


def _conversations(content: Content) -> Iterator[Row]:
    first, *_ = content.rows("conversation")
    yield first | {"id": content.conversation_key(101), "user_id": content.key("user", NOBODY)}
    yield first | {"id": content.conversation_key(102), "user_id": None, "created_at": None, "updated_at": None}
    yield first | {"id": content.conversation_key(104), "user_id": content.key("user", NOBODY)}
    yield first


def _threads(content: Content) -> Iterator[Row]:
    if first := next(content.rows("threads"), None):
        yield first | {"id": content.conversation_key(103), "title": "so " * 100, "metadata": None}
        yield first


def _messages(content: Content, *, sqlite: bool) -> Iterator[Row]:
    first, second, *_ = content.rows(content.shape.state.messages)
    nobody, nowhere = content.key("user", NOBODY), content.conversation_key(NOBODY)
    changes: list[Row] = [
        {"conversation_id": nowhere, "thread_id": None},
        {"conversation_id": None, "thread_id": None},
        {"user_id": nobody},
        {"user_id": nobody, "conversation_id": nowhere, "thread_id": None},
        # Somebody else's message in a conversation.
        {"user_id": content.key("user", 1), "role": "user"},
        # The conversation's user is gone, who wrote in it is not.
        {"conversation_id": content.conversation_key(104), "thread_id": None},
        {"content": None, "tool_calls": None},
        {"content": "", "tool_calls": None},
        {"created_at": None},
        {"content": "long " * 2_000},
        {"id": None},
        *_roles(content.shape),
        *([{"content": "a\x00b"}, {"created_at": "yesterday"}] if sqlite else []),
    ]
    for n, change in enumerate(changes):
        moment = BEGAN + timedelta(days=400, minutes=n)
        yield second | {"id": content.key("message", 10_000 + n), "created_at": moment} | change
    yield first
    yield first | {"content": "the same id, other words"}


def _roles(shape: Shape) -> list[Row]:
    odd = (None,) if shape.check else ("system", "tool", "Assistant", None)
    return [{"role": role, "content": f"said as {role}"} for role in odd]
