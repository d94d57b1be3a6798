"""Many tasks at once, what is confirmed first, and what is taken back; on both engines."""

import pytest

from tests.gemini_stand_in import Reply, call
from tests.integration.conversations.script import Conversation, Meanwhile, Presses, Says, task, tasks
from tests.integration.conversations.stage import Stage

FIVE = tasks("a", "b", "c", "d", "e")
ALL_FIVE = ["a", "b", "c", "d", "e"]
ASKED = "Delete 5 tasks? | - a | - b | - c | - d | - e | Undo can bring them back."

CONVERSATIONS = [
    Conversation(
        "several are completed by name, one of them is not there: nothing is done before that is clear",
        [
            Says(
                "I did a, b and z",
                [call("complete_many", tasks=["a", "b", "zebra crossing"]), "There is no z. Only a and b?"],
                steps=["✗ Complete 3 tasks · not done"],
            ),
            Says(
                "Yes",
                [call("complete_many", tasks=["a", "b"]), "Both are done."],
                open=["c", "d", "e"],
                done=["a", "b"],
                steps=["✓ Complete 2 tasks"],
                cards=["2 tasks completed | - a | - b"],
            ),
            Presses("Undo", card="Undone: 2 tasks completed | - a | - b", open=ALL_FIVE, done=[]),
        ],
        before=FIVE,
    ),
    Conversation(
        "all that fit are completed",
        [
            Says(
                "All of #home is done",
                [call("complete_many", all=True, tag="home"), "Well done!"],
                open=["report"],
                done=["dust · #home", "sweep · #home"],
                steps=["✓ Complete tasks · #home"],
                cards=["2 tasks completed | - dust · #home | - sweep · #home"],
            ),
            Says(
                "Open them again",
                [call("complete_many", tasks=["dust", "sweep"], done=False), "They are open again."],
                open=["dust · #home", "sweep · #home", "report"],
                done=[],
                steps=["✓ Reopen 2 tasks"],
                cards=["2 tasks reopened | - dust · #home | - sweep · #home"],
            ),
        ],
        before=[task("dust", tags=["home"]), task("sweep", tags=["home"]), task("report")],
    ),
    Conversation(
        "three are deleted at once",
        [
            Says(
                "Delete a, b and c",
                [call("delete_many", tasks=["a", "b", "c"]), "They are gone."],
                open=["d", "e"],
                steps=["✓ Delete 3 tasks"],
                cards=["3 tasks deleted | - a | - b | - c"],
            ),
            Presses("Undo", card="Undone: 3 tasks deleted | - a | - b | - c", open=ALL_FIVE),
        ],
        before=FIVE,
    ),
    Conversation(
        "more are deleted only when that is confirmed, and come back",
        [
            Says(
                "Delete everything",
                [call("delete_many", all=True), "Please confirm it below."],
                steps=["✓ Delete tasks"],
                cards=[ASKED],
            ),
            Presses("Delete 5 tasks", open=[], card="5 tasks deleted | - a | - b | - c | - d | - e"),
            Presses("Undo", open=ALL_FIVE, card="Undone: 5 tasks deleted | - a | - b | - c | - d | - e"),
        ],
        before=FIVE,
    ),
    Conversation(
        "what touches more than three is asked about whatever it is, with old and new, and comes back as one",
        [
            Says(
                "Move everything to 5 January 2038",
                [call("update_many", all=True, new_due="2038-01-05"), "Please confirm it below."],
                steps=["✓ Change tasks"],
                cards=[
                    "Change 5 tasks?"
                    + "".join(f" | - {title} · No date → Tue 5 Jan 2038" for title in "abcde")
                    + " | Undo can take it back."
                ],
            ),
            Presses(
                "Change 5 tasks",
                open=[f"{title} · Tue 5 Jan 2038" for title in "abcde"],
                card="5 tasks changed" + "".join(f" | - {title} · Tue 5 Jan 2038" for title in "abcde"),
            ),
            Presses("Undo", open=ALL_FIVE, card="Undone: 5 tasks changed | - a | - b | - c | - d | - e"),
            Says(
                "All done",
                [call("complete_many", all=True), "Please confirm it below."],
                steps=["✓ Complete tasks"],
                cards=["Complete 5 tasks? | - a | - b | - c | - d | - e | Undo can take it back."],
            ),
            Presses("Keep them open", card="5 tasks kept open | - a | - b | - c | - d | - e | Nothing was completed."),
        ],
        before=FIVE,
    ),
    Conversation(
        "a task that was changed since the question is left alone and named",
        [
            Says(
                "All done, but for e",
                [call("complete_many", all=True, except_tasks=["e"]), "Please confirm it below."],
                steps=["✓ Complete tasks"],
                cards=["Complete 4 tasks? | - a | - b | - c | - d | Undo can take it back."],
            ),
            Meanwhile("complete", "b", open=["a", "c", "d", "e"], done=["b"]),
            Presses(
                "Complete 4 tasks",
                open=["e"],
                done=["a", "b", "c", "d"],
                card="3 tasks completed | - a | - c | - d",
                notices=["info: “b” was changed since and stays as it is\\."],
            ),
        ],
        before=FIVE,
    ),
    Conversation(
        "a model that changes one by one is stopped at the fourth, and asks with the tool for many",
        [
            Says(
                "Everything is urgent",
                [
                    tuple(call("update_task", task=title, priority="high") for title in "abcde"),
                    call("update_many", tasks=["d", "e"], new_priority="high"),
                    "Three are urgent; please confirm the others below.",
                ],
                open=["a · high", "b · high", "c · high", "d", "e"],
                steps=[
                    *(f"✓ Change task · {title}" for title in "abc"),
                    *(f"✗ Change task · {title} · not done" for title in "de"),
                    "✓ Change 2 tasks",
                ],
                cards=[
                    "3 tasks changed | - a · High priority | - b · High priority | - c · High priority",
                    "Change 2 tasks? | - d · Medium → high priority | - e · Medium → high priority | "
                    "Undo can take it back.",
                ],
            ),
        ],
        before=FIVE,
    ),
    Conversation(
        "all is asked about even where it is one, and a name that is merely alike is offered",
        [
            Says(
                "Delete all of #home",
                [call("delete_many", all=True, tag="home"), "Please confirm it below."],
                steps=["✓ Delete tasks · #home"],
                cards=["Delete 1 task? | - Pay invoice 1043 · #home | Undo can bring it back."],
            ),
            Says(
                "Delete pay invoice 1042",
                [call("delete_task", task="pay invoice 1042"), "There is only 1043."],
                steps=["✗ Delete task · pay invoice 1042 · not done"],
                results=[
                    {
                        "error": "There is no task called “pay invoice 1042”.",
                        "code": "no_such_task",
                        "task": "pay invoice 1042",
                        "close": ["Pay invoice 1043"],
                    }
                ],
            ),
            Says(
                "The door is locked",
                [call("complete_many", tasks=["lock the door", "1043"]), "Do you mean “Unlock the door”?"],
                steps=["✗ Complete 2 tasks · not done"],
            ),
        ],
        before=[task("Unlock the door"), task("Pay invoice 1043", tags=["home"])],
    ),
    Conversation(
        "what is not confirmed stays",
        [
            Says(
                "Delete a, b, c, d and e",
                [call("delete_many", tasks=ALL_FIVE), "Please confirm it below."],
                steps=["✓ Delete 5 tasks"],
                cards=[ASKED],
            ),
            Presses("Keep them", card="5 tasks kept | - a | - b | - c | - d | - e | Nothing was deleted."),
            Says("Thank you", ["You are welcome."], where={"5 tasks kept": ["user"]}),
        ],
        before=FIVE,
    ),
    Conversation(
        "a model that deletes one by one is stopped at the fourth",
        [
            Says(
                "Delete them all, one by one",
                [
                    tuple(call("delete_task", task=title) for title in "abcd"),
                    "I deleted three; more are confirmed first.",
                ],
                open=["d", "e"],
                steps=["✓ Delete task · a", "✓ Delete task · b", "✓ Delete task · c", "✗ Delete task · d · not done"],
                cards=["3 tasks deleted | - a | - b | - c"],
            ),
        ],
        before=FIVE,
    ),
    Conversation(
        "undo in words takes back a whole turn",
        [
            Says(
                "Add x and y, and complete a",
                [
                    (call("create_task", title="x"), call("create_task", title="y"), call("complete_task", task="a")),
                    "All done.",
                ],
                open=["b", "c", "d", "e", "x", "y"],
                done=["a"],
                steps=["✓ Create task · x", "✓ Create task · y", "✓ Complete task · a"],
                cards=["3 tasks changed | - x · Created | - y · Created | - a · Completed"],
            ),
            Says(
                "Take that back",
                [call("undo"), "I took it back."],
                open=ALL_FIVE,
                done=[],
                steps=["✓ Undo the last change"],
            ),
            Says(
                "And again",
                [call("undo"), "Nothing else was changed in this conversation."],
                open=ALL_FIVE,
                steps=["✗ Undo the last change · not done"],
            ),
        ],
        before=FIVE,
    ),
    Conversation(
        "what was changed since stays when the rest is taken back",
        [
            Says(
                "Add x and y",
                [(call("create_task", title="x"), call("create_task", title="y")), "I added both."],
                open=["x", "y"],
                steps=["✓ Create task · x", "✓ Create task · y"],
                cards=["2 tasks created | - x | - y"],
            ),
            Meanwhile("complete", "y", open=["x"], done=["y"]),
            Presses(
                "Undo",
                open=[],
                card="Partly undone: 2 tasks created | - x | - y | “y” was changed since and stays as it is.",
                notices=["info: “y” was changed since and stays as it is\\."],
            ),
        ],
    ),
    Conversation(
        "a task that is gone meanwhile is not deleted twice",
        [
            Says(
                "Delete everything",
                [call("delete_many", all=True), "Please confirm it below."],
                steps=["✓ Delete tasks"],
                cards=[ASKED],
            ),
            Meanwhile("delete", "c", open=["a", "b", "d", "e"]),
            Presses("Delete 5 tasks", open=[], card="4 tasks deleted | - a | - b | - d | - e"),
        ],
        before=FIVE,
    ),
    Conversation(
        "arguments that a model writes loosely",
        [
            Says(
                "a and b are done",
                [call("complete_many", tasks="a, b", all="false", done="true"), "Well done!"],
                open=["c", "d", "e"],
                done=["a", "b"],
                steps=["✓ Complete 2 tasks"],
                cards=["2 tasks completed | - a | - b"],
            ),
            Says(
                "Delete c and d",
                [call("delete_many", tasks='["c", "d"]', status="OPEN"), "They are gone."],
                open=["e"],
                steps=["✓ Delete 2 tasks"],
                cards=["2 tasks deleted | - c | - d"],
            ),
        ],
        before=FIVE,
    ),
    Conversation(
        "calls in one answer, without indexes and ids",
        [
            Says(
                "Add three things",
                [
                    Reply(
                        calls=tuple(call("create_task", title=title) for title in ("x", "y", "z")),
                        indexes="missing",
                        ids="empty",
                    ),
                    "I added all three.",
                ],
                open=["x", "y", "z"],
                steps=["✓ Create task · x", "✓ Create task · y", "✓ Create task · z"],
                cards=["3 tasks created | - x | - y | - z"],
            ),
            Says(
                "Delete two of them",
                [
                    Reply(
                        calls=(call("delete_task", task="«x»"), call("delete_task", task="«z»")),
                        indexes="zero",
                        ids="same",
                    ),
                    "They are gone.",
                ],
                open=["y"],
                steps=["✓ Delete task", "✓ Delete task"],
                cards=["2 tasks deleted | - x | - z"],
            ),
        ],
    ),
    Conversation(
        "two people never see each other's tasks",
        [
            Says(
                "What is there?",
                [call("list_tasks", status="all"), "Only mine."],
                steps=["✓ List tasks · all"],
                results=[{"total": 1, "tasks": ["mine"]}],
            ),
            Says(
                "Delete theirs",
                [call("delete_task", task="«their theirs»"), "There is no such task."],
                steps=["✗ Delete task · not done"],
            ),
            Says(
                "Complete everything",
                [call("complete_many", all=True), "Well done!"],
                open=[],
                done=["mine"],
                steps=["✓ Complete tasks"],
                cards=["Task completed | - mine"],
            ),
            Says("Hello", ["Hello, you."], by="other", sent=[("user", "Hello")]),
            Says(
                "Undo what was done to theirs",
                [call("undo", task="theirs"), "Your task is not there any more."],
                open=[],
                steps=["✓ Undo the last change of theirs"],
                by="other",
            ),
            Says(
                "Undo what was done to mine",
                [call("undo", task="mine"), "There is nothing left to take back."],
                steps=["✗ Undo the last change of mine · not done"],
                by="other",
            ),
        ],
        before=tasks("mine"),
        theirs=tasks("theirs"),
    ),
]


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Locks, undo and JSON are where the engines differ."""
    return request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "fresh_postgres_url")


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=str)
async def test_conversation(stage: Stage, conversation: Conversation) -> None:
    await stage.play(conversation)
