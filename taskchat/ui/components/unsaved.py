"""Tasks that were typed and are not saved yet: kept and drawn by the browser, which sends them."""

import reflex as rx
from reflex.event import passthrough_event_spec

from taskchat.ui.state import QuickAdd, Session


class Unsaved(rx.Component):
    """Head of the list with what is not saved.

    `on_saved` gets the batch of what was saved at last, `on_refused` a text that is back in the field.
    """

    library = rx.asset("page/unsaved.jsx").importable_path
    tag = "Unsaved"

    person: rx.Var[str]

    on_saved: rx.EventHandler[passthrough_event_spec(str)]
    on_refused: rx.EventHandler[passthrough_event_spec(str)]


def unsaved() -> rx.Component:
    """Unsaved tasks of the person who is signed in, and nobody else's."""
    return Unsaved.create(person=Session.account.id, on_saved=QuickAdd.on_added, on_refused=QuickAdd.on_refused)
