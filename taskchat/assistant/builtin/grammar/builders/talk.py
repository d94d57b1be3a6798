"""Builders of replies, of questions about what was left out, of undo, and of corrections."""

from collections.abc import Callable
from typing import Any

from taskchat.assistant.builtin.commands import Ask, Call, Command, Correction, Pointer, Sentence
from taskchat.assistant.builtin.grammar.builders.change import update
from taskchat.assistant.builtin.grammar.builders.selection import selected
from taskchat.assistant.builtin.grammar.context import Context
from taskchat.assistant.builtin.grammar.values import Selection
from taskchat.assistant.builtin.languages import Wording

_MAX_UNDO = 20

Build = Callable[[dict[str, Any], Context], Command]
# A sentence about tasks, as they were called.
About = Callable[[Wording, str], str]


def always(command: Command) -> Build:
    """Return the builder of a command that does not depend on any part."""
    return lambda _, __: command


def about_tasks(text: About, *suggestions: About) -> Build:
    """Return the builder of a question about the tasks that a sentence names."""

    def build(values: dict[str, Any], _: Context) -> Command:
        selection = selected(values)
        named = [_of(suggestion, selection) for suggestion in suggestions]
        return Ask(_of(text, selection), tuple(named), pending=_pending(selection))

    return build


def ask_details(values: dict[str, Any], context: Context) -> Command:
    """Ask what shall change, since the words that say it are not understood."""
    selection, unread = selected(values), values["text"]
    return Ask(
        lambda words: words.unread_change(unread, _called(selection, words)),
        (
            lambda words: words.move_to_tomorrow(_called(selection, words)),
            lambda words: words.make_high(_called(selection, words)),
        ),
        pending=_pending(selection),
    )


def _pending(selection: Selection) -> Call | None:
    """Return the change that lacks its fields; None where it is unclear which tasks are meant."""
    call = None if selection.is_unclear else update(selection, {})
    return call if isinstance(call, Call) else None


def _of(about: About, selection: Selection) -> Sentence:
    return lambda words: about(words, _called(selection, words))


def _called(selection: Selection, words: Wording) -> str:
    """Return tasks as they can be named again: a title in quotes, everything else as it was said."""
    one = selection.one
    if isinstance(one, str) and selection.words.endswith(one) and not one.isdecimal():
        return words.quote(one)
    return selection.words


def offer_complete(values: dict[str, Any], context: Context) -> Command:
    """Offer to complete what somebody says they have done, since its verb is not the title's."""
    said, name = " ".join(values["said"].values()), context.language.without("my", values["name"])
    return Ask(
        lambda words: words.what_to_do_with(words.quote(said)),
        (lambda words: words.complete_it(name), lambda words: words.add_it(said)),
    )


def offer_move(values: dict[str, Any], _: Context) -> Command:
    """Offer to move what somebody means to do on a day."""
    selection, day = selected(values), str(values["said"]["due"])
    return Ask(
        lambda words: words.what_to_do_with(_called(selection, words)),
        (lambda words: words.move_to(_called(selection, words), day),),
    )


def unable_alarm(values: dict[str, Any], _: Context) -> Command:
    """Offer to make a task of what an alarm was asked for: it may be meant for one that is there."""
    title = str(values["said"]["text"]).replace('"', "")
    return Ask(lambda words: words.no_alarms, (lambda words: words.remind_of(title),))


def undo(values: dict[str, Any], _: Context) -> Command | None:
    """Build the call that takes changes back; None where several tasks are named."""
    if "task" in values:
        return Call("undo", {"task": values["task"].one}) if isinstance(values["task"].one, str) else None
    times = values.get("count", 1)
    return Call("undo", {} if times == 1 else {"times": min(times, _MAX_UNDO)})


def correct(values: dict[str, Any], context: Context) -> Command | None:
    """Build a correction of what was just done; None where several tasks are named."""
    if "hour" in values:
        return Correction({"due": values["hour"]}, needs_time=True)
    if "task" in values:
        one = values["task"].one
        # "The green one" is one of others, of which nothing is known.
        is_vague = isinstance(one, str) and context.language.ending("one").search(f" {one.lower()}")
        return None if one is None or is_vague else Correction(task=one)
    return Correction(values["details"]) if "details" in values else Correction(task=Pointer.OTHER)
