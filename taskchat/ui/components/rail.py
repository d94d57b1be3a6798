"""The lists one can choose from, with their counts."""

import reflex as rx

from taskchat.ui.board import Tag
from taskchat.ui.reading import TAG
from taskchat.ui.state import TaskList


def rail() -> rx.Component:
    """Lists first, then the tags that open tasks have."""
    counts = TaskList.board.counts
    return rx.el.nav(
        rx.el.ul(
            _list("today", "Today", "sun", counts.today),
            _list("upcoming", "Upcoming", "calendar", counts.upcoming),
            _list("all", "All", "inbox", counts.all),
            _list("done", "Done", "circle-check", counts.done),
            class_name="lists",
        ),
        rx.cond(
            TaskList.board.tags.length() > 0,
            rx.el.ul(rx.foreach(TaskList.board.tags, _tag), class_name="lists lists-tags", aria_label="Tags"),
        ),
        class_name="rail",
        aria_label="Lists",
    )


def _list(view: str, name: str, icon: str, count: int) -> rx.Component:
    return _choice(view, rx.icon(icon, size=16, aria_hidden="true"), name, count)


def _tag(tag: Tag) -> rx.Component:
    dot = rx.el.span(class_name="tag-dot", custom_attrs={"data-hue": tag.hue}, aria_hidden="true")
    return _choice(f"{TAG}{tag.name}", dot, f"#{tag.name}", tag.count)


def _choice(view: str, mark: rx.Component, name: str, count: int) -> rx.Component:
    chosen = (TaskList.view == view) & (TaskList.search == "")
    return rx.el.li(
        rx.el.button(
            mark,
            rx.el.span(name, class_name="list-name"),
            rx.el.span(rx.cond(count > 0, f"{count}", ""), class_name="count"),
            type="button",
            class_name="list",
            aria_current=rx.cond(chosen, "page", "false"),
            on_click=TaskList.show(view),
        )
    )
