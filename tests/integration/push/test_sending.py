"""Push messages over a real connection, to a push service on loopback that decrypts them."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from taskchat.push import (
    PAYLOAD_MAX,
    Delivered,
    Gone,
    PushSender,
    Refused,
    RetryLater,
    load_vapid_key,
    make_sender,
)
from taskchat.settings import load_settings
from tests.push_service import PushService

CONTACT = "mailto:ada@example.org"


@pytest.fixture
def service() -> Iterator[PushService]:
    """A push service without messages."""
    with PushService() as running:
        yield running


@pytest.fixture
async def sender(service: PushService, tmp_path: Path) -> AsyncIterator[PushSender]:
    """This installation, which knows the service."""
    made = make_sender(
        load_settings(_env_file=None, data_dir=tmp_path, push_contact=CONTACT, push_services=service.origin)
    )
    yield made
    await made.aclose()


async def test_a_message_arrives_as_it_was_sent(service: PushService, sender: PushSender):
    browser = service.subscribe(sender.key.public)
    payload = '{"title": "Miete überweisen 🏠"}'.encode()
    outcome = await sender.send(browser.subscription, payload, ttl=3_600, topic="a-task", urgency="high")
    assert outcome == Delivered()
    (message,) = browser.messages
    assert message.json == {"title": "Miete überweisen 🏠"}
    assert (message.ttl, message.topic, message.urgency) == (3_600, "a-task", "high")
    assert (message.claims["sub"], message.claims["aud"]) == (CONTACT, service.origin)


async def test_a_message_is_for_one_browser_only(service: PushService, sender: PushSender):
    phone, laptop = service.subscribe(sender.key.public), service.subscribe(sender.key.public)
    assert await sender.send(phone.subscription, b"for the phone", ttl=60) == Delivered()
    assert ([message.text for message in phone.messages], laptop.messages) == (["for the phone"], [])
    assert b"for the phone" not in service.requests[0].raw
    misled = replace(phone.subscription, endpoint=laptop.endpoint)
    assert await sender.send(misled, b"for the phone", ttl=60) == Delivered()
    assert (laptop.messages, laptop.unreadable) == ([], 1)


async def test_who_is_gone_is_said(service: PushService, sender: PushSender):
    browser = service.subscribe(sender.key.public)
    browser.unsubscribe()
    assert await sender.send(browser.subscription, b"hello", ttl=60) == Gone()
    unknown = replace(browser.subscription, endpoint=f"{service.origin}/push/none")
    assert await sender.send(unknown, b"hello", ttl=60) == Gone()


async def test_a_busy_service_says_when_to_come_again(service: PushService, sender: PushSender):
    browser = service.subscribe(sender.key.public)
    service.answer_next(429, {"Retry-After": "7"})
    service.answer_next(503)
    assert await sender.send(browser.subscription, b"hello", ttl=60) == RetryLater("429 told to say 429", 7)
    assert await sender.send(browser.subscription, b"hello", ttl=60) == RetryLater("503 told to say 503")
    assert await sender.send(browser.subscription, b"hello", ttl=60) == Delivered()
    assert [message.text for message in browser.messages] == ["hello"]


async def test_a_service_that_hangs_up_or_is_silent_is_asked_again_later(service: PushService, tmp_path: Path):
    key = load_vapid_key(tmp_path, contact=CONTACT)
    sender = PushSender(key, services=(service.origin,), timeout=0.3)
    browser = service.subscribe(key.public)
    service.hang_up_next()
    service.be_silent_next()
    for _ in range(2):
        outcome = await sender.send(browser.subscription, b"hello", ttl=60)
        assert isinstance(outcome, RetryLater)
        assert (outcome.wait, outcome.reason.partition(":")[0]) == (None, "127.0.0.1")
    assert await sender.send(browser.subscription, b"hello", ttl=60) == Delivered()
    await sender.aclose()


async def test_a_service_that_is_away_is_asked_again_later(tmp_path: Path):
    with PushService() as service:
        sender = PushSender(load_vapid_key(tmp_path, contact=CONTACT), services=(service.origin,))
        browser = service.subscribe(sender.key.public)
    outcome = await sender.send(browser.subscription, b"hello", ttl=60)
    await sender.aclose()
    assert isinstance(outcome, RetryLater)


async def test_a_service_that_knows_another_key_refuses(service: PushService, sender: PushSender, tmp_path: Path):
    other = load_vapid_key(tmp_path / "other", contact=CONTACT)
    browser = service.subscribe(other.public)
    assert await sender.send(browser.subscription, b"hello", ttl=60) == Refused("403 told to say 403", 403)


async def test_a_redirect_is_not_followed(service: PushService, sender: PushSender):
    browser, elsewhere = service.subscribe(sender.key.public), service.subscribe(sender.key.public)
    service.answer_next(307, {"Location": elsewhere.endpoint})
    assert await sender.send(browser.subscription, b"hello", ttl=60) == Refused("307 told to say 307", 307)
    assert len(service.requests) == 1


async def test_nothing_is_sent_to_an_address_that_is_not_allowed(service: PushService, tmp_path: Path):
    sender = PushSender(load_vapid_key(tmp_path, contact=CONTACT))
    browser = service.subscribe(sender.key.public)
    outcome = await sender.send(browser.subscription, b"hello", ttl=60)
    assert outcome == Refused("The endpoint is at no push service that is known here.")
    assert service.requests == []


async def test_the_largest_payload_is_what_every_service_takes(service: PushService, sender: PushSender):
    browser = service.subscribe(sender.key.public)
    assert await sender.send(browser.subscription, b"x" * PAYLOAD_MAX, ttl=60) == Delivered()
    assert (len(service.requests[0].raw), len(browser.messages[0].text)) == (4_096, PAYLOAD_MAX)
    with pytest.raises(ValueError, match="3,993 bytes at most, not 3,994"):
        await sender.send(browser.subscription, b"x" * (PAYLOAD_MAX + 1), ttl=60)


async def test_an_address_is_sent_to_as_the_browser_wrote_it(service: PushService, sender: PushSender):
    browser = service.subscribe(sender.key.public)
    written = replace(browser.subscription, endpoint=f"{service.origin}/w/?token=a%2fb%3D&x=;")
    assert await sender.send(written, b"hello", ttl=60) == Gone()
    assert service.requests[0].path == "/w/?token=a%2fb%3D&x=;"
