"""Up, down and up again: what the older product had is there to the letter, and so is what taskchat had."""

import pytest
import sqlalchemy as sa

from tests.integration.legacy.moved import connected, contents, down, tables, up
from tests.integration.legacy.old import Ids, Shape, State, build

KEYED = [Shape(state=state) for state in State]
ODD = [
    Shape(keys=False, check=False),
    Shape(state=State.WRITTEN_SINCE, keys=False, ids=Ids.TEXT, tags="text", priority="upper", naive=True),
    Shape(state=State.MESSAGES_ONLY, keys=False, ids=Ids.WORDS, naive=True, tool_calls=False),
    Shape(state=State.GUIDE_TWICE, enum=True, priority="upper", trigger=False, recurrence=False, parents=False),
    Shape(priority=None, tags=None, due=None, reminders=False, strangers=False, nullable=True),
    Shape(state=State.MESSAGES_GUIDE, keys=False, ids=Ids.WORDS, check=False),
]
OURS = {"users", "series", "tasks", "threads", "messages", "task_changes", "attachments", "migration_rejects"}


def name_of(shape: Shape) -> str:
    return "-".join([shape.state.name.lower(), shape.ids.name.lower(), "keys" if shape.keys else "no-keys"])


@pytest.mark.slow
@pytest.mark.parametrize("shape", ODD, ids=name_of)
def test_nothing_is_lost_on_the_way_there_and_back_and_there_again(empty_url: str, shape: Shape):
    there_and_back_and_there_again(empty_url, shape)


# On PostgreSQL `test_eras.py` has the states.
@pytest.mark.slow
@pytest.mark.parametrize("shape", KEYED, ids=name_of)
def test_nothing_is_lost_in_any_state(empty_sqlite_url: str, shape: Shape):
    there_and_back_and_there_again(empty_sqlite_url, shape)


def there_and_back_and_there_again(empty_url: str, shape: Shape) -> None:
    old = build(empty_url, shape, troubled=True)
    before = contents(empty_url, set(old.counts))
    up(empty_url)
    here = contents(empty_url, OURS)
    assert contents(empty_url, {"rate_limits", "tool_calls"} & set(old.counts)).items() <= before.items()

    down(empty_url)
    back = contents(empty_url, set(old.counts))
    for table in set(old.counts) - {"threads"}:
        assert back[table] == before[table], table
    assert set(map(repr, before.get("threads", []))) <= set(map(repr, back.get("threads", [])))

    up(empty_url)
    again = contents(empty_url, OURS)
    for table in OURS - {"migration_rejects"}:
        assert again[table] == here[table], table
    assert not {name for name in tables(empty_url) if name.startswith(("kept_", "legacy_seen_", "legacy_order_"))}


@pytest.mark.slow
@pytest.mark.parametrize("shape", [KEYED[1], ODD[0], ODD[2]], ids=name_of)
def test_the_tables_are_those_of_a_fresh_database(empty_url: str, shape: Shape, request: pytest.FixtureRequest):
    build(empty_url, shape)
    up(empty_url)
    fresh = request.getfixturevalue("sqlite_url" if empty_url.startswith("sqlite") else "fresh_postgres_url")
    assert schema(empty_url) == schema(fresh)


def schema(url: str) -> dict[str, object]:
    """Every table of taskchat as the engine describes it."""
    with connected(url) as connection:
        inspector = sa.inspect(connection)
        return {
            table: (
                [(column["name"], str(column["type"]), column["nullable"]) for column in inspector.get_columns(table)],
                inspector.get_pk_constraint(table),
                sorted(map(repr, inspector.get_foreign_keys(table))),
                sorted(map(in_words, inspector.get_indexes(table))),
                sorted(map(repr, inspector.get_unique_constraints(table))),
            )
            for table in inspector.get_table_names()
            if not table.startswith("legacy_") and table not in {"conversation", "tool_calls", "rate_limits"}
        }


def in_words(index: sa.engine.interfaces.ReflectedIndex) -> str:
    """Describe an index; the condition of a partial one is an object, whose words count."""
    options = {name: str(value) for name, value in index.get("dialect_options", {}).items()}
    return repr({**index, "dialect_options": options})
