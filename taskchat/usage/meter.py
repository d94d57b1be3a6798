"""Counts one turn while it runs; nothing is written before its end."""

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agents import Usage


@dataclass
class ModelMeter:
    """What one model used in a turn. `cached_tokens` are those of `input_tokens` that cost less.

    `first_delta_ms` and `duration_ms` are milliseconds from the first question to its first word and its last one;
    `failure` is the kind of error that ended its part.
    """

    requests: int = 0
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    first_delta_ms: int | None = None
    duration_ms: int = 0
    failure: str | None = None
    started: float = field(default_factory=time.monotonic)

    def asked(self) -> None:
        """A question goes out."""
        self.requests += 1

    def spoke(self) -> None:
        """A word came in; only the first one counts."""
        if self.first_delta_ms is None:
            self.first_delta_ms = self._elapsed()

    def answered(self, usage: "Usage") -> None:
        """An answer ended, and used this much."""
        self.input_tokens += usage.input_tokens
        self.cached_tokens += usage.input_tokens_details.cached_tokens or 0
        self.output_tokens += usage.output_tokens
        self.duration_ms = self._elapsed()

    def failed(self, error: Exception) -> None:
        """The model gave up."""
        self.failure = type(error).__name__
        self.duration_ms = self._elapsed()

    def _elapsed(self) -> int:
        return round((time.monotonic() - self.started) * 1_000)


@dataclass
class ToolMeter:
    """How often a tool ran in a turn, and how often in vain."""

    calls: int = 0
    failures: int = 0


@dataclass
class Meter:
    """What a turn uses, by model and by tool."""

    models: dict[str, ModelMeter] = field(default_factory=dict)
    tools: dict[str, ToolMeter] = field(default_factory=dict)

    def of_model(self, name: str) -> ModelMeter:
        """The part of one model; its clock starts when it is first asked for."""
        return self.models.setdefault(name, ModelMeter())

    def tool_ran(self, name: str, *, failed: bool) -> None:
        """A tool came to its end."""
        tool = self.tools.setdefault(name, ToolMeter())
        tool.calls += 1
        tool.failures += failed
