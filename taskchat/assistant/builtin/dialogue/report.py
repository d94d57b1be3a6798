"""Report of what the tools did, for a model that has nothing to say about it."""

from taskchat.assistant.builtin.dialogue.conversation import Conversation
from taskchat.assistant.builtin.wording import answer


def report(conversation: Conversation) -> str:
    """Say what was changed for the newest message or, where nothing was, what was found last.

    It is made of nothing but the tools' own results; empty where no tool ran.
    """
    changes = [result for result in conversation.results if not result.is_read_only]
    return answer(changes or conversation.results[-1:], conversation.wording)
