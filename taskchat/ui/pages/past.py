"""Pages of what was: the history of changes, and the trash."""

import reflex as rx

from taskchat.ui.components import Watch, column_links, desk, history_column, skip_link, trash_column
from taskchat.ui.state import Feed, History, TaskList, Trash


def history() -> rx.Component:
    """Page of one's own history."""
    return desk(
        history_column(),
        column_links(),
        route="/history",
        watch=Watch.create(value=Feed.tasks, on_change=[TaskList.refresh, History.refresh]),
        skip_links=[skip_link("history")],
    )


def trash() -> rx.Component:
    """Page of what one deleted."""
    return desk(
        trash_column(),
        column_links(),
        route="/trash",
        watch=Watch.create(value=Feed.tasks, on_change=[TaskList.refresh, Trash.refresh]),
        skip_links=[skip_link("trash")],
    )
