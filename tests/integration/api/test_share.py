"""Share target: what another app shares leads to the page, in one line, and changes nothing."""

from urllib.parse import unquote

import pytest

from tests.integration.api.conftest import Client


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"text": "pay rent"}, "pay rent"),
        ({"title": "A page", "url": "https://a.example/?b=c&d"}, "A page https://a.example/?b=c&d"),
        ({"title": "A page", "text": "A page https://a.example/", "url": "https://a.example/"}, None),
        ({"title": "same", "text": "same"}, "same"),
        ({"text": "two\nlines \t and <b>tags</b> # & %"}, "two lines and <b>tags</b> # & %"),
        ({"title": " ", "text": ""}, ""),
        ({}, ""),
    ],
)
async def test_what_is_shared_comes_after_the_hash(ada: Client, given: dict[str, str], words: str | None):
    answer = await ada.get("/share", params=given)
    assert answer.status_code == 303
    place, _, told = answer.headers["location"].partition("#")
    assert place == "/"
    expected = words if words is not None else "A page A page https://a.example/"
    assert unquote(told.removeprefix("add=")) == expected
    assert "#" not in told


async def test_strangers_are_led_to_where_they_sign_in(visitor: Client):
    answer = await visitor.get("/share", params={"text": "pay rent"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/login#add=pay%20rent")
