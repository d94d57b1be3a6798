"""Button under a list of which only a part is shown."""

import reflex as rx
from reflex.event import EventType


def more_button(words: str, event: EventType[()]) -> rx.Component:
    """Button that shows more."""
    return rx.el.button(words, type="button", class_name="button button-quiet more", on_click=event)
