"""Buttons that nobody sees, for the keys that step through the history; `keys.js` presses them."""

import reflex as rx

from taskchat.ui.state import Steps


def step_keys() -> rx.Component:
    """Buttons of Ctrl Z and Ctrl Shift Z."""
    return rx.fragment(
        *(
            rx.el.button(type="button", hidden=True, custom_attrs={"data-key-step": name}, on_click=event)
            for name, event in (("back", Steps.back), ("forth", Steps.forth))
        )
    )
