"""A loopback server that plays Gemini's OpenAI-compatible endpoint, quirks and all.

with GeminiStandIn() as gemini:
    gemini.reply(call("create_task", title="milk"), indexes="zero", ids="empty")
    gemini.reply("Done: **milk**.")
    ...
    assert gemini.requests[0].body["reasoning_effort"] == "none"
"""

from tests.gemini_stand_in.failures import Failure
from tests.gemini_stand_in.replies import Call, Reply, call
from tests.gemini_stand_in.server import GeminiStandIn
from tests.gemini_stand_in.wire import Request

__all__ = ["Call", "Failure", "GeminiStandIn", "Reply", "Request", "call"]
