"""Reminders reach browsers and mailboxes, with the page closed; one that is away is tried again, on both databases."""

from datetime import timedelta
from email.message import EmailMessage
from uuid import UUID, uuid4

import pytest
from sqlmodel import select

from taskchat import notifications, tasks
from taskchat.accounts import User
from taskchat.database import Database
from taskchat.notifications import Mailer, PushSubscription
from taskchat.push import RetryLater
from tests.conftest import MakeUser
from tests.integration.notifications.conftest import Delivery
from tests.integration.notifications.waiting import deliveries, rung, waiting
from tests.mail_server import MailServer
from tests.push_service import Browser, PushService


async def subscribe(database: Database, user: User, browser: Browser) -> Browser:
    """The browser, which takes push messages for somebody now."""
    async with database.begin() as session:
        await notifications.subscribe(session, browser.subscription, user_id=user.id, jti=user.id)
    return browser


async def subscriptions(database: Database) -> list[tuple[UUID, str]]:
    async with database.read() as session:
        rows = (await session.execute(select(PushSubscription))).scalars()
        return [(row.user_id, row.endpoint) for row in rows]


async def test_each_browser_gets_each_reminder_once(
    database: Database, user: User, service: PushService, delivery: Delivery
):
    browsers = [await subscribe(database, user, service.subscribe(delivery.key)) for _ in range(2)]
    due = delivery.at + timedelta(minutes=10)
    async with database.begin() as session:
        data = tasks.valid_task(title="Büro 🙂", due_at=due, reminders=["-PT10M"])
        task, _ = await tasks.create(session, user_id=user.id, data=data)
        session.add(tasks.Alarm(id=uuid4(), user_id=user.id, task_id=task.id, text="-PT10M", remind_at=delivery.at))
    for _ in range(3):
        await delivery.act()
    (came,) = await rung(database)
    for browser in browsers:
        (message,) = browser.messages
        assert message.json == {
            "id": str(came.id),
            "title": "Büro 🙂",
            "body": f"Due today {due.hour}:{due:%M}" if due.date() == delivery.at.date() else message.json["body"],
            "task_id": str(task.id),
            "remind_at": delivery.at.isoformat(),
            "missed": False,
        }
        assert (message.topic, message.urgency, message.ttl) == (came.id.hex, "high", 86_400)
    assert await deliveries(database) == []


async def test_what_was_missed_says_so(database: Database, user: User, service: PushService, delivery: Delivery):
    browser = await subscribe(database, user, service.subscribe(delivery.key))
    await waiting(database, user, [delivery.at - timedelta(days=3)])
    await delivery.act()
    (message,) = browser.messages
    assert message.json["missed"]
    assert message.json["body"].startswith("Missed: was to come ")


async def test_a_service_that_is_away_is_tried_again_with_growing_pauses(
    database: Database, user: User, service: PushService, delivery: Delivery
):
    browser = await subscribe(database, user, service.subscribe(delivery.key))
    await waiting(database, user, [delivery.at])
    for pause in (5, 15, 60, 300):
        service.answer_next(503)
        until = await delivery.act()
        delivery.pass_by(pause - 1)
        count = len(service.requests)
        await delivery.act()
        assert (len(service.requests), browser.messages) == (count, []), until
        delivery.pass_by(1)
    await delivery.act()
    assert len(browser.messages) == 1
    assert await deliveries(database) == []


async def test_a_service_that_names_a_pause_gets_it(
    database: Database, user: User, service: PushService, delivery: Delivery
):
    browser = await subscribe(database, user, service.subscribe(delivery.key))
    await waiting(database, user, [delivery.at])
    service.answer_next(429, {"Retry-After": "120"})
    await delivery.act()
    delivery.pass_by(119)
    await delivery.act()
    assert browser.messages == []
    delivery.pass_by(1)
    await delivery.act()
    assert len(browser.messages) == 1


async def test_after_a_day_nothing_is_tried_any_more(
    database: Database, user: User, service: PushService, delivery: Delivery
):
    browser = await subscribe(database, user, service.subscribe(delivery.key))
    await waiting(database, user, [delivery.at])
    service.answer_next(503)
    await delivery.act()
    delivery.pass_by(86_400)
    await delivery.act()
    assert (browser.messages, await deliveries(database)) == ([], [])
    assert len(await rung(database)) == 1


async def test_a_browser_that_is_gone_is_forgotten_with_what_was_on_its_way(
    database: Database, user: User, service: PushService, delivery: Delivery
):
    gone, there = [await subscribe(database, user, service.subscribe(delivery.key)) for _ in range(2)]
    await waiting(database, user, [delivery.at, delivery.at])
    gone.unsubscribe()
    await delivery.act()
    assert await subscriptions(database) == [(user.id, there.endpoint)]
    assert len(there.messages) == 2
    assert await deliveries(database) == []


async def test_a_message_that_is_refused_for_good_is_not_tried_again(
    database: Database, user: User, service: PushService, delivery: Delivery
):
    await subscribe(database, user, service.subscribe(delivery.key))
    await waiting(database, user, [delivery.at])
    service.answer_next(403)
    await delivery.act()
    assert await deliveries(database) == []
    assert len(await subscriptions(database)) == 1


