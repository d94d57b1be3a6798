"""People of the older product sign in with the passwords they had; what is kept of them is renewed then."""

import time

import pytest
from pwdlib import PasswordHash
from sqlmodel import col, select, update

from taskchat import accounts
from taskchat.accounts import User, WrongCredentials
from taskchat.database import Database
from tests.passwords import CHEAP_HASHER

# Made with bcrypt 4.0.1, as the older product did: over the digest, and the oldest over the password itself. It took 12
# rounds, a quarter of a second, as the plain one here has; 4 are enough to tell what fits.
OVER_DIGEST = "$2b$04$q0dnR5fkg3eJNcBnEDdIduj5qmq2G9YUrBK0WWj9l6SNcqhw/6tjm"
PLAIN = "$2b$12$0dKpjC1Ie1c139yYHPhBGuI7AMDiJ40SRzUOGiEp98zTqAWPSr0XW"
# 102 bytes, of which bcrypt read 72.
LONG = "größer und länger: " + "é" * 40
HASHES = {
    "digest": ("correct horse", OVER_DIGEST),
    "digest that begins with NUL": ("correct horse 23", "$2b$04$.zD5D8/TFhq4pBn9HJ4ew.Gb/D0EoAy2av5WprHQ/W86mmFUOxAdG"),
    "digest with NUL inside": ("correct horse 9", "$2b$04$7JUrXKdYkAf77GqNc85Sq.61MkhBEKRn7p3eNSnRLyecuWKmCqIXe"),
    "digest that ends with NUL": (
        "correct horse 308",
        "$2b$04$3IrOZ7erhHm9L/I.whvy3eM1PUyVeVS/SJtKLNF8Q.tSfh7YZEXei",
    ),
    "plain": ("correct horse", PLAIN),
    "plain, by its oldest name": ("correct horse", PLAIN.replace("$2b$", "$2a$")),
    "plain, of more than 72 bytes": (LONG, "$2b$04$zbtEPAPfA3s8EUwmrkJQLOeMkRyqeEOR2X4xK0uuZEJSH5cERjbDu"),
    "argon2i": (
        "correct horse",
        "$argon2i$v=19$m=1024,t=2,p=1$L+vM8WoyV9xeKVzouL3hXw$1WUiQX0LBUpBWMP5DMFvOxE43OnkVokRtQ2qtdztYoE",
    ),
}
UNREADABLE = ["", "!", "plain text", PLAIN[:-1], f"{PLAIN[:7]}{'/' * 53}", "$argon2id$v=19$m=1$broken", "é" * 60]


@pytest.mark.slow
@pytest.mark.parametrize("kind", HASHES)
async def test_every_old_kind_of_hash_fits_and_has_a_newer_one(kind: str):
    password, hashed = HASHES[kind]
    fits, newer = await CHEAP_HASHER.verify(password, hashed)
    assert fits
    assert (newer or "").startswith("$argon2id$")
    assert await CHEAP_HASHER.verify(password, newer) == (True, None)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["digest that begins with NUL", "digest with NUL inside", "plain", "argon2i"])
async def test_a_wrong_password_fits_none(kind: str):
    password, hashed = HASHES[kind]
    # This digest begins with NUL too, and would fit a hash that was cut there.
    wrong = "correct horse 677" if "begins" in kind else password[:-1]
    assert await CHEAP_HASHER.verify(wrong, hashed) == (False, None)


@pytest.mark.parametrize("hashed", UNREADABLE)
async def test_a_hash_that_nobody_can_read_fits_nothing(hashed: str):
    for password in ("correct horse", hashed, ""):
        assert await CHEAP_HASHER.verify(password, hashed) == (False, None)


@pytest.mark.slow
async def test_signing_in_renews_an_old_hash_once(database: Database):
    user = await arrive(database, "digest")
    assert await kept(database, user) == OVER_DIGEST
    with pytest.raises(WrongCredentials):
        await accounts.sign_in(database, email=user.email, password="correct house")
    assert await kept(database, user) == OVER_DIGEST
    await accounts.sign_in(database, email=user.email.upper(), password="correct horse")
    renewed = await kept(database, user)
    assert renewed.startswith("$argon2id$")
    await accounts.sign_in(database, email=user.email, password="correct horse")
    assert await kept(database, user) == renewed


@pytest.mark.slow
async def test_time_tells_neither_who_has_an_account_nor_of_what_kind(sqlite_url: str):
    database = Database(sqlite_url)
    old = await arrive(database, "plain")
    new = User(email="new@example.com", hashed_password=PasswordHash.recommended().hash("correct horse"))
    async with database.begin() as session:
        session.add(new)
    await refused(database, "the-first-ever@example.com")
    taken = [await refused(database, email) for email in (old.email, new.email, "nobody@example.com")]
    # bcrypt takes many times as long as argon2 as it is set here.
    assert max(taken) / min(taken) < 2, taken
    async with database.begin() as session:
        await session.execute(update(User).values(hashed_password=new.hashed_password))
    assert await refused(database, "nobody@example.com") < max(taken) / 2
    await database.dispose()


async def refused(database: Database, email: str) -> float:
    """Return the seconds of work of a refusal, in all threads: other processes do not count."""
    started = time.process_time()
    with pytest.raises(WrongCredentials):
        await accounts.sign_in(database, email=email, password="wrong horse")
    return time.process_time() - started


async def arrive(database: Database, kind: str) -> User:
    """Somebody with a hash from elsewhere."""
    user = User(email="ada@example.com", hashed_password=HASHES[kind][1])
    async with database.begin() as session:
        session.add(user)
    return user


async def kept(database: Database, user: User) -> str:
    async with database.read() as session:
        return (await session.execute(select(User.hashed_password).where(col(User.id) == user.id))).scalar_one()
