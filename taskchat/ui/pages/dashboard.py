"""The dashboard: the chat beside the tasks, on one page so that neither is ever taken away."""

import reflex as rx

from taskchat.ui.components.bar import bar
from taskchat.ui.components.behaviour import ChosenInSight, DeskScript, Watch
from taskchat.ui.components.chat_column import chat_column
from taskchat.ui.components.columns import column, column_tabs
from taskchat.ui.components.editor import editor
from taskchat.ui.components.rail import rail
from taskchat.ui.components.task_column import task_column
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
