"""The generator of old databases makes every shape it promises, on both engines."""

import pytest
from sqlalchemy import create_engine, inspect, text

from tests.integration.legacy.old import Ids, Shape, Size, State, build


@pytest.mark.parametrize("state", State)
def test_every_state_can_be_built(empty_url: str, state: State):
    plain = build(empty_url, Shape(state=state), Size(messages=30))
    engine = create_engine(empty_url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        assert set(inspect(connection).get_table_names()) == set(plain.counts)
        for table, count in plain.counts.items():
            assert connection.scalar(text(f"SELECT count(*) FROM {table}")) == count  # noqa: S608
    engine.dispose()
    assert plain.counts.get(state.messages, 30) == 30


@pytest.mark.parametrize(
    "shape",
    [
        Shape(keys=False, check=False),
        Shape(state=State.WRITTEN_SINCE, keys=False, ids=Ids.TEXT, tags="text", priority="upper"),
        Shape(state=State.MESSAGES_ONLY, keys=False, ids=Ids.WORDS, naive=True, tool_calls=False),
        Shape(enum=True, priority="upper", trigger=False, recurrence=False, parents=False, reminders=False, due=None),
        Shape(priority=None, tags=None, strangers=False, nullable=True),
    ],
    ids=str,
)
def test_troubled_rows_stand_where_a_shape_allows_them(empty_url: str, shape: Shape):
    counts = build(empty_url, shape, troubled=True).counts
    assert (counts["users"] > 3) is not shape.keys
