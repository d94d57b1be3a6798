"""Hues of tags: the one that a person chose for a tag, else always the same for the same word. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from zlib import crc32

HUES = ("ruby", "pink", "plum", "purple", "violet", "indigo", "blue", "cyan", "teal", "green", "brown", "orange")


@dataclass(frozen=True)
class Hues:
    """Hues of one person's tags."""

    chosen: Mapping[str, str] = field(default_factory=dict)

    def of(self, tag: str) -> str:
        """Return the hue of a tag."""
        return self.chosen.get(tag) or HUES[crc32(tag.encode()) % len(HUES)]
