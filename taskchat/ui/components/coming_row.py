"""Row of an occurrence that is to come: faint, without a tick; it leads to the open one of its series."""

import reflex as rx

from taskchat.ui.components.task_row import task_about
from taskchat.ui.state import Editor
from taskchat.ui.views import Row


def coming_row(row: Row) -> rx.Component:
    """Preview of what is no task yet, said to be one."""
    words = rx.fragment(rx.el.span("Comes again: ", class_name="only-heard"), row.title)
    return rx.el.li(
        rx.el.span(rx.icon("repeat", size=13), class_name="coming-mark", aria_hidden="true"),
        rx.el.div(
            rx.cond(
                row.opens != "",
                rx.el.button(
                    words,
                    type="button",
                    class_name="task-title",
                    title=f"Comes again {row.repeats}. Opens the one that is open now.",
                    on_click=Editor.open(row.opens),
                ),
                rx.el.span(words, class_name="task-title"),
            ),
            task_about(row),
            class_name="task-words",
        ),
        key=row.id,
        class_name="coming",
        custom_attrs={"data-id": row.id},
    )
