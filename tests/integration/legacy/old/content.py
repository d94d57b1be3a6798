"""Contents of the older product: rows by table, from a seed, made one at a time."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import md5
from random import Random
from typing import Any
from uuid import UUID

from tests.integration.legacy.old.shape import Ids, Shape, State

Row = dict[str, Any]

PASSWORD = "correct horse"
# The same password as the older product kept it: newer accounts, the oldest ones, and as another tool would.
BCRYPT_OF_SHA256 = "$2b$04$WltAsByWn0n34zDP3gVkHOLVya2J7cF4fmFzfW3mLyyO2/nCYFZnW"
BCRYPT = "$2b$04$wK/YGZcQL3AwRFo3cDH8HevQv4vix8pHIRPsgmfzQED8TtFrRUuba"
ARGON2 = "$argon2id$v=19$m=1024,t=1,p=1$Et9yv21TrERNsirQYzQAGQ$NeUvi30Kv1BulKjhnyR/bU7TwBb0SUFrE8E4Pj7NWRc"

BEGAN = datetime(2025, 3, 1, 8, 30, tzinfo=UTC)
_WORDS = ("buy", "milk", "Büro", "call", "Ünal", "tomorrow", "日本語", "🙂", "report", "high", "priority", "please")
_CALLS = [
    {"tool": "add_task", "arguments": {"title": "Buy milk"}, "result": {"status": "created", "title": "Buy milk"}},
    {"name": "list_tasks", "parameters": {"status": "open"}, "result": "2 tasks", "status": "success"},
    {"function": {"name": "delete_task", "arguments": '{"task_id": 7}'}, "error": "not found"},
]


@dataclass(frozen=True)
class Size:
    """Numbers of rows; messages and tasks are dealt out among conversations and people."""

    users: int = 3
    tasks: int = 12
    conversations: int = 4
    messages: int = 24


@dataclass
class Content:
    """The rows of one installation."""

    shape: Shape
    size: Size = field(default_factory=Size)
    seed: int = 1

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table, in the order in which they were written."""
        random = Random(f"{self.seed} {table}")  # noqa: S311 - a seed, no secret
        made = {
            "users": self._users,
            "tasks": self._tasks,
            "conversation": lambda _: self._conversations(),
            "threads": lambda _: self._threads(),
            "message": self._messages,
            "messages": self._messages,
            "tool_calls": lambda _: iter([{"id": 1, "tool_name": "add_task", "status": "success"}]),
            "rate_limits": lambda _: ({"user_id": self.key("user", n), "hits": n} for n in range(self.size.users)),
        }
        return made[table](random)

    def key(self, kind: str, number: int) -> str:
        """The id of the nth thing of a kind, as this shape writes ids."""
        match self.shape.ids:
            case Ids.WORDS:
                return f"{kind}-{number}"
            case Ids.NUMBERS:
                return str(number + 1)
            case _:
                return _uuid(kind, number)

    def conversation_key(self, number: int) -> str:
        """The id of the nth conversation; text where there is no table of them."""
        return self.key("conversation", number)

    def owner(self, conversation: int) -> str:
        """Return the owner of a conversation."""
        return self.key("user", conversation % self.size.users)

    def _users(self, random: Random) -> Iterator[Row]:
        hashes = (BCRYPT_OF_SHA256, BCRYPT, ARGON2)
        for n in range(self.size.users):
            moment = BEGAN + timedelta(minutes=n)
            yield {
                "id": self.key("user", n),
                # Older code kept the address as it was typed.
                "email": f"Person{n}@Example.com" if n % 3 == 1 else f"person{n}@example.com",
                self.shape.hashes: hashes[n % 3],
                "created_at": moment,
                "updated_at": moment + timedelta(days=random.randrange(90)),
            }

    def _tasks(self, random: Random) -> Iterator[Row]:
        for n in range(self.size.tasks):
            moment = BEGAN + timedelta(hours=n, microseconds=n)
            yield {
                "id": self.key("task", n),
                "user_id": self.key("user", n % self.size.users),
                "title": f"{_said(random, 3)} {n}",
                "description": None if n % 3 else _said(random, 12),
                "completed": n % 4 == 0,
                "created_at": moment,
                "updated_at": moment + timedelta(minutes=random.randrange(9_000)),
                "due_date": moment + timedelta(days=random.randrange(30)) if n % 2 else None,
                "priority": self._priority(random),
                "tags": self._tags(random),
                "reminder_offset": (None, 15, 60)[n % 3],
                "reminder_sent": n % 5 == 0,
                "recurrence": json.dumps({"frequency": "weekly", "interval": 2, "count": 10}) if n % 6 == 0 else None,
                "parent_task_id": self.key("task", n - 1) if n % 7 == 6 else None,
            }

    def _priority(self, random: Random) -> str:
        word = random.choice(("low", "medium", "high"))
        if self.shape.priority == "mixed":
            return random.choice((word, word.upper()))
        return word.upper() if self.shape.priority == "upper" else word

    def _tags(self, random: Random) -> list[str] | str:
        tags: list[str] = random.sample(("work", "home", "Büro", "two words"), random.randrange(4))
        return tags if self.shape.tags == "array" else ",".join(tags)

    def _conversations(self) -> Iterator[Row]:
        kept = self.size.conversations
        if self.shape.state is State.WRITTEN_SINCE:
            kept -= kept // 4
        return (self._conversation(n) for n in range(kept))

    def _conversation(self, n: int) -> Row:
        began = BEGAN + timedelta(days=n)
        return {
            "id": self.conversation_key(n),
            "user_id": self.owner(n),
            "created_at": began,
            "updated_at": began + timedelta(hours=3),
        }

    def _threads(self) -> Iterator[Row]:
        if self.shape.state.has_filled_threads:
            for n in range(self.size.conversations):
                title = None if n % 2 else f"Conversation {n}"
                row = self._conversation(n) | {"title": title, "metadata": json.dumps({"migrated": True})}
                yield row | ({"updated_at": None} if n % 5 == 4 else {})

    def _messages(self, random: Random) -> Iterator[Row]:
        since = self.size.conversations - self.size.conversations // 4
        for n in range(self.size.messages):
            conversation = n // 2 % self.size.conversations
            row = self._message(random, n, conversation)
            if self.shape.state is State.WRITTEN_SINCE and conversation >= since:
                # Newer code knows threads only.
                row["conversation_id"] = None
            yield row

    def _message(self, random: Random, n: int, conversation: int) -> Row:
        key = self.conversation_key(conversation)
        is_answer = n % 2 == 1
        return {
            "id": self.key("message", n),
            "conversation_id": key,
            "user_id": self.owner(conversation),
            "role": "assistant" if is_answer else "user",
            "content": _said(random, random.randrange(1, 12)),
            "created_at": BEGAN + timedelta(days=conversation, seconds=n),
            "tool_calls": json.dumps(random.sample(_CALLS, 2)) if is_answer and n % 3 == 0 else None,
            "thread_id": key if self.shape.state.has_filled_thread_id else None,
        }


@lru_cache(maxsize=100_000)
def _uuid(kind: str, number: int) -> str:
    return str(UUID(bytes=md5(f"{kind} {number}".encode(), usedforsecurity=False).digest(), version=4))


def _said(random: Random, words: int) -> str:
    return " ".join(random.choice(_WORDS) for _ in range(words))
