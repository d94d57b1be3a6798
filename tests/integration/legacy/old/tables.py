"""The older product's tables as SQL, on either engine."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.integration.legacy.old.shape import Ids, Shape, State

_SQLITE = {
    "uuid": "CHAR(32)",
    "timestamp": "DATETIME",
    "timestamptz": "DATETIME",
    "jsonb": "JSON",
    "text[]": "JSON",
    "prioritylevel": "VARCHAR(6)",
}


@dataclass(frozen=True)
class Column:
    """One column: its type as PostgreSQL calls it, and what else its definition says."""

    name: str
    type: str
    rest: str = ""


Tables = dict[str, list[Column]]


def tables_of(shape: Shape) -> Tables:
    """Every table of the older product in this shape, those that are referred to first."""
    tables = {"users": _users(shape), "tasks": _tasks(shape)}
    if shape.state.has_conversations:
        tables["conversation"] = [_id(shape), _user(shape), *_moments("timestamptz", shape)]
    if shape.state.has_threads:
        tables["threads"] = _threads(shape)
    if shape.state.has_chat:
        tables[shape.state.messages] = _messages(shape)
    if shape.strangers:
        tables["tool_calls"] = [
            Column("id", "integer", "PRIMARY KEY"),
            Column("tool_name", "text"),
            Column("status", "text"),
        ]
        tables["rate_limits"] = [Column("user_id", _id_type(shape)), Column("hits", "integer")]
    return tables


def _id_type(shape: Shape) -> str:
    return {Ids.UUID: "uuid", Ids.NUMBERS: "integer"}.get(shape.ids, "varchar(64)")


def _id(shape: Shape) -> Column:
    return Column("id", _id_type(shape), "PRIMARY KEY" if shape.keys else "")


def _refers(shape: Shape, name: str, table: str, on_delete: str = "CASCADE", required: bool = True) -> Column:
    words = ["NOT NULL"] if required and shape.keys else []
    words += [f"REFERENCES {table} (id) ON DELETE {on_delete}"] if shape.keys else []
    return Column(name, _id_type(shape), " ".join(words))


def _user(shape: Shape) -> Column:
    return _refers(shape, "user_id", "users")


def _moments(kind: str, shape: Shape) -> list[Column]:
    kind = "timestamp" if shape.naive else kind
    return [Column("created_at", kind), Column("updated_at", kind)]


def _users(shape: Shape) -> list[Column]:
    unique = "NOT NULL UNIQUE" if shape.keys else ""
    return [
        _id(shape),
        Column("email", "varchar(255)", unique),
        Column(shape.hashes, "varchar(255)"),
        *_moments("timestamp", shape),
    ]


def _tasks(shape: Shape) -> list[Column]:
    columns = [
        _id(shape),
        _user(shape),
        # Without keys it is somebody's own table, which takes longer titles.
        Column("title", "varchar(255)" if shape.keys else "text"),
        Column("description", "varchar(2000)"),
        Column("completed", "boolean"),
        *_moments("timestamp", shape),
    ]
    if shape.due:
        columns.append(Column("due_date", shape.due))
    if shape.priority:
        columns.append(Column("priority", "prioritylevel" if shape.enum else "varchar(10)"))
    if shape.tags:
        columns.append(Column("tags", "text[]" if shape.tags == "array" else "text"))
    if shape.reminders:
        columns += [Column("reminder_offset", "integer"), Column("reminder_sent", "boolean")]
    if shape.recurrence:
        columns.append(Column("recurrence", "jsonb"))
    if shape.parents:
        columns.append(_refers(shape, "parent_task_id", "tasks", "SET NULL", required=False))
    return columns


def _threads(shape: Shape) -> list[Column]:
    return [
        _id(shape),
        _user(shape),
        Column("title", "varchar(255)" if shape.keys else "text"),
        Column("metadata", "jsonb"),
        Column("created_at", "timestamptz", "DEFAULT CURRENT_TIMESTAMP"),
        Column("updated_at", "timestamptz", "DEFAULT CURRENT_TIMESTAMP"),
    ]


def _messages(shape: Shape) -> list[Column]:
    check = "CHECK (role IN ('user', 'assistant'))" if shape.check else ""
    columns = [
        _id(shape),
        _conversation(shape),
        _user(shape),
        Column("role", "varchar(10)", check),
        Column("content", "text", "NOT NULL" if shape.keys else ""),
        Column("created_at", "timestamp" if shape.naive else "timestamptz"),
    ]
    if shape.tool_calls:
        columns.append(Column("tool_calls", "jsonb"))
    if shape.state.has_thread_id:
        columns.append(_refers(shape, "thread_id", "threads", required=False))
    return columns


def _conversation(shape: Shape) -> Column:
    if shape.state is State.MESSAGES_ONLY:
        return Column("conversation_id", "varchar(64)")
    return _refers(shape, "conversation_id", "conversation", required=not shape.takes_no_conversation)


def statements(shape: Shape, *, sqlite: bool) -> Iterator[str]:
    """List the statements that create the tables, with the functions, checks, triggers and indexes of the shape."""
    if shape.enum and not sqlite:
        words = "'LOW', 'MEDIUM', 'HIGH'" if shape.priority == "upper" else "'low', 'medium', 'high'"
        yield f"CREATE TYPE prioritylevel AS ENUM ({words})"
    for name, columns in tables_of(shape).items():
        parts = ", ".join(f"{c.name} {_SQLITE.get(c.type, c.type) if sqlite else c.type} {c.rest}" for c in columns)
        yield f"CREATE TABLE {name} ({parts})"
    yield "CREATE INDEX ix_users_email_old ON users (email)"
    yield "CREATE INDEX ix_tasks_user_id ON tasks (user_id)"
    if shape.recurrence and not sqlite:
        yield _VALIDATE
        yield "ALTER TABLE tasks ADD CONSTRAINT check_recurrence CHECK (validate_recurrence(recurrence))"
    if shape.state.has_threads:
        # The very names that taskchat's own indexes have.
        yield "CREATE INDEX ix_threads_user_id ON threads (user_id)"
        yield "CREATE INDEX ix_threads_user_id_updated_at ON threads (user_id, updated_at DESC)"
    if shape.state.has_chat:
        yield from _message_indexes(shape)
    if shape.trigger and shape.state.has_conversations:
        yield from _sqlite_trigger(shape) if sqlite else _postgres_trigger(shape)


def _message_indexes(shape: Shape) -> Iterator[str]:
    table = shape.state.messages
    for columns in ("conversation_id", "user_id", "created_at", "role", "conversation_id, created_at"):
        yield f"CREATE INDEX idx_message_{columns.replace(', ', '_')} ON {table} ({columns})"
    if shape.state.has_thread_id:
        yield f"CREATE INDEX ix_messages_thread_id_created_at ON {table} (thread_id, created_at)"


_VALIDATE = """\
CREATE FUNCTION validate_recurrence(rule jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT rule IS NULL OR rule ? 'cron' OR rule->>'frequency' IN ('daily', 'weekly', 'monthly') $$"""


def _postgres_trigger(shape: Shape) -> Iterator[str]:
    yield """\
CREATE FUNCTION update_conversation_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE conversation SET updated_at = now() WHERE id = NEW.conversation_id;
  RETURN NEW;
END $$"""
    yield (
        f"CREATE TRIGGER trigger_update_conversation_updated_at AFTER INSERT ON {shape.state.messages} "
        "FOR EACH ROW EXECUTE FUNCTION update_conversation_updated_at()"
    )


def _sqlite_trigger(shape: Shape) -> Iterator[str]:
    touch = "UPDATE conversation SET updated_at = CURRENT_TIMESTAMP WHERE id = NEW.conversation_id"
    name = "trigger_update_conversation_updated_at"
    yield f"CREATE TRIGGER {name} AFTER INSERT ON {shape.state.messages} BEGIN {touch}; END"