@pytest.mark.parametrize("act", ["seen", "done", "deleted"])
async def test_what_nobody_needs_any_more_is_not_sent(
    database: Database, user: User, service: PushService, delivery: Delivery, act: str
):
    browser = await subscribe(database, user, service.subscribe(delivery.key))
    (task,) = await waiting(database, user, [delivery.at])
    service.answer_next(503)
    await delivery.act()
    (came,) = await rung(database)
    async with database.begin() as session:
        if act == "seen":
            await notifications.see(session, user_id=user.id, notification_id=came.id)
        elif act == "done":
            await tasks.complete(session, user_id=user.id, task_id=task.id)
        else:
            await tasks.delete(session, user_id=user.id, task_id=task.id)
    delivery.pass_by(60)
    await delivery.act()
    assert (browser.messages, await deliveries(database)) == ([], [])


async def test_what_a_process_that_died_had_claimed_is_sent_by_another(
    database: Database, user: User, service: PushService, delivery: Delivery
):
    browser = await subscribe(database, user, service.subscribe(delivery.key))
    await waiting(database, user, [delivery.at])
    service.answer_next(503)
    await delivery.act()
    delivery.pass_by(5)
    async with database.begin() as session:
        assert await notifications.claim(session, at=delivery.at)
    delivery.pass_by(59)
    await delivery.act()
    assert browser.messages == []
    delivery.pass_by(1)
    await delivery.act()
    assert len(browser.messages) == 1


async def test_who_has_no_browser_gets_an_e_mail(
    database: Database, user: User, service: PushService, mail_server: MailServer, delivery: Delivery
):
    await waiting(database, user, [delivery.at, delivery.at - timedelta(hours=1)])
    await delivery.act()
    (message,) = mail_server.messages
    assert (message["To"], message["From"]) == (user.email, "reminders@example.org")
    assert message["Subject"].startswith("2 reminders: task ")
    first, missed, _, second = message.get_content().splitlines()
    assert (first, second) == ("task 1", "task 0")
    assert missed.startswith("Missed: was to come ")
    assert (service.requests, await deliveries(database)) == ([], [])


async def test_a_mail_server_that_refuses_for_now_is_tried_again_and_for_good_is_not(
    database: Database, user: User, mail_server: MailServer, delivery: Delivery
):
    await waiting(database, user, [delivery.at])
    mail_server.refuse_next("450 later")
    await delivery.act()
    assert len(await deliveries(database)) == 1
    delivery.pass_by(5)
    await delivery.act()
    assert len(mail_server.messages) == 1
    await waiting(database, user, [delivery.at])
    mail_server.refuse_next("550 no such person")
    await delivery.act()
    assert (len(mail_server.messages), await deliveries(database)) == (1, [])


async def test_a_password_that_is_wrong_loses_no_message(mail_server: MailServer):
    url = mail_server.url.replace("smtp://", "smtp://ada:p%40ss@")
    outcome = await Mailer(url, sender="a@example.org").send(EmailMessage())
    assert isinstance(outcome, RetryLater)
    assert "p@ss" not in outcome.reason


async def test_a_browser_that_somebody_else_signs_in_with_gets_theirs_alone(
    database: Database, user: User, make_user: MakeUser, service: PushService, delivery: Delivery
):
    browser = await subscribe(database, user, service.subscribe(delivery.key))
    await waiting(database, user, [delivery.at])
    service.answer_next(503)
    await delivery.act()
    other = await make_user()
    for _ in range(2):
        await subscribe(database, other, browser)
    await waiting(database, other, [delivery.at])
    delivery.pass_by(60)
    await delivery.act()
    (message,) = browser.messages
    (theirs,) = await rung(database, other)
    assert message.json["id"] == str(theirs.id)
    assert await subscriptions(database) == [(other.id, browser.endpoint)]


async def test_nobody_ends_the_subscription_of_others(
    database: Database, user: User, make_user: MakeUser, service: PushService
):
    browser, other = await subscribe(database, user, service.subscribe("")), await make_user()
    async with database.begin() as session:
        await notifications.unsubscribe(session, user_id=other.id, endpoint=browser.endpoint)
        await notifications.end_session(session, jti=other.id)
    assert len(await subscriptions(database)) == 1
    async with database.begin() as session:
        await notifications.end_session(session, jti=user.id)
    assert await subscriptions(database) == []


async def test_of_too_many_browsers_the_oldest_are_forgotten(database: Database, user: User, service: PushService):
    first, second, *rest = [
        await subscribe(database, user, service.subscribe("")) for _ in range(notifications.MAX_BROWSERS)
    ]
    await subscribe(database, user, first)
    last = await subscribe(database, user, service.subscribe(""))
    kept = {endpoint for _, endpoint in await subscriptions(database)}
    assert kept == {browser.endpoint for browser in (first, *rest, last)}
    assert second.endpoint not in kept
