"""Refusals in the API's description: which statuses an address answers with, and the shape of their body."""

from http import HTTPStatus
from typing import Any

from pydantic import BaseModel


class Refusal(BaseModel):
    """A refusal: a sentence for people, and the field that it is about, where it is about one."""

    detail: str
    field: str | None = None


# Any request can be malformed, and any part of the installation away.
_ALWAYS = (422, 500, 503)


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the responses of an address, for FastAPI's `responses`."""
    return {
        status: {"model": Refusal, "description": HTTPStatus(status).phrase} for status in sorted({*statuses, *_ALWAYS})
    }
