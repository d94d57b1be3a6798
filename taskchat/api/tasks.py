"""Tasks over HTTP: two lines each over the service that the page and the assistant use too."""

from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response
from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

from taskchat import tasks
from taskchat.api.conditions import IdempotencyKey, IfMatch, answer_once, tagged
from taskchat.api.dependencies import CurrentUser, ReadSession, Transaction
from taskchat.api.refusals import refusals
from taskchat.tasks import (
    MAX_PLAIN,
    MAX_TEXT,
    Day,
    InvalidTask,
    ListedIn,
    LocalClock,
    Origin,
    ParsedLine,
    Subject,
    TaskCreate,
    TaskPublic,
    TaskQuery,
    TaskUpdate,
    parse_line,
)

router = APIRouter(prefix="/api", tags=["tasks"], responses=refusals(400, 401, 403, 404, 409, 412, 413))


def _refuse_far_years(moment: datetime) -> datetime:
    # At the ends of the calendar a person's zone, or a day more, leads out of it.
    if not 1900 <= moment.year <= 9000:
        raise ValueError("It lies between the years 1900 and 9000.")
    return moment


Offset = Annotated[int, Field(ge=0, le=MAX_TEXT)]
Now = Annotated[AwareDatetime, AfterValidator(_refuse_far_years)]


class TaskList(BaseModel):
    """A page of tasks in order; `total` counts all that fit, `after` asks for the next page, where there is one."""

    tasks: list[TaskPublic]
    total: int
    after: str | None


class UndoRequest(BaseModel):
    """The change to take back; by default the newest."""

    model_config = ConfigDict(extra="forbid")

    change_id: UUID | None = None


class Undone(BaseModel):
    """The change that was taken back, and its task, or its series where that is its `subject`.

    `kept` are the tasks that it had led to, and that stay since somebody changed them.
    """

    change_id: UUID
    task_id: UUID
    subject: Subject
    kept: list[UUID]


class Place(BaseModel):
    """Place of a task in the order by hand: right before another one, or right after one; with neither, at the end."""

    model_config = ConfigDict(extra="forbid")

    before: UUID | None = None
    after: UUID | None = None


class LineRequest(BaseModel):
    """A task in one line of words, seen from `now` (by default this moment) in the person's zone.

    `day_first` says whether "5/12" is the fifth of December, where it is not as in the person's account.
    """

    model_config = ConfigDict(extra="forbid")

    text: str = Field(max_length=1000)
    now: Now | None = None
    day_first: bool | None = None


class NewLines(BaseModel):
    """Tasks in words, one a line, as they were typed at `now`; in the list of today, of a day, or of these tags.

    Stretches that are `plain`, from one character to before another, are read as nothing but words. With `as_one` the
    first line is a task, and those below are its notes.
    """

    model_config = ConfigDict(extra="forbid")

    text: str = Field(max_length=MAX_TEXT)
    now: Now | None = None
    today: bool = False
    tags: list[str] = Field([], max_length=20)
    day: Day | None = None
    plain: list[tuple[Offset, Offset]] = Field([], max_length=MAX_PLAIN)
    as_one: bool = False


class MadeOfLines(BaseModel):
    """Tasks that were made together, and the batch by which they are taken back together."""

    batch_id: UUID
    tasks: list[TaskPublic]


@router.get("/tasks")
async def find(query: Annotated[TaskQuery, Query()], user: CurrentUser, session: ReadSession) -> TaskList:
    """List one's tasks: open ones by default, in the order of their due dates.

    With `sort`, in another order. Pages follow one another by `after`.
    """
    page = await tasks.find(session, user_id=user.id, query=query, timezone=user.timezone)
    return TaskList(tasks=[TaskPublic.model_validate(task) for task in page.tasks], total=page.total, after=page.after)


@router.post("/tasks", status_code=201)
async def create(
    data: TaskCreate,
    user: CurrentUser,
    session: Transaction,
    response: Response,
    idempotency_key: IdempotencyKey = None,
) -> TaskPublic:
    """Make a task, or with an `rrule` the first of a series.

    Once, however often it is sent with the same `Idempotency-Key` within a day.
    """

    async def make() -> dict[str, Any]:
        task, _ = await tasks.create(session, user_id=user.id, data=data, timezone=user.timezone)
        return TaskPublic.model_validate(task).model_dump(mode="json")

    answer = await answer_once(
        session, response, user_id=user.id, key=idempotency_key, body=data.model_dump(mode="json"), make=make
    )
    task = TaskPublic.model_validate(answer)
    return tagged(response, task)


