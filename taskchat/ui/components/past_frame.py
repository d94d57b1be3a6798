"""Frame of the pages of what was: a heading, and below it a list, the word that there is none, or its shape."""

import reflex as rx
from reflex.event import EventType

from taskchat.ui.components.more_button import more_button
from taskchat.ui.components.skeleton import skeleton_list
from taskchat.ui.views import HistoryView, TrashView


def past_frame(
    view: HistoryView | TrashView,
    *head: rx.Component,
    name: str,
    found: rx.Component,
    nothing: rx.Component,
    show_more: EventType[()],
) -> rx.Component:
    """Column of such a page; `name` is its id. Before it is read it has the same layout without values."""
    return rx.el.main(
        rx.el.div(
            *head,
            rx.cond(
                view.loaded,
                rx.cond(
                    view.empty,
                    nothing,
                    rx.fragment(found, more_button(view.foot, show_more, more=view.more)),
                ),
                skeleton_list(),
            ),
            class_name="past-sheet",
            aria_busy=rx.cond(view.loaded, "false", "true"),
            custom_attrs={"data-loaded": rx.cond(view.loaded, "true", "false")},
        ),
        id=name,
        class_name="usage past",
        tab_index=-1,
    )


def past_nothing(icon: str, title: str, words: str) -> rx.Component:
    """Word that there is nothing, and what would be there."""
    return rx.el.div(
        rx.icon(icon, size=28, class_name="empty-icon", aria_hidden="true"),
        rx.el.p(title, class_name="empty-title"),
        rx.el.p(words),
        key="nothing",
        class_name="empty",
    )
