"""Shares of visitors: what people and strangers may use, and when it is there again."""

from uuid import uuid4

from taskchat.ui.middleware.visitors import PERSON, STRANGER, Visitors


def test_an_address_gets_its_connections_back_evenly() -> None:
    now = [0.0]
    visitors = Visitors(lambda: now[0])
    stranger = visitors.get("192.0.2.1")
    admitted = 0
    while visitors.admit(stranger):
        admitted += 1
        visitors.release(stranger)
    assert admitted == STRANGER.connects
    now[0] = 1.0
    assert visitors.admit(stranger)
    assert not visitors.admit(stranger)
    assert visitors.admit(visitors.get("192.0.2.2"))


def test_all_strangers_together_leave_room_for_people() -> None:
    visitors = Visitors(lambda: 0.0)
    admitted = sum(visitors.admit(visitors.get(f"192.0.2.{number}")) for number in range(250))
    assert admitted == 100
    assert visitors.admit(visitors.get(uuid4()))


def test_events_beyond_the_share_wait_and_none_is_refused() -> None:
    now = [0.0]
    ada = Visitors(lambda: now[0]).get(uuid4())
    assert {ada.events.take() for _ in range(PERSON.events)} == {0}
    assert ada.events.take() == 60 / PERSON.events
    now[0] = 60.0
    assert ada.events.take() == 0


def test_who_left_is_forgotten_in_the_end() -> None:
    visitors = Visitors(lambda: 0.0)
    ada = visitors.get(person := uuid4())
    assert visitors.admit(ada)
    for number in range(5_000):
        visitors.get(f"address {number}")
    assert len(visitors._known) <= 1_000
    assert visitors.get(person) is ada
