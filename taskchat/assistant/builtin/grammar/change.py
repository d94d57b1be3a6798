"""Rules for changing tasks: name, priority, due date, tags, description."""

import re
from collections.abc import Callable
from typing import Any

from taskchat.assistant.builtin.commands import LEVEL, TASK, Call, Command, Pointer, Rule, read_priority, rule
from taskchat.assistant.builtin.grammar.phrases import is_date, split_date, split_tags
from taskchat.assistant.builtin.grammar.refer import reference, unquote
from taskchat.assistant.builtin.grammar.select import All, Several, selection
from taskchat.assistant.builtin.wording import WHAT_TO_CHANGE, WHEN, WHICH, WHICH_TAGS
from taskchat.tasks import count_of

# "make a task …" and "set a reminder …" make a task; they change none.
_NOT_NEW = r"(?!an? |new |another |me )"
_TO = r"(?:to|as|into)"
# Each task is a call of its own, and a step that the person sees.
_MAX_TASKS = 50


def _update(**fields: Callable[[re.Match[str]], Any]) -> Callable[[re.Match[str]], Command | None]:
    def build(match: re.Match[str]) -> Command | None:
        return _change(match["task"] or "", {name: read(match) for name, read in fields.items()})

    return build


def _update_it(**fields: Callable[[re.Match[str]], Any]) -> Callable[[re.Match[str]], Command]:
    """Build an update of "it", which the conversation resolves."""
    return lambda match: Call(
        "update_task", {"task": Pointer.IT, **{name: read(match) for name, read in fields.items()}}
    )


def _always(value: str) -> Callable[[re.Match[str]], str]:
    return lambda _: value


def _change(words: str, fields: dict[str, Any]) -> Command:
    """Build the call that changes the tasks that the words select; an "and" inside a title stays part of it."""
    chosen = selection(words)
    if isinstance(chosen, Several) and chosen.guessed:
        chosen = reference(words)
    match chosen:
        case None:
            return WHICH["update_task"]
        case All(filters, about):
            query = {"status": "open", **filters, **({"search": about} if about else {}), "limit": _MAX_TASKS}
            return Call("list_tasks", query, then=Call("update_task", {"task": Pointer.LISTED, **fields}))
        case Several(tasks):
            return Call("update_task", {"task": tasks, **fields})
        case task:
            return Call("update_task", {"task": task, **fields})


def _text(group: str) -> Callable[[re.Match[str]], str]:
    return lambda match: unquote(match[group]) or match[group].strip(" .\"'")


def _tags(match: re.Match[str]) -> list[str]:
    return split_tags(match["tags"])


def _postponement(match: re.Match[str]) -> str:
    """Write "by two days" in the tools' form: relative to the due date."""
    number, *_, unit = match["by"].lower().split()
    return f"+{count_of(number)} {unit.rstrip('s')}s"


def _level(match: re.Match[str]) -> str:
    return read_priority(match["priority"])


def _update_date_or_title(match: re.Match[str]) -> Command | None:
    """Read "change X to Y", where Y is a date or else a new name."""
    return _update(**{"due" if is_date(match["what"]) else "title": _text("what")})(match)


def _move(match: re.Match[str]) -> Command | None:
    parts = split_date(match["all"])
    words = re.sub(r" (?:to|until|till|by|for|on)$", "", parts[0], flags=re.IGNORECASE) if parts else ""
    if not parts or selection(words) is None:
        return WHEN
    return _change(words, {"due": re.sub(r"^(?:to|until|till|by|for|on) ", "", parts[1], flags=re.IGNORECASE)})


def _incomplete(match: re.Match[str]) -> Command | None:
    return WHAT_TO_CHANGE if match["task"] else WHICH["update_task"]


_SAY_LEVEL = rf"{LEVEL}(?:[- ]prio(?:rity)?)?"
_WHEN = r"(?P<due>.+)"
_SET = r"(?:change|set|make|update|edit|put|move|raise|lower|mark)"
_DUE = r"(?:due date|deadline|date|due)"
_DROP = r"(?:remove|clear|delete|drop|unset)"