@router.post("/tasks/lines", status_code=201)
async def create_lines(
    data: NewLines,
    user: CurrentUser,
    session: Transaction,
    response: Response,
    idempotency_key: IdempotencyKey = None,
) -> MadeOfLines:
    """Make tasks of words, as quick add does; once for each `Idempotency-Key`, as above."""
    clock, origin = LocalClock.of(user, data.now or datetime.now(UTC)), Origin()
    listed_in = ListedIn(data.today, tuple(data.tags), data.day)
    found = tasks.new_tasks(data.text, listed_in, clock, plain=data.plain, as_one=data.as_one)
    if not found:
        raise InvalidTask("text", "There is no task in this text.")

    async def make() -> dict[str, Any]:
        made = await tasks.create_all(session, found, user_id=user.id, origin=origin)
        public = [TaskPublic.model_validate(task) for task in made]
        return MadeOfLines(batch_id=origin.batch_id, tasks=public).model_dump(mode="json")

    # Keys that were used before there were these fields are known by what was sent then.
    newer = {name for name in ("day", "plain", "as_one") if not getattr(data, name)}
    body = {"path": "lines", **data.model_dump(mode="json", exclude=newer)}
    return MadeOfLines.model_validate(
        await answer_once(session, response, user_id=user.id, key=idempotency_key, body=body, make=make)
    )


@router.post("/tasks/parse")
async def parse(data: LineRequest, user: CurrentUser) -> ParsedLine:
    """Read a task in words, as quick add does, without making it."""
    now = data.now or datetime.now(UTC)
    day_first = user.day_first if data.day_first is None else data.day_first
    return parse_line(data.text, now=now, zone=user.timezone, day_first=day_first)


@router.get("/tasks/{task_id}", response_model=TaskPublic)
async def get(task_id: UUID, user: CurrentUser, session: ReadSession, response: Response) -> object:
    """Return one task; its `ETag` is its version."""
    return tagged(response, await tasks.get(session, user_id=user.id, task_id=task_id))


@router.patch("/tasks/{task_id}", response_model=TaskPublic)
async def update(
    task_id: UUID, data: TaskUpdate, *, user: CurrentUser, session: Transaction, response: Response, seen: IfMatch
) -> object:
    """Change the fields that are sent; with `If-Match`, only the version that it names."""
    changed = await tasks.update(session, user_id=user.id, task_id=task_id, data=data, seen=seen)
    return tagged(response, changed.task)


@router.delete("/tasks/{task_id}", status_code=204)
async def delete(task_id: UUID, user: CurrentUser, session: Transaction, seen: IfMatch) -> None:
    """Delete a task with its subtasks; undo brings them back. Of a series, the next one comes."""
    await tasks.delete(session, user_id=user.id, task_id=task_id, seen=seen)


@router.post("/tasks/{task_id}/complete", response_model=TaskPublic)
async def complete(task_id: UUID, user: CurrentUser, session: Transaction, response: Response, seen: IfMatch) -> object:
    """Mark a task as done, with its open subtasks; of a series, the next one comes."""
    return tagged(response, (await tasks.complete(session, user_id=user.id, task_id=task_id, seen=seen)).task)


@router.post("/tasks/{task_id}/reopen", response_model=TaskPublic)
async def reopen(task_id: UUID, user: CurrentUser, session: Transaction, response: Response, seen: IfMatch) -> object:
    """Mark a task as not done."""
    return tagged(response, (await tasks.reopen(session, user_id=user.id, task_id=task_id, seen=seen)).task)


@router.post("/tasks/{task_id}/duplicate", status_code=201)
async def duplicate(
    task_id: UUID,
    *,
    user: CurrentUser,
    session: Transaction,
    response: Response,
    seen: IfMatch,
    idempotency_key: IdempotencyKey = None,
) -> TaskPublic:
    """Make another task like this one, open and with its subtasks; it does not come again.

    Once, however often it is sent with the same `Idempotency-Key` within a day.
    """

    async def make() -> dict[str, Any]:
        copied = await tasks.duplicate(session, user_id=user.id, task_id=task_id, seen=seen)
        return TaskPublic.model_validate(copied).model_dump(mode="json")

    body = {"duplicate": str(task_id)}
    answer = await answer_once(session, response, user_id=user.id, key=idempotency_key, body=body, make=make)
    return tagged(response, TaskPublic.model_validate(answer))


@router.post("/tasks/{task_id}/place", response_model=TaskPublic)
async def place(
    task_id: UUID, data: Place, *, user: CurrentUser, session: Transaction, response: Response, seen: IfMatch
) -> object:
    """Place a task in the order by hand, which `sort=position` lists; no other task is written."""
    changed = await tasks.place_task(
        session, user_id=user.id, task_id=task_id, before=data.before, after=data.after, seen=seen
    )
    return tagged(response, changed.task)


@router.post("/undo")
async def undo(user: CurrentUser, session: Transaction, data: UndoRequest | None = None) -> Undone:
    """Take back the newest change, or the one that is named."""
    undone = await tasks.undo_change(session, user_id=user.id, change_id=data.change_id if data else None)
    (change,), kept = undone.changes, [one.task_id for one in undone.kept if one.subject == Subject.TASK]
    return Undone(change_id=change.id, task_id=change.task_id, subject=Subject(change.subject), kept=kept)
