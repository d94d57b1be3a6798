"""Findings about push messages and e-mail: the key of a backup, and a mail server that takes what is sent."""

from pathlib import Path

import pytest

from taskchat.accounts import User
from taskchat.database import Database, new_id
from taskchat.doctor import Level
from taskchat.doctor.reminding import check_mail, check_push
from taskchat.notifications import PushSubscription
from taskchat.push import load_vapid_key
from taskchat.settings import Settings, load_settings
from tests.mail_server import MailServer


def settings(folder: Path, **values: object) -> Settings:
    return load_settings(_env_file=None, **{"data_dir": folder, "push_contact": "mailto:a@example.org", **values})


async def test_a_key_that_can_be_read_is_good_and_named_with_its_contact(tmp_path: Path):
    given = settings(tmp_path)
    load_vapid_key(tmp_path, contact=given.push_subject)
    found = await check_push(given)
    assert found.level is Level.GOOD
    assert "mailto:a@example.org" in found.text


@pytest.mark.parametrize(
    ("content", "mode", "contact", "expected"),
    [
        ("no key", 0o600, "mailto:a@example.org", (Level.BAD, "holds no key for push messages")),
        (None, 0o644, "mailto:a@example.org", (Level.NOTE, "chmod 600")),
        (None, 0o600, "", (Level.NOTE, "set PUSH_CONTACT")),
    ],
)
async def test_a_key_that_is_none_or_open_to_others(
    tmp_path: Path, content: str | None, mode: int, contact: str, expected: tuple[Level, str]
):
    given = settings(tmp_path, push_contact=contact)
    load_vapid_key(tmp_path, contact=given.push_subject)
    key = tmp_path / "vapid_key"
    if content:
        key.write_text(content)
    key.chmod(mode)
    found = await check_push(given)
    level, words = expected
    assert (found.level, words in found.text) == (level, True), found.text


async def test_browsers_whose_key_did_not_come_along_are_counted(
    database: Database, database_url: str, user: User, tmp_path: Path
):
    told = {"endpoint": "https://push.test/1", "p256dh": "", "auth": "", "jti": new_id()}
    async with database.begin() as session:
        session.add(PushSubscription(user_id=user.id, **told))
    found = await check_push(settings(tmp_path, database_url=database_url))
    assert (found.level, "1 browser subscribed with a key that is not here" in found.text) == (Level.BAD, True)
    assert not (tmp_path / "vapid_key").exists()


async def test_a_mail_server_is_asked_without_sending(tmp_path: Path):
    with MailServer() as server:
        found = await check_mail(settings(tmp_path, smtp_url=server.url, smtp_from="reminders@example.org"))
        assert server.messages == []
    assert (found.level, found.text) == (Level.GOOD, "reminders go out as reminders@example.org")
    away = await check_mail(settings(tmp_path, smtp_url=server.url))
    assert away.level is Level.BAD
    assert (await check_mail(settings(tmp_path))).level is Level.NOTE
