"""Questions with suggestions: what may have been meant by a name that is no task's, each as a whole message."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from taskchat.assistant.builtin.commands import Call
from taskchat.assistant.builtin.dialogue.conversation import Conversation
from taskchat.assistant.builtin.languages import Wording, plain
from taskchat.assistant.builtin.results import Result, list_facts
from taskchat.assistant.builtin.wording import refusal
from taskchat.assistant.tools import Refusal, ask_person

_MAX_OFFERED = 5


@dataclass(frozen=True)
class Offer:
    """A question about the result of a call that found no task, or several."""

    call: Call
    of: Result


def ask(question: str, suggestions: Sequence[str], words: str = "") -> Call:
    """Make the call that asks the person; `words` are said before it."""
    return Call(ask_person.name, {"question": question, "suggestions": [*suggestions]}, words=words)


def offer_close(calls: Sequence[Call], conversation: Conversation) -> Offer | None:
    """Offer what one refused call may have meant; None where none was refused, or nothing can be offered."""
    refused = [result for result in conversation.results if "error" in result.output]
    if len(refused) != 1:
        return None
    result, words = refused[0], conversation.wording
    if result.tool == "undo":
        return _offer_undo(result, words)
    order = next((call for call in calls if call.tool == result.tool and call.arguments == result.arguments), None)
    if offer := _BY_CODE.get(str(result.output.get("code"))):
        return offer(result, order, words)
    near = _near(result, conversation)
    suggestions = [one for task in near if (one := _with_title(result, str(task.get("title", "")), order, words))]
    if len(set(suggestions)) < len(suggestions) == len(near):
        suggestions = _told_apart(suggestions, near, words)
    if found := list_facts(result.output.get("found")):
        suggestions += _without_missed(order, [str(task.get("title", "")) for task in found], words)
    if not suggestions:
        return None
    suggestions = [f"{one[:1].upper()}{one[1:]}" for one in suggestions]
    refused_outputs = (result.output, *list_facts(result.output.get("not_found")))
    # A question is no Markdown.
    reasons = [plain(refusal(output, words)) for output in refused_outputs]
    return Offer(ask(" ".join([*reasons, words.which_one]), suggestions), result)


def _told_apart(suggestions: Sequence[str], near: Sequence[dict[str, Any]], words: Wording) -> list[str]:
    """Add the due dates, or else the places, to the orders about tasks of one name."""
    dues = [words.due(str(task["due"])) if task.get("due") else words.no_due_date for task in near]
    marks = dues if len(set(dues)) == len(near) else [str(place) for place in range(1, len(near) + 1)]
    return [f"{one} ({mark})" for one, mark in zip(suggestions, marks, strict=False)]


def _offer_undo(result: Result, words: Wording) -> Offer | None:
    """Offer to take back what was changed before the refused order, or in another conversation."""
    changed = list_facts(result.output.get("changed"))
    suggestions = [words.undo_it(str(task.get("title", ""))) for task in changed]
    question = f"{refusal(result.output, words)} {words.undo_this}"
    return Offer(ask(question, list(dict.fromkeys(suggestions))), result) if changed else None


def _offer_replacing(result: Result, _: Call | None, words: Wording) -> Offer:
    """Offer to replace the view that has the name."""
    question = plain(refusal(result.output, words))
    return Offer(ask(question, [words.replace_view(str(result.output.get("title", "")))]), result)


def _offer_scopes(result: Result, order: Call | None, words: Wording) -> Offer | None:
    """Offer the order for this occurrence, for later ones too, and for the whole series."""
    if order is None or not order.said:
        return None
    said = f"{order.said[:1].upper()}{order.said[1:]}"
    suggestions = [scoped(said) for scoped in (words.only_this, words.this_and_later, words.whole_series)]
    return Offer(ask(plain(refusal(result.output, words)), suggestions), result)


def _offer_reminders(result: Result, order: Call | None, words: Wording) -> Offer | None:
    """Offer the order for each of a task's reminders."""
    said = order.said if order else ""
    named = [words.reminder(str(one.get("words"))) for one in list_facts(result.output.get("reminders"))]
    suggestions = [f"{said[:1].upper()}{said[1:]} ({one})" if said else one for one in named[:_MAX_OFFERED]]
    return Offer(ask(plain(refusal(result.output, words)), suggestions), result) if suggestions else None


_BY_CODE: dict[str, Callable[[Result, Call | None, Wording], Offer | None]] = {
    Refusal.WHICH_OCCURRENCES: _offer_scopes,
    Refusal.WHICH_REMINDER: _offer_reminders,
    Refusal.NAME_TAKEN: _offer_replacing,
}


def _near(result: Result, conversation: Conversation) -> list[dict[str, Any]]:
    """List the near tasks that are neither gone by now nor meant already."""
    outputs = [one.output for one in conversation.results]
    taken = [task for output in outputs for name in ("deleted", "found") for task in list_facts(output.get(name))]
    ids = {str(task.get("id")) for task in taken}
    return [task for task in result.close if str(task.get("id")) not in ids][:_MAX_OFFERED]


def _with_title(result: Result, title: str, order: Call | None, words: Wording) -> str | None:
    """Write the order with another task, in the words of the person where they name it once."""
    named = _missed(result)
    if order and named and order.said.count(named) == 1:
        return order.said.replace(named, words.quote(title))
    if list_facts(result.output.get("found")):
        return None
    match result.tool, result.arguments.get("done", True):
        case ("delete_task" | "delete_many", _):
            return words.delete_it(title)
        case ("complete_task" | "complete_many", True):
            return words.complete_it(title)
        case _:
            return None


def _without_missed(order: Call | None, titles: Sequence[str], words: Wording) -> list[str]:
    """Write the order with the tasks that were found, without the one that was not."""
    if order is None or not order.named or order.said.count(order.named) != 1:
        return []
    return [order.said.replace(order.named, words.together([words.quote(title) for title in titles]))]


def _missed(result: Result) -> str:
    """Return the name that was not found."""
    missed = list_facts(result.output.get("not_found"))
    given = missed[0].get("task") if missed else result.arguments.get("task")
    if "parent" in result.arguments and result.output.get("task") == result.arguments["parent"]:
        given = result.arguments["parent"]
    return given if isinstance(given, str) else next(iter(result.arguments.get("tasks") or []), "")
