"""Changes of series in the undo journal."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.database import now
from taskchat.tasks.history import record, set_fields, snapshot
from taskchat.tasks.models import Subject, TaskChange
from taskchat.tasks.origin import Origin
from taskchat.tasks.series.models import Series


def restored_series(fields: Mapping[str, Any], *, series_id: UUID, user_id: UUID) -> Series:
    """Make a series, in no session, from fields of the journal; fields younger than the entry have their defaults."""
    at = now()
    series = Series(
        id=series_id, user_id=user_id, rrule="", starts="", zone="UTC", template={}, created_at=at, updated_at=at
    )
    set_fields(series, fields)
    return series


def record_series(
    session: AsyncSession,
    series: Series,
    *,
    before: Mapping[str, Any] | None,
    origin: Origin | None,
    cause_id: UUID | None = None,
) -> TaskChange:
    """Journal a change of a series."""
    return record(
        session,
        user_id=series.user_id,
        task_id=series.id,
        before=None if before is None else dict(before),
        after=snapshot(series),
        origin=origin,
        cause_id=cause_id,
        subject=Subject.SERIES,
    )
