"""Statements of the migrations on PostgreSQL, before a linter that knows what each statement locks."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from tests.integration.legacy.moved import down, up
from tests.integration.legacy.old import Shape, State, build

SQUAWK = Path(sys.executable).parent / "squawk"
# Each with its reason.
FINE_HERE = {
    "require-concurrent-index-creation": "indexes are made with their tables, which nobody uses yet",
    "prefer-robust-stmts": "each migration is one transaction, and what is not can be repeated",
    "require-concurrent-index-deletion": "the way back, with nobody on the table",
    "renaming-table": "to make room for tables of the same names is the purpose",
    "renaming-object": "the same for what belongs to those tables",
    "ban-drop-table": "only tables that the migration made for itself, and those of taskchat on the way back",
    "prefer-text-field": "lengths are those of the models",
    "prefer-bigint-over-int": "counts of tokens and milliseconds",
    "prefer-identity": "SQLAlchemy's way to number rows",
    "require-statement-timeout": "a million rows take minutes; what others may wait for has a lock_timeout",
    "ban-drop-column": "the way back drops what the way up added",
}


@contextmanager
def recorded() -> Iterator[list[str]]:
    """The statements that change or lock tables, from any engine, as they are sent."""
    said: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: Any) -> None:
        if statement.split(None, 1)[0].upper() in {"CREATE", "ALTER", "DROP", "SET", "LOCK"}:
            said.append(f"{statement.strip()};")

    event.listen(Engine, "before_cursor_execute", note)
    yield said
    event.remove(Engine, "before_cursor_execute", note)


def test_no_statement_locks_a_table_for_longer_than_it_must(empty_postgres_url: str, tmp_path: Path):
    build(empty_postgres_url, Shape(state=State.GUIDE_ONCE))
    with recorded() as said:
        up(empty_postgres_url)
        down(empty_postgres_url)
    assert any("RENAME TO legacy_message" in statement for statement in said)
    script = tmp_path / "migrations.sql"
    script.write_text("\n".join(said))
    linted = subprocess.run(
        [SQUAWK, "--reporter", "gcc", "--exclude", ",".join(FINE_HERE), script],
        check=False,
        capture_output=True,
        text=True,
    )
    assert linted.returncode == 0, linted.stdout
