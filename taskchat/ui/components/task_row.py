"""Row of a task in the list. Rows and tags are annotated as values; to Reflex each is a variable of that shape."""

import reflex as rx
from reflex.event import EventType, checked_input_event
from reflex_components_core.el import Input
from reflex_components_core.react_router.dom import ReactRouterLink

from taskchat.ui.components.moving import move_button
from taskchat.ui.components.series_menu import series_menu
from taskchat.ui.state import Editor, Repeating, TaskList
from taskchat.ui.views import Highlight, Row, Tag


class Checkbox(Input):
    """A native checkbox, which changes at once without the server."""

    on_change: rx.EventHandler[checked_input_event]


def task_row(row: Row) -> rx.Component:
    """Task with its actions; `shortcuts.js` has its keys."""
    return rx.el.li(
        Checkbox.create(
            key=row.stamp,
            type="checkbox",
            class_name="check",
            default_checked=row.done,
            aria_label=f"Complete “{row.title}”",
            # Reflex types it like a text field, which calls with a string.
            on_change=TaskList.set_done(row.id),  # pyright: ignore[reportArgumentType]
        ),
        rx.el.div(
            rx.el.button(_title(row), type="button", class_name="task-title", on_click=Editor.open(row.id)),
            task_about(row),
            _snippet(row),
            class_name="task-words",
        ),
        rx.el.div(
            rx.cond(row.done, None, _action("Postpone", "calendar-arrow-up", row, TaskList.postpone(row.id))),
            move_button(row),
            rx.cond(row.repeats != "", series_menu(row)),
            rx.cond(
                row.repeats != "",
                # Which ones are to go is asked first.
                _action("Delete", "trash-2", row, Repeating.ask(row.id, row.title), asks="true"),
                _action("Delete", "trash-2", row, TaskList.delete(row.id)),
            ),
            class_name="task-actions",
        ),
        key=row.id,
        class_name="task",
        custom_attrs={
            "data-id": row.id,
            "data-priority": row.priority,
            "data-done": rx.cond(row.done, "true", "false"),
        },
    )


def _title(row: Row) -> rx.Component:
    # A list to the type checker, a variable to Reflex.
    searched = row.highlights.length() > 0  # pyright: ignore[reportAttributeAccessIssue]
    return rx.cond(searched, rx.foreach(row.highlights, _highlight), row.title)


def _highlight(part: Highlight) -> rx.Component:
    return rx.cond(part.found, rx.el.mark(part.text), rx.fragment(part.text))


def _snippet(row: Row) -> rx.Component:
    # A list to the type checker, a variable to Reflex.
    found = row.snippet.length() > 0  # pyright: ignore[reportAttributeAccessIssue]
    words = rx.el.p(
        # Its direction is its own, so that it does not count for that of the notes.
        rx.el.span("Description: ", class_name="only-heard", dir="ltr"),
        rx.foreach(row.snippet, _highlight),
        class_name="task-snippet",
        dir="auto",
    )
    return rx.cond(found, words)


def task_about(row: Row) -> rx.Component:
    """Line of what is to tell of a row beside its title."""
    return rx.el.div(
        rx.cond(row.priority == "high", _word("flag", "High", "high")),
        rx.cond(row.priority == "low", _word("arrow-down", "Low", "low")),
        rx.cond(row.priority == "none", _word("minus", "No priority", "none")),
        rx.cond(
            row.due != "",
            rx.el.time(
                rx.icon("calendar", size=13, aria_hidden="true"),
                rx.cond(row.tone == "overdue", rx.el.span("Overdue: ", class_name="only-heard")),
                row.due,
                date_time=row.due_at,
                class_name="task-due",
                custom_attrs={"data-tone": row.tone},
            ),
        ),
        rx.cond(row.repeats != "", _rhythm(row)),
        rx.cond(row.steps != "", _progress(row)),
        rx.cond(row.notes, rx.el.span(rx.icon("text", size=13), class_name="task-notes", title="Has a description")),
        rx.foreach(row.details, _detail),
        rx.foreach(row.tags, _tag),
        class_name="task-about",
    )


def _word(icon: str, word: str, priority: str) -> rx.Component:
    return rx.el.span(
        rx.icon(icon, size=13, aria_hidden="true"),
        word,
        class_name="task-priority",
        custom_attrs={"data-priority": priority},
    )


def _rhythm(row: Row) -> rx.Component:
    return rx.el.span(
        rx.icon("repeat", size=13, aria_hidden="true"),
        rx.el.span("Repeats ", class_name="only-heard"),
        rx.el.span(row.repeats, class_name="task-rule"),
        class_name="task-repeats",
        title=f"Repeats {row.repeats}",
    )


def _progress(row: Row) -> rx.Component:
    return rx.el.span(
        rx.icon("list-checks", size=13, aria_hidden="true"),
        rx.el.span("Subtasks done: ", class_name="only-heard"),
        row.steps,
        class_name="task-steps",
        title="Subtasks done",
    )


def _detail(words: str) -> rx.Component:
    return rx.el.span(words)


def _tag(tag: Tag) -> rx.Component:
    # Not in the order of Tab, which stops once a row: `keys.js` leads from the title to it.
    return ReactRouterLink.create(
        rx.el.span(f"#{tag.name}"),
        to=tag.path,
        key=tag.name,
        class_name="tag",
        tab_index=-1,
        custom_attrs={"data-hue": tag.hue},
    )


def _action(word: str, icon: str, row: Row, event: EventType[()], *, asks: str = "false") -> rx.Component:
    return rx.el.button(
        rx.icon(icon, size=16, aria_hidden="true"),
        type="button",
        class_name="icon-button",
        aria_label=f"{word} “{row.title}”",
        title=word,
        custom_attrs={"data-action": word.lower(), "data-asks": asks},
        on_click=event,
    )
