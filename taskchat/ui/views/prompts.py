"""Prompts that the chat offers, from what the lists hold. Pure."""

from taskchat.ui.views.board import Counts, Prompt


def prompts(counts: Counts) -> list[Prompt]:
    """Return four prompts that fit what the lists hold."""
    create = Prompt("Create a task", "Create a task called Call the dentist, due tomorrow at 9am", "plus")
    if not counts.all:
        return [
            create,
            Prompt("Something urgent", "Create an urgent task called Send the invoice, due friday", "bolt"),
            Prompt("Show my tasks", "Show my tasks", "notebook"),
            Prompt("What can you do?", "What can you do?", "circle-question"),
        ]
    first = (
        Prompt("What is overdue?", "What is overdue?", "bolt")
        if counts.overdue
        else Prompt("What is urgent?", "Show my high priority tasks", "bolt")
    )
    return [
        first,
        Prompt("What is due today?", "What is due today?", "calendar"),
        Prompt("What is due in the next 7 days?", "What is due in the next 7 days?", "notebook"),
        create,
    ]
