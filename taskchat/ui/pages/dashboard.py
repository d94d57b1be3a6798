"""Dashboard: the chat beside the tasks, on one page so that neither is ever unmounted."""

import reflex as rx

from taskchat.ui.components import (
    Watch,
    chat_column,
    column,
    column_tabs,
    delete_question,
    desk,
    editor,
    skip_link,
    step_keys,
    task_column,
)
from taskchat.ui.state import Editor, Feed, TaskList


def dashboard() -> rx.Component:
    """Page with tasks and chat."""
    return desk(
        rx.el.main(task_column(), chat_column(), class_name="columns"),
        column_tabs(),
        editor(),
        delete_question(),
        step_keys(),
        route="/",
        watch=Watch.create(value=Feed.tasks, on_change=[TaskList.refresh, Editor.refresh]),
        skip_links=[skip_link(name, on_click=column.set_value(name)) for name in ("tasks", "chat")],
        custom_attrs={"data-column": column.value},
    )
