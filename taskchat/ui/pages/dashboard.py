"""The dashboard: the chat beside the tasks, on one page so that neither is ever taken away."""

import reflex as rx

from taskchat.ui.components import (
    ChosenInSight,
    DeskScript,
    Watch,
    bar,
    chat_column,
    column,
    column_tabs,
    editor,
    rail,
    task_column,
)
from taskchat.ui.state import Feed, TaskList


def dashboard() -> rx.Component:
    """The page of whoever is signed in."""
    return rx.el.div(
        DeskScript.create(),
        Watch.create(value=Feed.tasks, on_move=TaskList.refresh),
        ChosenInSight.create(value=TaskList.view),
        rx.el.nav(
            *(
                rx.el.a(f"Skip to {name}", href=f"#{name}", class_name="skip", on_click=column.set_value(name))
                for name in ("tasks", "chat")
            ),
            class_name="skips",
            aria_label="Skip",
        ),
        bar(),
        rail(),
        rx.el.main(task_column(), chat_column(), class_name="columns"),
        column_tabs(),
        editor(),
        class_name="desk",
        custom_attrs={"data-column": column.value},
    )
