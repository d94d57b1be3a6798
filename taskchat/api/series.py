"""Series over HTTP: what comes again, and what is done to all of it; one occurrence is an ordinary task."""

from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, Self
from uuid import UUID

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict, Field, model_validator
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat import tasks
from taskchat.api.conditions import IdempotencyKey, IfMatch, answer_once, tagged
from taskchat.api.dependencies import CurrentUser, ReadSession, Transaction
from taskchat.api.refusals import refusals
from taskchat.tasks import (
    LocalClock,
    Priority,
    Scope,
    Series,
    SeriesChanged,
    SeriesState,
    SeriesUpdate,
    Task,
    TaskPublic,
)

router = APIRouter(prefix="/api/series", tags=["series"], responses=refusals(400, 401, 403, 404, 409, 412, 413))

_MAX_SPAN = timedelta(days=5 * 366)


class BornWith(BaseModel):
    """Fields that each occurrence is born with."""

    title: str = ""
    description: str = ""
    priority: Priority = Priority.MEDIUM
    tags: list[str] = []
    reminders: list[str] = []
    duration_minutes: int | None = None


class SeriesPublic(BornWith):
    """Series as the API gives it; `open` is its open occurrence, `words` are its rule as a person reads it."""

    id: UUID
    rrule: str
    words: str
    starts: str
    zone: str
    from_completion: bool
    keep_missed: bool
    skipped: list[str]
    paused_at: datetime | None
    ended_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int
    open: TaskPublic | None

    @classmethod
    def of(cls, series: Series, opened: Task | None) -> Self:
        """Show a series with its open occurrence."""
        told = {name: value for name, value in series.model_dump().items() if name in cls.model_fields}
        born = {name: value for name, value in series.template.items() if name in BornWith.model_fields}
        task = TaskPublic.model_validate(opened) if opened else None
        return cls.model_validate({**told, **born, "words": tasks.rhythm_words(series), "open": task})


class SeriesList(BaseModel):
    """A page of series, the newest first; `after` asks for the next one, where there is one."""

    series: list[SeriesPublic]
    after: UUID | None


class SeriesChange(SeriesUpdate):
    """Fields to change, and from where another rhythm counts: the open occurrence, or the beginning."""

    scope: Scope = Scope.ALL


class NewSeries(BaseModel):
    """Task that shall come again from now on, and how."""

    model_config = ConfigDict(extra="forbid")

    task_id: UUID
    rrule: str
    from_completion: bool = False
    keep_missed: bool = False


class Ending(BaseModel):
    """End of a series: now, or with `after_next` when its open occurrence is done."""

    model_config = ConfigDict(extra="forbid")

    after_next: bool = False


class Page(BaseModel):
    """Choice of series: at most `limit` behind the one with the id `after`."""

    state: SeriesState = SeriesState.GOING
    limit: int = Field(100, ge=1, le=500)
    after: UUID | None = None


class Days(BaseModel):
    """Days that are looked at, both of them included, as the person's calendar has them."""

    first: date = Field(alias="from")
    last: date = Field(alias="to")
    limit: int = Field(tasks.MAX_PREVIEWS, ge=1, le=tasks.MAX_PREVIEWS)

    @model_validator(mode="after")
    def _refuse_backwards(self) -> Self:
        if self.first > self.last:
            raise ValueError("from lies after to.")
        if self.last - self.first > _MAX_SPAN or not 1900 <= self.first.year <= self.last.year <= 8999:
            raise ValueError("Previews reach over at most five years, between 1900 and 8999.")
        return self


class PreviewPublic(BornWith):
    """Occurrence that is to come: computed, not kept, and without an id until then."""

    series_id: UUID
    slot: str
    due_at: datetime
    all_day: bool


class Previews(BaseModel):
    """Occurrences to come on the days that were looked at, in the order of their moments."""

    previews: list[PreviewPublic]


@router.get("")
async def find(page: Annotated[Page, Query()], user: CurrentUser, session: ReadSession) -> SeriesList:
    """List one's series, the newest first; those that have ended only with `state=all`."""
    found = await tasks.list_series(session, user_id=user.id, **page.model_dump())
    opened = await tasks.list_open(session, user_id=user.id, series_ids=[series.id for series in found])
    shown = [SeriesPublic.of(series, opened.get(series.id)) for series in found]
    return SeriesList(series=shown, after=found[-1].id if len(found) == page.limit else None)


