"""Addresses of views, as the browser writes and follows them."""

import reflex as rx
from reflex.event import no_args_event_spec, passthrough_event_spec

from taskchat.ui.components.columns import column
from taskchat.ui.state import Chat


class Places(rx.Component):
    """Keeps address, search field and open conversation together; it draws nothing.

    `on_restore` gets the conversation that was open at a place that one comes back to; `on_chat` and `on_tasks` say
    which column an address is about.
    """

    library = rx.asset("page/places.jsx").importable_path
    tag = "Places"

    on_restore: rx.EventHandler[passthrough_event_spec(str)]
    on_chat: rx.EventHandler[no_args_event_spec]
    on_tasks: rx.EventHandler[no_args_event_spec]


def places() -> rx.Component:
    """Places of this tab."""
    return Places.create(on_restore=Chat.open, on_chat=column.set_value("chat"), on_tasks=column.set_value("tasks"))
