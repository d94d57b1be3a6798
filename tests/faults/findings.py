"""Findings: each sentence says what is wrong between what people were told and what the database holds."""

from collections import Counter
from collections.abc import Iterator

from tests.faults.ledger import Account, Errand, Ledger, TaskState
from tests.faults.reminded import reminded
from tests.faults.snapshot import Item, Snapshot

_TAKEN_BACK = "I took back"
_GOES_ON = "The answer broke off here. Go on from there"


def findings(ledger: Ledger, found: Snapshot) -> list[str]:
    """Compare a ledger with the database; empty where every promise is kept."""
    return [
        *(fault for account in ledger.accounts for fault in _of_account(account, found)),
        *_strangers(ledger, found),
        *_answered_twice(found),
        *_bare(ledger),
        *(f"the turn {turn} never ended" for turn in found.open_turns),
        *(f"the conversation {thread}, and nothing runs, is owned" for thread in found.owned_threads),
    ]


def _of_account(account: Account, found: Snapshot) -> Iterator[str]:
    tasks = [state for email, state in found.tasks if email == account.email]
    items = [item for item in found.items if item.email == account.email]
    yield from account.contradictions
    yield from _requested(account, tasks)
    yield from _lines(account, tasks)
    yield from reminded(account, found)
    for errand in account.errands:
        yield from _errand(errand, Counter(state.title for state in tasks), items)
    yield from _unasked(account, tasks, items)


def _requested(account: Account, tasks: list[TaskState]) -> Iterator[str]:
    """Tasks made by request: as they were acknowledged, once."""
    for title, entry in account.tasks.items():
        there = [state for state in tasks if state.title == title]
        if len(there) > 1 or (there[0] if there else None) not in entry.possible:
            yield f"{title!r} is {there}, and should be one of {entry.possible}"


def _lines(account: Account, tasks: list[TaskState]) -> Iterator[str]:
    """Lines of quick add: once where the page showed them, at most once where it was cut off before."""
    count = Counter(state.title for state in tasks)
    for title, is_shown in account.lines.items():
        if count[title] > 1 or (is_shown and not count[title]):
            yield f"the line {title!r} is there {count[title]} times; it was {'shown' if is_shown else 'sent'} once"


def _errand(errand: Errand, count: Counter[str], items: list[Item]) -> Iterator[str]:
    """A message, its tasks and its receipt: all of it once where it was answered."""
    said = sum(item.kind == "user_message" and item.content == errand.text for item in items)
    if said > 1 or said < errand.is_said:
        yield f"the message of {errand.name} is there {said} times; acknowledged: {errand.is_said}"
    for title in errand.titles:
        if count[title] > 1 or (errand.end == "answered" and not count[title]):
            yield f"{title!r} was made {count[title]} times, and its message is {errand.end or 'not finished'}"
    receipts = [item.content for item in items if item.kind == "widget" and f"{errand.name} " in item.content]
    if len(receipts) > 1 or (errand.receipt and receipts != [errand.receipt]):
        yield f"{errand.name} has the receipts {receipts}; acknowledged: {errand.receipt!r}"
    if errand.end is None:
        yield f"{errand.name} could not be brought to its end"


def _unasked(account: Account, tasks: list[TaskState], items: list[Item]) -> Iterator[str]:
    """Tasks and messages that the person never asked for."""
    asked = {
        *account.tasks,
        *account.lines,
        *account.reminders,
        *account.rhythms,
        *(title for errand in account.errands for title in errand.titles),
    }
    yield from (f"nobody asked for {state.title!r}" for state in tasks if state.title not in asked)
    said = {errand.text for errand in account.errands}
    yield from (
        f"nobody said {item.content!r}" for item in items if item.kind == "user_message" and item.content not in said
    )


def _bare(ledger: Ledger) -> Iterator[str]:
    """Answers that say nothing of use: our own faults, and troubles that do not say when to come back."""
    for what in ("answers 500", "answers 503 without Retry-After"):
        if ledger.counts[what]:
            yield f"there were {ledger.counts[what]} {what}"


def _strangers(ledger: Ledger, found: Snapshot) -> Iterator[str]:
    known = {account.email for account in ledger.accounts}
    there = {email for email, _ in found.tasks} | {item.email for item in found.items}
    yield from (f"nobody is {email}" for email in there - known)


def _answered_twice(found: Snapshot) -> Iterator[str]:
    """Two answers under one question: two texts of the assistant between two messages of the person.

    An answer that is made again says first what it took back; that sentence is a text of its own. One that goes on
    where it was interrupted has a note to the model there.
    """
    answers: dict[str, list[str]] = {}
    for item in found.items:
        if item.kind == "user_message" or (item.kind == "hidden_context_item" and _GOES_ON in item.content):
            answers[item.thread_id] = []
        elif item.kind == "assistant_message" and not item.content.startswith(_TAKEN_BACK):
            told = answers.setdefault(item.thread_id, [])
            told.append(item.content)
            if len(told) == 2:
                yield f"two answers stand under one question in {item.thread_id}: {told}"
