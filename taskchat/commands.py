"""Commands that look after an installation."""

import argparse
import asyncio
import io
import logging
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from alembic import command
from pydantic import TypeAdapter
from sqlalchemy.exc import OperationalError

from taskchat import legacy, moving
from taskchat.database import alembic_config
from taskchat.settings import InvalidSettings, get_settings
from taskchat.tasks import ParsedLine, parse_line


def doctor() -> int:
    """Say what is wrong, in a line each; 1 when something is."""
    # It tries an answer: the whole assistant, which no other command needs.
    from taskchat.doctor import Level, examine  # noqa: PLC0415

    marks = {Level.GOOD: "ok  ", Level.NOTE: "note", Level.BAD: "FAIL"}
    findings = asyncio.run(examine())
    for finding in findings:
        print(f"{marks[finding.level]}  {finding.subject}: {finding.text}")
    return int(any(finding.level is Level.BAD for finding in findings))


def migrate() -> int:
    """Bring the database up to the newest migration."""
    try:
        command.upgrade(alembic_config(get_settings().database), "head")
    except (OSError, OperationalError):
        print("The database cannot be used; `python -m taskchat doctor` says why.", file=sys.stderr)
        return 1
    except legacy.MigrationRefused as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. What is done is kept; run it again to go on.", file=sys.stderr)
        return 130
    print("The database is up to date.")
    return 0


def copy_db(source: str, target: str) -> int:
    """Move a whole installation into an empty database, between SQLite and PostgreSQL in either direction."""
    _print_totals(moving.copy_database(source, target))
    print("Every row was read again in the target and is the same. Attached files are not in the database:")
    print("copy the folder `attachments` below DATA_DIR as well, if the other installation has its own.")
    return 0


def import_legacy(url: str) -> int:
    """Read the older product's database into the configured new one, and leave it as it is."""
    target = get_settings().database
    _print_totals(moving.import_legacy(url, target))
    print("All of it was read again in the new database, and migrated there. What could not be kept as it was stands")
    print("in the table migration_rejects, with the reason. The old database is as it was.")
    return 0


def backup(folder: Path | None) -> int:
    """Copy database and attached files into a new folder, from which everything can be had again."""
    print(f"Everything is in {moving.back_up(get_settings(), folder)}; docs/migration.md says how to restore it.")
    return 0


def parse(now: datetime | None, timezone: ZoneInfo, day_first: bool) -> int:
    """Read tasks in words from standard input, a line each, and write what each says as one JSON object."""
    present = (now or datetime.now(UTC)) if now is None or now.tzinfo else now.replace(tzinfo=timezone)
    adapter = TypeAdapter(ParsedLine)
    # Whatever comes in, each line of it is one object: what is no UTF-8 is read as a sign for that.
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    for line in sys.stdin:
        parsed = parse_line(line.rstrip("\r\n"), now=present, zone=timezone, day_first=day_first)
        print(adapter.dump_json(parsed).decode())
    return 0


def _print_totals(totals: list[moving.Total]) -> None:
    width = max(len(total.table) for total in totals)
    print(f"{'table':{width}}  {'rows':>10}  digest")
    for total in totals:
        print(f"{total.table:{width}}  {total.rows:>10,}  {total.digest[:16]}")


_URL = "sqlite:///path/to/file.db or postgresql://user:password@host/name"
_COMMANDS: dict[str, Callable[..., int]] = {
    "doctor": doctor,
    "migrate": migrate,
    "import-legacy": import_legacy,
    "copy-db": copy_db,
    "backup": backup,
    "parse": parse,
}
_ARGUMENTS: dict[str, dict[str, dict[str, Any]]] = {
    "import-legacy": {"url": {"help": f"the older product's database, read only: {_URL}"}},
    "copy-db": {"source": {"help": f"what is read only: {_URL}"}, "target": {"help": f"an empty database: {_URL}"}},
    "backup": {
        "folder": {"nargs": "?", "type": Path, "help": "a folder that is not there yet; by default in DATA_DIR"}
    },
    "parse": {
        "--now": {"type": datetime.fromisoformat, "help": "the present, as 2016-11-07T16:12; by default this moment"},
        "--timezone": {"type": ZoneInfo, "default": ZoneInfo("UTC"), "help": "as Europe/Berlin; by default UTC"},
        "--day-first": {"action": "store_true", "help": "5/12 is the fifth of December, not May 12"},
    },
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    values = vars(_parser().parse_args(arguments))
    _configure_logging()
    try:
        return _COMMANDS[values.pop("command")](**values)
    except InvalidSettings as error:
        print(f"The settings cannot be used:\n{error}", file=sys.stderr)
        return 2
    except moving.MoveFailed as error:
        print(error, file=sys.stderr)
        return 1


def _configure_logging() -> None:
    logging.basicConfig(format="%(message)s")
    for name in ("alembic.runtime.migration", "taskchat"):
        logging.getLogger(name).setLevel(logging.INFO)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=_program_name(), description="Look after an installation of taskchat.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, run in _COMMANDS.items():
        subparser = commands.add_parser(name, help=run.__doc__, description=run.__doc__)
        for argument, options in _ARGUMENTS.get(name, {}).items():
            subparser.add_argument(argument, **options)
    return parser


def _program_name() -> str:
    name = Path(sys.argv[0]).stem
    return name if name == "taskchat" else "python -m taskchat"
