"""`GET /metrics`: who may read it, and that its numbers are the database's."""

from datetime import timedelta

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from taskchat.accounts import User
from taskchat.database import Database, new_id, now
from taskchat.settings import Settings
from taskchat.usage import Outcome, Purpose
from tests.integration.api.conftest import installed
from tests.integration.usage.made import keep, model_row, tool_row

Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]
TOKEN = "a-token-of-some-length"


async def samples(client: httpx.AsyncClient, **headers: str) -> Samples:
    """Return the samples that a Prometheus reads."""
    response = await client.get("/metrics", headers=headers)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith("text/plain; version=")
    found: Samples = {}
    for family in text_string_to_metric_families(response.text):
        for sample in family.samples:
            found[sample.name, tuple(sorted(sample.labels.items()))] = sample.value
    return found


def key(name: str, **labels: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A sample by its name and labels."""
    return f"taskchat_{name}", tuple(sorted(labels.items()))


async def test_an_installation_that_was_never_used_has_metrics_too(visitor: httpx.AsyncClient):
    found = await samples(visitor)
    assert {name: found[key(name)] for name in ("messages_total", "users", "tasks", "threads")} == {
        "messages_total": 0,
        "users": 0,
        "tasks": 0,
        "threads": 0,
    }


async def test_the_numbers_are_the_databases(visitor: httpx.AsyncClient, database: Database, user: User):
    long_ago, turn = now() - timedelta(days=400), new_id()
    flash = {"input_tokens": 1_000, "cached_tokens": 400, "output_tokens": 200, "cost_microdollars": 692}
    await keep(
        database,
        model_row(user.id, long_ago, **flash, requests=2, duration_ms=900, first_delta_ms=300),
        model_row(user.id, now(), **flash, duration_ms=2_000, first_delta_ms=700),
        model_row(None, now(), turn_id=turn, outcome=Outcome.REPLACED, duration_ms=70_000, cost_microdollars=None),
        model_row(None, now(), turn_id=turn, model="built-in", duration_ms=5),
        model_row(user.id, now(), purpose=Purpose.TITLE, duration_ms=100),
        tool_row(user.id, now(), calls=5, failures=2),
    )
    found = await samples(visitor)
    model = {"model": "gemini-2.5-flash"}
    expected = {
        key("messages_total"): 3,
        key("model_requests_total", **model, outcome="done"): 4,
        key("model_requests_total", **model, outcome="replaced"): 1,
        key("model_requests_total", model="built-in", outcome="done"): 1,
        key("model_tokens_total", **model, kind="input"): 2_000,
        key("model_tokens_total", **model, kind="cached"): 800,
        key("model_tokens_total", **model, kind="output"): 400,
        key("model_cost_dollars_total", **model): pytest.approx(0.001384),
        key("turn_duration_seconds_bucket", **model, le="0.25"): 1,
        key("turn_duration_seconds_bucket", **model, le="1.0"): 2,
        key("turn_duration_seconds_bucket", **model, le="2.0"): 3,
        key("turn_duration_seconds_bucket", **model, le="60.0"): 3,
        key("turn_duration_seconds_bucket", **model, le="+Inf"): 4,
        key("turn_duration_seconds_count", **model): 4,
        key("turn_duration_seconds_sum", **model): pytest.approx(73.0),
        key("first_delta_seconds_count", **model): 2,
        key("first_delta_seconds_sum", **model): pytest.approx(1.0),
        key("tool_calls_total", tool="create_task", outcome="done"): 3,
        key("tool_calls_total", tool="create_task", outcome="failed"): 2,
        key("users"): 1,
    }
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
async def test_without_a_token_whoever_comes_by_a_proxy_finds_nothing(visitor: httpx.AsyncClient, header: str):
    refused = await visitor.get("/metrics", headers={header: "127.0.0.1"})
    assert (refused.status_code, refused.json()) == (404, {"detail": "Not Found"})


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("127.0.0.1", 200),
        ("127.8.8.8", 200),
        ("::1", 200),
        ("::ffff:127.0.0.1", 200),
        ("192.0.2.7", 404),
        ("10.0.0.1", 404),
        ("::ffff:192.0.2.7", 404),
        ("testclient", 404),
    ],
)
async def test_without_a_token_only_this_machine_is_answered(
    settings: Settings, database: Database, address: str, status: int
):
    transport = httpx.ASGITransport(app=installed(settings, database), client=(address, 123))
    async with httpx.AsyncClient(transport=transport, base_url="http://taskchat.test") as client:
        assert (await client.get("/metrics")).status_code == status


@pytest.mark.parametrize("overrides", [{"metrics_token": TOKEN}])
async def test_with_a_token_only_its_owner_is_answered(visitor: httpx.AsyncClient):
    for given in ("", TOKEN, f"Bearer {TOKEN}x", "Bearer", f"Basic {TOKEN}", "Bearer t\u00f6ken"):
        refused = await visitor.get("/metrics", headers=[(b"Authorization", given.encode())] if given else [])
        assert (refused.status_code, refused.headers["WWW-Authenticate"]) == (401, "Bearer"), given
        assert "taskchat_" not in refused.text
    from_afar = {"Authorization": f"Bearer {TOKEN}", "X-Forwarded-For": "192.0.2.7"}
    assert key("messages_total") in await samples(visitor, **from_afar)
