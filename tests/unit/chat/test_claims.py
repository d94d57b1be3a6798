"""Claims of a change in answers, and unfounded ones among them."""

import pytest

from taskchat.assistant.tools import TOOLS
from taskchat.assistant.tools.once import Outcome
from taskchat.assistant.tools.schema import Arguments
from taskchat.assistant.tools.tool import tool
from taskchat.chat.turn.claims import is_unfounded

CLAIMS = [
    "I've added **milk** to your list.",
    "I\u2019ve just created the task.",
    "I have successfully deleted all of them.",
    "Sure! I marked it as complete.",
    "Done! Milk is on your list.",
    "All set.",
    "Your task “milk” has been created.",
    "Both tasks have been deleted.",
    "“Milk” is now complete.",
    "Ich habe die Aufgabe **Milch** hinzugefügt.",
    "Erledigt!",
    "Die Aufgabe wurde gelöscht.",
    "He añadido la tarea.",
    "Se ha eliminado la tarea.",
    "J'ai ajouté la tâche.",
    "La tâche a été supprimée.",
    "Adicionei a tarefa.",
    "A tarefa foi concluída.",
]
OTHERS = [
    "Shall I add milk to your list?",
    "I can add, change and delete tasks.",
    "I couldn't delete it: there is no such task.",
    "Which one do you mean?",
    "Say “I have added milk” to test this.",
    "> I deleted everything\n\nThat is what you wrote.",
    "I look after your tasks. What would you like to do?",
    "To be done today: milk.",
    "Was ist zu erledigen?",
    "",
]


@pytest.mark.parametrize("text", CLAIMS)
def test_a_claim_without_a_tool_is_unfounded(text: str) -> None:
    assert is_unfounded(text, set())


@pytest.mark.parametrize("text", CLAIMS)
def test_a_tool_that_can_change_something_founds_it(text: str) -> None:
    assert not is_unfounded(text, {"list_tasks", "create_task"})


@pytest.mark.parametrize("text", CLAIMS)
def test_a_question_to_the_person_founds_nothing(text: str) -> None:
    assert is_unfounded(text, {"ask_person"})


@pytest.mark.parametrize("text", OTHERS)
def test_offers_questions_and_quotes_claim_nothing(text: str) -> None:
    assert not is_unfounded(text, set())


def test_a_list_of_what_was_done_is_no_claim_but_a_deed_of_ones_own_is() -> None:
    assert not is_unfounded("These tasks have been completed: milk.", {"list_tasks"})
    assert is_unfounded("I completed milk for you.", {"list_tasks"})


@tool(Arguments, reads_only=True, icon="search", title=lambda _: "Count tasks")
async def count_tasks(_session: object, _turn: object, _asked: Arguments) -> Outcome:
    """Count the tasks."""
    return Outcome({"count": 0}, "Counted.")


def test_a_new_tool_that_only_reads_founds_no_claim() -> None:
    read_only = {one.name for one in (*TOOLS, count_tasks) if one.reads_only}
    assert is_unfounded("I completed milk for you.", {"count_tasks"}, read_only=read_only)
    assert not is_unfounded("I completed milk for you.", {"count_tasks", "complete_task"}, read_only=read_only)


def test_what_only_reads_is_said_by_the_tools() -> None:
    reading = {"list_tasks": True, "search_tasks": True, "create_task": False, "delete_many": False, "undo": False}
    assert reading.items() <= {one.name: one.reads_only for one in TOOLS}.items()
    for one in TOOLS:
        assert is_unfounded("I completed milk for you.", {one.name}) == one.reads_only
