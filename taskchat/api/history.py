"""History and trash over HTTP: what was changed, steps back and forth, and deleted tasks."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Self
from uuid import UUID

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from taskchat import tasks
from taskchat.accounts import User
from taskchat.api.conditions import tagged
from taskchat.api.dependencies import CurrentUser, ReadSession, Transaction
from taskchat.api.refusals import refusals
from taskchat.tasks import (
    Author,
    ChangeKind,
    HistoryEntry,
    LocalClock,
    Subject,
    TaskChange,
    TaskPublic,
    TrashedTask,
    UndoResult,
    change_kind,
    describe_change,
    title_in,
)

router = APIRouter(prefix="/api", tags=["history"], responses=refusals(400, 401, 403, 404, 409, 413))


class DetailPublic(BaseModel):
    """Field of a task in words, or what became of it: "Mon 23 Nov → Tue 24 Nov"."""

    field: str
    text: str


class ChangePublic(BaseModel):
    """Change of a task, or of a series where that is its `subject`.

    `author` is the page (or this API), the assistant, a card of a conversation, a series by itself, or an import, of
    the product `source`. Those of one `batch_id` were made together; one with a `cause_id` is taken back with that
    change. `undone_at` says when it was taken back.
    """

    change_id: UUID
    task_id: UUID
    subject: Subject
    kind: ChangeKind
    title: str
    details: list[DetailPublic]
    author: Author
    thread_id: UUID | None
    batch_id: UUID | None
    cause_id: UUID | None
    created_at: datetime
    undone_at: datetime | None
    source: str | None = None

    @classmethod
    def of(cls, entry: HistoryEntry) -> Self:
        """Show an entry of the history."""
        details = [DetailPublic(field=detail.field, text=detail.text) for detail in entry.details]
        return cls(**{**vars(entry), "details": details})


class HistoryPage(BaseModel):
    """A page of changes, the newest first; `after` asks for the next one, where there is one."""

    changes: list[ChangePublic]
    after: UUID | None


class Page(BaseModel):
    """Choice of a page: at most `limit` behind the change with the id `after`."""

    limit: int = Field(50, ge=1, le=200)
    after: UUID | None = None


class HistoryQuery(Page):
    """Choice of changes: of one task, of one series with its occurrences, of one conversation, or all."""

    task_id: UUID | None = None
    series_id: UUID | None = None
    thread_id: UUID | None = None


class UndoOne(BaseModel):
    """Extent of an undo: the change alone, or with `batch` all that was made together with it."""

    model_config = ConfigDict(extra="forbid")

    batch: bool = False


class StepChange(BaseModel):
    """Change that a step took back, brought back, or left alone."""

    change_id: UUID
    task_id: UUID
    subject: Subject
    kind: ChangeKind
    title: str

    @classmethod
    def of(cls, change: TaskChange) -> Self:
        """Show a change of the journal."""
        told = {"change_id": change.id, "task_id": change.task_id, "subject": Subject(change.subject)}
        kind, title = change_kind(change.before, change.after), title_in(change.after or change.before or {})
        return cls(**told, kind=kind, title=title)


class Step(BaseModel):
    """Result of a step: the changes that it took back or brought back.

    `conflicts` were left alone, since their task was changed otherwise; `kept` had followed from what was taken back,
    and stay since somebody changed them.
    """

    changes: list[StepChange]
    conflicts: list[StepChange]
    kept: list[StepChange]

    @classmethod
    def of(cls, result: UndoResult) -> Self:
        """Show the result of an undo or redo."""
        changes, conflicts, kept = (
            [StepChange.of(change) for change in some] for some in (result.changes, result.conflicts, result.kept)
        )
        return cls(changes=changes, conflicts=conflicts, kept=kept)


class TrashedPublic(BaseModel):
    """Deleted task as it was, with when and by whom it was deleted."""

    task: TaskPublic
    deleted_at: datetime
    author: Author
    thread_id: UUID | None

    @classmethod
    def of(cls, trashed: TrashedTask) -> Self:
        """Show a task of the trash."""
        told = {name: value for name, value in trashed._asdict().items() if name in cls.model_fields}
        return cls.model_validate({**told, "task": TaskPublic.model_validate(trashed.task)})


class Trash(BaseModel):
    """A page of deleted tasks, the latest first; `after` asks for the next one, where there is one."""

    tasks: list[TrashedPublic]
    after: UUID | None


@router.get("/history")
async def history(query: Annotated[HistoryQuery, Query()], user: CurrentUser, session: ReadSession) -> HistoryPage:
    """List what was changed, the newest first; what followed by itself only for a task or a series."""
    found = await tasks.list_history(session, user_id=user.id, **query.model_dump())
    return _page(found, query.limit, user)


@router.get("/tasks/{task_id}/history")
async def task_history(
    task_id: UUID, page: Annotated[Page, Query()], user: CurrentUser, session: ReadSession
) -> HistoryPage:
    """List what was changed of one task, the newest first, also where it is deleted."""
    found = await tasks.list_history(session, user_id=user.id, task_id=task_id, **page.model_dump())
    if not found and page.after is None:
        await tasks.get(session, user_id=user.id, task_id=task_id)
    return _page(found, page.limit, user)


@router.post("/history/{change_id}/undo")
async def undo(change_id: UUID, user: CurrentUser, session: Transaction, data: UndoOne | None = None) -> Step:
    """Take back one change, or all that was made together with it."""
    with_batch = data.batch if data else False
    return Step.of(await tasks.take_change_back(session, user_id=user.id, change_id=change_id, with_batch=with_batch))


@router.post("/history/undo-to/{change_id}")
async def undo_to(change_id: UUID, user: CurrentUser, session: Transaction) -> Step:
    """Take back all changes that are newer than this one; redo brings them back together."""
    return Step.of(await tasks.undo_to(session, user_id=user.id, change_id=change_id))


@router.post("/redo")
async def redo(user: CurrentUser, session: Transaction) -> Step:
    """Bring back what was taken back last, unless something was changed after it."""
    return Step.of(await tasks.redo_latest(session, user_id=user.id))


@router.get("/trash")
async def trash(page: Annotated[Page, Query()], user: CurrentUser, session: ReadSession) -> Trash:
    """List tasks that were deleted in the last 30 days, the latest first."""
    found = await tasks.list_trash(session, user_id=user.id, **page.model_dump())
    after = found[-1].change_id if len(found) == page.limit else None
    return Trash(tasks=[TrashedPublic.of(trashed) for trashed in found], after=after)


@router.post("/trash/{task_id}/restore", response_model=TaskPublic)
async def restore(task_id: UUID, user: CurrentUser, session: Transaction, response: Response) -> object:
    """Restore a deleted task."""
    return tagged(response, await tasks.restore_task(session, user_id=user.id, task_id=task_id))


@router.delete("/trash/{task_id}", status_code=204)
async def forget(task_id: UUID, user: CurrentUser, session: Transaction) -> None:
    """Delete a task for good, with all that the history has of it."""
    await tasks.forget_task(session, user_id=user.id, task_id=task_id)


def _page(found: Sequence[TaskChange], limit: int, user: User) -> HistoryPage:
    clock = LocalClock.of(user, datetime.now(UTC))
    changes = [ChangePublic.of(describe_change(change, clock)) for change in found]
    return HistoryPage(changes=changes, after=found[-1].id if len(found) == limit else None)
