"""Indicator of the connection to the server."""

import reflex as rx
from reflex.event import no_args_event_spec
from reflex_components_core.core.banner import has_connection_errors

from taskchat.ui.state import TaskList


class LiveIndicator(rx.Component):
    """Status of the connection; `on_ask` asks the server to be heard, after a time without it."""

    library = rx.asset("page/live.jsx").importable_path
    tag = "LiveIndicator"

    loaded: rx.Var[bool]
    lost: rx.Var[bool]

    on_ask: rx.EventHandler[no_args_event_spec]


def live_indicator() -> rx.Component:
    """Status `live`, `connecting…` or, in amber, what is amiss; screen readers announce its changes."""
    return LiveIndicator.create(
        loaded=TaskList.board.loaded, lost=has_connection_errors, on_ask=TaskList.answer.temporal
    )
