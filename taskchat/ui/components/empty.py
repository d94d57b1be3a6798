"""Placeholders: of an empty list, with the filter to take away or prompts for the chat, and of figures to come."""

import reflex as rx
from reflex_components_core.react_router.dom import ReactRouterLink

from taskchat.ui.components.columns import column
from taskchat.ui.components.page_links import TASKS_ROUTE
from taskchat.ui.state import Chat, TaskList
from taskchat.ui.views import Remedy


def empty_list() -> rx.Component:
    """Reason, with ways out of filters, or prompts, which are sent to the chat."""
    remedies = TaskList.board.remedies
    return rx.el.div(
        rx.icon("circle-check-big", size=28, class_name="empty-icon", aria_hidden="true"),
        rx.cond(
            # A list to the type checker, a variable to Reflex.
            remedies.length() > 0,  # pyright: ignore[reportAttributeAccessIssue]
            rx.fragment(
                _words("Nothing fits all of this", "Take a filter away, and there is something:"),
                rx.el.div(rx.foreach(remedies, _remedy), class_name="prompts"),
            ),
            rx.fragment(_reason(), _prompts()),
        ),
        class_name="empty",
    )


def nothing_yet(icon: str, title: str, sentence: str) -> rx.Component:
    """Say what a page of figures will show once there are some, and lead to the tasks."""
    return rx.el.div(
        rx.icon(icon, size=28, class_name="empty-icon", aria_hidden="true"),
        _words(title, sentence),
        ReactRouterLink.create("To your tasks", to=TASKS_ROUTE, class_name="button"),
        # A key of its own: otherwise React would turn the plots into it, and move them.
        key="nothing",
        class_name="empty",
    )


def _reason() -> rx.Component:
    return rx.cond(
        TaskList.search != "",
        _words("Nothing found", "Try fewer words, or ask in the chat."),
        rx.match(
            TaskList.view,
            ("today", _words("Nothing due today", "Enjoy it, or plan something for later.")),
            ("upcoming", _words("Nothing ahead", "Tasks with a date after today appear here.")),
            ("done", _words("Nothing done yet", "What you tick off is kept here.")),
            _words("A clear list", "Add your first task above, or say it in the chat."),
        ),
    )


def _prompts() -> rx.Component:
    return rx.el.div(
        _prompt("Create a task “Call the dentist” for tomorrow at 9am"),
        _prompt("What can you do for me?"),
        class_name="prompts",
    )


def _remedy(remedy: Remedy) -> rx.Component:
    return ReactRouterLink.create(
        rx.icon("filter-x", size=15, aria_hidden="true"),
        remedy.words,
        rx.el.span(remedy.count, class_name="count"),
        to=remedy.leads,
        key=remedy.words,
        class_name="prompt",
    )


def _words(title: str, sentence: str) -> rx.Component:
    return rx.fragment(rx.el.p(title, class_name="empty-title"), rx.el.p(sentence))


def _prompt(words: str) -> rx.Component:
    return rx.el.button(
        rx.icon("message-square", size=15, aria_hidden="true"),
        words,
        type="button",
        class_name="prompt",
        on_click=[Chat.on_prompt(words), column.set_value("chat")],
    )
