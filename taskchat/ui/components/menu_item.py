"""Item of a menu that opens over the page."""

import reflex as rx
from reflex.event import EventType


def menu_item(menu: str, word: str, icon: str, event: EventType[()]) -> rx.Component:
    """Button with an icon of Lucide's that does one thing and closes its menu, given by the id of its popover."""
    return rx.el.button(
        rx.icon(icon, size=15, aria_hidden="true"),
        word,
        type="button",
        class_name="menu-item",
        on_click=event,
        custom_attrs={"popoverTarget": menu, "popoverTargetAction": "hide"},
    )
