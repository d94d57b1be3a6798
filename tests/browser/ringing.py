"""Reminders that ring while a test looks on."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.browser.person import Person


def rings(title: str, **fields: Any) -> dict[str, Any]:
    """A task that rings in a moment."""
    due_at = datetime.now(UTC) + timedelta(seconds=3)
    return {"title": title, "due_at": due_at.isoformat(), "reminders": ["-PT0M"], **fields}


def kept_task(person: Person, title: str) -> dict[str, Any]:
    """The task of this title, as it is kept, done or not."""
    found = person.page.request.get(f"{person.url}/api/tasks", params={"status": "all"}).json()["tasks"]
    return next(one for one in found if one["title"] == title)
