"""Dashboard: the chat beside the tasks, on one page for all views so that neither is ever unmounted."""

import json

import reflex as rx
from reflex.vars import VarData
from reflex_base.utils.imports import ImportVar

from taskchat.ui.components import (
    Watch,
    chat_column,
    column,
    column_tabs,
    delete_question,
    desk,
    editor,
    places,
    skip_link,
    step_keys,
    task_column,
)
from taskchat.ui.pages.not_found import NOT_FOUND, not_found
from taskchat.ui.state import Editor, Feed, TaskList
from taskchat.ui.views import START, VIEW_PATTERN

# The page is drawn at every address that no other page has.
_is_view = rx.Var(
    f"new RegExp({json.dumps(VIEW_PATTERN)}).test(here.pathname)",
    _var_type=bool,
    _var_data=VarData(
        imports={"react-router": [ImportVar(tag="useLocation")]}, hooks={"const here = useLocation();": None}
    ),
)


def views() -> rx.Component:
    """Page of all views, which says so where an address is none."""
    return rx.cond(_is_view, dashboard(), not_found())


def page_title() -> rx.Var[str]:
    """Title of a view, with how many tasks it has."""
    return rx.cond(_is_view, f"{TaskList.board.heading} · taskchat", NOT_FOUND)


def dashboard() -> rx.Component:
    """Tasks and chat."""
    return desk(
        rx.el.main(task_column(), chat_column(), class_name="columns"),
        column_tabs(),
        editor(),
        delete_question(),
        step_keys(),
        places(),
        route=START,
        watch=Watch.create(value=Feed.tasks, on_change=[TaskList.refresh, Editor.refresh]),
        skip_links=[skip_link(name, on_click=column.set_value(name)) for name in ("tasks", "chat")],
        custom_attrs={"data-column": column.value},
    )
