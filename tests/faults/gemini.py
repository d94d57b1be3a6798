"""Gemini of the fault suite: does what a message asks for, a task in each round of tools."""

import re
from collections import Counter
from typing import Any

from tests.faults.ledger import STEPS
from tests.gemini_stand_in import Reply, Request, call

_ERRAND = re.compile(r"^add (\S+) (first|second|third)$", re.MULTILINE)


class PatientGemini:
    """Makes the tasks of the newest message one after the other; for one errand of three it forgets what it did."""

    def __init__(self, *, pause: float = 0.02) -> None:
        self._pause = pause
        self._asked = Counter[str]()

    def __call__(self, request: Request) -> Reply:
        # Notes for the model are messages of the user's, too.
        start = max(n for n, one in enumerate(request.messages) if one["role"] == "user" and _ERRAND.match(_text(one)))
        asked = _ERRAND.findall(_text(request.messages[start]))
        name = asked[0][0]
        calls = [one["function"]["arguments"] for one in _calls(request.messages[start:])]
        left = [step for _, step in asked if not any(f"{name} {step}" in arguments for arguments in calls)]
        self._asked[name] += 1
        if self._forgets(name) and self._asked[name] == 2:
            left = [step for step in STEPS if (name, step) in asked]
        made = tuple(call("create_task", title=f"{name} {step}") for step in left[:1])
        words = "" if made else f"Here they are, all of {name}, as you asked me to make them."
        return Reply(text=words, calls=made, first_delay=self._pause, delay=self._pause / 4)

    def _forgets(self, name: str) -> bool:
        number = re.search(r"\d+$", name)
        return number is not None and int(number[0]) % 3 == 0


def _text(message: dict[str, Any]) -> str:
    content = message.get("content") or ""
    return content if isinstance(content, str) else "\n".join(part.get("text", "") for part in content)


def _calls(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for message in messages for one in message.get("tool_calls") or ()]
