"""Error handlers: each refusal is JSON with a `detail` that a person can read, and changes nothing."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any, cast

from chatkit.store import NotFoundError
from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.responses import JSONResponse

from taskchat.accounts import EmailTaken, InvalidAccount, InvalidToken, WrongCredentials
from taskchat.chat import (
    AlreadyUploaded,
    BadRequest,
    DuplicateMessage,
    FileTooLarge,
    ShuttingDown,
    TooManyStreams,
    TurnGone,
)
from taskchat.interchange import ImportNotFound, NotReadable
from taskchat.notifications import NotificationNotFound, TaskDone
from taskchat.push import InvalidSubscription
from taskchat.saved_views import InvalidSavedView, NameTaken, SavedViewNotFound, TooManySavedViews
from taskchat.tasks import (
    ChangedSince,
    ChangeNotFound,
    ChangeRefused,
    InvalidTask,
    KeyReused,
    NothingToRedo,
    NothingToUndo,
    NotInTrash,
    SeriesChangedSince,
    SeriesNotFound,
    SeriesRefused,
    TaskNotFound,
    TaskPublic,
    UndoConflict,
)
from taskchat.text import shortened
from taskchat.trouble import OUR_FAULT, find_trouble

logger = logging.getLogger(__name__)
Handler = Callable[[Request, Any], Awaitable[JSONResponse]]

_SENTENCES: dict[type[Exception], tuple[int, str]] = {
    InvalidToken: (401, "Please sign in."),
    WrongCredentials: (401, "E-mail or password is not right."),
    EmailTaken: (409, "There is an account with this e-mail already."),
    NotFoundError: (404, "There is no such thing here."),
    DuplicateMessage: (409, "This message is here already."),
    TurnGone: (410, "This answer is not told any more; load the conversation anew."),
    AlreadyUploaded: (409, "This file was uploaded already."),
    TaskNotFound: (404, "There is no such task."),
    SeriesNotFound: (404, "There is no such series."),
    ImportNotFound: (404, "There is no such import, or not any more."),
    NotificationNotFound: (404, "There is no such notification."),
    SavedViewNotFound: (404, "There is no such view."),
    TaskDone: (409, "The task is done already."),
    NothingToUndo: (404, "There is nothing to undo."),
    NothingToRedo: (404, "There is nothing to bring back."),
    ChangeNotFound: (404, "There is no such change in your history, or not any more."),
    NotInTrash: (404, "There is no such task in the trash."),
    UndoConflict: (409, "The task was changed again since; undo that change first."),
    KeyReused: (422, "This Idempotency-Key came with another request before; each request needs its own."),
}
# The form's field that shows the error. It does not tell which credential is wrong: the password is typed again.
_FIELDS: dict[type[Exception], str] = {EmailTaken: "email", WrongCredentials: "password"}


class TooManyRequests(HTTPException):
    """429 with the seconds to wait, in `Retry-After` and in words."""

    def __init__(self, detail: str, *, wait: int) -> None:
        super().__init__(429, detail, headers={"Retry-After": str(max(wait, 1))})


def add_error_handlers(app: FastAPI) -> None:
    """Answer every refusal of the services as JSON with its status."""
    refuse = cast(Callable[[type[Exception], Handler], None], app.add_exception_handler)
    for kind, (status, sentence) in _SENTENCES.items():
        refuse(kind, _with_sentence(status, sentence, _FIELDS.get(kind)))
    refuse(BadRequest, _with_message(400))
    refuse(TooManyStreams, _with_message(429))
    refuse(FileTooLarge, _with_message(413))
    refuse(ShuttingDown, _shutting_down)
    refuse(InvalidTask, _with_message(422))
    refuse(NotReadable, _not_readable)
    refuse(InvalidSubscription, _with_message(422))
    refuse(SeriesRefused, _with_message(409))
    refuse(ChangeRefused, _with_message(409))
    refuse(ChangedSince, _changed_since)
    refuse(SeriesChangedSince, _series_changed_since)
    refuse(InvalidAccount, _with_field(422))
    refuse(InvalidSavedView, _with_field(422))
    refuse(NameTaken, _with_field(409))
    refuse(TooManySavedViews, _with_field(409))
    refuse(RequestValidationError, _invalid_body)
    refuse(StarletteHTTPException, _http)
    for kind in (SQLAlchemyError, OSError, RedisError, ExceptionGroup):
        refuse(kind, _trouble)
    refuse(Exception, _our_fault)


def _with_sentence(status: int, sentence: str, field: str | None) -> Handler:
    body = {"detail": sentence} | ({"field": field} if field else {})

    async def handle(request: Request, error: Exception) -> JSONResponse:
        if status == 404:
            # Deleted meanwhile, somebody else's, or lost in a move: the log has the id.
            logger.warning("%s %s: %s", request.method, request.url.path, error)
        return JSONResponse(body, status)

    return handle


def _with_message(status: int) -> Handler:
    async def handle(request: Request, error: Exception) -> JSONResponse:
        return JSONResponse({"detail": str(error)}, status)

    return handle


async def _changed_since(request: Request, error: ChangedSince) -> JSONResponse:
    task = error.task
    title = f"“{shortened(task.title, 48)}”"
    detail = f"{title} was changed meanwhile: it is at version {task.version} now, so nothing was changed."
    now = TaskPublic.model_validate(task).model_dump(mode="json")
    return JSONResponse({"detail": detail, "task": now}, 412, headers={"ETag": f'"{task.version}"'})


async def _series_changed_since(request: Request, error: SeriesChangedSince) -> JSONResponse:
    series = error.series
    title = f"“{shortened(series.title, 48)}”"
    detail = f"The series {title} was changed meanwhile: it is at version {series.version} now; nothing was changed."
    return JSONResponse({"detail": detail}, 412, headers={"ETag": f'"{series.version}"'})


async def _not_readable(request: Request, error: NotReadable) -> JSONResponse:
    # Of a table without a title one chooses which column that is.
    return JSONResponse({"detail": str(error)} | ({"columns": error.columns} if error.columns else {}), 422)


def _with_field(status: int) -> Handler:
    async def handle(request: Request, error: InvalidAccount | InvalidSavedView) -> JSONResponse:
        return JSONResponse({"detail": str(error), "field": error.field}, status)

    return handle


async def _invalid_body(request: Request, error: RequestValidationError) -> JSONResponse:
    first = error.errors()[0]
    if first["type"] == "json_invalid":
        return JSONResponse({"detail": "The body is not JSON."}, 400)
    field = str(first["loc"][-1])
    reason = first["msg"].removeprefix("Value error, ")
    return JSONResponse({"detail": f"{field}: {reason}", "field": field}, 422)


async def _http(request: Request, error: StarletteHTTPException) -> JSONResponse:
    return JSONResponse({"detail": error.detail}, error.status_code, headers=error.headers)


async def _trouble(request: Request, error: Exception) -> JSONResponse:
    trouble = find_trouble(error)
    if trouble is None:
        raise error
    logger.warning("%s %s", request.method, request.url.path, exc_info=error)
    return JSONResponse({"detail": trouble.sentence}, 503, headers={"Retry-After": str(trouble.wait)})


async def _shutting_down(request: Request, error: ShuttingDown) -> JSONResponse:
    return JSONResponse({"detail": str(error)}, 503, headers={"Retry-After": str(error.wait)})


async def _our_fault(request: Request, error: Exception) -> JSONResponse:
    # Whoever serves the app gets the error as well, and logs it. What middleware raises comes only here.
    if find_trouble(error):
        return await _trouble(request, error)
    return JSONResponse({"detail": OUR_FAULT}, 500)
