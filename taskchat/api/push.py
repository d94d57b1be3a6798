"""Push messages over HTTP: the key with which a browser subscribes, and its subscription."""

from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from taskchat import accounts, notifications
from taskchat.accounts import COOKIE
from taskchat.api.dependencies import CurrentServices, CurrentUser, Transaction
from taskchat.api.refusals import refusals
from taskchat.push import ENDPOINT_MAX, Subscription, check_subscription, load_vapid_key

router = APIRouter(prefix="/api/push", tags=["notifications"], responses=refusals(400, 401, 403, 413))


class PushKey(BaseModel):
    """Public key of this installation (VAPID, RFC 8292), in base64url."""

    key: str


class BrowserKeys(BaseModel):
    """Keys of a browser (RFC 8291), in base64url."""

    p256dh: Annotated[str, Field(max_length=100)]
    auth: Annotated[str, Field(max_length=32)]


Endpoint = Annotated[str, Field(max_length=ENDPOINT_MAX)]


class BrowserSubscription(BaseModel):
    """Subscription as a browser gives it (`PushSubscription.toJSON()`); what else it says is passed over."""

    endpoint: Endpoint
    keys: BrowserKeys


class Unsubscription(BaseModel):
    """Subscription to forget, by its address."""

    model_config = ConfigDict(extra="forbid")

    endpoint: Endpoint


@router.get("/key")
async def key(user: CurrentUser, services: CurrentServices) -> PushKey:
    """Return the key with which a browser subscribes."""
    settings = services.settings
    return PushKey(key=load_vapid_key(settings.data_dir, contact=settings.push_subject).public)


@router.post("/subscriptions", status_code=204)
async def subscribe(
    data: BrowserSubscription, user: CurrentUser, request: Request, services: CurrentServices, session: Transaction
) -> None:
    """Send reminders to this browser, too, until the session is signed out; sent again it is renewed."""
    subscription = Subscription(data.endpoint, data.keys.p256dh, data.keys.auth)
    check_subscription(subscription, services=tuple(services.settings.push_services))
    token = accounts.decode(request.cookies[COOKIE], key=services.settings.signing_key())
    await notifications.subscribe(session, subscription, user_id=user.id, jti=token.jti)


@router.delete("/subscriptions", status_code=204)
async def unsubscribe(data: Unsubscription, user: CurrentUser, session: Transaction) -> None:
    """Send no more reminders to this browser."""
    await notifications.unsubscribe(session, user_id=user.id, endpoint=data.endpoint)
