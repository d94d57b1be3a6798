"""The rail: lists to choose from with their counts, and links to other pages."""

from functools import partial

import reflex as rx
from reflex_components_core.react_router.dom import ReactRouterLink

from taskchat.ui.components.page_links import PAGE_LINKS, TASKS_ROUTE, PageLink
from taskchat.ui.components.saved_views import name_dialog, saved_list
from taskchat.ui.state import TaskList
from taskchat.ui.views import Tag, tag_key


def rail(*, route: str) -> rx.Component:
    """Rail of the page at this address: lists, saved views, tags of open tasks, other pages."""
    choice = partial(_choice, route=route)
    counts = TaskList.board.counts
    return rx.el.nav(
        rx.el.ul(
            choice("today", "/today", _icon("sun"), "Today", counts.today),
            choice("upcoming", "/upcoming", _icon("calendar"), "Upcoming", counts.upcoming),
            choice("calendar", "/calendar", _icon("calendar-days"), "Calendar", 0),
            choice("all", "/all", _icon("inbox"), "All", counts.all),
            choice("done", "/done", _icon("circle-check"), "Done", counts.done),
            class_name="lists",
        ),
        saved_list(route=route),
        name_dialog(),
        rx.cond(
            TaskList.board.tags.length() > 0,
            rx.el.ul(
                rx.foreach(
                    TaskList.board.tags,
                    lambda tag: choice(tag_key(tag.name), tag.path, _dot(tag), f"#{tag.name}", tag.count),
                ),
                class_name="lists lists-tags",
                aria_label="Tags",
            ),
        ),
        rx.el.ul(
            *(_page(link, route=route) for link in PAGE_LINKS if link.in_rail),
            class_name="lists lists-tags",
            aria_label="More",
        ),
        class_name="rail",
        aria_label="Lists",
    )


def _icon(name: str) -> rx.Component:
    return rx.icon(name, size=16, aria_hidden="true")


def _dot(tag: Tag) -> rx.Component:
    return rx.el.span(class_name="tag-dot", custom_attrs={"data-hue": tag.hue}, aria_hidden="true")


def _page(link: PageLink, *, route: str) -> rx.Component:
    return rx.el.li(
        ReactRouterLink.create(
            _icon(link.icon),
            rx.el.span(link.name, class_name="list-name"),
            to=link.route,
            class_name="list",
            aria_current="page" if route == link.route else "false",
        )
    )


def _choice(view: str, path: str, mark: rx.Component, name: str, count: int, *, route: str) -> rx.Component:
    # What is saved under a name is marked there alone.
    is_list = (TaskList.search == "") & (TaskList.board.saved_here == "")
    chosen = (TaskList.view == view) & is_list if route == TASKS_ROUTE else rx.Var.create(False)
    return rx.el.li(
        ReactRouterLink.create(
            mark,
            rx.el.span(name, class_name="list-name"),
            rx.el.span(rx.cond(count > 0, f"{count}", ""), class_name="count"),
            to=path,
            class_name="list",
            aria_current=rx.cond(chosen, "page", "false"),
            custom_attrs={"data-view": view},
        )
    )
