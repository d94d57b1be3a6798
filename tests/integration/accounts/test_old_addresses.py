"""People of the older product sign in with the address they had, also one that no new account could have."""

from uuid import UUID

import pytest

from taskchat import accounts
from taskchat.accounts import EmailTaken, InvalidAccount, UnknownAccount, User, WrongCredentials
from taskchat.commands import main
from taskchat.database import Database
from taskchat.settings import get_settings
from tests.integration.legacy.moved import in_thread, rows
from tests.integration.legacy.old import BCRYPT_OF_SHA256, PASSWORD
from tests.integration.legacy.old.real import ODD_ADDRESSES
from tests.passwords import CHEAP_HASHER


@pytest.fixture
async def people(database: Database) -> dict[str, UUID]:
    """An account for each odd address, as the takeover stores it."""
    users = [User(email=accounts.stored_email(email), hashed_password=BCRYPT_OF_SHA256) for email in ODD_ADDRESSES]
    async with database.begin() as session:
        session.add_all(users)
    return {email: user.id for email, user in zip(ODD_ADDRESSES, users, strict=True)}


async def sign_in(database: Database, email: str, password: str = PASSWORD) -> UUID:
    return (await accounts.sign_in(database, email=email, password=password, hasher=CHEAP_HASHER)).id


async def test_they_sign_in_in_any_capitals_and_nobody_else_does(database: Database, people: dict[str, UUID]):
    for email, key in people.items():
        for typed in (email, email.upper(), f" {email} "):
            assert await sign_in(database, typed) == key
    with pytest.raises(WrongCredentials):
        await sign_in(database, ODD_ADDRESSES[0], "wrong horse")


async def test_what_no_text_can_hold_is_no_address_and_no_failure(database: Database, people: dict[str, UUID]):
    for typed in ("a\0b", "\0", "", " ", "half \ud83d", "x" * 320):
        with pytest.raises(WrongCredentials):
            await sign_in(database, typed)


@pytest.mark.parametrize("email", ODD_ADDRESSES)
async def test_a_new_account_cannot_have_one(database: Database, email: str):
    with pytest.raises(InvalidAccount, match="not an e-mail address"):
        await accounts.sign_up(database, email=email, password=PASSWORD, hasher=CHEAP_HASHER)


async def test_an_administrator_gives_them_another(database: Database, people: dict[str, UUID]):
    odd = ODD_ADDRESSES[0]
    await accounts.set_email(database, old=odd.upper(), new="John.Doe@Example.com")
    assert await sign_in(database, "john.doe@example.com") == people[odd]
    with pytest.raises(WrongCredentials):
        await sign_in(database, odd)


async def test_what_cannot_be_is_refused_and_changes_nothing(database: Database, people: dict[str, UUID]):
    first, second, *_ = ODD_ADDRESSES
    await accounts.set_email(database, old=first, new="john@example.com")
    with pytest.raises(EmailTaken):
        await accounts.set_email(database, old=second, new="JOHN@example.com")
    with pytest.raises(InvalidAccount):
        await accounts.set_email(database, old=second, new="x@office.local")
    with pytest.raises(UnknownAccount):
        await accounts.set_email(database, old="nobody@example.com", new="somebody@example.com")
    assert await sign_in(database, second) == people[second]


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("A B@mail.com", "ab@example.com", 0, "The account of A B@mail.com is ab@example.com's now"),
        ("nobody@example.com", "ab@example.com", 1, "No account has the address nobody@example.com."),
        ("a b@mail.com", "ab", 1, "ab cannot be used. This is not an e-mail address."),
        ("a b@mail.com", "taken@example.com", 1, "Another account has the address taken@example.com."),
    ],
)
async def test_the_command_does_it_or_says_why_not(
    database: Database,
    database_url: str,
    people: dict[str, UUID],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    old: str,
    new: str,
    code: int,
    said: str,
):
    await accounts.sign_up(database, email="taken@example.com", password=PASSWORD, hasher=CHEAP_HASHER)
    monkeypatch.setenv("DATABASE_URL", database_url)
    get_settings.cache_clear()
    try:
        assert await in_thread(main, ["set-email", old, new]) == code
    finally:
        get_settings.cache_clear()
    printed = capsys.readouterr()
    assert said in (printed.err if code else printed.out)
    kept = rows(database_url, "SELECT email FROM users")
    assert (("a b@mail.com",) in kept, ("ab@example.com",) in kept) == (bool(code), not code)
    assert len(kept) == len(people) + 1
