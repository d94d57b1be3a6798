"""Accounts: sign up, sign in, sign out, and find the owner of a token."""

from collections.abc import Collection
from functools import cache
from uuid import UUID
from zoneinfo import available_timezones

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat import feed
from taskchat.accounts import tokens
from taskchat.accounts.addresses import normalise_email, stored_email, typed_email
from taskchat.accounts.errors import EmailTaken, InvalidAccount, UnknownAccount, WrongCredentials
from taskchat.accounts.models import DayOrder, RevokedToken, User
from taskchat.accounts.old_hashes import OLD_PREFIX
from taskchat.accounts.passwords import DEFAULT_HASHER, PasswordHasher
from taskchat.database import Database, now

PASSWORD_MIN = 8
# argon2 takes any length; the limit keeps one request from costing seconds.
PASSWORD_MAX = 1_024


def check_password(password: str) -> str:
    """Return the password if a new account may have it; raises `InvalidAccount`."""
    if len(password) < PASSWORD_MIN:
        raise InvalidAccount("password", f"Use at least {PASSWORD_MIN} characters.")
    if len(password) > PASSWORD_MAX:
        raise InvalidAccount("password", f"Use at most {PASSWORD_MAX} characters.")
    return password


async def sign_up(
    database: Database,
    *,
    email: str,
    password: str,
    timezone: str | None = None,
    hasher: PasswordHasher = DEFAULT_HASHER,
) -> User:
    """Create an account; raises `InvalidAccount` or `EmailTaken`."""
    normalised = normalise_email(email)
    # Hashing takes tens of milliseconds: done before the transaction, which others wait for.
    hashed = await hasher.hash(check_password(password))
    user = User(email=normalised, hashed_password=hashed, timezone=_valid_or_none(timezone) or "UTC")
    try:
        async with database.begin() as session:
            session.add(user)
    except IntegrityError as error:
        raise EmailTaken from error
    return user


async def sign_in(
    database: Database,
    *,
    email: str,
    password: str,
    timezone: str | None = None,
    hasher: PasswordHasher = DEFAULT_HASHER,
) -> User:
    """Return the account with this e-mail and password; raises `WrongCredentials`.

    Stores the browser's zone, and renews a hash that is out of date.
    """
    async with database.read() as session:
        users = await _by_email(session, email)
        old_kinds = await _any_old_hash(session)
    for user in users or [None]:
        kept = user.hashed_password if user else None
        fits, newer = await hasher.verify(password[:PASSWORD_MAX], kept, old_kinds=old_kinds)
        if user is not None and fits:
            changes = {"hashed_password": newer, "timezone": _valid_or_none(timezone)}
            return await _update(database, user, {name: value for name, value in changes.items() if value})
    raise WrongCredentials


async def _by_email(session: AsyncSession, email: str) -> list[User]:
    """List accounts with this address; the one that has it letter by letter as typed comes first.

    The older product told "Ann@…" from "ann@…": where it had both, both have an account here.
    """
    stored, typed = stored_email(email), typed_email(email)
    spelled = select(User).where(col(User.email).in_({stored, typed}))
    return sorted((await session.execute(spelled)).scalars(), key=lambda user: user.email != typed)


async def _any_old_hash(session: AsyncSession) -> bool:
    old = select(User.id).where(col(User.hashed_password).startswith(OLD_PREFIX))
    return bool(await session.scalar(select(old.exists())))


async def _update(database: Database, user: User, changes: dict[str, str]) -> User:
    if all(getattr(user, name) == value for name, value in changes.items()):
        return user
    async with database.begin() as session:
        kept = await session.get_one(User, user.id)
        for name, value in changes.items():
            setattr(kept, name, value)
        kept.updated_at = now()
    return kept


async def set_email(database: Database, *, old: str, new: str) -> User:
    """Give the account with the address `old` another one; raises `UnknownAccount`, `InvalidAccount`, `EmailTaken`.

    The person stays signed in, and signs in with the new address and the same password from now on.
    """
    normalised = normalise_email(new)
    try:
        async with database.begin() as session:
            user = next(iter(await _by_email(session, old)), None)
            if user is None:
                raise UnknownAccount
            user.email, user.updated_at = normalised, now()
    except IntegrityError as error:
        raise EmailTaken from error
    return user


def _valid_or_none(timezone: str | None) -> str | None:
    return timezone if timezone and valid_timezone(timezone) else None


async def get_user_by_token(session: AsyncSession, *, encoded: str, key: str) -> User:
    """Return the owner of a token; raises `InvalidToken` also for revoked tokens and deleted accounts."""
    token = tokens.decode(encoded, key=key)
    statement = (
        select(User)
        .where(User.id == token.user_id)
        .where(~select(RevokedToken).where(RevokedToken.jti == token.jti).exists())
    )
    user = (await session.execute(statement)).scalar_one_or_none()
    if user is None:
        raise tokens.InvalidToken("the token was signed out")
    return user


async def revoke(session: AsyncSession, *, encoded: str, key: str) -> UUID | None:
    """Revoke a token for good, announce it, and return its session; an invalid one is ignored."""
    try:
        token = tokens.decode(encoded, key=key)
    except tokens.InvalidToken:
        return None
    await session.execute(delete(RevokedToken).where(RevokedToken.expires_at < now()))  # pyright: ignore[reportArgumentType]
    await session.merge(RevokedToken(jti=token.jti, expires_at=token.expires_at))
    feed.announce(session, feed.SignedOut(token.jti))
    return token.jti


async def signed_out(session: AsyncSession, *, jtis: Collection[UUID]) -> set[UUID]:
    """Return those of these tokens that were revoked."""
    revoked = select(RevokedToken.jti).where(col(RevokedToken.jti).in_(jtis))
    return {*(await session.execute(revoked)).scalars()}


async def notice_browser(session: AsyncSession, *, user_id: UUID, timezone: str, day_first: bool) -> bool:
    """Store the conventions of the browser that a person looks from, and whether the zone is a new one.

    Raises `InvalidAccount` for a zone that does not exist.
    """
    if not valid_timezone(timezone):
        raise InvalidAccount("timezone", "There is no such time zone.")
    user = await session.get_one(User, user_id)
    moved = user.timezone != timezone
    if moved or user.browser_day_first != day_first:
        user.timezone, user.browser_day_first, user.updated_at = timezone, day_first, now()
        # Which tasks are today's depends on it, in every page that is open.
        feed.announce(session, feed.Change(user_id, feed.Topic.TASKS))
    return moved


async def set_day_order(session: AsyncSession, *, user_id: UUID, day_order: DayOrder) -> User:
    """Choose what "12/5" means to a person."""
    user = await session.get_one(User, user_id)
    user.day_order, user.updated_at = day_order, now()
    # Every page that is open shows dates in that order.
    feed.announce(session, feed.Change(user_id, feed.Topic.TASKS))
    return user


def valid_timezone(name: str) -> bool:
    """Whether this is the name of an IANA zone."""
    return name in _timezones()


@cache
def _timezones() -> frozenset[str]:
    return frozenset(available_timezones())
