"""Everyday conversations: make, change, complete, find and delete a task, by whatever people call it."""

import pytest

from tests.gemini_stand_in import call
from tests.integration.conversations.script import Conversation, Listed, Presses, Says, task, tasks
from tests.integration.conversations.stage import Stage

THREE = [
    task("buy milk", due="2037-11-25"),
    task("call mum", due="2037-11-26"),
    task("write report", due="2037-11-27"),
]
MILK, MUM, REPORT = "buy milk · Wed 25 Nov 2037", "call mum · Thu 26 Nov 2037", "write report · Fri 27 Nov 2037"
RENT = "pay rent · high · Fri 27 Nov 2037, 17:00 · #home"
RENT_ON_CARD = "- pay rent · Fri 27 Nov 2037, 17:00 · High priority · #home"

CONVERSATIONS = [
    Conversation(
        "the whole life of a task",
        [
            Says(
                "Add pay rent",
                [call("create_task", title="pay rent"), "I added **pay rent**."],
                open=["pay rent"],
                steps=["✓ Create task · pay rent"],
                cards=["Task created | - pay rent"],
                results=[{"created": "pay rent"}],
                sent=[("user", "Add pay rent")],
            ),
            Says(
                "It matters: Friday 27 November 2037 at 5pm, tag home",
                [
                    call("update_task", task="«pay rent»", priority="high", due="2037-11-27T17:00", add_tags=["home"]),
                    "**pay rent** is due on Friday at 17:00.",
                ],
                open=[RENT],
                steps=["✓ Change task"],
                cards=[f"Task changed | {RENT_ON_CARD}"],
                results=[{"updated": RENT, "changed": {"due": None, "priority": "medium", "tags": None}}],
                sent=[
                    ("assistant", 'create_task {"title": "pay rent"}'),
                    ("tool", '{"created":{"id":"«pay rent»","title":"pay rent","priority":"medium"}}'),
                    ("assistant", "I added **pay rent**."),
                    ("user", "Hidden context for the assistant, not written by the person: the card below the answer "
                     "says:\nTask created\n- pay rent"),
                    ("user", "It matters: Friday 27 November 2037 at 5pm, tag home"),
                ],
            ),
            Says(
                "Paid.",
                [call("complete_task", task="pay rent"), "Well done!"],
                open=[],
                done=[RENT],
                steps=["✓ Complete task · pay rent"],
                cards=[f"Task completed | {RENT_ON_CARD}"],
                results=[{"completed": f"{RENT} (done)"}],
            ),
            Says(
                "It bounced, open it again",
                [call("complete_task", task="pay rent", done=False), "**pay rent** is open again."],
                open=[RENT],
                done=[],
                steps=["✓ Reopen task · pay rent"],
                cards=[f"Task reopened | {RENT_ON_CARD}"],
                results=[{"reopened": RENT}],
            ),
            Says(
                "Delete it",
                [call("delete_task", task="«pay rent»"), "I deleted **pay rent**."],
                open=[],
                steps=["✓ Delete task"],
                cards=[f"Task deleted | {RENT_ON_CARD}"],
                results=[{"deleted": RENT}],
            ),
        ],
    ),
    Conversation(
        "every detail at once, as loosely as a model writes it",
        [
            Says(
                "File taxes until 31 May 2037, urgent, #Money and #home, the folder is in the cellar",
                [
                    call("create_task", title=" file taxes ", due="2037-05-31", priority="High", tags="#Money, home",
                         description="the folder is in the cellar"),
                    "I added **file taxes**.",
                ],
                open=["file taxes · the folder is in the cellar · high · Sun 31 May 2037 · #money #home"],
                steps=["✓ Create task ·  file taxes "],
                cards=["Task created | - file taxes · Sun 31 May 2037 · High priority · #money · #home"],
            ),
            Says(
                "No date, no note, and only the tag money",
                [
                    call("update_task", task="file taxes", due="none", description="none", tags=["money"]),
                    "It has neither now.",
                ],
                open=["file taxes · high · #money"],
                steps=["✓ Change task · file taxes"],
                cards=["Task changed | - file taxes · High priority · #money"],
                results=[
                    {
                        "updated": "file taxes · high · #money",
                        "changed": {
                            "description": "the folder is in the cellar",
                            "due": "Sun 31 May 2037",
                            "tags": ["money", "home"],
                        },
                    }
                ],
            ),
        ],
    ),
    Conversation(
        "a task is renamed, and its old name is gone",
        [
            Says(
                "Call the first one oat milk",
                [call("update_task", task="buy milk", title="buy oat milk"), "It is **buy oat milk** now."],
                open=["buy oat milk"],
                steps=["✓ Change task · buy milk"],
                cards=["Task changed | - buy oat milk"],
                results=[{"updated": "buy oat milk", "changed": {"title": "buy milk"}}],
            ),
            Says(
                "Complete the oat milk",
                [call("complete_task", task="Buy Oat  Milk."), "Done."],
                open=[],
                done=["buy oat milk"],
                steps=["✓ Complete task · Buy Oat  Milk."],
                cards=["Task completed | - buy oat milk"],
            ),
        ],
        before=tasks("buy milk"),
    ),
    Conversation(
        "what is complete already is said to be, and nothing is done",
        [
            Says(
                "Complete buy milk",
                [call("complete_task", task="buy milk"), "Done."],
                open=[],
                done=["buy milk"],
                steps=["✓ Complete task · buy milk"],
                cards=["Task completed | - buy milk"],
            ),
            Says(
                "Complete buy milk",
                [call("complete_task", task="buy milk"), "That one is complete already."],
                steps=["✓ Complete task · buy milk"],
                results=[{"unchanged": "buy milk (done)", "reason": "is complete already"}],
            ),
            Says(
                "Make it medium",
                [call("update_task", task="buy milk", priority="medium"), "It was medium before."],
                steps=["✓ Change task · buy milk"],
                results=[{"unchanged": "buy milk (done)", "reason": "was like that already"}],
            ),
        ],
        before=tasks("buy milk"),
    ),
    Conversation(
        "an empty list is an empty list",
        [
            Says(
                "What is on my list?",
                [call("list_tasks"), "Your list is empty."],
                steps=["✓ List tasks"],
                results=[{"total": 0, "tasks": []}],
            ),
            Says("Thanks!", ["You're welcome."], sent=[("assistant", "Your list is empty."), ("user", "Thanks!")]),
        ],
    ),
    Conversation(
        "lists by priority, tag, date and words",
        [
            Says(
                "What is urgent?",
                [call("list_tasks", priority="high"), "1. **late**"],
                steps=["✓ List tasks · high priority"],
                results=[{"total": 1, "tasks": ["late · high · Fri 20 Nov 2020 (overdue)"]}],
            ),
            Says(
                "And at home?",
                [call("list_tasks", tag="#home"), "1. **sweep**"],
                steps=["✓ List tasks · #home"],
                results=[{"total": 1, "tasks": ["sweep · #home"]}],
            ),
            Says(
                "What is overdue?",
                [call("list_tasks", due="overdue"), "1. **late**"],
                steps=["✓ List tasks · overdue"],
                results=[{"total": 1, "tasks": ["late · high · Fri 20 Nov 2020 (overdue)"]}],
            ),
            Says(
                "And what says someday?",
                [call("list_tasks", search="someday", limit=1), "Two; the first is **someday**."],
                steps=["✓ List tasks · “someday”"],
                results=[{"total": 2, "tasks": ["someday"]}],
            ),
        ],
        before=[
            task("late", due="2020-11-20", priority="high"),
            task("sweep", tags=["home"]),
            task("someday"),
            task("someday, really"),
        ],
    ),
    Conversation(
        "my second task after a list",
        [
            Says(
                "What is on my list?",
                [call("list_tasks"), "1. **buy milk**\n2. **call mum**\n3. **write report**"],
                steps=["✓ List tasks"],
                results=[{"total": 3, "tasks": [MILK, MUM, REPORT]}],
            ),
            Says(
                "Complete my second task",
                [call("complete_task", task="second"), "**call mum** is complete."],
                open=[MILK, REPORT],
                done=[MUM],
                steps=["✓ Complete task · second"],
                cards=["Task completed | - call mum · Thu 26 Nov 2037"],
                results=[{"completed": f"{MUM} (done)"}],
            ),
            Says(
                "And the third",  # The list that the person saw still counts.
                [call("complete_task", task="3"), "**write report** is complete."],
                open=[MILK],
                done=[MUM, REPORT],
                steps=["✓ Complete task · 3"],
                cards=["Task completed | - write report · Fri 27 Nov 2037"],
            ),
        ],
        before=THREE,
    ),
    Conversation(
        "the last one after a search",
        [
            Says(
                "Find everything with milk",
                [call("search_tasks", query="milk"), "1. **milk**\n2. **milk the cow**"],
                steps=["✓ Search tasks · milk"],
                results=[{"total": 2, "tasks": ["milk", "milk the cow"]}],
            ),
            Says(
                "Delete the last one",
                [call("delete_task", task="last"), "I deleted **milk the cow**."],
                open=["call mum", "milk"],
                steps=["✓ Delete task · last"],
                cards=["Task deleted | - milk the cow"],
                results=[{"deleted": "milk the cow"}],
            ),
            Says(
                "And the second again",
                [call("delete_task", task="second"), "It is gone already."],
                steps=["✗ Delete task · second · not done"],
                results=[{"error": "The task at that position is not there any more.", "code": "gone"}],
            ),
        ],
        before=tasks("milk the cow", "call mum", "milk"),
    ),
    Conversation(
        "positions without a list, and one that there is not",
        [
            Says(
                "Complete my first task",
                [call("complete_task", task="first"), "Done."],
                open=[MUM, REPORT],
                done=[MILK],
                steps=["✓ Complete task · first"],
                cards=["Task completed | - buy milk · Wed 25 Nov 2037"],
            ),
            Says(
                "And the seventh",
                [call("complete_task", task="seventh"), "You have only two."],
                steps=["✗ Complete task · seventh · not done"],
                results=[
                    {
                        "error": "The list has 2 tasks; there is no such position in it.",
                        "code": "no_such_position",
                        "count": 2,
                    }
                ],
            ),
        ],
        before=THREE,
    ),
    Conversation(
        "a search for words spelled nearly right",
        [
            Says(
                "Find the dentsit",
                [call("search_tasks", query="dentsit"), "1. **Call the dentist**"],
                steps=["✓ Search tasks · dentsit"],
                results=[{"total": 1, "tasks": ["Call the dentist"]}],
            ),
            Says(
                "Any spaceship?",
                [call("search_tasks", query="spaceship"), "No."],
                steps=["✓ Search tasks · spaceship"],
                results=[{"total": 0, "tasks": []}],
            ),
            Says(
                "Complete call the dentsit",
                [call("complete_task", task="call the dentsit"), "Done."],
                open=["buy groceries"],
                done=["Call the dentist"],
                steps=["✓ Complete task · call the dentsit"],
                cards=["Task completed | - Call the dentist"],
            ),
        ],
        before=tasks("Call the dentist", "buy groceries"),
    ),
    Conversation(
        "two tasks of one name lead to one question",
        [
            Says(
                "Complete call mum",
                [call("complete_task", task="call mum"), "Which one: on Wednesday or on Friday?"],
                steps=["✗ Complete task · call mum · not done"],
                results=[
                    {
                        "error": "There are 2 tasks called “call mum”.",
                        "code": "several_tasks",
                        "task": "call mum",
                        "count": 2,
                        "close": ["Call mum", "Call mum"],
                    }
                ],
            ),
            Says(
                "On Friday",
                [call("complete_task", task="«Call mum · Fri 27 Nov 2037»"), "Done."],
                open=["Call mum · Wed 25 Nov 2037"],
                done=["Call mum · Fri 27 Nov 2037"],
                steps=["✓ Complete task"],
                cards=["Task completed | - Call mum · Fri 27 Nov 2037"],
                sent=[("assistant", "Which one: on Wednesday or on Friday?"), ("user", "On Friday")],
            ),
            Says(
                "And the other one",  # Only one of them is open by now.
                [call("complete_task", task="call mum"), "Done."],
                open=[],
                done=["Call mum · Fri 27 Nov 2037", "Call mum · Wed 25 Nov 2037"],
                steps=["✓ Complete task · call mum"],
                cards=["Task completed | - Call mum · Wed 25 Nov 2037"],
            ),
        ],
        before=[task("Call mum", due="2037-11-25"), task("Call mum", due="2037-11-27")],
    ),
    Conversation(
        "a title that is a number or an ordinal goes before the position",
        [
            Says(
                "Complete 2",
                [call("complete_task", task="2"), "Done."],
                open=["first", "1984"],
                done=["2"],
                steps=["✓ Complete task · 2"],
                cards=["Task completed | - 2"],
            ),
            Says(
                "Complete 1984",
                [call("complete_task", task="1984"), "Done."],
                open=["first"],
                done=["1984", "2"],
                steps=["✓ Complete task · 1984"],
                cards=["Task completed | - 1984"],
            ),
        ],
        before=tasks("first", "1984", "2"),
    ),
    Conversation(
        "search, change and complete in one turn",
        [
            Says(
                "The milk thing: tag it shop, then it is done",
                [
                    call("search_tasks", query="milk"),
                    call("update_task", task="first", add_tags=["shop"]),
                    call("complete_task", task="«buy milk»"),
                    "Tagged and completed.",
                ],
                open=[MUM, REPORT],
                done=[f"{MILK} · #shop"],
                steps=["✓ Search tasks · milk", "✓ Change task · first", "✓ Complete task"],
                cards=["Task completed | - buy milk · Wed 25 Nov 2037 · #shop"],
                results=[
                    {"total": 1, "tasks": [MILK]},
                    {"updated": f"{MILK} · #shop", "changed": {"tags": None}},
                    {"completed": f"{MILK} · #shop (done)"},
                ],
            ),
            Says(
                "Take all of that back",
                [call("undo"), "It is as before."],
                open=[MILK, MUM, REPORT],
                done=[],
                steps=["✓ Undo the last change"],
                cards=[],
            ),
        ],
        before=THREE,
    ),
    Conversation(
        "the buttons of a receipt",
        [
            Says(
                "Add tea and rice",
                [(call("create_task", title="tea"), call("create_task", title="rice")), "I added both."],
                open=["tea", "rice"],
                steps=["✓ Create task · tea", "✓ Create task · rice"],
                cards=["2 tasks created | - tea | - rice"],
            ),
            Presses("Complete", row="rice", open=["tea"], done=["rice"], card="2 tasks created | - tea | - rice"),
            Presses("Open", row="tea", card="2 tasks created | - tea | - rice", opens="tea"),
            Presses("Reopen", row="rice", open=["tea", "rice"], done=[], card="2 tasks created | - tea | - rice"),
            Says(
                "Delete rice",
                [call("delete_task", task="rice"), "I deleted **rice**."],
                open=["tea"],
                steps=["✓ Delete task · rice"],
                cards=["Task deleted | - rice"],
            ),
            Presses(
                "Undo",
                on=0,
                card="Partly undone: 2 tasks created | - tea | - rice | “rice” was changed since and stays as it is.",
                open=[],
                notices=["info: “rice” was changed since and stays as it is\\."],
            ),
        ],
    ),
    Conversation(
        "a conversation gets a title, and a new one knows nothing of it",
        [
            Says("Plan my move to Zürich with me, please", ["Gladly."], asides=["Move to Zürich"]),
            Listed(["Move to Zürich"]),
            Says("And the cat?", ["Take it along."], sent=[("assistant", "Gladly."), ("user", "And the cat?")]),
            Says("What did I plan?", ["Nothing yet."], anew=True, where={"Zürich": [], "Gladly": []}),
            Listed(["What did I plan?", "Move to Zürich"]),
        ],
    ),
    Conversation(
        "what has nothing to do with tasks",
        [
            Says("What is the weather in Paris?", ["I look after your tasks. Shall I add one?"]),
            Says(
                "Then remind me to take an umbrella",
                [call("create_task", title="take an umbrella"), "I added **take an umbrella**."],
                open=["take an umbrella"],
                steps=["✓ Create task · take an umbrella"],
                cards=["Task created | - take an umbrella"],
                sent=[
                    ("user", "What is the weather in Paris?"),
                    ("assistant", "I look after your tasks. Shall I add one?"),
                    ("user", "Then remind me to take an umbrella"),
                ],
            ),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=str)
async def test_conversation(stage: Stage, conversation: Conversation) -> None:
    await stage.play(conversation)
