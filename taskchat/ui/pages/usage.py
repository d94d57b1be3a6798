"""Page of usage: tokens, cost, messages and tools by day, and how many messages are left."""

import reflex as rx

from taskchat.ui.components import Watch, column_links, desk, skip_link, usage_column
from taskchat.ui.state import Feed, TaskList, Usage


def usage() -> rx.Component:
    """Page of one's own usage."""
    return desk(
        usage_column(),
        column_links(),
        route="/usage",
        # An answer changes its thread, and its tools change the counts in the rail.
        watch=Watch.create(value=Feed.tasks + Feed.threads, on_change=[TaskList.refresh, Usage.refresh]),
        skip_links=[skip_link("usage")],
    )
