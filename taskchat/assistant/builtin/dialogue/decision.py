"""Decision about the next step: tools to call, or a reply. It is pure; the model puts it into the SDK's types."""

from collections.abc import Sequence
from dataclasses import replace

from taskchat.assistant.builtin.commands import Ask, Call, Command, Say
from taskchat.assistant.builtin.dialogue.conversation import Conversation
from taskchat.assistant.builtin.dialogue.corrections import resolve_corrections
from taskchat.assistant.builtin.dialogue.deletions import merge_deletions
from taskchat.assistant.builtin.dialogue.memory import collect_seen
from taskchat.assistant.builtin.dialogue.offers import ask, offer_close
from taskchat.assistant.builtin.dialogue.pointers import expand_listed, resolve_pointers, tasks_about
from taskchat.assistant.builtin.dialogue.replies import read_commands
from taskchat.assistant.builtin.dialogue.saving import with_shown_list
from taskchat.assistant.builtin.languages import LANGUAGES, Wording
from taskchat.assistant.builtin.results import Result
from taskchat.assistant.builtin.wording import NOTHING, answer, bold_title
from taskchat.assistant.tools import READ_ONLY_TOOLS, Refusal

Next = list[Call] | str
_MISSING = (Refusal.NO_SUCH_TASK, Refusal.IS_DONE, Refusal.HAS_NO_REMINDER)


def decide(conversation: Conversation) -> Next:
    """Return the calls to make now or, when there are none, the answer.

    Each command is called once. Results of calls that another model made are used, not fetched again; where that model
    has called read-only tools only, the person's command still follows.
    """
    commands = _commands(conversation)
    calls = [command for command in commands if isinstance(command, Call)]
    if not conversation.results:
        return calls or _reply_without_tools(commands, conversation)
    if following := _next_calls(calls, conversation.results):
        return following
    return _answer(calls, conversation)


def _commands(conversation: Conversation) -> list[Command]:
    if conversation.came_along and _is_about_attachment(conversation.said):
        # It cannot be read here, so that nothing is done.
        return []
    commands = with_shown_list(read_commands(conversation), conversation.just_before)
    commands = resolve_corrections(commands, conversation)
    return merge_deletions(resolve_pointers(commands, collect_seen(conversation.earlier), conversation.mentions))


def _is_about_attachment(said: str) -> bool:
    return not said or any(language.attached.search(said) for language in LANGUAGES)


def _reply_without_tools(commands: Sequence[Command], conversation: Conversation) -> Next:
    words = conversation.wording
    questions = [command for command in commands if isinstance(command, Ask) and command.suggestions]
    texts = [command.text(words) for command in commands if isinstance(command, Say | Ask)]
    if questions and not conversation.has_asked:
        said = "\n\n".join(_unread_attachments(conversation))
        return [ask(questions[0].text(words), [one(words) for one in questions[0].suggestions], said)]
    return "\n\n".join([*_unread_attachments(conversation), *texts]) or NOTHING.text(words)


def _answer(calls: list[Call], conversation: Conversation) -> Next:
    """Tell what was done, and offer what may have been meant by a name that is no task's."""
    excused = [call for call in calls if call.if_refused and _is_refused(call, conversation.results)]
    excused += [call for call in calls if any(_is_missing(call, result) for result in conversation.results)]
    results = [result for result in conversation.results if not any(_matches(result, call) for call in excused)]
    offer = None if conversation.has_asked else offer_close(calls, replace(conversation, results=results))
    results = [result for result in results if offer is None or result is not offer.of]
    calm = [call.if_refused(conversation.wording) for call in excused if call.if_refused]
    said = [_report(calls, results, conversation), *calm, *_unread_attachments(conversation)]
    text = _rest("\n\n".join(part for part in said if part), conversation.answered)
    return [replace(offer.call, words=text)] if offer else text


def _rest(text: str, answered: Sequence[str]) -> str:
    """Return what is left to say where the answer broke off in the middle of its words, maybe nothing."""
    for said in answered:
        if text.startswith(said):
            # A title is said whole.
            begun = said[: said.rindex("**")] if said.count("**") % 2 else said
            text = text[len(begun) :].strip()
    return text


