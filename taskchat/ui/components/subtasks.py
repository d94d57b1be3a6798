"""Subtasks in the panel of their task: a list that is ticked, written in and moved, and a line that adds to it."""

import reflex as rx
from reflex.event import EventType

from taskchat.ui.components.task_row import Checkbox
from taskchat.ui.state import Editor, Subtasks, TaskList
from taskchat.ui.views import Subtask


def subtasks() -> rx.Component:
    """Section of the subtasks; a task that is one itself has the way back instead."""
    return rx.cond(
        Editor.form.parent != "",
        rx.el.button(
            rx.icon("arrow-left", size=15, aria_hidden="true"),
            "Back to its task",
            type="button",
            class_name="editor-history back-to-task",
            on_click=Editor.open(Editor.form.parent),
        ),
        rx.el.section(
            rx.el.h2("Subtasks", rx.el.span(Editor.form.steps, class_name="count"), id="subtasks-title"),
            rx.el.ul(rx.foreach(Editor.form.subtasks, _subtask), class_name="subtask-list"),
            _adding(),
            class_name="subtasks",
            aria_labelledby="subtasks-title",
        ),
    )


def _subtask(one: Subtask) -> rx.Component:
    return rx.el.li(
        Checkbox.create(
            key=one.stamp,
            type="checkbox",
            class_name="check",
            default_checked=one.done,
            aria_label=f"Complete “{one.title}”",
            # Reflex types it like a text field, which calls with a string.
            on_change=TaskList.set_done(one.id),  # pyright: ignore[reportArgumentType]
        ),
        rx.el.input(
            # Another title from elsewhere replaces the one that is shown; a move keeps the field, and the focus in it.
            key=one.title,
            type="text",
            class_name="subtask-title",
            default_value=one.title,
            aria_label=f"Title of “{one.title}”",
            max_length=255,
            auto_complete="off",
            on_blur=Subtasks.rename(one.id),
            title="Alt and arrows move it",
        ),
        rx.el.div(
            _deed("Move up", "arrow-up", one, Subtasks.move(one.id, False), "up"),
            _deed("Move down", "arrow-down", one, Subtasks.move(one.id, True), "down"),
            _deed("Open", "panel-right-open", one, Editor.open(one.id), "open"),
            _deed("Delete", "trash-2", one, TaskList.delete(one.id), "delete"),
            class_name="subtask-deeds",
        ),
        key=one.id,
        class_name="subtask",
        custom_attrs={"data-subtask": one.id, "data-done": rx.cond(one.done, "true", "false")},
    )


def _deed(word: str, icon: str, one: Subtask, event: EventType[()], name: str) -> rx.Component:
    return rx.el.button(
        rx.icon(icon, size=15, aria_hidden="true"),
        type="button",
        class_name="icon-button",
        aria_label=f"{word}: “{one.title}”",
        title=word,
        on_click=event,
        custom_attrs={"data-deed": name},
    )


def _adding() -> rx.Component:
    return rx.el.form(
        rx.icon("plus", size=16, aria_hidden="true"),
        rx.el.input(
            type="text",
            id="new-subtask",
            name="title",
            placeholder="Add a subtask",
            aria_label="Add a subtask",
            max_length=255,
            auto_complete="off",
        ),
        class_name="subtask-new",
        on_submit=Subtasks.add,
    )
