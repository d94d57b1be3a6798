"""Bytes of a stream become the data of its events, wherever they were cut."""

import pytest

from taskchat.assistant.gemini.sse import SseParser

EVENTS = [
    (b"data: one\n\ndata:two\n\n", [b"one", b"two"]),
    (b"data: one\r\n\r\ndata: two\r\n\r\n", [b"one", b"two"]),
    (b": nothing\n\nevent: word\nid: 7\ndata: one\n\n", [b"one"]),
    (b"data: one\ndata: more\n\n", [b"one\nmore"]),
    (b"\n\n\ndata:  one \n\n\n\ndata: two\n\n", [b" one ", b"two"]),
    ("data: Größe 𝄞\n\n".encode(), ["Größe 𝄞".encode()]),
    (b"data\n\ndata:\n\ndatabase: one\n\n", [b""]),
    (b"data: one\n\ndata: unfinished\n", [b"one"]),
]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 1_000])
@pytest.mark.parametrize(("sent", "data"), EVENTS)
def test_events_are_the_same_in_pieces_of_any_size(sent: bytes, data: list[bytes], size: int) -> None:
    parser = SseParser()
    pieces = [sent[at : at + size] for at in range(0, len(sent), size)]
    assert [one for piece in pieces for one in parser.feed(piece)] == data


@pytest.mark.parametrize("eol", [b"\n", b"\r\n", b"\r"])
def test_an_event_may_be_cut_at_every_byte(eol: bytes) -> None:
    sent = eol.join([b"data: one", b"", b": keep-alive", b"", b"data: two", b"", b": the end", b""])
    for cut in range(len(sent) + 1):
        parser = SseParser()
        assert [*parser.feed(sent[:cut]), *parser.feed(sent[cut:])] == [b"one", b"two"]


def test_an_event_is_given_as_soon_as_it_is_complete() -> None:
    parser = SseParser()
    assert parser.feed(b"data: one\n") == []
    assert parser.feed(b"\n") == [b"one"]
