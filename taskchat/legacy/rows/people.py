"""People of the older product: nobody loses an account, even where two share an address."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from taskchat.accounts import InvalidAccount, normalise_email
from taskchat.legacy.batch_result import BatchResult
from taskchat.legacy.bulk import Values, insert_all, rows_by_id, update_all
from taskchat.legacy.rejects import Remarks
from taskchat.legacy.row_reader import RowReader
from taskchat.legacy.source import OldRow
from taskchat.legacy.tables import TEXT_MAX, USERS

# Creation time of rows that have none.
UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)
_NO_HASH = "!"


def take_people(connection: Connection, rows: Sequence[OldRow]) -> BatchResult:
    """Insert people, or update those who exist with what the older product says of them now."""
    remarks = Remarks("users")
    readers = [RowReader(row, "user") for row in rows]
    here = rows_by_id(connection, USERS, (reader.key for reader in readers), "email", "hashed_password", "updated_at")
    taken = _addresses_in_use(connection, readers)
    made, changed = [], []
    for reader in readers:
        key = reader.key
        if reader.row.copy > 1:
            remarks.reject(reader.row, key, "another row has this id")
        elif key in here:
            changed.append(_changes(here[key], reader, taken))
        else:
            made.append(_new(key, reader, taken))
            remarks.alter(reader.row, key, reader.alterations)
    insert_all(connection, USERS, made)
    update_all(connection, USERS, changed)
    remarks.write(connection)
    seen = {"users": [values["id"] for values in (*made, *changed)]}
    return BatchResult(len(rows), remarks.rejected, {"users": len(made)}, seen)


def normal_address(email: object) -> str | None:
    """Normalise an address as accounts do; None for what is no address."""
    try:
        return normalise_email(str(email))
    except InvalidAccount:
        return None


def _addresses_in_use(connection: Connection, readers: Sequence[RowReader]) -> dict[str, UUID]:
    wanted: set[str] = set()
    for reader in readers:
        normal = normal_address(reader.row["email"])
        wanted.update(filter(None, (normal, str(reader.row["email"]))))
    statement = sa.select(USERS.c.email, USERS.c.id).where(USERS.c.email.in_(printable_only(wanted)))
    return {row.email: row.id for row in connection.execute(statement)}


def printable_only(texts: set[str]) -> list[str]:
    """Keep the texts that a text column can be compared with."""
    return [text for text in texts if "\x00" not in text]


def _new(key: UUID, reader: RowReader, taken: dict[str, UUID]) -> Values:
    created = reader.moment("created_at", "updated_at", otherwise=UNKNOWN)
    email = _address(key, reader, taken)
    taken[email] = key
    return {
        "id": key,
        "email": email,
        "hashed_password": reader.text("hashed_password")[:TEXT_MAX] or _NO_HASH,
        "timezone": "UTC",
        "created_at": created,
        "updated_at": reader.moment("updated_at") or created,
    }


def _address(key: UUID, reader: RowReader, taken: dict[str, UUID]) -> str:
    """Choose the normal address; for a second owner the typed one, letter by letter; else one made for the account."""
    normal = normal_address(reader.row["email"])
    if normal is None:
        reader.note("its e-mail address is none: it can be reached by an administrator only")
        return f"{key}@no-address.invalid"
    if taken.get(normal, key) == key:
        return normal
    typed = reader.text("email").strip()
    if typed != normal and len(typed) <= TEXT_MAX and typed not in taken:
        reader.note(f"{normal} is another account's: this one is signed in to with exactly {typed}")
        return typed
    name, _, host = normal.rpartition("@")
    made = f"{name[:40]}+{key.hex[:12]}@{host[:200]}"
    reader.note(f"{normal} is another account's: this one is signed in to with {made}")
    return made


def _changes(kept: Values, reader: RowReader, taken: dict[str, UUID]) -> Values:
    """Return what the older product changed of an account that was here before."""
    changes: Values = {"id": kept["id"]}
    hashed = reader.text("hashed_password")[:TEXT_MAX]
    if hashed and hashed != kept["hashed_password"]:
        # It was changed over there, or renewed here: both are hashes of the right password.
        changes["hashed_password"] = hashed
    normal = normal_address(reader.row["email"])
    if normal and normal != normal_address(kept["email"]) and not kept["email"].endswith(f"+{kept['id'].hex[:12]}"):
        changes["email"] = _address(kept["id"], reader, taken)
        taken[changes["email"]] = kept["id"]
    if (updated := reader.moment("updated_at")) and updated > kept["updated_at"]:
        changes["updated_at"] = updated
    return changes
