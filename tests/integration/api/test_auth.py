"""Signing up, in and out, over HTTP."""

from datetime import timedelta
from uuid import uuid4

import httpx
import pytest

from taskchat import accounts
from taskchat.settings import Settings

ADA = {"email": "ada@example.com", "password": "correct horse"}


async def test_signing_up_signs_in(visitor: httpx.AsyncClient):
    response = await visitor.post("/api/auth/register", json={**ADA, "timezone": "Asia/Karachi"})
    assert response.status_code == 201
    assert response.json()["email"] == "ada@example.com"
    cookie = response.headers["set-cookie"]
    assert all(rule in cookie for rule in ("auth_token=", "HttpOnly", "SameSite=lax", "Path=/", "Max-Age=604800"))
    assert "Secure" not in cookie
    assert (await visitor.get("/api/auth/me")).json()["timezone"] == "Asia/Karachi"


async def test_behind_https_the_cookie_is_secure(visitor: httpx.AsyncClient):
    response = await visitor.post("/api/auth/register", json=ADA, headers={"X-Forwarded-Proto": "https"})
    assert "Secure" in response.headers["set-cookie"]


async def test_signing_out_ends_the_token_everywhere(ada: httpx.AsyncClient, visitor: httpx.AsyncClient):
    stolen = {"auth_token": ada.cookies["auth_token"]}
    visitor.cookies.update(stolen)
    assert (await visitor.get("/api/auth/me")).status_code == 200
    assert (await ada.post("/api/auth/logout")).status_code == 204
    assert "auth_token" not in ada.cookies
    assert (await visitor.get("/api/auth/me")).status_code == 401
    assert (await ada.post("/api/auth/login", json=ADA)).status_code == 200
    assert (await ada.get("/api/auth/me")).status_code == 200


async def test_a_cookie_that_is_not_valid_is_taken_away(visitor: httpx.AsyncClient, settings: Settings):
    expired = accounts.issue(uuid4(), key=settings.signing_key(), lifetime=timedelta(seconds=-1))
    for encoded in (expired, "rubbish"):
        response = await visitor.post("/api/auth/logout", headers={"Cookie": f"auth_token={encoded}"})
        assert response.status_code == 204
        assert 'auth_token=""' in response.headers["set-cookie"]
        assert "Max-Age=0" in response.headers["set-cookie"]


@pytest.mark.parametrize("zone", [{}, {"timezone": "Mars/Olympus"}])
async def test_without_a_zone_that_exists_one_lives_in_utc(visitor: httpx.AsyncClient, zone: dict[str, str]):
    assert (await visitor.post("/api/auth/register", json={**ADA, **zone})).json()["timezone"] == "UTC"
    assert (await visitor.get("/api/auth/me")).json()["timezone"] == "UTC"


async def test_without_a_cookie_nobody_is_signed_in(visitor: httpx.AsyncClient):
    for method, path in (
        ("GET", "/api/auth/me"),
        ("GET", "/api/tasks"),
        ("POST", "/api/tasks"),
        ("POST", "/api/undo"),
        ("POST", "/api/chatkit"),
    ):
        response = await visitor.request(method, path, json={"title": "x"} if method == "POST" else None)
        assert (response.status_code, response.json()) == (401, {"detail": "Please sign in."})


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({"email": "ada", "password": "correct horse"}, 422, "email"),
        ({"email": "ada@example.com", "password": "short"}, 422, "password"),
        ({"email": "ada@example.com"}, 422, "password"),
        ({"email": 7, "password": "correct horse"}, 422, "email"),
    ],
)
async def test_what_cannot_be_an_account_names_its_field(
    visitor: httpx.AsyncClient, body: dict[str, object], status: int, field: str
):
    response = await visitor.post("/api/auth/register", json=body)
    assert (response.status_code, response.json()["field"]) == (status, field)
    assert isinstance(response.json()["detail"], str)


async def test_a_taken_address_and_wrong_credentials_say_so(ada: httpx.AsyncClient, visitor: httpx.AsyncClient):
    taken = await visitor.post("/api/auth/register", json={**ADA, "email": "ADA@example.com"})
    assert (taken.status_code, taken.json()["detail"]) == (409, "There is an account with this e-mail already.")
    for wrong in ({**ADA, "password": "wrong horse"}, {**ADA, "email": "eve@example.com"}):
        refused = await visitor.post("/api/auth/login", json=wrong)
        assert (refused.status_code, refused.json()["detail"]) == (401, "E-mail or password is not right.")
    assert "auth_token" not in visitor.cookies


@pytest.mark.parametrize("overrides", [{"sign_in_attempts": 3}])
async def test_guessing_a_password_is_stopped(ada: httpx.AsyncClient, visitor: httpx.AsyncClient):
    wrong = {**ADA, "password": "wrong horse"}
    statuses = [(await visitor.post("/api/auth/login", json=wrong)).status_code for _ in range(3)]
    stopped = await visitor.post("/api/auth/login", json=ADA)
    assert (statuses, stopped.status_code) == ([401, 401, 401], 429)
    assert 0 < int(stopped.headers["Retry-After"]) <= 901
    assert "Try again in 15 minutes" in stopped.json()["detail"]


@pytest.mark.parametrize("overrides", [{"sign_in_attempts": 3}])
async def test_another_spelling_of_the_address_is_no_further_attempt(
    ada: httpx.AsyncClient, visitor: httpx.AsyncClient
):
    statuses = []
    for spelling in ("ada@example.com", " ADA@example.com", "ada@\uff45xample.com", "ada@e\uff58ample.com"):
        wrong = {"email": spelling, "password": "wrong horse"}
        statuses.append((await visitor.post("/api/auth/login", json=wrong)).status_code)
    assert statuses == [401, 401, 401, 429]


