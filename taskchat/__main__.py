"""`python -m taskchat`: what one does to an installation from the command line."""

import argparse
import asyncio
import logging
import sys

from alembic import command
from sqlalchemy.exc import OperationalError

from taskchat.database import alembic_config
from taskchat.doctor import Level, examine
from taskchat.settings import InvalidSettings, get_settings

_MARKS = {Level.GOOD: "ok  ", Level.WORD: "note", Level.BAD: "FAIL"}


def doctor() -> int:
    """Say what is wrong, in a line each; 1 when something is."""
    findings = asyncio.run(examine())
    for finding in findings:
        print(f"{_MARKS[finding.level]}  {finding.subject}: {finding.text}")
    return int(any(finding.level is Level.BAD for finding in findings))


def migrate() -> int:
    """Bring the database up to the newest migration."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        command.upgrade(alembic_config(get_settings().database), "head")
    except (OSError, OperationalError):
        print("The database cannot be used; `python -m taskchat doctor` says why.", file=sys.stderr)
        return 1
    print("The database is up to date.")
    return 0


_COMMANDS = {"doctor": doctor, "migrate": migrate}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m taskchat", description="Look after an installation of taskchat.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, run in _COMMANDS.items():
        commands.add_parser(name, help=run.__doc__, description=run.__doc__)
    try:
        return _COMMANDS[parser.parse_args(arguments).command]()
    except InvalidSettings as error:
        print(f"The settings cannot be used:\n{error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
