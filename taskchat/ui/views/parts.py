"""Lists that are read part by part, the newest first: what is older is read behind the place of the last row.

New rows come on top and shift nothing. What is shown is read anew as a whole, down to where it ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

PART, MAX_SHOWN = 50, 1_000

Row = TypeVar("Row")
Place = TypeVar("Place")
Row_co = TypeVar("Row_co", covariant=True)


@dataclass(frozen=True)
class Part(Generic[Row, Place]):
    """Rows of a list with the place at which they end; with `more` there are others behind it."""

    rows: list[Row]
    place: Place | None = None
    more: bool = False


class Reader(Protocol[Row_co, Place]):
    """Function that reads rows with their places, the newest first: behind one, or until one, that included."""

    async def __call__(
        self, *, limit: int, after: Place | None = None, until: Place | None = None
    ) -> Sequence[tuple[Place, Row_co]]:
        """Return at most `limit` rows."""
        ...


# A tuple, since Reflex would wrap what is in a list each time it is read.
Parts = tuple[Part[Row, Place], ...]


async def read_anew(
    parts: Parts[Row, Place], read: Reader[Row, Place], *, size: int = PART, bound: int = MAX_SHOWN
) -> Parts[Row, Place]:
    """Read what is shown again, with what is new above it; the newest part where nothing is shown yet."""
    until = parts[-1].place if parts and parts[-1].more else None
    limit = bound if parts else size
    found = await read(limit=limit + 1, until=until)
    part = _part(found, limit)
    # Rows may be gone, not come, behind what is shown.
    return (part if part.more or until is None else Part(part.rows, until, more=True),)


async def read_older(
    parts: Parts[Row, Place], read: Reader[Row, Place], *, size: int = PART, bound: int = MAX_SHOWN
) -> Parts[Row, Place]:
    """Read the next part behind what is shown, as far as the bound leaves room."""
    limit = min(size, bound - len(all_rows(parts)))
    if limit <= 0 or not has_more(parts):
        return parts
    return (*parts, _part(await read(limit=limit + 1, after=parts[-1].place), limit))


def all_rows(parts: Parts[Row, Place]) -> list[Row]:
    """Return the rows of all parts."""
    return [row for part in parts for row in part.rows]


def has_more(parts: Parts[Row, Place]) -> bool:
    """Whether there are rows behind what is shown."""
    return bool(parts) and parts[-1].more


def foot_words(parts: Parts[Row, Place], *, asked: bool, bound: int = MAX_SHOWN) -> str:
    """Say what the button below a list does, or why it does nothing; empty where there is none."""
    if not has_more(parts):
        return "That is all" if asked else ""
    shown = len(all_rows(parts))
    return "Show older" if shown < bound else f"The newest {bound:,} are shown"


def can_grow(parts: Parts[Row, Place], *, bound: int = MAX_SHOWN) -> bool:
    """Whether a part can be read behind what is shown."""
    return has_more(parts) and len(all_rows(parts)) < bound


def _part(found: Sequence[tuple[Place, Row]], limit: int) -> Part[Row, Place]:
    shown = found[:limit]
    return Part([row for _, row in shown], shown[-1][0] if shown else None, more=len(found) > limit)