def _is_refused(call: Call, results: Sequence[Result]) -> bool:
    return any("error" in result.output for result in results if _matches(result, call))


def _unread_attachments(conversation: Conversation) -> list[str]:
    """Say which attachments cannot be read here."""
    kinds = sorted(conversation.came_along, reverse=True)
    return [conversation.wording.cannot_read(kinds)] if kinds else []


def _next_calls(calls: list[Call], results: list[Result]) -> list[Call]:
    """List the calls that are still to be made after these results."""
    if calls and _match(results[-len(calls) :], calls):
        own = zip(calls, results[-len(calls) :], strict=True)
        return [following for call, result in own for following in _follow_ups(call, result)]
    if all(result.is_read_only for result in results):
        # The other model was about to do it; a read-only call is not repeated.
        missing = [call for call in calls if not any(_matches(result, call) for result in results)]
        return missing if any(_changes_tasks(call) for call in missing) else []
    if all(any(_matches(result, call) for call in calls) for result in results):
        # Its own calls, made before a crash: it goes on with the others.
        return [call for call in calls if not any(_matches(result, call) for result in results)]
    if not any(result.is_read_only for result in results):
        return [call for call in calls if call.tool in READ_ONLY_TOOLS and not call.then]
    return []


def _follow_ups(call: Call, result: Result) -> list[Call]:
    if call.then:
        return expand_listed(call.then, tasks_about(result.listed, str(call.arguments.get("search") or "")))
    if call.if_missing and _is_missing(call, result):
        return [call.if_missing]
    return [call.if_done, *call.if_done.more] if call.if_done and "error" not in result.output else []


def _is_missing(call: Call, result: Result) -> bool:
    """Whether a call that has something in its place found no open task, nor one that was meant, or no reminder."""
    missing = result.output.get("code") in _MISSING and not result.close
    return call.if_missing is not None and _matches(result, call) and missing


def _report(calls: list[Call], results: list[Result], conversation: Conversation) -> str:
    """Answer from the results that matter to the person, and say where something may be missing."""
    words = conversation.wording
    wanted = [result for n, result in enumerate(results) if not _is_step(result, calls, results[n + 1 :])]
    acted = sum(not result.is_read_only for result in results)
    alien = not any(_matches(result, call) for call in calls for result in results)
    missing = alien and 0 < acted < sum(_changes_tasks(call) for call in calls)
    steps = [result for result in results if result not in wanted]
    notes = [words.part_missing] if missing else [_remainder(result, words) for result in steps]
    told = [said for call in calls for one in results if _matches(one, call) for said in _said_behind(call, one, words)]
    return "\n\n".join(part for part in (answer(wanted, words) if wanted else "", *told, *notes) if part)


def _said_behind(call: Call, result: Result, words: Wording) -> list[str]:
    """Return what is said behind a result: notes, and the state of the only task where that was asked for."""
    found = result.listed if call.asks_state and len(result.listed) == 1 else []
    states = [(words.is_done if task.get("done") else words.is_open)(bold_title(task, words)) for task in found]
    return [*(note(words) for note in call.notes), *states]


def _remainder(step: Result, words: Wording) -> str:
    """Say where only the first of many tasks were reached."""
    total, reached = step.output.get("total"), len(step.listed)
    if not isinstance(total, int) or total <= reached:
        return ""
    return words.first_reached(reached, total)


def _is_step(result: Result, calls: list[Call], later: Sequence[Result]) -> bool:
    """Whether the call was only a step towards a later one."""
    own = next((call for call in calls if _matches(result, call)), None)
    if not result.is_read_only or (own and not own.then) or (own and not result.listed):
        return False
    return any(not after.is_read_only for after in later)


def _changes_tasks(call: Call) -> bool:
    return call.tool not in READ_ONLY_TOOLS or call.then is not None


def _match(results: Sequence[Result], calls: Sequence[Call]) -> bool:
    return len(results) == len(calls) and all(map(_matches, results, calls))


def _matches(result: Result, call: Call) -> bool:
    return result.tool == call.tool and result.arguments == call.arguments
