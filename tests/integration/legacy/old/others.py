"""Databases of other products: what people pointed taskchat at besides the older product's."""

from sqlalchemy import create_engine, text

_TASKS = "CREATE TABLE tasks (id integer PRIMARY KEY, user_id varchar(64), title text, completed boolean)"
_TASK = "INSERT INTO tasks VALUES (1, 'k3Jd9', 'Buy milk', false)"
_MESSAGES = "CREATE TABLE messages (id integer PRIMARY KEY, user_id varchar(64), role varchar(10), content text)"
_MESSAGE = "INSERT INTO messages VALUES (1, 'k3Jd9', 'user', 'Hello')"
_USERS = "CREATE TABLE users (id varchar(64) PRIMARY KEY, email varchar(255), hashed_password varchar(255))"
_USER = "INSERT INTO users VALUES ('u1', 'ada@example.com', '!')"
_OWN_TASK = "INSERT INTO tasks VALUES (2, 'u1', 'Call Bob', false)"
_VERSION = "CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)"
_FOREIGN = "INSERT INTO alembic_version VALUES ('be409eb710c0')"

# What makes each, and what a refusal says of it.
OTHERS: dict[str, tuple[list[str], str]] = {
    "B, accounts in a table user": (
        ['CREATE TABLE "user" (id varchar(64) PRIMARY KEY, email text)', _TASKS, _TASK, _MESSAGES, _MESSAGE],
        "tables tasks and messages but no table users",
    ),
    "B with its migrations": ([_TASKS, _TASK, _MESSAGES, _VERSION, _FOREIGN], "another product .*be409eb710c0"),
    "D, all names in the singular": (
        [
            'CREATE TABLE "user" (id integer PRIMARY KEY, email text)',
            "CREATE TABLE task (id integer PRIMARY KEY, title text)",
            "CREATE TABLE conversation (id integer PRIMARY KEY, user_id integer)",
            "CREATE TABLE message (id integer PRIMARY KEY, conversation_id integer, role text, content text)",
        ],
        "tables conversation and message but no table users",
    ),
    "migrations of another product beside fitting tables": (
        [_USERS, _USER, _TASKS, _OWN_TASK, _VERSION, _FOREIGN],
        "rename the table alembic_version first",
    ),
    "accounts without addresses": (["CREATE TABLE users (id integer PRIMARY KEY, name text)"], "has no column email"),
    "tasks of nobody": (
        [_USERS, _USER, "CREATE TABLE tasks (id integer PRIMARY KEY, title text)"],
        "The table tasks is not the older product's .it has no column user_id.",
    ),
    "messages that belong to nothing": (
        [_USERS, _USER, "CREATE TABLE message (id integer PRIMARY KEY, role text, content text)"],
        "The table message is not the older product's .it has no column user_id.",
    ),
    "threads of a forum": (
        [_USERS, _USER, "CREATE TABLE threads (id integer PRIMARY KEY, subject text)"],
        "The table threads is not the older product's",
    ),
    "tasks whose people are elsewhere": ([_USERS, _USER, _TASKS, _TASK], "No row of tasks belongs to anybody"),
    "messages whose people are elsewhere": (
        [_USERS, _USER, _TASKS, _OWN_TASK, _MESSAGES, _MESSAGE],
        "No row of messages belongs to anybody",
    ),
    "conversations whose people are elsewhere": (
        [
            _USERS,
            _USER,
            "CREATE TABLE conversation (id varchar(64) PRIMARY KEY, user_id varchar(64))",
            "INSERT INTO conversation VALUES ('c1', 'k3Jd9')",
        ],
        "No row of conversation belongs to anybody",
    ),
}


def build_other(url: str, name: str) -> str:
    """Fill the empty database at `url` with another product's tables; returns what a refusal says."""
    statements, said = OTHERS[name]
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()
    return said
