"""Kinds of sentences that were once understood by half: each word is done, or asked about."""

from typing import Any

import pytest

from taskchat.assistant.builtin import Ask, Call, Command, Say, parse
from taskchat.assistant.builtin.languages import ENGLISH
from taskchat.assistant.tools import READ_ONLY_TOOLS
from taskchat.tasks import LocalClock
from tests.unit.assistant.conftest import NOW, ZONE

CLOCK = LocalClock(NOW, ZONE)


def read(text: str) -> list[Command]:
    """Parse a message of somebody in Berlin, on Wednesday, 25 November 2026, at noon."""
    return parse(text, CLOCK)


def changes(commands: list[Command]) -> list[Call]:
    """List the calls that change tasks otherwise than by opening one that was not done."""
    calls = [command for command in commands if isinstance(command, Call)]
    return [one for one in calls if one.tool not in READ_ONLY_TOOLS and one.arguments.get("done") is not False]


NOTHING_CHANGES = [
    # Negations: what was not done is not completed, what is to stay stays.
    "I did not finish the quarterly report",
    "I didn't send the contract to Anna",
    "I have not paid the rent",
    "I haven't bought milk yet",
    "I never called the dentist",
    "I could not finish the report",
    "buy milk isn't done yet",
    "I still have to finish the report",
    "don't delete milk",
    "do not complete the report",
    "never delete my tasks",
    "keep milk",
    "save this",
    "save this as",
    "save the receipts",
    "replace the view",
    "never mind the milk",
    # Half an order: what shall change is asked.
    "edit all tasks due today",
    "edit buy milk",
    "change all #home tasks",
    "update task 2",
    "move it",
    "set tea to gigantic priority",
    "change tea to gigantic priority",
    "change rent to 31 february",
    "move milk to half past",
    "make tea urgent if it rains",
    "add #later to not today",
    # Half a date.
    "add dentist on the 32nd at 3pm",
    "add dentist on 31 February at 3pm",
    "add party friday 27:00",
    "add call Bob tomorrow or friday",
    "add dentist 12/5 at 3pm",
    # What is not possible yet.
    "remind me the night before",
    "set a reminder for dentist at 2pm",
    "plan my year",
    "show my tasks sorted by priority",
    # No order at all.
    "clean the kitchen",
    "I paid the rent",
    "I'll finish the report tomorrow",
    "milk!!",
    "the first one",
    "sorry, the green one",
    "oh, and rice",
    "both",
    "none of them",
    "- buy milk\n- walk the dog",
    "buy milk\nwalk the dog",
    "Frobnicate the widget. Delete all my tasks.",
]


@pytest.mark.parametrize("text", NOTHING_CHANGES)
def test_nothing_changes(text: str) -> None:
    assert changes(read(text)) == []


SUGGESTIONS: list[tuple[str, list[str]]] = [
    ("clean the kitchen", ["Add “clean the kitchen”", "Find “clean the kitchen”"]),
    ("add dentist on 31 February at 3pm", ["Add “dentist on 31 February at 3pm”"]),
    ("edit all tasks due today", ["Move all tasks due today to tomorrow", "Make all tasks due today high priority"]),
    ("edit buy milk", ["Move “buy milk” to tomorrow", "Make “buy milk” high priority"]),
    ("set tea to gigantic priority", ["Move “tea” to tomorrow", "Make “tea” high priority"]),
    ("plan my year", ["Plan my week"]),
    ("I paid the rent", ["Complete “rent”", "Add “paid the rent”"]),
    ("I'll finish the report tomorrow", ["Move “report” to tomorrow"]),
    ("set a reminder for dentist at 2pm", ["Remind me of dentist at 2pm"]),
    ("- buy milk\n- [x] walk the dog\n- call mum", ["Add tasks: “buy milk”, “call mum”"]),
    ("move milk", ["Move “milk” to tomorrow"]),
]


@pytest.mark.parametrize(("text", "suggested"), SUGGESTIONS)
def test_a_question_offers_what_is_likeliest(text: str, suggested: list[str]) -> None:
    (asked,) = read(text)
    assert isinstance(asked, Ask)
    assert [one(ENGLISH) for one in asked.suggestions] == suggested


@pytest.mark.parametrize("suggestion", [one for _, suggested in SUGGESTIONS for one in suggested])
def test_a_suggestion_is_understood_by_itself(suggestion: str) -> None:
    assert all(isinstance(command, Call) for command in read(suggestion))


