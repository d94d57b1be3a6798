"""Mark below an answer that did not come to its end: why, and the one button that fits."""

from typing import Literal

from chatkit.types import EndOfTurnItem

from taskchat.chat.values import chatkit_now
from taskchat.database import new_id

EndReason = Literal["stopped", "interrupted", "cut", "shutdown"]
EndAction = Literal["continue", "answer_again"]

# What the model is told in the next turns.
_TOLD: dict[EndReason, str] = {
    "stopped": "the person stopped the answer above before its end.",
    "interrupted": "the answer above broke off before its end: its server went away.",
    "cut": "the answer above reached a limit before its end. Where the person wants you to continue, go on exactly "
    "where it breaks off, and repeat nothing of it.",
    "shutdown": "the answer above broke off before its end: its server was restarted.",
}


class EndMark(EndOfTurnItem):
    """ChatKit's mark of the end of a turn, with two fields more; clients that know only ChatKit's draw nothing.

    With `continue` the answer goes on from where it ended, with `answer_again` it is made anew.
    """

    reason: EndReason
    action: EndAction

    @property
    def told(self) -> str:
        """Sentence for the model."""
        return _TOLD[self.reason]


def end_mark(thread_id: str, reason: EndReason, *, has_begun: bool) -> EndMark:
    """Make the mark of a turn that ends now; `has_begun` where something of its answer is there to go on from."""
    # Who stopped it wants something else; what never began cannot be continued.
    action: EndAction = "continue" if has_begun and reason != "stopped" else "answer_again"
    made = {"id": str(new_id()), "thread_id": thread_id, "created_at": chatkit_now()}
    return EndMark(reason=reason, action=action, **made)
