"""Bell in the bar: how many reminders are new, and under it the list of what rang, with what can be done about it."""

import reflex as rx
from reflex.event import EventType

from taskchat.notifications import Snooze
from taskchat.ui.components.behaviour import CloseSeen, Watch
from taskchat.ui.components.more_button import more_button
from taskchat.ui.components.page_links import TASKS_ROUTE
from taskchat.ui.state import Bell, Editor, Feed
from taskchat.ui.views import Notice

_LIST = "reminders"
_EMPTY = "Nothing has rung yet. “Call Ann fri 9am remind me an hour before” makes a task that does."
_SNOOZES = (
    (Snooze.MINUTES, "10 min", "in 10 minutes"),
    (Snooze.EVENING, "Evening", "this evening"),
    (Snooze.MORNING, "Tomorrow", "tomorrow morning"),
)


def bell(*, route: str) -> rx.Component:
    """Bell of the page at this address, which follows what rings, and its list."""
    return rx.fragment(
        Watch.create(value=Feed.notifications, on_change=Bell.refresh),
        CloseSeen.create(inbox=Bell.inbox),
        rx.el.button(
            rx.icon("bell", size=17, aria_hidden="true"),
            rx.cond(Bell.inbox.badge != "", rx.el.span(Bell.inbox.badge, class_name="bell-badge", aria_hidden="true")),
            type="button",
            class_name="icon-button bell",
            aria_label=Bell.inbox.label,
            title="Reminders",
            # Tasks are done and renamed meanwhile, too, and words like "today" grow old.
            on_click=Bell.refresh,
            custom_attrs={"popoverTarget": _LIST},
        ),
        _list(route),
    )


def _list(route: str) -> rx.Component:
    notices = Bell.inbox.notices
    return rx.el.div(
        rx.el.div(
            rx.el.p("Reminders", class_name="notices-title", id="reminders-title"),
            rx.cond(
                Bell.inbox.badge != "",
                rx.el.button("All seen", type="button", class_name="notice-act", on_click=Bell.see_all),
            ),
            class_name="notices-head",
        ),
        rx.cond(
            # A list to the type checker, a variable to Reflex.
            notices.length() > 0,  # pyright: ignore[reportAttributeAccessIssue]
            rx.fragment(
                rx.el.ul(rx.foreach(notices, lambda notice: _notice(notice, route)), class_name="notices"),
                more_button(Bell.inbox.foot, Bell.show_more, more=Bell.inbox.more),
            ),
            rx.cond(Bell.inbox.loaded, rx.el.p(_EMPTY, class_name="no-notices")),
        ),
        id=_LIST,
        class_name="menu notices-menu",
        role="dialog",
        aria_labelledby="reminders-title",
        tab_index=-1,
        custom_attrs={"popover": "auto"},
    )


def _notice(notice: Notice, route: str) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            _title(notice, route),
            rx.cond(notice.new, _act("Seen", f"Seen: “{notice.title}”", Bell.see(notice.id))),
            class_name="notice-head",
        ),
        rx.el.p(
            rx.cond(notice.missed, rx.el.span("Missed", class_name="notice-missed")),
            rx.el.time(notice.when, date_time=notice.at),
            rx.cond(notice.state != "", rx.el.span(notice.state, class_name="notice-state")),
            class_name="notice-when",
        ),
        rx.cond(notice.waits, _acts(notice)),
        key=notice.id,
        class_name="notice",
        custom_attrs={"data-notification": notice.id, "data-new": rx.cond(notice.new, "true", "false")},
    )


def _title(notice: Notice, route: str) -> rx.Component:
    """Title that opens the task, where it is still there."""
    opening = [Editor.open(notice.task_id), Bell.see(notice.id)]
    return rx.cond(
        notice.task_id != "",
        rx.el.button(
            notice.title,
            type="button",
            class_name="notice-title",
            on_click=opening if route == TASKS_ROUTE else [*opening, rx.redirect(TASKS_ROUTE)],
            custom_attrs={"popoverTarget": _LIST, "popoverTargetAction": "hide"},
        ),
        rx.el.span(notice.title, class_name="notice-title"),
    )


def _acts(notice: Notice) -> rx.Component:
    return rx.el.div(
        _act("Complete", f"Complete “{notice.title}”", Bell.complete(notice.id)),
        rx.el.span("Again", class_name="notice-again", aria_hidden="true"),
        *(
            _act(word, f"Remind me of “{notice.title}” again {when}", Bell.snooze(notice.id, snooze.value))
            for snooze, word, when in _SNOOZES
        ),
        class_name="notice-acts",
    )


def _act(word: str, name: str, event: EventType[()]) -> rx.Component:
    return rx.el.button(word, type="button", class_name="notice-act", aria_label=name, title=name, on_click=event)
