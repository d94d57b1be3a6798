"""Gemini of the fault suite: does what a message asks for, a task in each round of tools."""

import re
from typing import Any

from tests.gemini_stand_in import Reply, Request, call

_ERRAND = re.compile(r"^add (\S+) (first|second|third)$", re.MULTILINE)


class PatientGemini:
    """Makes the tasks of the newest message one after the other.

    For one errand of three it takes no notice of what an answer that broke off did, and does it again.
    """

    def __init__(self, *, pause: float = 0.02) -> None:
        self._pause = pause

    def __call__(self, request: Request) -> Reply:
        said = [number for number, one in enumerate(request.messages) if one["role"] == "user"]
        # Notes for the model are messages of the user's, too.
        asked_at = max(number for number in said if _ERRAND.match(_text(request.messages[number])))
        asked = _ERRAND.findall(_text(request.messages[asked_at]))
        name = asked[0][0]
        begin = max(said) if _forgets(name) else asked_at
        done = [one["function"]["arguments"] for one in _calls(request.messages[begin:])]
        left = [step for _, step in asked if not any(f"{name} {step}" in arguments for arguments in done)]
        made = tuple(call("create_task", title=f"{name} {step}") for step in left[:1])
        words = "" if made else f"Here they are, all of {name}, as you asked me to make them."
        return Reply(text=words, calls=made, first_delay=self._pause, delay=self._pause / 4)


def _forgets(name: str) -> bool:
    number = re.search(r"\d+$", name)
    return number is not None and int(number[0]) % 3 == 0


def _text(message: dict[str, Any]) -> str:
    content = message.get("content") or ""
    return content if isinstance(content, str) else "\n".join(part.get("text", "") for part in content)


def _calls(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for message in messages for one in message.get("tool_calls") or ()]
