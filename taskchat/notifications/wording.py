"""Words of a reminder that leaves the page: a push message and an e-mail. Pure."""

import json
from collections.abc import Sequence
from email.message import EmailMessage

from taskchat.notifications.models import Notification
from taskchat.tasks import Due, LocalClock, due_words
from taskchat.text import shortened

_MAX_SUBJECT = 120
_NEAR = ("Today", "Tomorrow", "Yesterday")


def reminder_body(notification: Notification, due: Due | None, clock: LocalClock) -> str:
    """Say when a task is due and, of a reminder that was missed, when it was to come; empty without either."""
    parts = [f"Missed: was to come {_words(Due(notification.remind_at, all_day=False), clock)}"]
    parts = parts if notification.missed else []
    if due:
        parts.append(f"Due {_words(due, clock)}")
    return " · ".join(parts)


def push_payload(notification: Notification, body: str) -> bytes:
    """Make the message for a browser: JSON with `id`, `title`, `body`, `task_id`, `remind_at` and `missed`."""
    fields = {
        "id": str(notification.id),
        "title": notification.title,
        "body": body,
        "task_id": str(notification.task_id) if notification.task_id else None,
        "remind_at": notification.remind_at.isoformat(),
        "missed": notification.missed,
    }
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()


def reminder_mail(reminders: Sequence[tuple[str, str]], *, sender: str, to: str) -> EmailMessage:
    """Make the e-mail of some reminders of one person, each a title and what is said of it."""
    titles = [" ".join(title.split()) for title, _ in reminders]
    what = "Reminder" if len(titles) == 1 else f"{len(titles)} reminders"
    message = EmailMessage()
    message["Subject"] = shortened(f"{what}: {', '.join(titles)}", _MAX_SUBJECT)
    message["From"], message["To"] = sender, to
    lines = (f"{title}\n{body}\n" if body else f"{title}\n" for title, (_, body) in zip(titles, reminders, strict=True))
    message.set_content("\n".join(lines))
    return message


def _words(due: Due, clock: LocalClock) -> str:
    words = due_words(due, clock)
    return f"{words[0].lower()}{words[1:]}" if words.startswith(_NEAR) else words
