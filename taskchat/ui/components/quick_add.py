"""Form that creates tasks from plain words, one a line."""

import reflex as rx

from taskchat.tasks import MAX_TEXT
from taskchat.ui.components.behaviour import Watch
from taskchat.ui.state import QuickAdd, TaskList
from taskchat.ui.views import PreviewLine


def quick_add() -> rx.Component:
    """Field for tasks in plain words, with its reading below."""
    return rx.el.form(
        Watch.create(value=TaskList.view + TaskList.search, on_change=QuickAdd.on_list_change),
        rx.icon("plus", size=18, class_name="quick-icon", aria_hidden="true"),
        # It has lines, as a list that is pasted needs; Enter sends it.
        rx.el.textarea(
            id="quick-add",
            name="task",
            rows="1",
            placeholder="Add a task…",
            aria_label="Add a task",
            aria_describedby="quick-hint",
            aria_invalid=rx.cond(QuickAdd.error != "", "true", "false"),
            auto_complete="off",
            # Before the handlers are attached, Enter would submit the form to no one.
            disabled=~TaskList.board.loaded,
            max_length=MAX_TEXT,
            enter_key_submit=True,
            custom_attrs={"enterKeyHint": "done"},
            on_change=QuickAdd.on_change.debounce(120).temporal,
        ),
        rx.el.div(
            rx.cond(
                QuickAdd.error != "",
                rx.el.span(QuickAdd.error, class_name="field-error", role="alert"),
                rx.cond(QuickAdd.preview.heard != "", _preview(), "Like “pay rent fri 9am #home”"),
            ),
            id="quick-hint",
            class_name="quick-hint",
        ),
        # Its words are those of the preview, in the order in which they are best heard.
        rx.el.p(QuickAdd.preview.heard, class_name="only-heard", role="status"),
        class_name="quick",
        # `page/outbox.js` sends it, and empties the field once the line has its place among what is not saved yet.
        on_submit=rx.prevent_default,
    )


def _preview() -> rx.Component:
    return rx.el.div(
        rx.cond(QuickAdd.preview.heading != "", rx.el.p(_enter(), QuickAdd.preview.heading)),
        rx.foreach(QuickAdd.preview.lines, _line),
        class_name="preview",
        aria_hidden="true",
        custom_attrs={"data-many": rx.cond(QuickAdd.preview.heading != "", "true", "false")},
    )


def _line(line: PreviewLine) -> rx.Component:
    return rx.el.div(
        rx.el.p(
            rx.cond(QuickAdd.preview.heading == "", _enter()),
            rx.el.span(line.title, class_name="preview-title"),
            rx.el.span(line.facts, class_name="preview-facts"),
        ),
        rx.foreach(line.notes, _note),
        class_name="preview-line",
    )


def _note(note: rx.Var[str]) -> rx.Component:
    return rx.el.p(rx.icon("circle-alert", size=13), note, class_name="preview-note")


def _enter() -> rx.Component:
    return rx.icon("corner-down-left", size=13)
