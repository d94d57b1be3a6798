"""In and out over HTTP: files of other products read and taken, exports, and the private address of a calendar."""

import asyncio
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Annotated, Any, Self
from uuid import UUID

from fastapi import APIRouter, HTTPException, Query, Request, Response
from pydantic import BaseModel, ConfigDict
from starlette.datastructures import UploadFile
from starlette.requests import ClientDisconnect
from starlette.responses import StreamingResponse

from taskchat import interchange
from taskchat.api.addresses import get_base_url
from taskchat.api.dependencies import CurrentServices, CurrentUser, ReadSession, Transaction
from taskchat.api.refusals import refusals
from taskchat.interchange import FIELDS, WRITERS, ExportFormat, Import, ImportRow, Product, Progress, due_in
from taskchat.tasks import LocalClock, due_in_full

IMPORTS = "/api/imports"
_CALENDAR = "/api/calendar"
_TOO_LONG_COLUMN = 200

router = APIRouter(tags=["in and out"], responses=refusals(400, 401, 403, 404, 413, 429))
# Whoever has the address reads it: nobody signs in there.
feed_router = APIRouter(tags=["in and out"], responses=refusals(404, 429))


class UnreadPublic(BaseModel):
    """Piece of a file that was not understood: its line, or the number of its task, its text, and why."""

    line: int
    text: str
    reason: str


class RowPublic(BaseModel):
    """Task as it would be made; `due` in words, `duplicate` where there is one like it."""

    title: str
    due: str
    tags: list[str]
    done: bool
    repeats: bool
    subtask: bool
    duplicate: bool

    @classmethod
    def of(cls, row: ImportRow, clock: LocalClock) -> Self:
        """Show a row of an import."""
        due = due_in(row.fields)
        return cls(
            title=row.fields["title"],
            due=due_in_full(due, clock) if due else "",
            tags=row.fields.get("tags", []),
            done="done_at" in row.fields,
            repeats="repeat" in row.fields,
            subtask="parent_id" in row.fields,
            duplicate=row.is_duplicate,
        )


class ImportPublic(BaseModel):
    """Import: what would be made of a file, what was not understood, and how much of it was taken.

    Of what was not understood the first 200 pieces are told, `unread_total` counts all. `rows` are the first that are
    not taken yet. `duplicates` have the title, the date and the parent of a task that is there. `remarks` say what was
    made of something that tasks here do not have. Of a plain table `columns` are told when it is read, each with its
    field.
    """

    id: UUID
    product: Product
    product_name: str
    name: str
    total: int
    duplicates: int
    unread_total: int
    unread: list[UnreadPublic]
    remarks: list[str]
    rows: list[RowPublic]
    done: int
    made: int
    batch_id: UUID
    created_at: datetime
    taken_at: datetime | None
    columns: dict[str, str | None] = {}


class TakeRequest(BaseModel):
    """Extent of taking: with `with_duplicates` also what is there already; without `all` only the next 500 rows."""

    model_config = ConfigDict(extra="forbid")

    with_duplicates: bool = False
    all: bool = True


class ProgressPublic(BaseModel):
    """State of an import: `done` of `total` rows are behind it, `made` became tasks, which one undo takes back."""

    total: int
    done: int
    made: int
    batch_id: UUID
    product: Product

    @classmethod
    def of(cls, progress: Progress) -> Self:
        """Show how far an import is."""
        return cls.model_validate(vars(progress))


class CalendarPublic(BaseModel):
    """Address of one's calendar: when it was made, and its `url`, which is told only then."""

    created_at: datetime | None
    url: str | None = None


class ExportQuery(BaseModel):
    """Choice of a format."""

    format: ExportFormat = ExportFormat.JSON


_FORM = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {"file": {"type": "string", "format": "binary"}, "mapping": {"type": "string"}},
                }
            }
        },
    }
}


@router.post(IMPORTS, status_code=201, openapi_extra=_FORM)
async def preview(request: Request, user: CurrentUser, services: CurrentServices) -> ImportPublic:
    """Read a file, the form's field `file`, and keep what it holds for a day; no task is made.

    The field `mapping` may say, as a JSON object, which columns of a table are which fields: {"Name": "title"}.
    """
    await services.limits.count_file(user_id=user.id)
    clock = LocalClock.of(user, datetime.now(UTC))
    try:
        async with request.form(max_files=1, max_fields=5) as form:
            file = form.get("file")
            if not isinstance(file, UploadFile):
                raise HTTPException(400, "The form has no file in its field “file”.")
            if file.size is not None and file.size > interchange.MAX_FILE:
                raise HTTPException(413, f"A file may have at most {interchange.MAX_FILE // 1_000_000} MB.")
            data, name, mapping = await file.read(), file.filename or "", _mapping(form.get("mapping"))
    except ClientDisconnect:
        raise HTTPException(400, "The upload broke off.") from None
    made = await interchange.preview(services.database, data, user_id=user.id, name=name, clock=clock, mapping=mapping)
    async with services.database.read() as session:
        shown = _public(made, await interchange.first_rows(session, made.id), clock)
    if made.product == Product.CSV:
        columns = interchange.read_columns(data)
        shown.columns = columns if mapping is None else {name: mapping.get(name) for name in columns}
    return shown


