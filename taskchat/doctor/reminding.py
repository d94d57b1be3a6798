"""Checks of the ways on which reminders reach people: push messages and e-mail."""

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from taskchat.doctor.findings import Finding, Level
from taskchat.doctor.looking import open_database
from taskchat.notifications import Mailer, PushSubscription
from taskchat.push import KEY_FILE, load_vapid_key
from taskchat.settings import InvalidSettings, Settings
from taskchat.text import counted


async def check_push(settings: Settings) -> Finding:
    """Check the key of push messages: that it can be read, by nobody else, and is the one that browsers know."""
    path = settings.data_dir / KEY_FILE
    if not path.exists():
        return await _explain_missing(path, settings)
    try:
        load_vapid_key(settings.data_dir, contact=settings.push_subject)
    except InvalidSettings as error:
        return Finding(Level.BAD, "push", str(error))
    except OSError as error:
        return Finding(Level.BAD, "push", f"{path} cannot be read: {error.strerror}; check who owns it")
    if path.stat().st_mode & 0o077:
        return Finding(Level.NOTE, "push", f"others may read {path}; run: chmod 600 {path}")
    if settings.push_subject == "https://localhost":
        advice = "set PUSH_CONTACT=mailto:you@example.org, without which Apple's service delivers nothing"
        return Finding(Level.NOTE, "push", f"messages name no contact; {advice}")
    return Finding(Level.GOOD, "push", f"messages are signed, and name {settings.push_subject} as contact")


async def _explain_missing(path: Path, settings: Settings) -> Finding:
    if count := await _count_browsers(settings):
        text = f"{counted(count, 'browser')} subscribed with a key that is not here; put back {path} from a backup"
        return Finding(Level.BAD, "push", text)
    return Finding(Level.NOTE, "push", f"no messages are signed yet; {path} is made when taskchat starts")


async def check_mail(settings: Settings) -> Finding:
    """Check that the mail server takes what signs in there."""
    if settings.smtp_url is None:
        return Finding(Level.NOTE, "mail", "no e-mail is sent; with SMTP_URL reminders reach people without a browser")
    mailer = Mailer(settings.smtp_url.get_secret_value(), sender=settings.smtp_from)
    if reason := await mailer.check():
        return Finding(Level.BAD, "mail", f"the server of SMTP_URL does not take e-mail: {reason[:200]}")
    return Finding(Level.GOOD, "mail", f"reminders go out as {settings.smtp_from}")


async def _count_browsers(settings: Settings) -> int:
    """Count subscriptions; none where the database cannot tell, which is another check's finding."""
    try:
        database = open_database(settings)
    except OSError:
        return 0
    try:
        async with database.read() as session:
            return await session.scalar(sa.select(sa.func.count()).select_from(PushSubscription)) or 0
    except (SQLAlchemyError, OSError):
        return 0
    finally:
        await database.dispose()
