"""People of the older product: nobody loses an account, even where two share an address."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from taskchat.accounts import InvalidAccount, is_readable_hash, normalise_email, stored_email, typed_email
from taskchat.legacy.batch_result import BatchResult
from taskchat.legacy.bulk import Values, insert_all, rows_by_id, update_all
from taskchat.legacy.rejects import Remarks
from taskchat.legacy.row_reader import RowReader
from taskchat.legacy.source import OldRow
from taskchat.legacy.tables import TEXT_MAX, USERS

# Creation time of rows that have none.
UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)
# Remarks that stand in `migration_rejects`, by which people are named at the end of a migration.
ODD_ADDRESS = "no new account could have its e-mail address: it is kept as it was typed"
NO_ADDRESS = "it has no e-mail address: it can be reached by an administrator only"
NO_HASH = "its password hash cannot be read: nobody can sign in to it"
# The older product's column, and that of products made after the same guide.
HASHES = ("hashed_password", "password_hash")
_EMPTY_HASH = "!"


def take_people(connection: Connection, rows: Sequence[OldRow]) -> BatchResult:
    """Insert people, or update those who exist with what the older product says of them now."""
    remarks = Remarks("users")
    readers = [RowReader(row, "user") for row in rows]
    here = rows_by_id(connection, USERS, (reader.key for reader in readers), "email", "hashed_password", "updated_at")
    taken = addresses_in_use(connection, readers)
    made, changed = [], []
    for reader in readers:
        key = reader.key
        if reader.row.copy > 1:
            remarks.reject(reader.row, key, "another row has this id")
        elif key in here:
            changed.append(_changes(here[key], reader, taken))
        else:
            made.append(new_person(key, reader, taken))
            remarks.alter(reader.row, key, reader.alterations)
    insert_all(connection, USERS, made)
    update_all(connection, USERS, changed)
    remarks.write(connection)
    seen = {"users": [values["id"] for values in (*made, *changed)]}
    return BatchResult(len(rows), remarks.rejected, {"users": len(made)}, seen)


def normal_address(email: object) -> str | None:
    """Return the spelling under which an account has this address; None for no address, or one that is too long."""
    text = email.decode("utf-8", "replace") if isinstance(email, bytes) else str(email or "")
    stored = stored_email(text)
    return stored if 0 < len(stored) <= TEXT_MAX else None


def is_made_up(key: UUID, email: str) -> bool:
    """Whether an address was made for this account, because its own was another's or none."""
    return has_no_address(key, email) or f"+{key.hex[:12]}@" in email


def _nowhere(key: UUID) -> str:
    return f"{key}@no-address.invalid"


def has_no_address(key: UUID, email: str) -> bool:
    """Whether the account got an address that nobody can have, for want of its own."""
    return email == _nowhere(key)


def addresses_in_use(connection: Connection, readers: Sequence[RowReader]) -> dict[str, UUID]:
    """Load who has an address of these rows already, in either spelling."""
    wanted: set[str] = set()
    for reader in readers:
        wanted.update(filter(None, (normal_address(reader.row["email"]), typed_email(reader.text("email")))))
    statement = sa.select(USERS.c.email, USERS.c.id).where(USERS.c.email.in_(wanted))
    return {row.email: row.id for row in connection.execute(statement)}


def new_person(key: UUID, reader: RowReader, taken: dict[str, UUID]) -> Values:
    """Build a person's row from an older one; `taken` has the addresses of others, and gets this one."""
    created = reader.moment("created_at", "updated_at", otherwise=UNKNOWN)
    email = _address(key, reader, taken)
    taken[email] = key
    return {
        "id": key,
        "email": email,
        "hashed_password": _hash(reader),
        "timezone": "UTC",
        "created_at": created,
        "updated_at": reader.moment("updated_at") or created,
    }


def _address(key: UUID, reader: RowReader, taken: dict[str, UUID]) -> str:
    """Choose the normal address; for a second owner the typed one, letter by letter; else one made for the account."""
    typed = typed_email(reader.text("email"))
    normal = normal_address(typed)
    if normal is None:
        reader.note(NO_ADDRESS)
        return _nowhere(key)
    if not _is_valid(typed):
        reader.note(ODD_ADDRESS)
    if taken.get(normal, key) == key:
        return normal
    if typed != normal and len(typed) <= TEXT_MAX and typed not in taken:
        reader.note(f"{normal} is another account's: this one is signed in to with exactly {typed}")
        return typed
    name, _, host = normal.rpartition("@")
    made = f"{name[:40]}+{key.hex[:12]}@{host[:200]}"
    reader.note(f"{normal} is another account's: this one is signed in to with {made}")
    return made


def _is_valid(email: str) -> bool:
    try:
        return bool(normalise_email(email))
    except InvalidAccount:
        return False


def _hash(reader: RowReader) -> str:
    """Choose the hash that can be read; without one, what stands there, which fits no password."""
    found = [text for name in HASHES if (text := reader.text(name)[:TEXT_MAX])]
    if readable := next(filter(is_readable_hash, found), None):
        return readable
    reader.note(NO_HASH)
    return found[0] if found else _EMPTY_HASH


def _changes(kept: Values, reader: RowReader, taken: dict[str, UUID]) -> Values:
    """Return what the older product changed of an account that was here before."""
    changes: Values = {"id": kept["id"]}
    hashed = _hash(reader)
    if is_readable_hash(hashed) and hashed != kept["hashed_password"]:
        # It was changed over there, or renewed here: both are hashes of the right password.
        changes["hashed_password"] = hashed
    normal = normal_address(reader.row["email"])
    if normal and normal != normal_address(kept["email"]):
        changes["email"] = _address(kept["id"], reader, taken)
        taken[changes["email"]] = kept["id"]
    if (updated := reader.moment("updated_at")) and updated > kept["updated_at"]:
        changes["updated_at"] = updated
    return changes
