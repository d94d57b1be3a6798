"""Switch between the two columns on narrow screens. Both stay mounted."""

import reflex as rx
from reflex.experimental.client_state import ClientStateVar
from reflex_components_core.react_router.dom import ReactRouterLink

from taskchat.ui.components.page_links import TASKS_ROUTE

# Kept in the browser, so that it changes at once and without a connection.
column = ClientStateVar.create("column", default="tasks")


def column_tabs() -> rx.Component:
    """Tabs at the bottom of narrow screens."""
    return rx.el.nav(
        rx.el.div(
            _tab("tasks", "Tasks", "list-checks"),
            _tab("chat", "Chat", "message-circle"),
            role="tablist",
            aria_label="Columns",
            class_name="tab-list",
        ),
        aria_label="Columns",
        class_name="tabs",
    )


def column_links() -> rx.Component:
    """Links in place of the tabs, on a page without columns."""
    return rx.el.nav(
        rx.el.div(
            _link("tasks", "Tasks", "list-checks"),
            _link("chat", "Chat", "message-circle"),
            class_name="tab-list",
        ),
        aria_label="Columns",
        class_name="tabs",
    )


def _link(name: str, word: str, icon: str) -> rx.Component:
    return ReactRouterLink.create(
        rx.icon(icon, size=20, aria_hidden="true"),
        word,
        to=TASKS_ROUTE,
        class_name="tab",
        on_click=column.set_value(name),
    )


def _tab(name: str, word: str, icon: str) -> rx.Component:
    return rx.el.button(
        rx.icon(icon, size=20, aria_hidden="true"),
        word,
        type="button",
        role="tab",
        class_name="tab",
        aria_selected=rx.cond(column.value == name, "true", "false"),
        aria_controls=name,
        on_click=column.set_value(name),
    )
