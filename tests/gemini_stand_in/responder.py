"""Responder: answers each request with the bytes of its scripted reply."""

import asyncio
import contextlib
import json

from tests.gemini_stand_in.chunks import Chunks
from tests.gemini_stand_in.failures import Failure
from tests.gemini_stand_in.messages import Messages
from tests.gemini_stand_in.replies import Reply
from tests.gemini_stand_in.rules import refusal
from tests.gemini_stand_in.script import Script
from tests.gemini_stand_in.wire import ClientGone, Connection, Request

PATH = "/v1beta/openai/chat/completions"


async def serve(connection: Connection, script: Script) -> None:
    """Answer every request of one client."""
    while not connection.gone and (request := await connection.request()) is not None:
        script.note(request)
        try:
            await _respond(connection, request, script)
        except (ClientGone, ConnectionError):
            request.cut = True
            return


async def _respond(connection: Connection, request: Request, script: Script) -> None:
    if failure := _refused(request, script):
        await connection.answer(failure.status, failure.text, failure.sent_headers)
        return
    reply = script.next_reply(request) or Reply(failure=Failure(500, "INTERNAL", "The stand-in has no reply left."))
    await asyncio.sleep(reply.first_delay)
    if reply.failure and reply.refuses:
        await connection.answer(reply.failure.status, reply.failure.text, reply.failure.sent_headers)
        return
    script.signatures |= {call.name: call.signature for call in reply.calls if call.signature}
    chunks = Chunks(reply, number=len(script.requests) + len(script.asides), model=request.body.get("model", ""))
    if request.body.get("stream"):
        await _stream(connection, request, chunks, script)
    elif reply.drop:
        connection.abort()
    else:
        await connection.answer(200, json.dumps(chunks.whole()))


def _refused(request: Request, script: Script) -> Failure | None:
    if request.path != PATH or request.method != "POST":
        return Failure(404, "NOT_FOUND", "Requested entity was not found.")
    token = request.headers.get("authorization", "").removeprefix("Bearer ")
    if not token:
        return Failure(401, "UNAUTHENTICATED", "Missing or invalid Authorization header.")
    if script.key is not None and token != script.key:
        # The real service answers a wrong key with 400, not 401.
        return Failure(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.")
    signatures = script.signatures if script.wants_signatures else None
    return refusal(request.body, signatures=signatures, always_thinks=script.always_thinks)


async def _stream(connection: Connection, request: Request, chunks: Chunks, script: Script) -> None:
    reply = chunks.reply
    connection.start_stream()
    messages = Messages(connection, eol=reply.eol, keep_alive=reply.keep_alive, packet=reply.packet)
    usage = bool((request.body.get("stream_options") or {}).get("include_usage"))
    for number, chunk in enumerate(chunks.stream(usage=usage)):
        if reply.hang and (_ends(chunk) if reply.hang_at is None else number == reply.hang_at):
            await _hang(connection, script)
        if reply.delay:
            await asyncio.sleep(reply.delay)
        await messages.send(chunk if isinstance(chunk, str) else json.dumps(chunk, ensure_ascii=False))
    if reply.failure:
        await messages.send(reply.failure.text)
    elif reply.done and not reply.drop:
        await messages.send("[DONE]")
    await messages.flush()
    if reply.drop or reply.torn:
        connection.abort()
        return
    # A client may close the connection after [DONE]; that is no interrupted answer.
    with contextlib.suppress(ConnectionError):
        await connection.end_stream()


def _ends(chunk: object) -> bool:
    return isinstance(chunk, dict) and any("finish_reason" in choice for choice in chunk.get("choices") or [])


async def _hang(connection: Connection, script: Script) -> None:
    while not script.released.is_set():
        if connection.gone:
            raise ClientGone
        await asyncio.sleep(0.01)