async def test_behind_two_proxies_the_browsers_scheme_counts(visitor: httpx.AsyncClient):
    response = await visitor.post("/api/auth/register", json=ADA, headers={"X-Forwarded-Proto": "https, http"})
    assert "Secure" in response.headers["set-cookie"]


def from_address(address: str) -> dict[str, str]:
    """The headers of somebody whom a proxy, itself behind another one of ours, says to have this address."""
    return {"X-Forwarded-For": f"{address}, 10.1.2.3"}


@pytest.mark.parametrize("overrides", [{"sign_ups_per_hour": 2, "trusted_proxies": ["127.0.0.1", "10.0.0.0/8"]}])
async def test_behind_a_proxy_that_is_trusted_everybody_has_an_address_of_their_own(visitor: httpx.AsyncClient):
    statuses: dict[str, list[int]] = {}
    for address in ("192.0.2.1", "192.0.2.2"):
        for n in range(3):
            person = {**ADA, "email": f"a{n}-{address}@example.com"}
            response = await visitor.post("/api/auth/register", json=person, headers=from_address(address))
            statuses.setdefault(address, []).append(response.status_code)
    assert statuses == {"192.0.2.1": [201, 201, 429], "192.0.2.2": [201, 201, 429]}


@pytest.mark.parametrize("overrides", [{"sign_ups_per_hour": 2}, {"sign_ups_per_hour": 2, "trusted_proxies": ["::1"]}])
async def test_nobody_else_can_take_another_address(visitor: httpx.AsyncClient):
    statuses = []
    for n in range(3):
        person = {**ADA, "email": f"a{n}@example.com"}
        response = await visitor.post("/api/auth/register", json=person, headers=from_address(f"192.0.2.{n}"))
        statuses.append(response.status_code)
    assert statuses == [201, 201, 429]


@pytest.mark.parametrize("overrides", [{"sign_in_attempts": 3}])
async def test_a_right_password_ends_the_count(ada: httpx.AsyncClient, visitor: httpx.AsyncClient):
    for _ in range(4):
        assert (await visitor.post("/api/auth/login", json={**ADA, "password": "wrong"})).status_code == 401
        assert (await visitor.post("/api/auth/login", json=ADA)).status_code == 200


@pytest.mark.parametrize("overrides", [{"sign_ups_per_hour": 2}])
async def test_accounts_cannot_be_made_without_end(visitor: httpx.AsyncClient):
    statuses = [
        (await visitor.post("/api/auth/register", json={**ADA, "email": f"a{n}@example.com"})).status_code
        for n in range(3)
    ]
    assert statuses == [201, 201, 429]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://localhost:9999"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://localhost:3000"}, 201),
        ({"Sec-Fetch-Site": "same-origin"}, 201),
        ({}, 201),
    ],
)
async def test_another_sites_page_changes_nothing(ada: httpx.AsyncClient, headers: dict[str, str], status: int):
    response = await ada.post("/api/tasks", json={"title": "x"}, headers=headers)
    assert response.status_code == status
    assert (await ada.get("/api/tasks")).json()["total"] == (1 if status == 201 else 0)


async def test_the_pages_own_origin_may(ada: httpx.AsyncClient, address: str):
    assert (await ada.post("/api/tasks", json={"title": "x"}, headers={"Origin": address})).status_code == 201


async def test_an_unknown_address_answers_in_json(ada: httpx.AsyncClient):
    response = await ada.get("/api/nothing")
    assert (response.status_code, response.json()) == (404, {"detail": "There is nothing at /api/nothing."})


async def test_the_documentation_loads_nothing_from_elsewhere(visitor: httpx.AsyncClient):
    page = (await visitor.get("/api/docs")).text
    assert "http://" not in page
    assert "https://" not in page
    assert (await visitor.get("/api/docs-files/swagger-ui.css")).status_code == 200
    assert "/api/chatkit" in (await visitor.get("/api/openapi.json")).json()["paths"]


async def test_health_says_what_answers(visitor: httpx.AsyncClient, settings: Settings):
    assert (await visitor.get("/healthz")).json() == {"status": "ok"}
    ready = await visitor.get("/readyz")
    assert ready.json() == {
        "status": "ready",
        "database": "at head",
        "disk": "writable",
        "model": settings.gemini_model,
        "element": "self-hosted",
    }


async def test_the_order_of_day_and_month_is_kept_and_used(ada: httpx.AsyncClient):
    line = {"text": "dentist 5/12", "now": "2026-11-25T10:00:00+01:00"}

    async def read() -> object:
        return (await ada.post("/api/tasks/parse", json=line)).json()["due_at"]

    me = (await ada.get("/api/auth/me")).json()
    assert (me["day_order"], me["day_first"], await read()) == ("automatic", None, None)
    for day_order, day_first, day in (("day-first", True, "2026-12-05"), ("month-first", False, "2027-05-12")):
        changed = await ada.patch("/api/auth/me", json={"day_order": day_order})
        assert (changed.status_code, changed.json()["day_first"]) == (200, day_first)
        assert (await ada.get("/api/auth/me")).json() == changed.json()
        assert str(await read()).startswith(day)
    assert (await ada.patch("/api/auth/me", json={"day_order": "sideways"})).status_code == 422
    assert (await ada.patch("/api/auth/me", json={"email": "eve@example.com"})).status_code == 422


async def test_nobody_has_no_order_of_day_and_month(visitor: httpx.AsyncClient):
    assert (await visitor.patch("/api/auth/me", json={"day_order": "day-first"})).status_code == 401
