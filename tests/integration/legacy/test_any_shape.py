"""Old databases of any shape, also of those that nobody thought of: no row is lost, and the way back is exact."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.integration.legacy.moved import contents, down, rows, up
from tests.integration.legacy.old import Ids, Shape, Size, State, build

SHAPES = st.builds(
    Shape,
    state=st.sampled_from(State),
    ids=st.sampled_from(Ids),
    keys=st.booleans(),
    nullable=st.booleans(),
    tool_calls=st.booleans(),
    trigger=st.booleans(),
    check=st.booleans(),
    naive=st.booleans(),
    priority=st.sampled_from([None, "lower", "upper"]),
    tags=st.sampled_from([None, "array", "text"]),
    due=st.sampled_from([None, "timestamptz", "timestamp"]),
    hashes=st.sampled_from(["hashed_password", "password_hash"]),
    real=st.booleans(),
    reminders=st.booleans(),
    recurrence=st.booleans(),
    parents=st.booleans(),
    strangers=st.booleans(),
)
SIZES = st.builds(
    Size,
    users=st.integers(2, 5),
    tasks=st.integers(2, 15),
    conversations=st.integers(1, 9),
    messages=st.integers(2, 60),
)


@pytest.mark.slow
@settings(max_examples=8, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(shape=SHAPES, size=SIZES, seed=st.integers(0, 1_000), troubled=st.booleans())
def test_every_row_is_kept_or_rejected_whole_and_all_of_them_come_back(
    shape: Shape, size: Size, seed: int, troubled: bool
):
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'old.db'}"
        old = build(url, shape, size, seed=seed, troubled=troubled)
        before = contents(url, set(old.counts))
        up(url)
        steps = {name: counts for name, *counts in rows(url, "SELECT name, total, kept, rejected FROM migration_steps")}
        for table in {"users", "tasks", "conversation", "threads", shape.state.messages} & set(old.counts):
            total, kept, rejected = steps[table]
            assert total == old.counts[table] == kept + rejected
        assert rows(url, "SELECT count(*) FROM migration_rejects WHERE row NOT LIKE '{%}'") == [(0,)]
        down(url)
        back = contents(url, set(old.counts))
        for table in set(old.counts) - {"threads"}:
            assert back[table] == before[table], table
