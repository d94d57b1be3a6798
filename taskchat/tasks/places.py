"""Places in an order of tasks: what a task was sorted by, as the text that asks for the page behind it. Pure.

What is changed between two pages moves no place, so that no task comes twice or never because of another one.
"""

import base64
import binascii
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, Field, TypeAdapter, ValidationError

from taskchat.text import printable


class Sort(StrEnum):
    """Order of tasks."""

    DUE = "due"
    PRIORITY = "priority"
    TITLE = "title"
    CREATED = "created"
    POSITION = "position"


def _refuse_far_moments(moment: datetime) -> datetime:
    # Shifted to a zone they must still be moments.
    if not 1 < moment.year < 9999:
        raise ValueError
    return moment


_Moment = Annotated[AwareDatetime, AfterValidator(_refuse_far_moments)]
_Rank = Annotated[int, Field(ge=0, le=9)]
_Text = Annotated[str, AfterValidator(printable)]

# In the order of `taskchat.tasks.order.sort_keys`.
_VALUES: dict[Sort, TypeAdapter[Any]] = {
    Sort.DUE: TypeAdapter(tuple[_Moment | None, _Moment | None, _Rank, _Rank, UUID]),
    Sort.PRIORITY: TypeAdapter(tuple[_Moment | None, _Rank, _Moment | None, _Rank, UUID]),
    Sort.TITLE: TypeAdapter(tuple[_Text, UUID]),
    Sort.CREATED: TypeAdapter(tuple[_Moment, UUID]),
    Sort.POSITION: TypeAdapter(tuple[_Moment | None, _Text, UUID]),
}


def write_place(values: Sequence[Any], sort: Sort) -> str:
    """Write the values by which a task was sorted as a text without meaning to others."""
    return base64.urlsafe_b64encode(_VALUES[sort].dump_json(tuple(values))).decode().rstrip("=")


def read_place(text: str, sort: Sort) -> tuple[Any, ...]:
    """Read the values from a text; raises `ValueError` for one of another order."""
    try:
        return _VALUES[sort].validate_json(base64.b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True))
    except (ValidationError, binascii.Error, UnicodeError):
        raise ValueError("This is no place in this order: take it as the page before gave it.") from None
