"""Counts the usage of one turn while it runs; `save` writes it at the turn's end."""

import time
from dataclasses import dataclass, field
from typing import Protocol


class InputTokens(Protocol):
    """Details of input tokens, as the Agents SDK's usage has them."""

    @property
    def cached_tokens(self) -> int | None:
        """Input tokens from the cache."""
        ...


class TokenCounts(Protocol):
    """Tokens of one answer: the part of the Agents SDK's `Usage` that is counted here."""

    @property
    def input_tokens(self) -> int:
        """Tokens of the input, cached ones among them."""
        ...

    @property
    def output_tokens(self) -> int:
        """Tokens of the output."""
        ...

    @property
    def input_tokens_details(self) -> InputTokens:
        """Details of the input's tokens."""
        ...


@dataclass
class ModelMeter:
    """Usage of one model in a turn. `cached_tokens` are those of `input_tokens` that cost less.

    `first_delta_ms` and `duration_ms` are milliseconds from the first request to the first and to the last delta;
    `failure` is the class name of the error that ended the model's part.
    """

    requests: int = 0
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    first_delta_ms: int | None = None
    duration_ms: int = 0
    failure: str | None = None
    started: float = field(default_factory=time.monotonic)

    def start_request(self) -> None:
        """Count a request."""
        self.requests += 1

    def record_delta(self) -> None:
        """Note the time of the first delta; later ones change nothing."""
        if self.first_delta_ms is None:
            self.first_delta_ms = self._elapsed()

    def end_request(self, usage: TokenCounts) -> None:
        """Add the tokens of a complete answer."""
        self.input_tokens += usage.input_tokens
        self.cached_tokens += usage.input_tokens_details.cached_tokens or 0
        self.output_tokens += usage.output_tokens
        self.duration_ms = self._elapsed()

    def record_failure(self, error: Exception) -> None:
        """Note the error that ended the model's part of the turn."""
        self.failure = type(error).__name__
        self.duration_ms = self._elapsed()

    def _elapsed(self) -> int:
        return round((time.monotonic() - self.started) * 1_000)


@dataclass
class ToolMeter:
    """Usage of one tool in a turn: its calls, and those of them that failed."""

    calls: int = 0
    failures: int = 0


@dataclass
class Meter:
    """Usage of a turn, by model and by tool."""

    models: dict[str, ModelMeter] = field(default_factory=dict)
    tools: dict[str, ToolMeter] = field(default_factory=dict)

    def model(self, name: str) -> ModelMeter:
        """Return the meter of one model; its clock starts with the first call of this method."""
        return self.models.setdefault(name, ModelMeter())

    def record_tool(self, name: str, *, failed: bool) -> None:
        """Count a tool call that has ended."""
        tool = self.tools.setdefault(name, ToolMeter())
        tool.calls += 1
        tool.failures += failed
