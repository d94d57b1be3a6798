"""Subscriptions of browsers over HTTP: kept for their person, until they or their session end; on both databases."""

from typing import Any

import pytest
from sqlmodel import select

from taskchat.database import Database
from taskchat.notifications import PushSubscription
from taskchat.push import load_vapid_key
from taskchat.settings import Settings
from tests.integration.api.conftest import Client
from tests.push_service import Browser

ENDPOINT = "https://fcm.googleapis.com/fcm/send/abc"


def body(endpoint: str = ENDPOINT, **changed: Any) -> dict[str, Any]:
    """A subscription as a browser gives it."""
    made = Browser(endpoint, "").subscription
    return {
        "endpoint": endpoint,
        "expirationTime": None,
        "keys": {"p256dh": made.p256dh, "auth": made.auth},
    } | changed


async def kept(database: Database) -> list[PushSubscription]:
    async with database.read() as session:
        return list((await session.execute(select(PushSubscription))).scalars())


async def subscribe(client: Client, **changed: Any) -> None:
    response = await client.post("/api/push/subscriptions", json=body(**changed))
    assert response.status_code == 204, response.text


async def test_the_key_is_that_of_the_installation(ada: Client, visitor: Client, settings: Settings):
    key = load_vapid_key(settings.data_dir, contact=settings.push_subject).public
    assert (await ada.get("/api/push/key")).json() == {"key": key}
    assert (await visitor.get("/api/push/key")).status_code == 401


async def test_a_browser_is_kept_renewed_and_forgotten(ada: Client, database: Database):
    await subscribe(ada)
    (first,) = await kept(database)
    await subscribe(ada)
    (renewed,) = await kept(database)
    assert (renewed.id, renewed.user_id, renewed.jti) == (first.id, first.user_id, first.jti)
    assert renewed.p256dh != first.p256dh
    for _ in range(2):
        gone = await ada.request("DELETE", "/api/push/subscriptions", json={"endpoint": ENDPOINT})
        assert gone.status_code == 204
    assert await kept(database) == []


async def test_signing_out_ends_what_the_session_subscribed_and_nothing_else(
    ada: Client, eve: Client, database: Database
):
    await subscribe(ada)
    await subscribe(eve, endpoint=f"{ENDPOINT}2")
    assert (await ada.post("/api/auth/logout")).status_code == 204
    assert [row.endpoint for row in await kept(database)] == [f"{ENDPOINT}2"]


async def test_a_browser_is_of_the_one_who_signed_in_last(ada: Client, eve: Client, database: Database):
    await subscribe(ada)
    (before,) = await kept(database)
    await subscribe(eve)
    (after,) = await kept(database)
    assert before.user_id != after.user_id
    assert (await ada.request("DELETE", "/api/push/subscriptions", json={"endpoint": ENDPOINT})).status_code == 204
    assert len(await kept(database)) == 1


@pytest.mark.parametrize(
    ("changed", "detail"),
    [
        ({"endpoint": "http://127.0.0.1:22/"}, "The endpoint is at no push service that is known here."),
        ({"endpoint": "x" * 3_000}, "endpoint: String should have at most 2048 characters"),
        ({"keys": {"p256dh": "AAAA", "auth": "AAAA"}}, "`p256dh` is no point on the curve P-256."),
        ({"keys": {"p256dh": "A" * 101, "auth": "AAAA"}}, "p256dh: String should have at most 100 characters"),
        ({"keys": None}, "keys: Input should be a valid dictionary or object to extract fields from"),
    ],
)
async def test_what_nothing_can_be_sent_to_is_refused(
    ada: Client, database: Database, changed: dict[str, Any], detail: str
):
    refused = await ada.post("/api/push/subscriptions", json=body() | changed)
    assert (refused.status_code, refused.json()["detail"]) == (422, detail)
    assert await kept(database) == []


async def test_a_stranger_subscribes_nobody(visitor: Client, database: Database):
    assert (await visitor.post("/api/push/subscriptions", json=body())).status_code == 401
    refused = await visitor.request("DELETE", "/api/push/subscriptions", json={"endpoint": ENDPOINT})
    assert refused.status_code == 401
    assert await kept(database) == []
