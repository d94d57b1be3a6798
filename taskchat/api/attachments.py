"""Attached files: uploaded once, and served to whoever uploaded them."""

from collections.abc import AsyncIterator

from chatkit.types import AttachmentCreateParams
from fastapi import APIRouter, HTTPException, Request
from starlette.datastructures import UploadFile
from starlette.requests import ClientDisconnect
from starlette.responses import FileResponse, Response

from taskchat.api.addresses import get_base_url
from taskchat.api.dependencies import CurrentServices, CurrentUser
from taskchat.api.refusals import refusals
from taskchat.chat import UPLOADS, RequestContext, is_image, to_json

router = APIRouter(prefix=UPLOADS, tags=["attachments"], responses=refusals(400, 401, 403, 404, 409, 413, 429))

_CHUNK = 65_536
# An uploaded file is served as its own type, runs nothing, loads nothing, and lies in no shared cache.
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cache-Control": "private, max-age=31536000, immutable",
}


@router.put("/{attachment_id}", status_code=204)
async def put(attachment_id: str, request: Request, user: CurrentUser, services: CurrentServices) -> None:
    """Upload the file that `attachments.create` announced, with its bytes as the body. Once only."""
    await services.limits.count_chat_request(user_id=user.id)
    context = RequestContext(user_id=user.id)
    try:
        await services.chat.uploads.receive(attachment_id, request.stream(), context)
    except ClientDisconnect:
        raise HTTPException(400, "The upload broke off.") from None


@router.post("", status_code=201)
async def post(request: Request, user: CurrentUser, services: CurrentServices) -> Response:
    """Upload a file in one request, as the form's field `file`; answers with the attachment."""
    await services.limits.count_chat_request(user_id=user.id)
    context = RequestContext(user_id=user.id, base_url=get_base_url(request))
    try:
        async with request.form(max_files=1, max_fields=10) as form:
            file = form.get("file")
            if not isinstance(file, UploadFile):
                raise HTTPException(400, "The form has no file in its field “file”.")
            announced = AttachmentCreateParams(
                name=file.filename or "", size=file.size or 0, mime_type=file.content_type or ""
            )
            attachment = await services.chat.uploads.upload(announced, _chunks(file), context)
    except ClientDisconnect:
        raise HTTPException(400, "The upload broke off.") from None
    return Response(to_json(attachment), 201, media_type="application/json")


@router.get("/{attachment_id}")
async def get(attachment_id: str, user: CurrentUser, services: CurrentServices) -> FileResponse:
    """Download an attached file, as its owner: pictures to look at, everything else to save."""
    stored = await services.chat.uploads.get_file(attachment_id, RequestContext(user_id=user.id))
    return FileResponse(
        services.chat.uploads.files.path(stored.file),
        media_type=stored.mime_type,
        filename=stored.name,
        content_disposition_type="inline" if is_image(stored.mime_type) else "attachment",
        headers=_HEADERS,
    )


async def _chunks(file: UploadFile) -> AsyncIterator[bytes]:
    while chunk := await file.read(_CHUNK):
        yield chunk
