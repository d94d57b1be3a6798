"""Generated lists and sentences, each with what may come of it at most. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st

from tests.integration.dialogues.naming import meant, mentioned

# Alike on purpose: one digit, one letter, one word apart, in each other, and full of the words of commands.
TITLES = [
    "pay invoice 1042", "pay invoice 1043", "pay invoice 10", "call Anna back", "call Anja back", "call back",
    "lock the door", "unlock the door", "tea", "green tea", "buy milk", "buy oat milk", "buy oatmilk",
    "book the hall", "book the ball", "write report", "write the quarterly report", "finish the quarterly report",
    "salt and pepper", "salt", "pepper", "complete the form", "delete old files", "list the guests", "undo the knots",
    "do not smoke", "do smoke the ham", "not today", "show all slides", "move to Berlin", "urgent letter", "set three",
    "everything bagel", "add salt to the soup", "remind Bob", "friday lunch", "Café Zoë", "file taxes 2025",
    "file taxes 2026", "turn off the heating", "turn on the heating",
]  # fmt: skip


@dataclass(frozen=True)
class Item:
    """Task of a generated list."""

    title: str
    due: str = ""
    priority: str = ""
    tag: str = ""
    done: bool = False

    def __str__(self) -> str:
        facts = [self.title, self.due, self.priority, self.tag]
        return ("✓ " if self.done else "") + " · ".join(fact for fact in facts if fact)


@dataclass(frozen=True)
class Sentence:
    """One sentence about a list: `may` gives, by the line of a task, what may become of it; None: it may be gone.

    `call` is what a Gemini would call that takes the sentence by its words.
    """

    items: tuple[Item, ...]
    says: str
    may: Mapping[str, str | None]
    call: tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class _Verb:
    """Forms of a command, what it makes of a task, and the tool that does it, with its further arguments."""

    forms: tuple[str, ...]
    effect: Callable[[Item], Item | None]
    tool: str
    arguments: Mapping[str, Any]
    typos: bool = True
    many: str = ""


def _on_friday(item: Item) -> Item:
    return replace(item, due=" ".join(["2026-11-27", *item.due.split()[1:]]))


_VERBS = (
    _Verb(
        ("complete {}", "mark {} as done", "{} is done", "I finished {}", "check off {}", "please complete {}"),
        lambda item: replace(item, done=True),
        "complete_task",
        {},
        many="complete",
    ),
    _Verb(
        ("delete {}", "remove {}", "please delete {}", "get rid of {}"),
        lambda _: None,
        "delete_task",
        {},
        typos=False,
        many="delete",
    ),
    _Verb(
        ("reopen {}", "mark {} as not done"), lambda item: replace(item, done=False), "complete_task", {"done": False}
    ),
    _Verb(("move {} to friday", "set the due date of {} to friday"), _on_friday, "update_task", {"due": "friday"}),
    _Verb(
        ("make {} urgent", "set {} to high priority"),
        lambda item: replace(item, priority="high"),
        "update_task",
        {"priority": "high"},
    ),
    _Verb(
        ("tag {} with later", "add #later to {}"),
        lambda item: replace(item, tag=f"{item.tag} #later".strip()),
        "update_task",
        {"add_tags": ["later"]},
    ),
)
_NEGATED = (
    "don't complete {}", "do not delete {}", "never delete {}", "please don't move {} to friday", "I did not finish {}",
    "I haven't done {}", "I could not finish {}", "{} is not done", "no need to delete {}", "I won't do {}",
    "I have not completed {} yet", "don't make {} urgent",
)  # fmt: skip
_ASKED = ("find {}", "show tasks about {}", "when is {} due?", "did I finish {}?", "is {} done?", "should I delete {}?")
_HALF_UNDERSTOOD = ("{} unless it rains", "{} if I forget it", "{} but only half of it", "maybe {}", "{} or rather not")
# By themselves they mean a place, a filter or a command rather than a title.
_NO_NAMES = {
    "the", "and", "do", "not", "to", "all", "on", "off", "show", "set", "add", "move", "urgent", "friday", "today",
    "everything", "list", "undo", "delete", "complete", "remind", "three", "call", "finish", "file", "back", "old",
}  # fmt: skip


def items() -> st.SearchStrategy[tuple[Item, ...]]:
    """Lists of two to six tasks, no two of one title."""
    one = st.builds(
        Item,
        st.sampled_from(TITLES),
        due=st.sampled_from(["", "2026-11-26", "2026-11-26 15:00"]),
        priority=st.sampled_from(["", "low"]),
        tag=st.sampled_from(["", "#home"]),
        done=st.sampled_from([False, False, False, True]),
    )
    return st.lists(one, min_size=2, max_size=6, unique_by=lambda item: item.title).map(tuple)


@st.composite
def names(draw: st.DrawFn, given: tuple[Item, ...]) -> str:
    """Names: a title of the list or any other, whole, in part, or with a slip of the key."""
    title = draw(st.sampled_from([item.title for item in given] * 2 + TITLES))
    words = title.split()
    match draw(st.sampled_from(["whole", "whole", "part", "slip", "capitals"])):
        case "part" if len(words) > 1:
            left_out = draw(st.integers(0, len(words) - 1))
            part = words[:left_out] + words[left_out + 1 :]
            return title if {word.casefold() for word in part} <= _NO_NAMES else " ".join(part)
        case "slip":
            n = draw(st.integers(0, len(title) - 1))
            slip = draw(st.sampled_from(["", "x", title[n] * 2]))
            return " ".join((title[:n] + slip + title[n + 1 :]).split()) or title
        case "capitals":
            return title.upper()
        case _:
            return title


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    """Sentences of every kind: orders, orders that are denied or half understood, questions, and all but one."""
    given = draw(items())
    name, verb = draw(names(given)), draw(st.sampled_from(_VERBS))
    form = draw(st.sampled_from(verb.forms))
    call = verb.tool, {"task": name, **verb.arguments}
    match draw(st.sampled_from(["order", "order", "order", "denied", "asked", "half", "all"])):
        case "order":
            return Sentence(given, form.format(name), _may(verb, name, given), call)
        case "denied":
            denied = draw(st.sampled_from(_NEGATED)).format(name)
            opened = {str(item): str(replace(item, done=False)) for item in given if item.done}
            # "I did not finish it" of a task that is done may open it again.
            may = opened if "is not done" in denied or denied.startswith("I ") else {}
            return Sentence(given, denied, may, (verb.tool, {**call[1], "task": f"not {name}"}))
        case "asked":
            return Sentence(given, draw(st.sampled_from(_ASKED)).format(name), {}, ("search_tasks", {"query": name}))
        case "half":
            half = draw(st.sampled_from(_HALF_UNDERSTOOD))
            return Sentence(
                given, half.format(form.format(name)), {}, (verb.tool, {**call[1], "task": half.format(name)})
            )
        case _:
            return _all_but(draw, given, name)


def _may(verb: _Verb, name: str, given: tuple[Item, ...]) -> dict[str, str | None]:
    titles = [item.title for item in given]
    still_open, done = [i.title for i in given if not i.done], [i.title for i in given if i.done]
    found = {title for some in (titles, still_open, done) for title in meant(name, some, typos=verb.typos)}
    return {str(item): _line(verb.effect(item)) for item in given if item.title in found}


def _all_but(draw: st.DrawFn, given: tuple[Item, ...], name: str) -> Sentence:
    verb = draw(st.sampled_from([verb for verb in _VERBS if verb.many]))
    spared = mentioned(name, [item.title for item in given])
    rest = [item for item in given if not item.done and item.title not in spared] if spared else []
    call = f"{verb.many}_many", {"all": True, "except_tasks": [name]}
    # What is deleted by "everything" always asks first.
    may = {} if verb.many == "delete" else {str(item): _line(verb.effect(item)) for item in rest}
    return Sentence(given, f"{verb.many} everything except {name}", may, call)


def _line(item: Item | None) -> str | None:
    return None if item is None else str(item)
