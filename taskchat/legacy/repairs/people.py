"""Repair of people: addresses that were replaced, and password hashes in a column that was not read."""

from sqlalchemy import Connection

from taskchat.accounts import is_readable_hash
from taskchat.legacy.bulk import Values, rows_by_id, update_all
from taskchat.legacy.rejects import Remarks
from taskchat.legacy.row_reader import RowReader
from taskchat.legacy.rows import addresses_in_use, has_no_address, new_person
from taskchat.legacy.source import Source
from taskchat.legacy.tables import USERS

_BATCH = 5_000


def repair_people(connection: Connection, source: Source) -> int:
    """Give people the address and the hash that they had in the older product; returns how many got one.

    Whom nothing helps is remarked, to be named at the end.
    """
    changed: list[Values] = []
    position = 0
    while rows := source.read(connection, position, _BATCH):
        position = rows[-1].position
        readers = [RowReader(row, "user") for row in rows if row.copy == 1]
        here = rows_by_id(connection, USERS, (reader.key for reader in readers), "email", "hashed_password")
        broken = [reader for reader in readers if reader.key in here and _is_broken(here[reader.key])]
        taken = addresses_in_use(connection, broken)
        remarks = Remarks(source.table)
        for reader in broken:
            wanted = _wanted(here[reader.key], new_person(reader.key, reader, taken))
            changed += [{"id": reader.key, **wanted}] if wanted else []
            remarks.alter(reader.row, reader.key, reader.alterations)
        remarks.rewrite(connection)
    update_all(connection, USERS, changed)
    return len(changed)


def _is_broken(here: Values) -> bool:
    return has_no_address(here["id"], here["email"]) or not is_readable_hash(here["hashed_password"])


def _wanted(here: Values, person: Values) -> Values:
    """Return what the person had and has not: nothing of what was set since."""
    changes: Values = {}
    if has_no_address(here["id"], here["email"]) and person["email"] != here["email"]:
        changes["email"] = person["email"]
    if not is_readable_hash(here["hashed_password"]) and person["hashed_password"] != here["hashed_password"]:
        changes["hashed_password"] = person["hashed_password"]
    return changes
