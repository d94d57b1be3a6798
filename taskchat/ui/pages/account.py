"""Page of the account: how dates are read and shown."""

import reflex as rx

from taskchat.ui.components import Watch, column_links, desk, settings_column, skip_link
from taskchat.ui.state import Feed, TaskList


def account() -> rx.Component:
    """Page of one's own settings."""
    return desk(
        settings_column(),
        column_links(),
        route="/account",
        # The rail counts tasks here, too.
        watch=Watch.create(value=Feed.tasks, on_change=TaskList.refresh),
        skip_links=[skip_link("settings")],
    )
