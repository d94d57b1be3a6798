"""Routes to register, sign in, sign out, and read one's own account."""

from datetime import timedelta
from typing import Annotated, Literal, Self, TypedDict
from uuid import UUID

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from taskchat import accounts, notifications
from taskchat.accounts import COOKIE, DayOrder, User
from taskchat.api.addresses import get_scheme
from taskchat.api.dependencies import CurrentServices, CurrentUser, Transaction
from taskchat.api.refusals import refusals
from taskchat.settings import Settings

# RFC 5321 4.5.3.1: 64 bytes, "@" and 255. Once normalised, `EMAIL_MAX` counts.
_TYPED_EMAIL_MAX = 320

router = APIRouter(prefix="/api/auth", tags=["accounts"], responses=refusals(400, 401, 403, 409, 413, 429))


class Credentials(BaseModel):
    """Fields to sign up or in with; `timezone` is the browser's IANA zone."""

    email: Annotated[str, Field(max_length=_TYPED_EMAIL_MAX)]
    password: Annotated[str, Field(max_length=accounts.PASSWORD_MAX)]
    timezone: Annotated[str, Field(max_length=accounts.TIMEZONE_MAX)] | None = None


class CookieRules(TypedDict):
    """Attributes of the cookie: out of scripts' reach, for our own pages, over https where there is https."""

    httponly: bool
    samesite: Literal["lax"]
    path: str
    secure: bool


class Account(BaseModel):
    """An account as its owner sees it; `day_first` is what comes of `day_order` and the browser."""

    id: UUID
    email: str
    timezone: str
    day_order: DayOrder
    day_first: bool | None
    default_reminder: str | None


class AccountUpdate(BaseModel):
    """Settings of an account to change, one at least; those that are not sent stay as they are.

    `default_reminder` is what a timed task gets that is made without reminders: a time before it is due, or null.
    """

    model_config = ConfigDict(extra="forbid")

    day_order: DayOrder | SkipJsonSchema[None] = None
    default_reminder: Annotated[str, Field(max_length=100)] | None = None

    @model_validator(mode="after")
    def _refuse_nothing(self) -> Self:
        if not self.model_fields_set or (self.day_order is None and "day_order" in self.model_fields_set):
            raise ValueError("Send a setting to change.")
        return self


def _account(user: User) -> Account:
    return Account.model_validate(user, from_attributes=True)


def _set_cookie(response: Response, request: Request, *, user: User, settings: Settings) -> None:
    lifetime = timedelta(days=settings.session_days)
    token = accounts.issue(user.id, key=settings.signing_key(), lifetime=lifetime)
    response.set_cookie(COOKIE, token, max_age=int(lifetime.total_seconds()), **_cookie_rules(request))


def _cookie_rules(request: Request) -> CookieRules:
    return {"httponly": True, "samesite": "lax", "path": "/", "secure": get_scheme(request) == "https"}


def _address(request: Request) -> str:
    return request.client.host if request.client else "unknown"


@router.post("/register", status_code=201)
async def register(
    credentials: Credentials, request: Request, response: Response, services: CurrentServices
) -> Account:
    """Make an account and sign in to it."""
    accounts.normalise_email(credentials.email)
    accounts.check_password(credentials.password)
    await services.limits.count_sign_up(address=_address(request))
    user = await accounts.sign_up(services.database, **credentials.model_dump(), hasher=services.hasher)
    _set_cookie(response, request, user=user, settings=services.settings)
    return _account(user)


@router.post("/login")
async def login(credentials: Credentials, request: Request, response: Response, services: CurrentServices) -> Account:
    """Sign in."""
    # Another spelling of an address is no further attempt.
    email = accounts.stored_email(credentials.email)
    await services.limits.count_sign_in(email=email, address=_address(request))
    user = await accounts.sign_in(services.database, **credentials.model_dump(), hasher=services.hasher)
    await services.limits.clear_sign_ins(email=email, address=_address(request))
    _set_cookie(response, request, user=user, settings=services.settings)
    return _account(user)


@router.post("/logout", status_code=204)
async def logout(request: Request, response: Response, services: CurrentServices, session: Transaction) -> None:
    """Sign out: the token is refused from now on, on every device."""
    if encoded := request.cookies.get(COOKIE):
        jti = await accounts.revoke(session, encoded=encoded, key=services.settings.signing_key())
        if jti is not None:
            await notifications.end_session(session, jti=jti)
    response.delete_cookie(COOKIE, **_cookie_rules(request))


@router.get("/me")
async def me(user: CurrentUser) -> Account:
    """Return the account that is signed in."""
    return _account(user)


@router.patch("/me")
async def change_me(data: AccountUpdate, user: CurrentUser, session: Transaction) -> Account:
    """Change the settings of the account that is signed in."""
    if data.day_order is not None:
        user = await accounts.set_day_order(session, user_id=user.id, day_order=data.day_order)
    if "default_reminder" in data.model_fields_set:
        user = await notifications.set_default_reminder(session, user_id=user.id, reminder=data.default_reminder)
    return _account(user)