def _mapping(raw: Any) -> Mapping[str, str] | None:
    if raw is None or raw == "":
        return None
    try:
        mapping = json.loads(raw) if isinstance(raw, str) and len(raw) < 20_000 else None
    except (ValueError, RecursionError):
        mapping = None
    known = isinstance(mapping, dict) and all(
        isinstance(field, str) and field in FIELDS and len(name) <= _TOO_LONG_COLUMN for name, field in mapping.items()
    )
    if not known:
        raise HTTPException(422, f"mapping: It is an object of columns to fields, which are {', '.join(FIELDS)}.")
    return mapping


@router.get(f"{IMPORTS}/{{import_id}}")
async def get(import_id: UUID, user: CurrentUser, session: ReadSession) -> ImportPublic:
    """Return an import, and how much of it was taken."""
    found = await interchange.get_import(session, user_id=user.id, import_id=import_id)
    clock = LocalClock.of(user, datetime.now(UTC))
    return _public(found, await interchange.first_rows(session, found.id), clock)


@router.post(f"{IMPORTS}/{{import_id}}/take")
async def take(
    import_id: UUID, user: CurrentUser, services: CurrentServices, data: TakeRequest | None = None
) -> ProgressPublic:
    """Make the tasks of an import, all together or the next 500, and return how far it is.

    What was taken is not taken again, however often this is sent; one that broke off goes on.
    """
    wanted = data or TakeRequest()
    do = interchange.take if wanted.all else interchange.take_step
    whose = {"user_id": user.id, "import_id": import_id, "timezone": user.timezone}
    return ProgressPublic.of(await do(services.database, **whose, with_duplicates=wanted.with_duplicates))


@router.delete(f"{IMPORTS}/{{import_id}}", status_code=204)
async def discard(import_id: UUID, user: CurrentUser, session: Transaction) -> None:
    """Forget an import, with what is not taken of it."""
    await interchange.discard_import(session, user_id=user.id, import_id=import_id)


@router.get("/api/export", response_class=Response)
async def export(
    query: Annotated[ExportQuery, Query()], user: CurrentUser, session: ReadSession, services: CurrentServices
) -> Response:
    """Download all of one's tasks as CSV, JSON, Markdown or iCalendar."""
    await services.limits.count_file(user_id=user.id)
    clock, written = LocalClock.of(user, datetime.now(UTC)), WRITERS[query.format]
    records = await interchange.list_records(session, user_id=user.id)
    name = f"taskchat-{clock.today:%Y-%m-%d}.{written.suffix}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    pieces = _chunks(written.write(records, clock))
    return StreamingResponse(pieces, media_type=written.media_type, headers=headers)


@router.get(_CALENDAR)
async def calendar(user: CurrentUser, session: ReadSession) -> CalendarPublic:
    """Return when the address of one's calendar was made; null where there is none."""
    feed = await interchange.get_feed(session, user_id=user.id)
    return CalendarPublic(created_at=feed.created_at if feed else None)


@router.post(_CALENDAR, status_code=201)
async def make_calendar(
    request: Request, user: CurrentUser, session: Transaction, services: CurrentServices
) -> CalendarPublic:
    """Make a new address for one's calendar; the one before opens nothing any more."""
    await services.limits.count_file(user_id=user.id)
    token = await interchange.make_feed(session, user_id=user.id)
    feed = await interchange.get_feed(session, user_id=user.id)
    url = f"{get_base_url(request)}{_CALENDAR}/{token}.ics"
    return CalendarPublic(created_at=feed.created_at if feed else None, url=url)


@router.delete(_CALENDAR, status_code=204)
async def revoke_calendar(user: CurrentUser, session: Transaction) -> None:
    """Revoke the address of one's calendar."""
    await interchange.revoke_feed(session, user_id=user.id)


@feed_router.get(f"{_CALENDAR}/{{token}}.ics", response_class=Response)
async def subscribe(token: str, request: Request, session: ReadSession, services: CurrentServices) -> Response:
    """Read a calendar by its secret address: an event for each open task with a date, and its rule for a series."""
    await services.limits.count_calendar(address=request.client.host if request.client else "unknown")
    owner = await interchange.owner_of_feed(session, token=token)
    if owner is None:
        raise HTTPException(404, "There is no such calendar, or not any more.")
    events = await interchange.list_events(session, user_id=owner)
    # Ten thousand of them take seconds, in which others are served.
    content = await asyncio.to_thread(lambda: "".join(interchange.write_events(events)))
    etag = f'"{sha256(content.encode()).hexdigest()[:32]}"'
    headers = {"ETag": etag, "Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex"}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="text/calendar; charset=utf-8", headers=headers)


def _public(found: Import, rows: list[ImportRow], clock: LocalClock) -> ImportPublic:
    return ImportPublic.model_validate(
        {
            **found.model_dump(),
            "product_name": interchange.product_name(found.product),
            "rows": [RowPublic.of(row, clock) for row in rows],
        }
    )


def _chunks(pieces: Iterator[str], size: int = 65_536) -> Iterator[str]:
    """Yield longer pieces: each one costs a turn of the loop."""
    held: list[str] = []
    length = 0
    for piece in pieces:
        held.append(piece)
        length += len(piece)
        if length >= size:
            yield "".join(held)
            held, length = [], 0
    yield "".join(held)
