"""Button under a list of which only a part is shown."""

import reflex as rx
from reflex.event import EventType


def more_button(foot: rx.Var[str] | str, event: EventType[()], *, more: rx.Var[bool] | bool) -> rx.Component:
    """Button that shows more, with the words of its `foot`; none where that is empty.

    Where there is no `more` it stays and says so: who pressed it has the focus there.
    """
    return rx.cond(
        foot != "",
        rx.el.button(
            foot,
            type="button",
            class_name="button button-quiet more",
            aria_disabled=rx.cond(more, "false", "true"),
            on_click=event,
        ),
    )
