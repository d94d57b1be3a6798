"""Builders of new tasks."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from taskchat.assistant.builtin.commands import Ask, Call, Command, Pointer, Sentence
from taskchat.assistant.builtin.grammar.context import Context
from taskchat.assistant.builtin.grammar.values import Details
from taskchat.assistant.builtin.languages import escape

# A task of which somebody says "remind me" rings when it is due.
_WHEN_DUE = "-PT0M"
_MORNING = "09:00"


def create(values: dict[str, Any], context: Context) -> Command | None:
    """Build the call that makes a task, or the question about a date that could not be read."""
    return new_task(values["line"], values["said"]["line"], context, values)


def create_when(values: dict[str, Any], context: Context) -> Command | None:
    """Build a task whose date stands before its name: "remind me tomorrow to call mum"."""
    words = f"{values['text']} {values['when']}"
    line = context.explain("line", words)
    return line and new_task(line, words, context, values)


def remind_about(values: dict[str, Any], context: Context) -> Command | None:
    """Build the call that reminds of a task that is there, and makes one where there is none."""
    made, moment = create_when(values, context), _moment(values["when"], context)
    found = context.explain("task", values["text"])
    one = found.one if found and not found.but else None
    if moment is None or one is None:
        return made
    call = Call("update_task", {"task": one, "add_reminders": [moment]})
    if isinstance(one, Pointer):
        return call
    is_plain = isinstance(made, Call) and made.arguments.keys() <= {"title", "due", "reminders"}
    return replace(call, if_missing=made) if is_plain else made


def _moment(words: str, context: Context) -> str | None:
    """Return when somebody is to be reminded; of a day that comes, in the morning."""
    due = context.explain("due", words)
    if due is None or len(due) != len("2026-11-25"):
        return due
    return f"{due}T{_MORNING}" if due > context.clock.today.isoformat() else None


def create_clause(values: dict[str, Any], context: Context) -> Command | None:
    """Build a task whose verb stands behind everything, in a clause: German "… daran, morgen Milch zu kaufen"."""
    words = " ".join(values[part] for part in ("when", "text", "infinitive") if part in values)
    line = context.explain("line", words)
    return line and new_task(line, words, context, values)


def new_task(line: Details, words: str, context: Context, values: Mapping[str, Any]) -> Command | None:
    """Build the call for a line; None where it names no task ("make tasks from this list", "add it")."""
    fields = dict(line.fields)
    if not _is_title(fields["title"], context) or _is_for_another(words, fields["title"], context):
        return None
    if line.unread:
        piece, title = ", ".join(line.unread), words.replace('"', "")
        return Ask(lambda told: told.unread_date(piece), (lambda told: told.add_it(title),))
    if "priority" in values:
        fields["priority"] = values["priority"]
    if "reminds" in values and fields.keys() & {"due", "repeat"}:
        fields.setdefault("reminders", [_WHEN_DUE])
    return Call("create_task", fields, notes=notes(line, reminds="reminds" in values and "reminders" not in fields))


def notes(line: Details, *, reminds: bool = False) -> tuple[Sentence, ...]:
    """Say what a line asks for that a task without a date cannot keep."""
    found: list[Sentence] = []
    if line.reminders:
        found.append(lambda words: words.not_reminded(words.quote(escape(line.reminders))))
    elif reminds:
        found.append(lambda words: words.no_alarm)
    return tuple(found)


def _is_for_another(words: str, title: str, context: Context) -> bool:
    """Whether a tag was to be given to a task that is not understood: "#later to …"."""
    return words.startswith("#") and context.language.words("to").match(f" {title.lower()}") is not None


def _is_title(title: str, context: Context) -> bool:
    """Whether words can be the name of a new task: "it" and "tasks from this list" cannot."""
    words = context.language.words
    if words("nameless").fullmatch(f" {title.lower()}") or words("no_title").match(f" {title.lower()}"):
        return False
    found = context.explain("tasks", title)
    return found is None or (not found.is_unclear and all(isinstance(name, str) for name in found.names))
