"""Resolution of pointers: "it" and "them" become the tasks that the conversation is about."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from taskchat.assistant.builtin.commands import Call, Command, Pointer, Say
from taskchat.assistant.builtin.dialogue.memory import Seen
from taskchat.assistant.builtin.wording import WHICH
from taskchat.assistant.tools import READ_ONLY_TOOLS


def resolve_pointers(commands: Sequence[Command], seen: Seen, mentions: Mapping[str, str]) -> list[Command]:
    """Replace the pointers in commands by tasks; only a question is left where one of them points at nothing."""
    found: list[Command] = []
    for command in commands:
        if not isinstance(command, Call):
            found.append(command)
            continue
        before = found[-1] if found else None
        if isinstance(before, Call) and _follows(command, before):
            found[-1] = replace(before, then=_about_listed(command))
            continue
        calls = _calls(command, seen, mentions)
        if isinstance(calls, Say):
            return [calls]
        # Parts of one task: "break it into …".
        calls = [replace(call, if_done=_with_same_parent(call)) if call.if_done else call for call in calls]
        found += calls
        # "Add milk and mark it as done": "it" is a task of the message itself.
        seen = _after(calls, seen)
    return found


def _follows(call: Call, before: Call) -> bool:
    """Whether a call is about what the one before finds: "find tasks about milk and delete them"."""
    pointing = call.arguments.get("task") is Pointer.THEM or call.arguments.get("tasks") == [Pointer.THEM]
    return pointing and before.tool in READ_ONLY_TOOLS and before.then is None


def _about_listed(call: Call) -> Call:
    key, value = ("task", Pointer.LISTED) if "task" in call.arguments else ("tasks", [Pointer.LISTED])
    return replace(call, arguments={**call.arguments, key: value})


def tasks_about(tasks: Sequence[Mapping[str, Any]], words: str) -> Sequence[Mapping[str, Any]]:
    """Select the tasks that are about the words: with a tag of that name, else with the whole words.

    "All work tasks" do not include the homework.
    """
    tagged = [task for task in tasks if words.casefold() in (str(tag).casefold() for tag in task.get("tags") or ())]
    return tagged or [task for task in tasks if _has_words(f"{task.get('title')} {task.get('description')}", words)]


def _has_words(text: str, words: str) -> bool:
    each = (re.escape(word.removesuffix("s") or word) for word in words.casefold().split())
    return all(re.search(rf"(?<!\w){word}(?:e?s|'s)?(?!\w)", text.casefold()) for word in each)


def expand_listed(call: Call, tasks: Sequence[Mapping[str, Any]]) -> list[Call]:
    """Expand a call for the listed tasks into calls for each; none where nothing was listed."""
    names = [str(task["id"]) for task in tasks if task.get("id")]
    calls = _calls(call, Seen(them=names), {}) if names else []
    return [] if isinstance(calls, Say) else calls


def _with_same_parent(call: Call) -> Call | None:
    after = call.if_done
    if after is None or "parent" not in after.arguments:
        return after
    parent = {"parent": call.arguments["parent"]}
    more = tuple(replace(one, arguments={**one.arguments, **parent}) for one in after.more)
    return replace(after, arguments={**after.arguments, **parent}, more=more)


def _calls(call: Call, seen: Seen, mentions: Mapping[str, str]) -> list[Call] | Say:
    call = replace(call, arguments=_resolve_exceptions(call, seen, mentions))
    if "parent" in call.arguments:
        parents = list(_resolve_names([call.arguments["parent"]], seen, mentions))
        if len(parents) != 1:
            return WHICH["parent"]
        call = replace(call, arguments={**call.arguments, "parent": parents[0]})
    for key in ("task", "tasks"):
        if key not in call.arguments:
            continue
        given = call.arguments[key]
        names = list(_resolve_names(given if isinstance(given, list) else [given], seen, mentions))
        if not names:
            return _question(call, given)
        if key == "tasks":
            return [replace(call, arguments={**call.arguments, key: names})]
        return [_about(call, name) for name in names]
    return [call]


def _about(call: Call, name: str) -> Call:
    """Return the call with that task, and so what is in its place where there is nothing to be done."""
    instead = call.if_missing
    if instead and isinstance(instead.arguments.get("task"), Pointer):
        instead = replace(instead, arguments={**instead.arguments, "task": name})
    return replace(call, arguments={**call.arguments, "task": name}, if_missing=instead)


def _resolve_exceptions(call: Call, seen: Seen, mentions: Mapping[str, str]) -> dict[str, Any]:
    if "except_tasks" not in call.arguments:
        return call.arguments
    return {**call.arguments, "except_tasks": list(_resolve_names(call.arguments["except_tasks"], seen, mentions))}


def _resolve_names(given: Iterable[Any], seen: Seen, mentions: Mapping[str, str]) -> Iterable[str]:
    for name in given:
        if isinstance(name, Pointer):
            yield from seen.meant(name)
        else:
            yield mentions.get(name.removeprefix("@"), name.removeprefix("@")) if name[:1] == "@" else name


def _question(call: Call, given: Any) -> Say:
    verb, _, rest = call.tool.partition("_")
    verb = "reopen" if call.arguments.get("done") is False else verb
    many = rest == "many" or given is Pointer.THEM
    return WHICH[f"{verb}_{'many' if many else 'task'}"]


def _after(calls: Sequence[Call], seen: Seen) -> Seen:
    last = calls[-1]
    name = last.arguments.get("title" if last.tool == "create_task" else "task")
    if isinstance(last.arguments.get("tasks"), list):
        return replace(seen, it=None, them=last.arguments["tasks"])
    if not isinstance(name, str) or last.tool == "delete_task":
        return seen
    if last.tool == "create_task":
        return Seen(name, [*(seen.them if _is_new(seen) else []), name], name)
    # A task that is renamed in the same message is found by its new name.
    name = last.arguments.get("title", name)
    return replace(seen, it=name, them=[name])


def _is_new(seen: Seen) -> bool:
    return seen.added is not None and seen.added in seen.them
