"""Words on their way to the browser."""

import pytest
from chatkit.types import AssistantMessageContentPartTextDelta, ThreadItemUpdatedEvent

from taskchat.chat.events.wire import text_delta, to_json


@pytest.mark.parametrize("text", ["milk ", "", 'a "quote"\\ and\n\tmore', "früh 🌞 \u2028", "</script>\x7f"])
def test_words_are_sent_as_chatkit_would_send_them(text: str) -> None:
    update = AssistantMessageContentPartTextDelta(content_index=0, delta=text)
    whole = to_json(ThreadItemUpdatedEvent(item_id="an-id", update=update))
    assert text_delta("an-id", text) == b"data: " + whole + b"\n\n"
