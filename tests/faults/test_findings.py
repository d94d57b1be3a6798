"""Findings, each of them: a run that kept its promises has none, and what breaks one promise is named."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import pytest

from tests.faults.findings import findings
from tests.faults.ledger import Account, Errand, Ledger, Reminder, Rhythm, TaskEntry, TaskState
from tests.faults.snapshot import Item, Occurrence, Snapshot, Told
from tests.push_service import Browser, Message

_ADA = "ada@example.com"
_RANG = UUID("0190a0c0-7c10-7d6e-9f1a-5b2f6c1d0001")
_LATER = datetime(2026, 11, 30, 9, tzinfo=UTC)
_MILK = TaskState("ada milk", "", is_done=False)


def _errand() -> Errand:
    return Errand("errand1", 2, thread_id="t", item_id="m", is_said=True, end="answered")


def _kept() -> tuple[Ledger, Snapshot]:
    """A ledger, and a database as it should be."""
    errand = _errand()
    errand.receipt = errand.whole_receipt
    account = Account(_ADA, {"ada milk": TaskEntry("1", [_MILK])}, errands=[errand], lines={"ada line": True})
    account.tasks["ada gone"] = TaskEntry("2", [None])
    tasks = [_MILK, *(TaskState(title, "", is_done=False) for title in (*errand.titles, "ada line"))]
    items = [
        Item(_ADA, "t", "user_message", errand.text),
        Item(_ADA, "t", "workflow", ""),
        Item(_ADA, "t", "assistant_message", "Here they are."),
        Item(_ADA, "t", "widget", errand.receipt),
    ]
    account.reminders = {"ada call": Reminder("ada call", "3", True, "4", snoozed_until=_LATER)}
    account.rhythms = {"ada water": Rhythm("ada water", "5", completed=1)}
    account.browser = Browser("https://push.test/ada", "")
    account.browser.messages += [Message("{}", 60, _RANG.hex, None, {})] * 2
    found = Snapshot([(_ADA, task) for task in tasks], items)
    found.notifications = [Told(_RANG, _ADA, "ada call", _LATER, is_due=True, is_waiting=False)]
    found.snoozes = [("ada call", _LATER)]
    found.occurrences = [Occurrence(_ADA, "ada water", f"2026-11-{day}", is_done=day == 29) for day in (29, 30)]
    return Ledger([account]), found


def _never_rang(ledger: Ledger, found: Snapshot) -> None:
    found.notifications.clear()
    found.snoozes.clear()
    ledger.accounts[0].reminders["ada call"].snoozed_until = None
    _pushed(ledger).clear()


def _pushed(ledger: Ledger) -> list[Message]:
    browser = ledger.accounts[0].browser
    assert browser
    return browser.messages


Break = Callable[[Ledger, Snapshot], object]

_BROKEN: dict[str, tuple[Break, str]] = {
    "a task that was acknowledged is gone": (lambda _, found: found.tasks.pop(0), "'ada milk' is []"),
    "a task is there twice": (lambda _, found: found.tasks.append(found.tasks[0]), "'ada milk' is [TaskState"),
    "a task is in another state": (
        lambda _, found: found.tasks.__setitem__(0, (_ADA, _MILK._replace(is_done=True))),
        "'ada milk' is [TaskState",
    ),
    "a task that was deleted is back": (
        lambda _, found: found.tasks.append((_ADA, TaskState("ada gone", "", is_done=False))),
        "'ada gone' is [TaskState",
    ),
    "a line is gone": (lambda _, found: found.tasks.pop(), "the line 'ada line' is there 0 times"),
    "a line is there twice": (lambda _, found: found.tasks.append(found.tasks[-1]), "the line 'ada line' is there 2"),
    "a tool ran twice": (lambda _, found: found.tasks.append(found.tasks[1]), "'errand1 first' was made 2 times"),
    "what a receipt says was not done": (lambda _, found: found.tasks.pop(1), "'errand1 first' was made 0 times"),
    "a message is gone": (lambda _, found: found.items.pop(0), "the message of errand1 is there 0 times"),
    "a message is there twice": (
        lambda _, found: found.items.append(found.items[0]),
        "the message of errand1 is there 2 times",
    ),
    "a receipt is gone": (lambda _, found: found.items.pop(), "errand1 has the receipts []"),
    "a receipt is there twice": (lambda _, found: found.items.append(found.items[-1]), "errand1 has the receipts ["),
    "an errand has no end": (
        lambda ledger, _: setattr(ledger.accounts[0].errands[0], "end", None),
        "errand1 could not be brought to its end",
    ),
    "a task nobody asked for": (
        lambda _, found: found.tasks.append((_ADA, _MILK._replace(title="other"))),
        "nobody asked for 'other'",
    ),
    "a message nobody said": (
        lambda _, found: found.items.append(Item(_ADA, "t", "user_message", "other")),
        "nobody said 'other'",
    ),
    "somebody unknown": (lambda _, found: found.tasks.append(("eve@example.com", _MILK)), "nobody is eve@example.com"),
    "two answers": (
        lambda _, found: found.items.insert(3, found.items[2]),
        "two answers stand under one question in t",
    ),
    "a turn without an end": (lambda _, found: found.open_turns.append("7 running"), "the turn 7 running never ended"),
    "a conversation that is owned": (
        lambda _, found: found.owned_threads.append("t by 7"),
        "the conversation t by 7, and nothing runs, is owned",
    ),
    "a reminder never rang": (_never_rang, "'ada call' rang 0 times"),
    "a reminder rang twice": (
        lambda _, found: found.notifications.append(found.notifications[0]._replace(snoozed_until=None)),
        "'ada call' rang 2 times",
    ),
    "a reminder that was put off is forgotten": (lambda _, found: found.snoozes.clear(), "'ada call' was put off to ["),
    "a reminder was put off twice": (
        lambda _, found: found.snoozes.append(found.snoozes[0]),
        "'ada call' was put off to [",
    ),
    "a reminder reached nobody": (
        lambda ledger, _: _pushed(ledger).clear(),
        "'ada call' rang, and no browser was told",
    ),
    "a message about nothing": (
        lambda ledger, _: _pushed(ledger).append(Message("{}", 60, "0" * 32, None, {})),
        "a message about 00000000-0000-0000-0000-000000000000 came, which never rang",
    ),
    "a completion made no next one": (
        lambda _, found: found.occurrences.pop(),
        "'ada water' was completed 1 times, and there are [",
    ),
    "a completion made two next ones": (
        lambda _, found: found.occurrences.append(found.occurrences[1]._replace(slot="2026-12-01")),
        "'ada water' was completed 1 times, and there are [",
    ),
    "a completion is lost": (
        lambda _, found: found.occurrences.__setitem__(0, found.occurrences[0]._replace(is_done=False)),
        "'ada water' was completed 1 times, and there are [",
    ),
    "a bare 500": (lambda ledger, _: ledger.count("answers 500"), "there were 1 answers 500"),
    "a 503 without a word when": (
        lambda ledger, _: ledger.count("answers 503 without Retry-After"),
        "there were 1 answers 503 without Retry-After",
    ),
    "an answer that cannot be true": (
        lambda ledger, _: ledger.accounts[0].contradictions.append("It said no."),
        "It said no.",
    ),
}


def test_a_run_that_kept_its_promises_has_none():
    assert findings(*_kept()) == []


def test_an_answer_that_goes_on_is_one_answer():
    ledger, found = _kept()
    note = Item(_ADA, "t", "hidden_context_item", "The answer broke off here. Go on from there: say nothing again.")
    found.items[3:3] = [note, found.items[2]]
    assert findings(ledger, found) == []


@pytest.mark.parametrize(("break_it", "words"), _BROKEN.values(), ids=_BROKEN)
def test_each_broken_promise_is_named(break_it: Break, words: str):
    ledger, found = _kept()
    break_it(ledger, found)
    said = findings(ledger, found)
    assert len(said) == 1
    assert said[0].startswith(words)
