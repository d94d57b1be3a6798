"""Deeds for several tasks: what the browser may send, and what is said afterwards."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from pydantic import ValidationError

from taskchat.tasks import BulkResult, Refused, Task
from taskchat.ui.views import MAX_CHOSEN, SentDeed, outcome


def task(title: str) -> Task:
    return Task(title=title, user_id=uuid4())


def chosen(count: int) -> list[dict[str, str]]:
    return [{"id": str(uuid4()), "title": f"task {number}"} for number in range(count)]


@pytest.mark.parametrize(
    "sent",
    [
        {"deed": "complete", "tasks": []},
        {"deed": "complete", "tasks": chosen(MAX_CHOSEN + 1)},
        {"deed": "erase", "tasks": chosen(1)},
        {"deed": "tag", "value": "a" * 201, "tasks": chosen(1)},
        {"deed": "complete", "tasks": [{"id": "1 or 1", "title": "milk"}]},
        {"deed": "complete", "tasks": [{"id": str(uuid4())}]},
        {"deed": "complete"},
        [],
    ],
)
def test_what_no_bar_sends_is_refused(sent: Any):
    with pytest.raises(ValidationError):
        SentDeed.model_validate(sent)


def test_as_many_as_can_be_chosen_are_taken_and_long_titles_cut():
    tasks = [*chosen(MAX_CHOSEN - 1), {"id": str(uuid4()), "title": "a" * 10_000}]
    titles = SentDeed.model_validate({"deed": "complete", "tasks": tasks}).titles
    assert (len(titles), max(map(len, titles.values()))) == (MAX_CHOSEN, 48)


def test_what_was_done_is_counted_and_what_was_not_is_named():
    gone: list[UUID] = [uuid4() for _ in range(5)]
    titles = dict(zip(gone, ["milk", "rent", "walk", "read", "rest"], strict=True))
    done = [task("one"), task("two")]
    assert outcome("Completed", BulkResult(done, [], []), {}) == "Completed 2 tasks"
    assert outcome("Moved", BulkResult(done[:1], [], gone[:1]), titles, end=" to Fri") == (
        "Moved 1 task to Fri. “milk” is not there any more"
    )
    assert outcome("Completed", BulkResult([], [task("three")], gone), titles) == (
        "Nothing was changed. 1 task was like that already. “milk”, “rent”, “walk” and 2 others are not there any more"
    )
    refused = [Refused(task("full"), "A task has at most 20 tags.")]
    assert outcome("Tagged", BulkResult(done, done, []), {}, refused, " with #x") == (
        "Tagged 2 tasks with #x. 2 tasks were like that already. “full”: A task has at most 20 tags"
    )
