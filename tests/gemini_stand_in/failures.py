"""Errors of the stand-in: in Gemini's shapes, and in those of a proxy in front of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

_TYPE = "type.googleapis.com/google.rpc."


@dataclass(frozen=True)
class Failure:
    """An error; in Gemini's shape it is a list with one object.

    `retry_after` goes into `RetryInfo` ("34s"), the name of a `quota` into `QuotaFailure`; `headers` go out where the
    answer has not begun (Retry-After, Location). `raw` replaces the JSON by text of `content_type`, such as a proxy's
    page; with status 200, too.
    """

    status: int
    code: str = "INTERNAL"
    message: str = "Something went wrong."
    retry_after: str | None = None
    quota: str | None = None
    shape: Literal["list", "object", "bare"] = "list"
    raw: str | None = None
    content_type: str = "text/html; charset=UTF-8"
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def body(self) -> Any:
        """JSON of the error."""
        error = {"code": self.status, "message": self.message, "status": self.code, "details": self._details}
        return {"list": [{"error": error}], "object": {"error": error}, "bare": error}[self.shape]

    @property
    def text(self) -> str:
        """Body of the response, as text."""
        return json.dumps(self.body) if self.raw is None else self.raw

    @property
    def sent_headers(self) -> dict[str, str]:
        """Headers of the response."""
        return {"content-type": "application/json" if self.raw is None else self.content_type} | dict(self.headers)

    @property
    def _details(self) -> list[dict[str, Any]]:
        quota = {"@type": f"{_TYPE}QuotaFailure", "violations": [{"quotaId": self.quota}]}
        wait = {"@type": f"{_TYPE}RetryInfo", "retryDelay": self.retry_after}
        return [quota] * bool(self.quota) + [wait] * bool(self.retry_after)
