"""People of the older product: nobody loses the account, also where two have one address."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from taskchat.accounts import InvalidAccount, normalise_email
from taskchat.legacy.batch_result import Taken
from taskchat.legacy.reading import Reading
from taskchat.legacy.rejects import Remarks
from taskchat.legacy.sources import OldRow
from taskchat.legacy.tables import USERS
from taskchat.legacy.writing import Values, found, insert_all, update_all

# When somebody came whose row does not say it.
UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)
_NO_HASH = "!"
_LONGEST = 255


def take_people(connection: Connection, rows: Sequence[OldRow]) -> Taken:
    """Insert people, or change those who are here already to what the older product says of them by now."""
    remarks = Remarks("users")
    readings = [Reading(row, "user") for row in rows]
    here = found(connection, USERS, (reading.key for reading in readings), "email", "hashed_password", "updated_at")
    taken = _addresses_in_use(connection, readings)
    made, changed = [], []
    for reading in readings:
        key = reading.key
        if reading.row.copy > 1:
            remarks.reject(reading.row, key, "another row has this id")
        elif key in here:
            changed.append(_news(here[key], reading, taken))
        else:
            made.append(_new(key, reading, taken))
            remarks.alter(reading.row, key, reading.altered)
    insert_all(connection, USERS, made)
    update_all(connection, USERS, changed)
    remarks.write(connection)
    return Taken(len(rows), remarks.rejected, {"users": len(made)}, {"users": [v["id"] for v in (*made, *changed)]})


def normal_address(email: object) -> str | None:
    """The address as accounts know it; None for what is none."""
    try:
        return normalise_email(str(email))
    except InvalidAccount:
        return None


def _addresses_in_use(connection: Connection, readings: Sequence[Reading]) -> dict[str, UUID]:
    wanted: set[str] = set()
    for reading in readings:
        normal = normal_address(reading.row["email"])
        wanted.update(filter(None, (normal, str(reading.row["email"]))))
    statement = sa.select(USERS.c.email, USERS.c.id).where(USERS.c.email.in_(printable_only(wanted)))
    return {row.email: row.id for row in connection.execute(statement)}


def printable_only(texts: set[str]) -> list[str]:
    """Those that a text column can be asked for."""
    return [text for text in texts if "\x00" not in text]


def _new(key: UUID, reading: Reading, taken: dict[str, UUID]) -> Values:
    created = reading.moment("created_at", "updated_at", otherwise=UNKNOWN)
    email = _address(key, reading, taken)
    taken[email] = key
    return {
        "id": key,
        "email": email,
        "hashed_password": reading.text("hashed_password")[:_LONGEST] or _NO_HASH,
        "timezone": "UTC",
        "created_at": created,
        "updated_at": reading.moment("updated_at") or created,
    }


def _address(key: UUID, reading: Reading, taken: dict[str, UUID]) -> str:
    """The normal address; for who comes second the one typed, letter by letter; else one made for the account."""
    normal = normal_address(reading.row["email"])
    if normal is None:
        reading.note("its e-mail address is none: it can be reached by an administrator only")
        return f"{key}@no-address.invalid"
    if taken.get(normal, key) == key:
        return normal
    typed = reading.text("email").strip()
    if typed != normal and len(typed) <= _LONGEST and typed not in taken:
        reading.note(f"{normal} is another account's: this one is signed in to with exactly {typed}")
        return typed
    name, _, host = normal.rpartition("@")
    made = f"{name[:40]}+{key.hex[:12]}@{host[:200]}"
    reading.note(f"{normal} is another account's: this one is signed in to with {made}")
    return made


def _news(kept: Values, reading: Reading, taken: dict[str, UUID]) -> Values:
    """What the older product changed of an account that was here before."""
    news: Values = {"id": kept["id"]}
    hashed = reading.text("hashed_password")[:_LONGEST]
    if hashed and hashed != kept["hashed_password"]:
        # Either it was set anew over there, or it is the one that was renewed here: both are of the right password.
        news["hashed_password"] = hashed
    normal = normal_address(reading.row["email"])
    if normal and normal != normal_address(kept["email"]) and not kept["email"].endswith(f"+{kept['id'].hex[:12]}"):
        news["email"] = _address(kept["id"], reading, taken)
        taken[news["email"]] = kept["id"]
    if (updated := reading.moment("updated_at")) and updated > kept["updated_at"]:
        news["updated_at"] = updated
    return news
