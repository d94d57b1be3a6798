"""Choice of how many days a page of figures shows."""

from collections.abc import Callable, Sequence
from typing import Any

import reflex as rx
from reflex.event import EventType


def ranges(choices: Sequence[int], chosen: Any, choose: Callable[[int], EventType[()]]) -> rx.Component:
    """Buttons for some numbers of days, of which one is pressed."""
    return rx.el.div(
        *(
            rx.el.button(
                f"{days} days",
                type="button",
                aria_pressed=rx.cond(chosen == days, "true", "false"),
                on_click=choose(days),
            )
            for days in choices
        ),
        class_name="ranges",
        role="group",
        aria_label="How many days",
    )
