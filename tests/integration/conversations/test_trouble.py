"""Tools that refuse, models that err, and a Gemini that is busy, away, silent or cut off."""

import pytest

from tests.gemini_stand_in import Call, Failure, Reply, call
from tests.integration.conversations.script import After, Conversation, Says, Used, again, tasks
from tests.integration.conversations.stage import Stage

MILK = tasks("buy milk", "call mum")
QUOTA = Failure(429, "RESOURCE_EXHAUSTED", "quota", retry_after="34s")
BUSY = Failure(503, "UNAVAILABLE", "busy")
AWAY = r"warning: Gemini's quota is used up\. The built-in assistant answers instead; .* asked again in .*"
TRYING = "Gemini is busy; trying again…"

CONVERSATIONS = [
    Conversation(
        "a wrong name is put right in the same turn",
        [
            Says(
                "The milk is bought",
                [
                    call("complete_task", task="milk from the shop"),
                    call("complete_task", task="«buy milk»"),
                    "Well done!",
                ],
                open=["call mum"],
                done=["buy milk"],
                steps=["✗ Complete task · milk from the shop · not done", "✓ Complete task"],
                cards=["Task completed | - buy milk"],
            ),
        ],
        before=MILK,
    ),
    Conversation(
        "wrong arguments are put right in the same turn",
        [
            Says(
                "Make the milk urgent",
                [
                    call("update_task", task="buy milk", priority="urgent"),
                    call("update_task", task="buy milk", priority="high"),
                    "It is urgent now.",
                ],
                open=["buy milk · high", "call mum"],
                steps=["✗ Update task · failed", "✓ Change task · buy milk"],
                cards=["Task changed | - buy milk · High priority"],
            ),
            Says(
                "Due on the 30th of February",
                [call("update_task", task="buy milk", due="30 February 2037"), "There is no such day."],
                steps=["✗ Change task · buy milk · not done"],
            ),
        ],
        before=MILK,
    ),
    Conversation(
        "arguments that are no JSON",
        [
            Says(
                "Add tea",
                [Reply(calls=(Call("create_task", raw='{"title": "te'),)), "That went wrong."],
                steps=["✗ Create task · failed"],
            ),
        ],
    ),
    Conversation(
        "a tool that does not exist",
        [Says("Send a mail", [call("send_mail", to="mum"), "I cannot do that."])],
    ),
    Conversation(
        "of two tools one fails",
        [
            Says(
                "Add tea and complete the soup",
                [
                    (call("create_task", title="tea"), call("complete_task", task="hot soup")),
                    "I added tea; there is no soup.",
                ],
                open=["buy milk", "call mum", "tea"],
                steps=["✓ Create task · tea", "✗ Complete task · hot soup · not done"],
                cards=["Task created | - tea"],
            ),
        ],
        before=MILK,
    ),
    Conversation(
        "words before a tool",
        [
            Says(
                "Add tea",
                [("Let me add that.", call("create_task", title="tea")), "It is there."],
                open=["tea"],
                steps=["✓ Create task · tea"],
                cards=["Task created | - tea"],
            ),
        ],
    ),
    Conversation(
        "an empty answer, asked for again",
        [
            Says("Hello", [Reply()], answers=[], error=("Gemini sent an empty answer; please try again.", True)),
            again(["Hello!"]),
        ],
    ),
    Conversation(
        "silence after a tool says what was done, and the next message goes on",
        [
            Says(
                "Add tea",
                [call("create_task", title="tea"), Reply()],
                open=["tea"],
                answers=["I added **tea**."],
                steps=["✓ Create task · tea"],
                cards=["Task created | - tea"],
            ),
            Says("Thanks", ["You are welcome."], open=["tea"]),
        ],
    ),
    Conversation(
        "no room for a word after a tool",
        [
            Says(
                "Add tea",
                [call("create_task", title="tea"), Reply(finish="length")],
                open=["tea"],
                answers=["I added **tea**."],
                steps=["✓ Create task · tea"],
                cards=["Task created | - tea"],
            ),
        ],
    ),
    Conversation(
        "silence after several tools tells all changes, and words before them stay",
        [
            Says(
                "Add tea, and the milk is bought",
                [
                    ("One moment.", call("list_tasks"), call("complete_task", task="buy milk")),
                    call("create_task", title="tea"),
                    Reply(),
                ],
                open=["call mum", "tea"],
                done=["buy milk"],
                answers=["One moment.", "Well done! **buy milk** is complete.\n\nI added **tea**."],
                steps=["✓ List tasks", "✓ Complete task · buy milk", "✓ Create task · tea"],
                cards=["2 tasks changed | - buy milk · Completed | - tea · Created"],
            ),
        ],
        before=MILK,
    ),
    Conversation(
        "silence after tools that only read tells what the last one found",
        [
            Says(
                "What is there?",
                [call("search_tasks", query="x"), call("list_tasks"), Reply()],
                answers=["You have 2 open tasks:\n\n1. **buy milk**\n2. **call mum**"],
                steps=["✓ Search tasks · x", "✓ List tasks"],
            ),
        ],
        before=MILK,
    ),
    Conversation(
        "silence after a tool that refused tells why",
        [
            Says(
                "Delete the tea",
                [call("delete_task", task="tea"), Reply()],
                answers=["There is no task called “tea”."],
                steps=["✗ Delete task · tea · not done"],
            ),
        ],
        before=MILK,
    ),
    Conversation(
        "silence in German is told in German",
        [
            Says(
                "Füge Tee hinzu",
                [call("create_task", title="Tee"), Reply()],
                open=["Tee"],
                answers=["Ich habe **Tee** angelegt."],
                steps=["✓ Create task · Tee"],
                cards=["Task created | - Tee"],
            ),
        ],
    ),
    Conversation(
        "an answer that is withheld is not offered again",
        [
            Says(
                "Tell me something",
                [Reply(finish="content_filter")],
                answers=[],
                error=("Gemini's safety filter withheld the answer; please put it differently.", False),
            ),
            Says("Then list my tasks", [call("list_tasks"), "You have two."], steps=["✓ List tasks"]),
        ],
        before=MILK,
    ),
    Conversation(
        "out of quota: the built-in assistant goes on, then Gemini again",
        [
            Says(
                "Add tea",
                [Reply(failure=QUOTA)],
                open=["tea"],
                answers=["I added **tea**."],
                steps=["✓ Create task · tea"],
                cards=["Task created | - tea"],
                notices=[AWAY],
            ),
            Says(
                "Complete tea",
                [],
                open=[],
                done=["tea"],
                answers=["Well done! **tea** is complete."],
                steps=["✓ Complete task · tea"],
                cards=["Task completed | - tea"],
                notices=[AWAY],
            ),
            After(40),
            Says("What did I do?", ["You had tea."], where={"Well done!": ["assistant"]}),
            Used(
                models=[
                    "gemini-2.5-flash answer replaced 1",
                    "built-in answer done 2",
                    "built-in answer done 2",
                    "gemini-2.5-flash answer done 1",
                ],
                tools=["create_task 1 0", "complete_task 1 0"],
            ),
        ],
    ),
    Conversation(
        "out of quota in the middle: what was done is not done again",
        [
            Says(
                "Add tea",
                [call("create_task", title="tea"), Reply(failure=QUOTA)],
                open=["tea"],
                answers=["I added **tea**."],
                steps=["✓ Create task · tea"],
                cards=["Task created | - tea"],
                notices=[AWAY],
            ),
        ],
    ),
    Conversation(
        "busy twice, then an answer",
        [Says("Hello", [BUSY, BUSY, "Hello!"], answers=["Hello!"], progress=[TRYING, TRYING])],
    ),
    Conversation(
        "an answer that breaks off, asked for again",
        [
            Says(
                "Add tea and tell me about it",
                [Reply(text=["Tea is ", "a drink"], delay=0.05, failure=Failure(500))],
                answers=["Tea is a drink"],
                error=("Gemini is having trouble right now; please try again in a moment.", True),
            ),
            again(
                [call("create_task", title="tea"), "I added tea."],
                open=["tea"],
                steps=["✓ Create task · tea"],
                cards=["Task created | - tea"],
            ),
        ],
    ),
    Conversation(
        "what broke off after a change is offered again, since that does nothing twice",
        [
            Says(
                "Add tea",
                [call("create_task", title="tea"), Reply(text=["I ", "added"], delay=0.05, failure=Failure(500))],
                open=["tea"],
                answers=["I added"],
                steps=["✓ Create task · tea"],
                cards=["Task created | - tea"],
                error=("Gemini is having trouble right now; please try again in a moment.", True),
            ),
        ],
    ),
    Conversation(
        "a claim that no tool founds",
        [
            Says(
                "Add tea",
                ["I've added **tea** to your list."],
                steps=["✗ Nothing was changed"],
            ),
            Says(
                "Where is it?",
                [call("create_task", title="tea"), "Now it is there."],
                open=["tea"],
                steps=["✓ Create task · tea"],
                cards=["Task created | - tea"],
                where={"no tool made one": ["user"]},
            ),
        ],
    ),
    Conversation(
        "stopped in the middle",
        [
            Says("Tell me everything", [Reply(text="Once", hang=True)], stop=True, answers=["Once"]),
            Says("Go on", ["There was."], where={"Once": ["assistant"]}),
        ],
    ),
    Conversation(
        "the day's messages come to an end",
        [
            Says("One", ["Yes."], notices=["info: You have 6 of 30 messages left; one more comes back .*"]),
            Says("Two", ["Yes."], notices=["warning: You have 5 of 30 messages left; one more comes back .*"]),
        ],
        settings={"messages_per_day": 30},
        used=23,
    ),
    Conversation(
        "a request that Gemini does not understand",
        [
            Says(
                "Hello",
                [Failure(400, "INVALID_ARGUMENT", "nonsense")],
                answers=[],
                error=("Gemini did not understand the request; please put it differently.", True),
            ),
            Says("Hello again", ["Hello!"]),
        ],
    ),
    Conversation(
        "an answer that is cut off says so",
        [
            Says(
                "A long one, please",
                [Reply(text="Once upon a", finish="length")],
                answers=["Once upon a\n\n*The answer was cut off here.*"],
            ),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=str)
async def test_conversation(stage: Stage, conversation: Conversation) -> None:
    await stage.play(conversation)
