"""Identity of the person behind a tab, from the verified cookie and never from what the page sends."""

from hashlib import sha256

from reflex import State
from starlette.requests import cookie_parser

from taskchat.accounts import COOKIE, InvalidToken, User, get_user_by_token
from taskchat.database import get_database
from taskchat.settings import get_settings


async def get_person(state: State) -> User | None:
    """Person of the cookie of this tab's connection; None if it is missing, forged, old or signed out."""
    return await get_person_by_cookies(state.router.headers.cookie)


def cookie_hash(header: str) -> str:
    """Hash of the token in a `Cookie` header, to tell sessions apart without keeping it; empty without one."""
    encoded = cookie_parser(header).get(COOKIE)
    return sha256(encoded.encode()).hexdigest() if encoded else ""


async def get_person_by_cookies(header: str) -> User | None:
    """Person of a `Cookie` header; None for nobody."""
    encoded = cookie_parser(header).get(COOKIE)
    if not encoded:
        return None
    try:
        async with get_database().read() as session:
            return await get_user_by_token(session, encoded=encoded, key=get_settings().signing_key())
    except InvalidToken:
        return None
