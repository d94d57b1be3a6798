"""The lists one can choose from, with their counts."""

from functools import partial

import reflex as rx
from reflex_components_core.react_router.dom import ReactRouterLink

from taskchat.ui.state import TaskList
from taskchat.ui.views import TAG, Tag


def rail(*, at_usage: bool = False) -> rx.Component:
    """Lists first, then the tags that open tasks have, and the way to usage; from there, lists lead to the tasks."""
    choice = partial(_choice, at_usage=at_usage)
    counts = TaskList.board.counts
    return rx.el.nav(
        rx.el.ul(
            choice("today", _icon("sun"), "Today", counts.today),
            choice("upcoming", _icon("calendar"), "Upcoming", counts.upcoming),
            choice("all", _icon("inbox"), "All", counts.all),
            choice("done", _icon("circle-check"), "Done", counts.done),
            class_name="lists",
        ),
        rx.cond(
            TaskList.board.tags.length() > 0,
            rx.el.ul(
                rx.foreach(
                    TaskList.board.tags, lambda tag: choice(f"{TAG}{tag.name}", _dot(tag), f"#{tag.name}", tag.count)
                ),
                class_name="lists lists-tags",
                aria_label="Tags",
            ),
        ),
        rx.el.ul(_usage(at_usage=at_usage), class_name="lists lists-tags", aria_label="More"),
        class_name="rail",
        aria_label="Lists",
    )


def _icon(name: str) -> rx.Component:
    return rx.icon(name, size=16, aria_hidden="true")


def _dot(tag: Tag) -> rx.Component:
    return rx.el.span(class_name="tag-dot", custom_attrs={"data-hue": tag.hue}, aria_hidden="true")


def _usage(*, at_usage: bool) -> rx.Component:
    return rx.el.li(
        ReactRouterLink.create(
            _icon("chart-no-axes-column"),
            rx.el.span("Usage", class_name="list-name"),
            to="/usage",
            class_name="list",
            aria_current="page" if at_usage else "false",
        )
    )


def _choice(view: str, mark: rx.Component, name: str, count: int, *, at_usage: bool) -> rx.Component:
    chosen = rx.Var.create(False) if at_usage else (TaskList.view == view) & (TaskList.search == "")
    return rx.el.li(
        rx.el.button(
            mark,
            rx.el.span(name, class_name="list-name"),
            rx.el.span(rx.cond(count > 0, f"{count}", ""), class_name="count"),
            type="button",
            class_name="list",
            aria_current=rx.cond(chosen, "page", "false"),
            on_click=[TaskList.show(view), rx.redirect("/")] if at_usage else TaskList.show(view),
        )
    )
