"""Signals as text: all that is said arrives, within what PostgreSQL takes."""

from uuid import UUID, uuid4

import pytest

from taskchat.feed import Change, PageHidden, PageLeft, PageShown, SignalsMissed, SignedOut, Topic, TurnEnded, TurnStop
from taskchat.feed.wire import decode, encode

# Always the same: it stands in names of tests, which every worker must find alike.
SENDER = UUID("0197c2ae-0000-7000-8000-000000000001")
EACH_KIND = [
    Change(uuid4(), Topic.TASKS),
    Change(uuid4(), Topic.THREADS),
    TurnStop(uuid4(), uuid4()),
    TurnEnded(uuid4()),
    SignedOut(uuid4()),
    PageLeft(uuid4()),
    PageHidden(uuid4(), 3),
    PageShown(uuid4(), 4),
]


def test_each_kind_of_signal_arrives_as_it_was_sent():
    (payload,) = encode(EACH_KIND, sender=SENDER)
    assert decode(payload) == (SENDER, EACH_KIND)


def test_no_payload_is_longer_than_postgresql_takes():
    said = [TurnStop(uuid4(), uuid4()) for _ in range(500)]
    payloads = [*encode(said, sender=SENDER)]
    assert max(len(payload.encode()) for payload in payloads) < 8_000
    assert [signal for payload in payloads for signal in decode(payload)[1]] == said


def test_what_a_process_tells_itself_is_not_sent():
    assert [*encode([SignalsMissed()], sender=SENDER)] == []


def test_a_kind_of_a_newer_version_is_passed_over():
    assert decode(f'["{SENDER.hex}",["dance","x"],["ended","{SENDER.hex}"]]') == (SENDER, [TurnEnded(SENDER)])


@pytest.mark.parametrize("payload", ["", "hello", "3", "[]", '{"a":1}', '["x"]', f'["{SENDER.hex}",7]', "[[]]"])
def test_what_is_no_payload_is_refused(payload: str):
    with pytest.raises(ValueError, match="no payload"):
        decode(payload)
