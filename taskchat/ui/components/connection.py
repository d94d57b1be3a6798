"""Indicator of the connection to the server."""

import reflex as rx
from reflex_components_core.core.banner import has_connection_errors

from taskchat.ui.state import TaskList


def live_indicator() -> rx.Component:
    """Status `live`, `connecting…` or, in amber, `reconnecting…`; screen readers announce its changes."""
    return rx.el.span(
        rx.el.span(class_name="live-dot", aria_hidden="true"),
        rx.cond(
            has_connection_errors,
            "reconnecting…",
            rx.cond(TaskList.board.loaded, "live", "connecting…"),
        ),
        class_name=rx.cond(has_connection_errors, "live is-lost", "live"),
        role="status",
    )
