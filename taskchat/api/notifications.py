"""Notifications over HTTP: what rang, and what a person does about it, also from outside of the page."""

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict

from taskchat import notifications
from taskchat.api.conditions import IfMatch, tagged
from taskchat.api.dependencies import CurrentUser, ReadSession, Transaction
from taskchat.api.refusals import refusals
from taskchat.notifications import NotificationPublic, Snooze
from taskchat.tasks import LocalClock, TaskPublic

router = APIRouter(
    prefix="/api/notifications", tags=["notifications"], responses=refusals(400, 401, 403, 404, 409, 412, 413)
)


class NotificationList(BaseModel):
    """A page of notifications, the newest first; `unseen` counts all that are new."""

    notifications: list[NotificationPublic]
    unseen: int


class Seen(BaseModel):
    """Number of notifications that were new until now."""

    seen: int


class SnoozeRequest(BaseModel):
    """Time by which a reminder is put off, on the clock of the person."""

    model_config = ConfigDict(extra="forbid")

    until: Snooze


@router.get("")
async def find(
    user: CurrentUser,
    session: ReadSession,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    before: Annotated[UUID | None, Query(description="The last one of the page before")] = None,
) -> NotificationList:
    """List what rang, the newest first."""
    after = await notifications.place_of(session, user_id=user.id, notification_id=before) if before else None
    page = await notifications.find_newest(session, user_id=user.id, limit=limit, after=after)
    return NotificationList(notifications=notifications.to_public(page.notifications), unseen=page.unseen)


@router.post("/seen")
async def see_all(user: CurrentUser, session: Transaction) -> Seen:
    """Take note of all that rang."""
    return Seen(seen=await notifications.see_all(session, user_id=user.id))


@router.post("/{notification_id}/seen", response_model=NotificationPublic)
async def see(notification_id: UUID, user: CurrentUser, session: Transaction) -> object:
    """Take note of one."""
    return await notifications.see(session, user_id=user.id, notification_id=notification_id)


@router.post("/{notification_id}/snooze", response_model=NotificationPublic)
async def snooze(notification_id: UUID, data: SnoozeRequest, user: CurrentUser, session: Transaction) -> object:
    """Put a reminder off; `snoozed_until` says when it rings again."""
    clock = LocalClock.of(user, datetime.now(UTC))
    return await notifications.snooze(
        session, user_id=user.id, notification_id=notification_id, until=data.until, clock=clock
    )


@router.post("/{notification_id}/complete", response_model=TaskPublic)
async def complete(
    notification_id: UUID, user: CurrentUser, session: Transaction, response: Response, seen: IfMatch
) -> object:
    """Mark the task of a notification as done; of a series, the next one comes."""
    changed = await notifications.complete(session, user_id=user.id, notification_id=notification_id, seen=seen)
    return tagged(response, changed.task)