RULES: tuple[Rule, ...] = (
    rule(rf"{_DROP} (?:the )?{_DUE} (?:of|from|for|on) {TASK}", _update(due=_always("none"))),
    rule(rf"{_SET} (?:the |its )?priority (?:(?:to|as) )?{_SAY_LEVEL}", _update_it(priority=_level)),
    rule(rf"{_SET} (?:the |its )?{_DUE} (?:to|as|at|for|on) {_WHEN}", _update_it(due=_text("due"))),
    rule(rf"{_DROP} (?:its|the|that|this) {_DUE}", _update_it(due=_always("none"))),
    rule(rf"{_DROP} (?:its|the|that|this) (?:description|notes?)", _update_it(description=_always("none"))),
    rule(rf"{_DROP} (?:its|the|that|this) priority", _update_it(priority=_always("medium"))),
    rule(rf"{_DROP} (?:the )?priority (?:of|from|for|on) {TASK}", _update(priority=_always("medium"))),
    rule(rf"{_DROP} (?:(?:all|the|its|my|every) ){{0,3}}tags?(?: (?:of|from|on) .+)?", lambda _: WHICH_TAGS),
    rule(rf"{_DROP} (?:the )?tags? (?P<tags>.+?) (?:of|from|on) {TASK}", _update(remove_tags=_tags)),
    rule(rf"{_DROP} (?:the )?(?:description|notes?) (?:of|from|on) {TASK}", _update(description=_always("none"))),
    rule(rf"(?:rename|retitle) {TASK} {_TO} (?P<title>.+)", _update(title=_text("title"))),
    rule(rf"{_SET} (?:the )?(?:title|name) of {TASK} {_TO} (?P<title>.+)", _update(title=_text("title"))),
    rule(rf"{_SET} (?:the )?(?:description|notes?) of {TASK} {_TO} (?P<text>.+)", _update(description=_text("text"))),
    rule(rf"add (?:an? |the )?(?:description|note) (?P<text>.+) to {TASK}", _update(add_description=_text("text"))),
    rule(rf"{_SET} (?:the )?priority (?:of|for|on) {TASK} (?:to|as) {_SAY_LEVEL}", _update(priority=_level)),
    rule(rf"(?:{_SET}|give) {_NOT_NEW}{TASK}(?:'s priority| priority)? (?:(?:to|as|at|a|of) ){{0,3}}{_SAY_LEVEL}",
         _update(priority=_level)),
    rule(rf"(?:raise|increase|bump(?: up)?) (?:the )?priority (?:of|for) {TASK}", _update(priority=_always("high"))),
    rule(rf"(?:lower|reduce|decrease) (?:the )?priority (?:of|for) {TASK}", _update(priority=_always("low"))),
    rule(rf"prioriti[sz]e {TASK}", _update(priority=_always("high"))),
    rule(rf"{_SET} (?:the )?{_DUE} (?:of|for|on) {TASK} (?:to|as|at|for|until|on) {_WHEN}", _update(due=_text("due"))),
    rule(rf"{_SET} {_NOT_NEW}{TASK}(?:'s {_DUE}| {_DUE}) to {_WHEN}", _update(due=_text("due"))),
    rule(rf"{_SET} {_NOT_NEW}{TASK} (?:to be )?due (?:on |by |at )?{_WHEN}", _update(due=_text("due"))),
    rule(rf"(?!what|which|how|when|is ){TASK} is due (?:on |by |at )?{_WHEN}", _update(due=_text("due"))),
    rule(rf"(?:tag|label) {TASK} (?:with|as) (?P<tags>.+)", _update(add_tags=_tags)),
    rule(rf"add (?:the )?tags? (?P<tags>.+?) to {TASK}", _update(add_tags=_tags)),
    rule(rf"add (?:the |an? )?(?P<tags>[\w-]+) tag to {TASK}", _update(add_tags=_tags)),
    rule(rf"add (?P<tags>#[\w-]+(?:(?:,? and |,? )#[\w-]+)*) to {TASK}", _update(add_tags=_tags)),
    rule(rf"add (?:an? )?{LEVEL}[- ]prio(?:rity)? to {TASK}", _update(priority=_level)),
    rule(rf"add (?:an? |the )?(?:due date|deadline)(?: of)? {_WHEN} to {TASK}", _update(due=_text("due"))),
    rule(
        rf"(?:move|postpone|push back|push|delay|shift|defer|snooze) {TASK} (?:by |back |for ){{0,2}}"
        r"(?P<by>(?:an?|one|two|three|four|five|six|seven|\d{1,2}) (?:more )?(?:hour|day|week)s?)(?: later| back)?",
        _update(due=_postponement),
    ),
    rule(r"(?:move|reschedule|postpone|push back|push|delay|shift|defer|snooze|bring forward) (?P<all>.+)", _move),
    rule(rf"(?:change|update|edit|set) {_NOT_NEW}{TASK} {_TO} (?P<what>.+)", _update_date_or_title),
    rule(r"(?:rename|change|update|edit)(?: (?P<task>(?:it|that|this)?))?", _incomplete),
)  # fmt: skip
