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

from taskchat import accounts, legacy, moving
from taskchat.database import Database, DatabaseBehind, alembic_config, current_revision, require_head
from taskchat.settings import InvalidSettings, get_settings
from taskchat.tasks import ParsedLine, parse_line

_UNUSABLE = "The database cannot be used; `python -m taskchat doctor` says why."


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
    url = get_settings().database
    try:
        before = current_revision(url)
        command.upgrade(alembic_config(url), "head")
    except (OSError, OperationalError):
        print(_UNUSABLE, file=sys.stderr)
        return 1
    except legacy.MigrationRefused as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. What is done is kept; run it again to go on.", file=sys.stderr)
        return 130
    if before != current_revision(url):
        _print_takeover(url)
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
    _print_takeover(target)
    print("All of it was read again in the new database, and migrated there. The old database is as it was.")
    return 0


def set_email(old: str, new: str) -> int:
    """Give the account with one e-mail address another, with which it signs in from now on."""
    refused = asyncio.run(_set_email(old, new))
    print(
        refused or f"The account of {old} is {new}'s now; its password is as it was.",
        file=sys.stderr if refused else sys.stdout,
    )
    return int(bool(refused))


async def _set_email(old: str, new: str) -> str | None:
    database = Database(get_settings().database)
    try:
        await require_head(database)
        await accounts.set_email(database, old=old, new=new)
    except DatabaseBehind as error:
        return str(error)
    except OperationalError:
        return _UNUSABLE
    except accounts.UnknownAccount:
        return f"No account has the address {old}."
    except accounts.InvalidAccount as error:
        return f"{new} cannot be used. {error}"
    except accounts.EmailTaken:
        return f"Another account has the address {new}."
    finally:
        await database.dispose()
    return None


def backup(folder: Path | None) -> int:
    """Copy database, attached files and keys into a new folder, from which everything can be had again."""
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


def _print_takeover(url: str) -> None:
    for line in legacy.describe_takeover(url):
        print(line)


_URL = "sqlite:///path/to/file.db or postgresql://user:password@host/name"
_COMMANDS: dict[str, Callable[..., int]] = {
    "doctor": doctor,
    "migrate": migrate,
    "import-legacy": import_legacy,
    "set-email": set_email,
    "copy-db": copy_db,
    "backup": backup,
    "parse": parse,
}
_ARGUMENTS: dict[str, dict[str, dict[str, Any]]] = {
    "import-legacy": {"url": {"help": f"the older product's database, read only: {_URL}"}},
    "copy-db": {"source": {"help": f"what is read only: {_URL}"}, "target": {"help": f"an empty database: {_URL}"}},
    "set-email": {
        "old": {"help": "the address that the account has now, as `migrate` lists it"},
        "new": {"help": "the address that it gets"},
    },
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
