"""Commands that a message can contain: calls of tools, replies, questions back, and corrections."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from taskchat.assistant.builtin.languages import Wording

# A sentence of whichever language is spoken.
Sentence = Callable[[Wording], str]


class Pointer(Enum):
    """A reference to tasks that only the conversation resolves: "it", "them", "the last one you added"."""

    IT = "it"
    THEM = "them"
    ADDED = "added"
    # Of two that were offered, the one that was not taken.
    OTHER = "other"
    # No words of the person: the tasks that the call before this one has listed.
    LISTED = "listed"


@dataclass(frozen=True)
class Call:
    """A call of a tool; pointers among its arguments stand for tasks.

    `then` is called with the tasks that this call listed, `if_done` where it was not refused, `if_missing` where
    there is no such task that is open, nor one that is nearly called so; `more` are made together with it. `words` are
    said before it: a question ends the turn, so that nothing can be said after it. `notes` are said behind its result,
    `if_refused` instead of a refusal. `said` is the sentence that it comes from, and `named` its words for tasks.
    `of_last` says that it means what the last turn did, `asks_state` that the person wants to know whether a task is
    done.
    """

    tool: str
    arguments: dict[str, Any] = field(default_factory=dict)
    then: "Call | None" = None
    if_done: "Call | None" = field(default=None, compare=False)
    if_missing: "Call | None" = field(default=None, compare=False)
    more: tuple["Call", ...] = field(default=(), compare=False)
    words: str = ""
    notes: tuple[Sentence, ...] = field(default=(), compare=False)
    if_refused: Sentence | None = field(default=None, compare=False)
    said: str = field(default="", compare=False)
    named: str = field(default="", compare=False)
    of_last: bool = field(default=False, compare=False)
    asks_state: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Say:
    """A reply without any tool; `is_talk` where the person asked for nothing: a greeting, thanks."""

    text: Sentence
    is_talk: bool = False


@dataclass(frozen=True)
class Ask:
    """A question back; each suggestion is a whole message that answers it.

    `pending` is the call that a reply in a few words completes: a date, a priority.
    """

    text: Sentence
    suggestions: tuple[Sentence, ...] = ()
    pending: "Call | None" = None


@dataclass(frozen=True)
class Correction:
    """A change of what was just done: other fields of it, or the same with another task.

    `needs_time` where a lone number is an hour only if what was done has a time.
    """

    fields: dict[str, Any] = field(default_factory=dict)
    task: str | Pointer | None = None
    needs_time: bool = False


@dataclass(frozen=True)
class Redo:
    """Repetition of what the last turn took back."""


Command = Call | Redo | Say | Ask | Correction
