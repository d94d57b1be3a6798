"""Register, sign in, sign out, and who one is."""

from datetime import timedelta
from typing import Annotated, Literal, TypedDict
from uuid import UUID

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from taskchat import accounts
from taskchat.accounts import COOKIE, InvalidAccount, User
from taskchat.api.addresses import scheme_of
from taskchat.api.dependencies import CurrentUser, Installation, Transaction
from taskchat.settings import Settings

router = APIRouter(prefix="/api/auth", tags=["accounts"])


class Credentials(BaseModel):
    """What one signs up or in with; `timezone` is the browser's IANA zone."""

    email: Annotated[str, Field(max_length=320)]
    password: Annotated[str, Field(max_length=1_024)]
    timezone: Annotated[str, Field(max_length=64)] | None = None


class CookieRules(TypedDict):
    """How the cookie is kept: out of scripts' reach, for our own pages, over https where there is https."""

    httponly: bool
    samesite: Literal["lax"]
    path: str
    secure: bool


class Account(BaseModel):
    """An account as its owner sees it."""

    id: UUID
    email: str
    timezone: str


def _account(user: User) -> Account:
    return Account(id=user.id, email=user.email, timezone=user.timezone)


def _set_cookie(response: Response, request: Request, *, user: User, settings: Settings) -> None:
    lifetime = timedelta(days=settings.session_days)
    token = accounts.issue(user.id, key=settings.signing_key(), lifetime=lifetime)
    response.set_cookie(COOKIE, token, max_age=int(lifetime.total_seconds()), **_cookie_rules(request))


def _cookie_rules(request: Request) -> CookieRules:
    return {"httponly": True, "samesite": "lax", "path": "/", "secure": scheme_of(request) == "https"}


def _address(request: Request) -> str:
    return request.client.host if request.client else "unknown"


def _spelling(email: str) -> str:
    """The e-mail as its account has it: another way to write it is no further attempt."""
    try:
        return accounts.normalise_email(email)
    except InvalidAccount:
        return email


@router.post("/register", status_code=201)
async def register(credentials: Credentials, request: Request, response: Response, parts: Installation) -> Account:
    """Make an account and sign in to it."""
    accounts.normalise_email(credentials.email)
    accounts.check_password(credentials.password)
    await parts.limits.sign_up(address=_address(request))
    user = await accounts.sign_up(parts.database, **credentials.model_dump(), hasher=parts.hasher)
    _set_cookie(response, request, user=user, settings=parts.settings)
    return _account(user)


@router.post("/login")
async def login(credentials: Credentials, request: Request, response: Response, parts: Installation) -> Account:
    """Sign in."""
    email = _spelling(credentials.email)
    await parts.limits.sign_in(email=email, address=_address(request))
    user = await accounts.sign_in(parts.database, **credentials.model_dump(), hasher=parts.hasher)
    await parts.limits.signed_in(email=email, address=_address(request))
    _set_cookie(response, request, user=user, settings=parts.settings)
    return _account(user)


@router.post("/logout", status_code=204)
async def logout(request: Request, response: Response, parts: Installation, session: Transaction) -> None:
    """Sign out: the token is refused from now on, wherever it lies."""
    if encoded := request.cookies.get(COOKIE):
        await accounts.revoke(session, encoded=encoded, key=parts.settings.signing_key())
    response.delete_cookie(COOKIE, **_cookie_rules(request))


@router.get("/me")
async def me(user: CurrentUser) -> Account:
    """Who is signed in."""
    return _account(user)
