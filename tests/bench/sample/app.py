"""The sample's server: one agent without tools, the openai client, one route."""

import os
from collections.abc import AsyncIterator

from agents import Agent, OpenAIChatCompletionsModel, Runner
from chatkit.agents import AgentContext, simple_to_agent_input, stream_agent_response
from chatkit.server import ChatKitServer, StreamingResult
from chatkit.types import ThreadMetadata, ThreadStreamEvent, UserMessageItem
from fastapi import FastAPI, Request, Response
from fastapi.responses import StreamingResponse
from openai import AsyncOpenAI

from tests.bench.sample.store import Context, MemoryStore


class SampleServer(ChatKitServer[Context]):
    """Lets an agent answer what was said last, knowing the newest twenty items."""

    def __init__(self, store: MemoryStore, base_url: str) -> None:
        super().__init__(store)
        client = AsyncOpenAI(base_url=base_url, api_key="bench")
        model = OpenAIChatCompletionsModel(model="gemini-2.5-flash", openai_client=client)
        self._agent = Agent[AgentContext[Context]](name="sample", instructions="You are helpful.", model=model)

    async def respond(
        self, thread: ThreadMetadata, input_user_message: UserMessageItem | None, context: Context
    ) -> AsyncIterator[ThreadStreamEvent]:
        newest = await self.store.load_thread_items(thread.id, None, 20, "desc", context)
        said = await simple_to_agent_input(list(reversed(newest.data)))
        agent_context = AgentContext(thread=thread, store=self.store, request_context=context)
        result = Runner.run_streamed(self._agent, said, context=agent_context)
        async for event in stream_agent_response(agent_context, result):
            yield event


def make() -> FastAPI:
    """The ASGI app, for granian's worker."""
    app = FastAPI()
    server = SampleServer(MemoryStore(), os.environ["BENCH_BASE_URL"])

    @app.post("/chatkit")
    async def chatkit(request: Request) -> Response:
        result = await server.process(await request.body(), {})
        if isinstance(result, StreamingResult):
            return StreamingResponse(result, media_type="text/event-stream")
        return Response(result.json, media_type="application/json")

    @app.get("/health")
    async def health() -> dict[str, str]:
        return {"status": "ok"}

    return app
