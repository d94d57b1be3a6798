"""Tables as the migration knows them, independent of later models, and the names of the older product's."""

import sqlalchemy as sa

from taskchat.database import Json, UtcDateTime

# In the order of their references.
OLD_TABLES = ("users", "tasks", "conversation", "threads", "message", "messages")
ASIDE_PREFIX = "legacy_"
KEPT_PREFIX = "kept_"
# Width of titles, addresses and hashes in the tables that 0001 makes.
TEXT_MAX = 255

USERS = sa.table(
    "users",
    sa.column("id", sa.Uuid),
    sa.column("email", sa.String),
    sa.column("hashed_password", sa.String),
    sa.column("timezone", sa.String),
    sa.column("created_at", UtcDateTime),
    sa.column("updated_at", UtcDateTime),
)
TASKS = sa.table(
    "tasks",
    sa.column("id", sa.Uuid),
    sa.column("user_id", sa.Uuid),
    sa.column("title", sa.String),
    sa.column("description", sa.String),
    sa.column("priority", sa.String),
    sa.column("due_at", UtcDateTime),
    sa.column("all_day", sa.Boolean),
    sa.column("tags", Json),
    sa.column("completed_at", UtcDateTime),
    sa.column("created_at", UtcDateTime),
    sa.column("updated_at", UtcDateTime),
)
# Tasks as they are once series and reminders are there, after the older product's rows came.
OCCURRENCES = sa.table(
    "tasks",
    *(sa.column(column.name, column.type) for column in TASKS.c),
    sa.column("series_id", sa.Uuid),
    sa.column("slot", sa.String),
    sa.column("reminders", Json),
)
# Tasks as they are once subtasks are there.
SUBTASKS = sa.table(
    "tasks",
    sa.column("id", sa.Uuid),
    sa.column("user_id", sa.Uuid),
    sa.column("series_id", sa.Uuid),
    sa.column("parent_id", sa.Uuid),
)
SERIES = sa.table(
    "series",
    sa.column("id", sa.Uuid),
    sa.column("user_id", sa.Uuid),
    sa.column("rrule", sa.Text),
    sa.column("starts", sa.String),
    sa.column("zone", sa.String),
    sa.column("from_completion", sa.Boolean),
    sa.column("keep_missed", sa.Boolean),
    sa.column("skipped", Json),
    sa.column("paused_at", UtcDateTime),
    sa.column("ended_at", UtcDateTime),
    sa.column("template", Json),
    sa.column("created_at", UtcDateTime),
    sa.column("updated_at", UtcDateTime),
    sa.column("version", sa.Integer),
)
ALARMS = sa.table(
    "alarms",
    sa.column("id", sa.Uuid),
    sa.column("user_id", sa.Uuid),
    sa.column("task_id", sa.Uuid),
    sa.column("text", sa.String),
    sa.column("remind_at", UtcDateTime),
)
NOTIFICATIONS = sa.table("notifications", sa.column("id", sa.Uuid))
THREADS = sa.table(
    "threads",
    sa.column("id", sa.Uuid),
    sa.column("user_id", sa.Uuid),
    sa.column("title", sa.String),
    sa.column("metadata", Json),
    sa.column("created_at", UtcDateTime),
    sa.column("updated_at", UtcDateTime),
)
MESSAGES = sa.table(
    "messages",
    sa.column("sequence", sa.BigInteger),
    sa.column("id", sa.Uuid),
    sa.column("thread_id", sa.Uuid),
    sa.column("user_id", sa.Uuid),
    sa.column("kind", sa.String),
    sa.column("content", sa.Text),
    sa.column("payload", Json),
    sa.column("created_at", UtcDateTime),
)
REJECTS = sa.table(
    "migration_rejects",
    sa.column("id", sa.Uuid),
    sa.column("source", sa.String),
    sa.column("key", sa.Uuid),
    sa.column("reason", sa.Text),
    sa.column("kept", sa.Boolean),
    sa.column("row", sa.Text),
    sa.column("created_at", UtcDateTime),
)
STEPS = sa.table(
    "migration_steps",
    sa.column("name", sa.String),
    sa.column("total", sa.BigInteger),
    sa.column("position", sa.BigInteger),
    sa.column("kept", sa.BigInteger),
    sa.column("rejected", sa.BigInteger),
    sa.column("made", Json),
    sa.column("finished_at", UtcDateTime),
)
TARGETS = (USERS, TASKS, THREADS, MESSAGES)
# The table that each older table becomes, and the kind from which ids are derived that are no UUIDs.
KINDS = {
    "users": (USERS, "user"),
    "tasks": (TASKS, "task"),
    "conversation": (THREADS, "thread"),
    "threads": (THREADS, "thread"),
    "message": (MESSAGES, "message"),
    "messages": (MESSAGES, "message"),
}


def aside_name(table: str) -> str:
    """Return the name of an older table while taskchat's stands in its place."""
    return ASIDE_PREFIX + table
