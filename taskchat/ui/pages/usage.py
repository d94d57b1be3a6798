"""The page of what one used."""

import reflex as rx

from taskchat.ui.components import ChosenInSight, DeskScript, Watch, bar, column_links, rail, usage_column
from taskchat.ui.state import Feed, TaskList, Usage


def usage() -> rx.Component:
    """Tokens, cost, messages and tools by day, and how many messages are left."""
    return rx.el.div(
        DeskScript.create(),
        # Answers change threads, and what they do changes the counts in the rail.
        Watch.create(value=Feed.tasks + Feed.threads, on_move=[TaskList.refresh, Usage.refresh]),
        ChosenInSight.create(value=TaskList.view),
        rx.el.nav(
            rx.el.a("Skip to usage", href="#usage", class_name="skip"),
            class_name="skips",
            aria_label="Skip",
        ),
        bar(searching=False),
        rail(at_usage=True),
        usage_column(),
        column_links(),
        class_name="desk",
    )