@router.post("", status_code=201)
async def repeat(
    data: NewSeries,
    user: CurrentUser,
    session: Transaction,
    response: Response,
    idempotency_key: IdempotencyKey = None,
) -> SeriesPublic:
    """Let a task that is there come again; it is the first occurrence."""

    async def make() -> dict[str, Any]:
        made = await tasks.repeat_task(session, user_id=user.id, timezone=user.timezone, **data.model_dump())
        return _shown(made).model_dump(mode="json")

    body = {"path": "series", **data.model_dump(mode="json")}
    answer = await answer_once(session, response, user_id=user.id, key=idempotency_key, body=body, make=make)
    return tagged(response, SeriesPublic.model_validate(answer))


@router.get("/previews")
async def preview(days: Annotated[Days, Query()], user: CurrentUser, session: ReadSession) -> Previews:
    """Show what comes later of all series, behind their open occurrences."""
    clock = LocalClock.of(user, datetime.now(UTC))
    found = await tasks.preview_series(session, user_id=user.id, clock=clock, **days.model_dump())
    return Previews(previews=[_preview(one) for one in found])


@router.get("/{series_id}")
async def get(series_id: UUID, user: CurrentUser, session: ReadSession, response: Response) -> SeriesPublic:
    """Return one series; its `ETag` is its version."""
    series = await tasks.get_series(session, user_id=user.id, series_id=series_id)
    opened = await tasks.list_open(session, user_id=user.id, series_ids=[series.id])
    return tagged(response, SeriesPublic.of(series, opened.get(series.id)))


@router.patch("/{series_id}")
async def update(
    series_id: UUID, data: SeriesChange, *, user: CurrentUser, session: Transaction, response: Response, seen: IfMatch
) -> SeriesPublic:
    """Change a series and its open occurrence; to change that one alone, change the task."""
    changes = SeriesUpdate.model_validate(data.model_dump(exclude_unset=True, exclude={"scope"}))
    changed = await tasks.change_series(
        session, user_id=user.id, series_id=series_id, data=changes, scope=data.scope, seen=seen
    )
    return tagged(response, _shown(changed))


@router.delete("/{series_id}", status_code=204)
async def delete(series_id: UUID, user: CurrentUser, session: Transaction, seen: IfMatch) -> None:
    """End a series, and take its open occurrence away; undo brings both back."""
    await tasks.end_series(session, user_id=user.id, series_id=series_id, seen=seen)


@router.post("/{series_id}/skip")
async def skip(
    series_id: UUID, user: CurrentUser, session: Transaction, response: Response, seen: IfMatch
) -> SeriesPublic:
    """Leave the open occurrence out, and go on with the next."""
    return await _answer(tasks.skip_occurrence, session, response, user_id=user.id, series_id=series_id, seen=seen)


@router.post("/{series_id}/pause")
async def pause(
    series_id: UUID, user: CurrentUser, session: Transaction, response: Response, seen: IfMatch
) -> SeriesPublic:
    """Let nothing come until it goes on; the open occurrence is taken away."""
    return await _answer(tasks.pause_series, session, response, user_id=user.id, series_id=series_id, seen=seen)


@router.post("/{series_id}/resume")
async def resume(
    series_id: UUID, user: CurrentUser, session: Transaction, response: Response, seen: IfMatch
) -> SeriesPublic:
    """Go on with a series that is paused or has ended, from now on."""
    return await _answer(tasks.resume_series, session, response, user_id=user.id, series_id=series_id, seen=seen)


@router.post("/{series_id}/end")
async def end(
    series_id: UUID,
    *,
    user: CurrentUser,
    session: Transaction,
    response: Response,
    seen: IfMatch,
    data: Ending | None = None,
) -> SeriesPublic:
    """End a series now, or after its open occurrence."""
    how = {"after_next": data.after_next if data else False}
    return await _answer(tasks.end_series, session, response, user_id=user.id, series_id=series_id, seen=seen, **how)


async def _answer(act: Any, session: AsyncSession, response: Response, **arguments: Any) -> SeriesPublic:
    return tagged(response, _shown(await act(session, **arguments)))


def _shown(changed: SeriesChanged) -> SeriesPublic:
    return SeriesPublic.of(changed.series, changed.open[-1] if changed.open else None)


def _preview(found: tasks.SeriesPreview) -> PreviewPublic:
    born = {name: value for name, value in found.template.items() if name in BornWith.model_fields}
    return PreviewPublic(**{**found._asdict(), **born})
