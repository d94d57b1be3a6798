"""Form of one line that creates a task."""

import reflex as rx

from taskchat.ui.state import QuickAdd, TaskList


def quick_add() -> rx.Component:
    """Field for a task in plain words, with its reading below."""
    return rx.el.form(
        rx.icon("plus", size=18, class_name="quick-icon", aria_hidden="true"),
        rx.el.input(
            id="quick-add",
            name="task",
            type="text",
            placeholder="Add a task…",
            aria_label="Add a task",
            aria_describedby="quick-hint",
            aria_invalid=rx.cond(QuickAdd.error != "", "true", "false"),
            auto_complete="off",
            # Before the handlers are attached, Enter would submit the form to no one.
            disabled=~TaskList.board.loaded,
            max_length=1_000,
            on_change=QuickAdd.on_change.debounce(120),
        ),
        rx.el.p(
            rx.cond(
                QuickAdd.error != "",
                rx.el.span(QuickAdd.error, class_name="field-error", role="alert"),
                rx.cond(
                    QuickAdd.preview != "",
                    rx.el.span(rx.icon("corner-down-left", size=13, aria_hidden="true"), QuickAdd.preview),
                    "Like “pay rent fri 9am #home”",
                ),
            ),
            id="quick-hint",
            class_name="quick-hint",
        ),
        class_name="quick",
        on_submit=QuickAdd.on_submit,
        reset_on_submit=True,
    )
