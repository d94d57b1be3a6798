"""Outages of a model: their length, and their end."""

import pytest

from taskchat.assistant.circuit_breaker import CircuitBreaker


class Clock:
    """Clock that a test moves."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> CircuitBreaker:
    return CircuitBreaker(clock)


def test_there_is_no_outage_at_first(breaker: CircuitBreaker) -> None:
    assert breaker.outage("gemini") is None


def test_an_outage_lasts_as_long_as_the_model_asks(breaker: CircuitBreaker, clock: Clock) -> None:
    assert breaker.record_failure("gemini", "Out of quota.", wait_seconds=34.0) == 34.0
    clock.now += 30
    assert breaker.outage("gemini") == ("Out of quota.", 4.0)
    assert breaker.outage("another") is None
    clock.now += 5
    assert breaker.outage("gemini") is None


def test_each_further_failure_doubles_the_wait_up_to_five_minutes(breaker: CircuitBreaker, clock: Clock) -> None:
    waits = []
    for _ in range(7):
        waits.append(breaker.record_failure("gemini", "Down.", wait_seconds=None))
        clock.now += 400
    assert waits == [15, 30, 60, 120, 240, 300, 300]


def test_an_answer_forgets_the_failures(breaker: CircuitBreaker, clock: Clock) -> None:
    breaker.record_failure("gemini", "Down.", wait_seconds=None)
    clock.now += 20
    breaker.record_failure("gemini", "Down.", wait_seconds=None)
    breaker.record_success("gemini")
    assert breaker.outage("gemini") is None
    assert breaker.record_failure("gemini", "Down.", wait_seconds=None) == 15


def test_failures_of_the_same_moment_count_once(breaker: CircuitBreaker, clock: Clock) -> None:
    waits = []
    for _ in range(4):
        waits.append(breaker.record_failure("gemini", "Down.", wait_seconds=None))
        clock.now += 1
    assert waits == [15, 14, 13, 12]
    clock.now += 12
    assert breaker.record_failure("gemini", "Down.", wait_seconds=None) == 30


def test_a_longer_wait_that_the_model_asks_for_counts_at_once(breaker: CircuitBreaker) -> None:
    breaker.record_failure("gemini", "Down.", wait_seconds=None)
    assert breaker.record_failure("gemini", "Out of quota.", wait_seconds=40.0) == 40
    assert breaker.outage("gemini") == ("Out of quota.", 40)
    assert breaker.record_failure("gemini", "Down.", wait_seconds=5.0) == 40
