"""Errors before an answer: Gemini's own in every shape, and those of whatever stands at its address."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from taskchat.assistant import AssistantError, AssistantUnavailable, ModelChoice, to_assistant_error
from taskchat.assistant.errors import AssistantConfused, NotTheService
from taskchat.assistant.side.completion import complete_text
from taskchat.usage import Meter
from tests.gemini_stand_in import Failure, GeminiStandIn, Reply
from tests.unit.assistant.conftest import Ask

PAGE = "<!DOCTYPE html><html><body><h1>Something else lives here</h1></body></html>"


async def failed_ask(ask: Ask) -> AssistantError:
    """Ask in vain; return the error that the person sees."""
    with pytest.raises(Exception) as raised:  # noqa: PT011 - whatever it is, it must be explained
        await ask("add milk")
    return to_assistant_error(raised.value)


@pytest.mark.parametrize("shape", ["list", "object", "bare"])
@pytest.mark.parametrize(
    ("status", "code", "message", "said", "transient"),
    [
        (401, "UNAUTHENTICATED", "no", "GEMINI_API_KEY", False),
        (403, "PERMISSION_DENIED", "no", "GEMINI_API_KEY", False),
        (400, "INVALID_ARGUMENT", "API key expired. Please renew the API key.", "GEMINI_API_KEY", False),
        (404, "NOT_FOUND", "models/x is not found", "GEMINI_MODEL", False),
        (400, "FAILED_PRECONDITION", "User location is not supported for the API use.", "account or place", False),
        (429, "RESOURCE_EXHAUSTED", "quota", "quota is used up", True),
        (408, "DEADLINE_EXCEEDED", "slow", "having trouble", True),
        (409, "ABORTED", "conflict", "having trouble", True),
        (500, "INTERNAL", "oops", "having trouble", True),
        (503, "UNAVAILABLE", "The model is overloaded.", "having trouble", True),
        (504, "DEADLINE_EXCEEDED", "slow", "having trouble", True),
    ],
)
async def test_whatever_shape_an_error_has_it_is_understood(
    gemini: GeminiStandIn, ask: Ask, *, status: int, code: str, message: str, said: str, transient: bool, shape: str
) -> None:
    gemini.fail(status, code, message, shape=shape)
    told = await failed_ask(ask)
    assert isinstance(told, AssistantUnavailable)
    assert said in str(told)
    assert told.transient is transient
    assert "{" not in str(told)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Invalid value at 'contents'", "did not understand"),
        ("The input token count (2000000) exceeds the maximum number of tokens allowed (1048576).", "more than Gemini"),
        ("Unable to process input image. Please retry.", "cannot read the picture"),
    ],
)
async def test_what_is_wrong_with_a_request_is_said(gemini: GeminiStandIn, ask: Ask, message: str, said: str) -> None:
    gemini.fail(400, "INVALID_ARGUMENT", message)
    told = await failed_ask(ask)
    assert isinstance(told, AssistantConfused)
    assert said in str(told)
    assert not told.transient


async def test_a_request_that_is_too_big_for_a_proxy(gemini: GeminiStandIn, ask: Ask) -> None:
    gemini.fail(413, raw=PAGE)
    assert "more than Gemini" in str(await failed_ask(ask))


@pytest.mark.parametrize("code", ["UNAVAILABLE", "RESOURCE_EXHAUSTED", "UNAUTHENTICATED", "NOT_FOUND"])
async def test_an_error_in_the_middle_that_has_a_name_but_no_number(gemini: GeminiStandIn, ask: Ask, code: str) -> None:
    gemini.reply("Well, ", also=([{"error": {"status": code, "message": "no"}}],))
    said = {"UNAVAILABLE": "trouble", "RESOURCE_EXHAUSTED": "quota", "UNAUTHENTICATED": "KEY", "NOT_FOUND": "MODEL"}
    assert said[code] in str(await failed_ask(ask))


@pytest.mark.parametrize("raw", [PAGE, "Not Found", "", '"nothing here"', "[]", "{}"])
@pytest.mark.parametrize("status", [400, 404, 405, 410])
async def test_an_address_where_gemini_is_not(gemini: GeminiStandIn, ask: Ask, status: int, raw: str) -> None:
    gemini.fail(status, raw=raw)
    told = await failed_ask(ask)
    assert isinstance(told, NotTheService)
    assert "GEMINI_BASE_URL" in str(told)
    assert not told.allow_retry


@pytest.mark.parametrize("status", [500, 502, 503, 504])
@pytest.mark.parametrize("raw", [PAGE, "Bad Gateway", "", "[7]"])
async def test_a_proxy_whose_gemini_is_away(gemini: GeminiStandIn, ask: Ask, status: int, raw: str) -> None:
    gemini.fail(status, raw=raw)
    told = await failed_ask(ask)
    assert "having trouble" in str(told)
    assert told.transient


@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_nothing_follows_to_another_address(gemini: GeminiStandIn, ask: Ask, status: int) -> None:
    with GeminiStandIn(otherwise=Reply(text="Hello, I am somebody else.")) as elsewhere:
        gemini.fail(status, raw=PAGE, headers={"location": f"{elsewhere.url}chat/completions"})
        assert isinstance(await failed_ask(ask), NotTheService)
        assert elsewhere.requests == []


async def test_a_page_instead_of_a_stream(gemini: GeminiStandIn, ask: Ask) -> None:
    gemini.fail(200, raw=PAGE)
    assert isinstance(await failed_ask(ask), NotTheService)


@pytest.mark.parametrize("raw", [PAGE, "", "Hello"])
async def test_a_page_instead_of_a_whole_answer(gemini: GeminiStandIn, chosen: ModelChoice, raw: str) -> None:
    gemini.aside(Reply(failure=Failure(200, raw=raw)))
    with pytest.raises(NotTheService):
        await complete_text(chosen, "Give a title.", "milk", Meter().model("gemini"))


@pytest.mark.parametrize("shape", ["list", "object"])
async def test_an_error_instead_of_a_whole_answer(gemini: GeminiStandIn, chosen: ModelChoice, shape: str) -> None:
    failure = Failure(503, "UNAVAILABLE", "busy", shape=shape)  # pyright: ignore[reportArgumentType]
    gemini.aside(Reply(failure=Failure(200, raw=failure.text, content_type="application/json")))
    with pytest.raises(Exception) as raised:  # noqa: PT011
        await complete_text(chosen, "Give a title.", "milk", Meter().model("gemini"))
    assert "having trouble" in str(to_assistant_error(raised.value))


@pytest.mark.parametrize(
    ("retry_after", "header", "wait", "transient"),
    [
        ("1.5s", None, 1.5, True),
        ("34s", None, 34.0, False),
        ("0s", None, None, True),
        ("nonsense", None, None, True),
        (None, "7", 7.0, False),
        (None, "3", 3.0, True),
        (None, "soon", None, True),
        ("2s", "70", 2.0, True),
    ],
)
async def test_how_long_to_wait(
    gemini: GeminiStandIn, ask: Ask, *, retry_after: str | None, header: str | None, wait: float | None, transient: bool
) -> None:
    headers = {"retry-after": header} if header else {}
    gemini.fail(429, "RESOURCE_EXHAUSTED", "quota", retry_after=retry_after, headers=headers)
    told = await failed_ask(ask)
    assert told.wait_seconds == wait
    assert told.transient is transient


async def test_the_wait_as_a_date(gemini: GeminiStandIn, ask: Ask) -> None:
    in_a_while = format_datetime(datetime.now(UTC) + timedelta(minutes=10), usegmt=True)
    gemini.fail(429, headers={"retry-after": in_a_while})
    told = await failed_ask(ask)
    assert told.wait_seconds is not None
    assert 500 < told.wait_seconds <= 600
    assert not told.transient


async def test_a_date_that_is_over_is_no_wait(gemini: GeminiStandIn, ask: Ask) -> None:
    gemini.fail(429, headers={"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"})
    assert (await failed_ask(ask)).wait_seconds is None


async def test_a_quota_of_the_day_is_not_asked_again_in_a_second(gemini: GeminiStandIn, ask: Ask) -> None:
    quota = "GenerateRequestsPerDayPerProjectPerModel-FreeTier"
    gemini.fail(429, "RESOURCE_EXHAUSTED", "quota", retry_after="1s", quota=quota)
    told = await failed_ask(ask)
    assert str(told) == "Gemini's quota for today is used up; please try again tomorrow."
    assert not told.transient
    assert told.wait_seconds is None