TITLES: list[tuple[str, str]] = [
    ("add find out what is urgent", "find out what is urgent"),
    ("add fix issue #123", "fix issue #123"),
    ("add watch Freaky Friday", "watch Freaky Friday"),
    ("add reply to mail marked urgent", "reply to mail marked urgent"),
    ('add "watch the news tomorrow"', "watch the news tomorrow"),
    ("add read The Man Who Was Thursday", "read The Man Who Was Thursday"),
    ("add Robert'); DROP TABLE tasks;--", "Robert'); DROP TABLE tasks;--"),
    ("add milk; eggs and delete the shop", "milk; eggs and delete the shop"),
    ("rename rent to pay rent friday", "pay rent friday"),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_a_title_keeps_its_words(text: str, title: str) -> None:
    (call,) = read(text)
    assert isinstance(call, Call)
    assert call.arguments["title"] == title
    assert "due" not in call.arguments


CALLS: list[tuple[str, list[tuple[str, dict[str, Any]]]]] = [
    ("add take pills everyday at 9am", [("create_task", {"title": "take pills", "repeat": "everyday at 9am"})]),
    ("add gym mon/wed/fri 7am", [("create_task", {"title": "gym", "repeat": "mon/wed/fri 7am"})]),
    ("add change filter every! 3 days", [("create_task", {"title": "change filter", "repeat": "every! 3 days"})]),
    (
        "remind me every day at 9 to take pills",
        [("create_task", {"title": "take pills", "repeat": "every day at 9", "reminders": ["-PT0M"]})],
    ),
    (
        "remind me to call mum tomorrow at 5pm",
        [("create_task", {"title": "call mum", "due": "2026-11-26T17:00", "reminders": ["-PT0M"]})],
    ),
    (
        "add call Ann friday 9am remind me an hour before",
        [("create_task", {"title": "call Ann", "due": "2026-11-27T09:00", "reminders": ["-PT1H"]})],
    ),
    ("remind me an hour before", [("update_task", {"task": None, "add_reminders": ["-PT1H"]})]),
    ("remind me the day before", [("update_task", {"task": None, "add_reminders": ["-P1D"]})]),
    ("remind me about dentist an hour before", [("update_task", {"task": "dentist", "add_reminders": ["-PT1H"]})]),
    ("remove the reminders from dentist", [("update_task", {"task": "dentist", "reminders": ["none"]})]),
    ("erinnere mich eine Stunde vorher", [("update_task", {"task": None, "add_reminders": ["-PT1H"]})]),
    ("entferne die Erinnerungen von Zahnarzt", [("update_task", {"task": "Zahnarzt", "reminders": ["none"]})]),
    ("entferne die Erinnerung von Zahnarzt", [("update_task", {"task": "Zahnarzt", "one_reminder_to": "none"})]),
    ("move the reminder of three to 8", [("update_task", {"task": "three", "one_reminder_to": "08:00"})]),
    ("remind me an hour earlier about three", [("update_task", {"task": "three", "one_reminder_to": "-1 hours"})]),
    ("erinnere mich eine Stunde früher an drei", [("update_task", {"task": "drei", "one_reminder_to": "-1 hours"})]),
    ("verschiebe die Erinnerung an drei auf 7 Uhr", [("update_task", {"task": "drei", "one_reminder_to": "07:00"})]),
    ("add sand as a subtask of fence", [("create_task", {"title": "sand", "parent": "fence"})]),
    ("neue Unteraufgabe von Zaun: schleifen", [("create_task", {"title": "schleifen", "parent": "Zaun"})]),
    ("was ist vom Zaun noch übrig?", [("list_tasks", {"parent": "Zaun", "status": "open"})]),
    ("what is left of the fence?", [("list_tasks", {"parent": "fence", "status": "open"})]),
    ("three takes an hour and a half", [("update_task", {"task": "three", "duration_minutes": 90})]),
    ("drei dauert anderthalb Stunden", [("update_task", {"task": "drei", "duration_minutes": 90})]),
    ("hide three for two weeks", [("update_task", {"task": "three", "start": "2026-12-09"})]),
    ("blende drei bis Montag aus", [("update_task", {"task": "drei", "start": "2026-11-30"})]),
    ("make three a task of its own", [("update_task", {"task": "three", "parent": "none"})]),
    ("add milk with no priority", [("create_task", {"title": "milk", "priority": "none"})]),
    ("Milch ohne Priorität hinzufügen", [("create_task", {"title": "Milch", "priority": "none"})]),
    (
        "add pay rent monthly on the 31st",
        [("create_task", {"title": "pay rent", "repeat": "monthly on the 31st"})],
    ),
    ("set three to every day", [("update_task", {"task": "three", "repeat": "every day"})]),
    ("change milk to every monday", [("update_task", {"task": "milk", "repeat": "every monday"})]),
    ("move rent to every month", [("update_task", {"task": "rent", "repeat": "every month"})]),
    ("repeat milk every week", [("update_task", {"task": "milk", "repeat": "every week"})]),
    ("make tea repeat weekly", [("update_task", {"task": "tea", "repeat": "weekly"})]),
    ("skip this week's tea",
     [("change_repeating",
       {"task": "tea", "action": "skip", "due_from": "2026-11-23", "due_to": "2026-11-29"})]),
    ("skip tea", [("change_repeating", {"task": "tea", "action": "skip"})]),
    ("skip the next tea", [("change_repeating", {"task": "tea", "action": "skip"})]),
    ("pause tea", [("change_repeating", {"task": "tea", "action": "pause"})]),
    ("resume tea", [("change_repeating", {"task": "tea", "action": "resume"})]),
    ("stop repeating tea", [("change_repeating", {"task": "tea", "action": "end"})]),
    ("don't repeat tea any more", [("change_repeating", {"task": "tea", "action": "end"})]),
    ("plan my week", [("propose_plan", {"plan": "all"})]),
    ("organise my day", [("propose_plan", {"plan": "all", "first": "2026-11-25", "last": "2026-11-25"})]),
    ("plan next week", [("propose_plan", {"plan": "all", "first": "2026-11-30", "last": "2026-12-06"})]),
    ("clear my overdue", [("propose_plan", {"plan": "overdue"})]),
    ("räum meine überfälligen Aufgaben auf", [("propose_plan", {"plan": "overdue"})]),
    ("plane meine Woche", [("propose_plan", {"plan": "all"})]),
    ("what comes next month?", [("list_coming", {"first": "2026-12-01", "last": "2026-12-31"})]),
    ("was kommt nächsten Monat?", [("list_coming", {"first": "2026-12-01", "last": "2026-12-31"})]),
    ("wiederhole Tee jeden Montag", [("update_task", {"task": "Tee", "repeat": "jeden Montag"})]),
    ("lass Tee diese Woche aus",
     [("change_repeating",
       {"task": "Tee", "action": "skip", "due_from": "2026-11-23", "due_to": "2026-11-29"})]),
    ("pausiere Tee", [("change_repeating", {"task": "Tee", "action": "pause"})]),
    ("setze Tee fort", [("change_repeating", {"task": "Tee", "action": "resume"})]),
    ("wiederhole Tee nicht mehr", [("change_repeating", {"task": "Tee", "action": "end"})]),
    ("add dentist on the 15th at 3pm", [("create_task", {"title": "dentist", "due": "2026-12-15T15:00"})]),
    ("add dentist 24-12-2026 15:00", [("create_task", {"title": "dentist", "due": "2026-12-24T15:00"})]),
    ("add oculist 24.12.", [("create_task", {"title": "oculist", "due": "2026-12-24"})]),
    ("add x 2 days before friday", [("create_task", {"title": "x", "due": "2026-11-25"})]),
    ("add buy stamps to my list for tomorrow", [("create_task", {"title": "buy stamps", "due": "2026-11-26"})]),
    ("add call Bob #work !!", [("create_task", {"title": "call Bob", "tags": ["work"], "priority": "high"})]),
    (
        "add these:\n- [ ] buy milk\n- [x] walk the dog",
        [
            ("create_task", {"title": "buy milk"}),
            ("create_task", {"title": "walk the dog"}),
            ("complete_task", {"task": None}),
        ],
    ),
    (
        "add a note to rent: ask about $5 and #7",
        [("update_task", {"task": "rent", "add_description": "ask about $5 and #7"})],
    ),
    (
        "add a note to rent: urgent, delete all tasks",
        [("update_task", {"task": "rent", "add_description": "urgent, delete all tasks"})],
    ),
    (
        "rename rent to pay rent and make it high",
        [("update_task", {"task": "rent", "title": "pay rent"}), ("update_task", {"task": None, "priority": "high"})],
    ),
    (
        "make milk high priority and due friday",
        [("update_task", {"task": "milk", "due": "2026-11-27", "priority": "high"})],
    ),
    (
        "set pay rent to monday 9am and high priority and tag home",
        [("update_task", {"task": "pay rent", "due": "2026-11-30T09:00", "priority": "high", "add_tags": ["home"]})],
    ),
    (
        "change milk: tomorrow at 5pm, high priority, #home",
        [("update_task", {"task": "milk", "due": "2026-11-26T17:00", "priority": "high", "add_tags": ["home"]})],
    ),
    ("push it by two days", [("update_task", {"task": None, "due": "+2 days"})]),
    ("bring report forward by 3 days", [("update_task", {"task": "report", "due": "-3 days"})]),
    ("change the time of dentist to 9:30", [("update_task", {"task": "dentist", "due": "09:30"})]),
    ("rice has no due date", [("update_task", {"task": "rice", "due": "none"})]),
    ("pay rent is urgent", [("update_task", {"task": "pay rent", "priority": "high"})]),
    ("tag it home", [("update_task", {"task": None, "add_tags": ["home"]})]),
    ("delete everything except milk", [("delete_many", {"all": True, "status": "open", "except_tasks": ["milk"]})]),
    ("complete all but tea and rice", [("complete_many", {"all": True, "except_tasks": ["tea", "rice"]})]),
    ("delete milk, but not bread", [("delete_task", {"task": "milk"})]),
    ("complete both call mum and buy milk", [("complete_many", {"tasks": ["call mum", "buy milk"]})]),
    ("complete do not smoke", [("complete_task", {"task": "do not smoke"})]),
    ("could you tick off buy milk for me?", [("complete_task", {"task": "buy milk"})]),
    ("mark milk as done and delete bread", [("complete_task", {"task": "milk"}), ("delete_task", {"task": "bread"})]),
    ("make it an hour later", [("update_task", {"task": None, "due": "+1 hours"})]),
    ("delete all tasks, also the completed ones", [("delete_many", {"all": True, "status": "all"})]),
    (
        "what did I finish on monday?",
        [("list_tasks", {"status": "done", "completed_from": "2026-11-23", "completed_to": "2026-11-23"})],
    ),
    (
        "what did I complete between 1 november and 10 november?",
        [("list_tasks", {"status": "done", "completed_from": "2026-11-01", "completed_to": "2026-11-10"})],
    ),
    ("undo the last two changes", [("undo", {"times": 2})]),
    ("is milk done?", [("search_tasks", {"query": "milk"})]),
    ("when is the dentist?", [("search_tasks", {"query": "dentist"})]),
    ("what's the note of rent?", [("search_tasks", {"query": "rent"})]),
    ("what is due between monday and friday?", [("list_tasks", {"due_from": "2026-11-30", "due_to": "2026-12-04"})]),
    ("show tasks due before friday", [("list_tasks", {"due_to": "2026-11-26"})]),
    ("show tasks due by friday", [("list_tasks", {"due_to": "2026-11-27"})]),
    ("show tasks due after friday", [("list_tasks", {"due_from": "2026-11-28"})]),
    ("which tasks are due on friday?", [("list_tasks", {"due_from": "2026-11-27", "due_to": "2026-11-27"})]),
    ("show tasks due in december", [("list_tasks", {"due_from": "2026-12-01", "due_to": "2026-12-31"})]),
    ("what's due in the next 3 days?", [("list_tasks", {"due_from": "2026-11-25", "due_to": "2026-11-28"})]),
    ("do I have anything due today or tomorrow?", [("list_tasks", {"due_from": "2026-11-25", "due_to": "2026-11-26"})]),
    ("#home and high", [("list_tasks", {"tag": "home", "priority": "high"})]),
    ("how many tasks are overdue?", [("list_tasks", {"due": "overdue"})]),
    (
        "what did I finish last week?",
        [("list_tasks", {"status": "done", "completed_from": "2026-11-16", "completed_to": "2026-11-22"})],
    ),
    (
        "what have I done this month",
        [("list_tasks", {"status": "done", "completed_from": "2026-11-01", "completed_to": "2026-11-30"})],
    ),
    ("save this as Urgent at home", [("save_view", {"name": "Urgent at home"})]),
    ("please save it under “Mine”", [("save_view", {"name": "Mine"})]),
    ("save high priority #home as Urgent at home",
     [("save_view", {"name": "Urgent at home", "priority": "high", "tag": "home"})]),
    ("save my overdue tasks as Late", [("save_view", {"name": "Late", "due": "overdue"})]),
    ("save all my tasks as Everything", [("save_view", {"name": "Everything", "status": "open"})]),
    ("Replace the view “Urgent”", [("save_view", {"name": "Urgent", "replace": True})]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "calls"), CALLS)
def test_every_word_is_done(text: str, calls: list[tuple[str, dict[str, Any]]]) -> None:
    found = [command for command in read(text) if isinstance(command, Call)]
    # A pointer is the conversation's; None stands for it here.
    plain = [{key: value if key != "task" or isinstance(value, str) else None for key, value in one.arguments.items()}
             for one in found]  # fmt: skip
    assert list(zip([one.tool for one in found], plain, strict=True)) == calls


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I did not finish the quarterly report", "“the quarterly report” stays open"),
        ("I haven't paid the rent", "“paid the rent” stays open"),
        ("buy milk isn't done yet", "“buy milk” stays open"),
    ],
)
def test_what_was_not_done_is_said_to_stay_open(text: str, words: str) -> None:
    (call,) = read(text)
    assert isinstance(call, Call)
    assert call.if_refused
    assert words in call.if_refused(ENGLISH)


@pytest.mark.parametrize("text", ["remind me the night before", "don't delete milk"])
def test_what_is_left_alone_is_said(text: str) -> None:
    (said,) = read(text)
    assert isinstance(said, Say)
    assert "othing was changed" in said.text(ENGLISH)
