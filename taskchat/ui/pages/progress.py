"""Page of progress: what one did by day and hour, and what is open."""

import reflex as rx

from taskchat.ui.components import Watch, column_links, desk, progress_column, skip_link
from taskchat.ui.state import Feed, Progress, TaskList


def progress() -> rx.Component:
    """Page of one's own work."""
    return desk(
        progress_column(),
        column_links(),
        route="/progress",
        watch=Watch.create(value=Feed.tasks, on_change=[TaskList.refresh, Progress.refresh]),
        skip_links=[skip_link("progress")],
    )
