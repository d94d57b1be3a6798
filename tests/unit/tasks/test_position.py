"""Keys of the order by hand: always one between two others, and short as long as people could make them."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskchat.tasks.position import KEY_MAX, NoRoom, key_between

NEW = [f"0000692c00{n:02x}{n:032x}8" for n in range(1, 4)]


@given(st.lists(st.integers(0, 10_000), max_size=300))
def test_wherever_a_task_is_put_it_lies_there(places: list[int]):
    keys = list(NEW)
    for place in places:
        at = place % (len(keys) + 1)
        keys.insert(at, key_between(keys[at - 1] if at else None, keys[at] if at < len(keys) else None))
    assert keys == sorted(set(keys))
    # Below one that ended with it, nothing would have room.
    assert not [key for key in keys if key.endswith("0")]


@pytest.mark.parametrize("at_end", [False, True])
def test_keys_at_the_ends_stay_short_however_often_one_is_put_there(at_end: bool):
    key = NEW[0]
    for _ in range(10_000):
        moved = key_between(key, None) if at_end else key_between(None, key)
        assert (moved > key) == at_end
        key = moved
    assert len(key) == 13


def test_thousands_of_moves_in_all_places_keep_keys_short():
    random, keys = Random(1), list(NEW)  # noqa: S311 - a seed, no secret
    for _ in range(5_000):
        at = random.randrange(1, len(keys))
        keys.insert(at, key_between(keys[at - 1], keys[at]))
    assert keys == sorted(keys)
    assert max(map(len, keys)) < 100


def test_between_two_there_is_room_for_thousands_of_moves_and_then_a_refusal():
    low, high = NEW[0], NEW[1]
    for _ in range(3_000):
        low = key_between(low, high)
    assert len(low) <= KEY_MAX
    with pytest.raises(NoRoom):
        key_between("8", "8" + "0" * KEY_MAX + "8")


@pytest.mark.parametrize(
    ("low", "high"), [("8", "88"), ("7f", "8"), ("7ff8", "8"), ("0", "08"), (None, "0000000000008")]
)
def test_narrow_gaps_have_room(low: str | None, high: str):
    key = key_between(low, high)
    assert (low or "") < key < high
