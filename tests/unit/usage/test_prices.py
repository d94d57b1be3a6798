"""Prices of tokens: the defaults, an installation's own, and those of a day."""

import json
from datetime import date
from pathlib import Path

import pytest

from taskchat.assistant import builtin_choice
from taskchat.settings import InvalidSettings, Settings
from taskchat.usage import load_prices

DAY = date(2026, 11, 24)
MILLION = 1_000_000


@pytest.fixture
def written(tmp_path: Path):
    """Writes a file of prices."""

    def write(content: object) -> Path:
        path = tmp_path / "prices.json"
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("model", "tokens", "cost"),
    [
        ("gemini-2.5-flash", (MILLION, 0, 0), 300_000),
        ("gemini-2.5-flash", (MILLION, MILLION, 0), 30_000),
        ("gemini-2.5-flash", (0, 0, MILLION), 2_500_000),
        ("gemini-2.5-flash", (1_000, 400, 200), 692),
        ("models/gemini-2.5-flash", (1_000, 400, 200), 692),
        ("gemini-2.5-flash", (100, 900, 0), 3),
        ("gemini-2.5-flash", (0, 0, 0), 0),
        ("gemini-2.5-flash", (5, 0, 0), 2),
        ("gemini-99", (1_000, 0, 1_000), None),
    ],
)
def test_what_tokens_cost(model: str, tokens: tuple[int, int, int], cost: int | None):
    assert load_prices().cost_microdollars(model, *tokens, on=DAY) == cost


def test_the_price_of_the_day_counts():
    prices = load_prices()
    costs = [
        prices.cost_microdollars("gemini-3.8-flash", MILLION, 0, 0, on=date(2026, 12, 31)),
        prices.cost_microdollars("gemini-3.8-flash", MILLION, 0, 0, on=date(2027, 1, 1)),
        prices.cost_microdollars("gemini-3.8-flash", MILLION, 0, 0, on=date(2024, 1, 1)),
    ]
    assert costs == [750_000, 1_500_000, None]


def test_the_default_model_has_a_price_and_a_source_and_the_built_in_one_costs_nothing():
    prices = load_prices()
    default = Settings.model_fields["gemini_model"].default
    price = prices.get(default, DAY)
    assert price is not None
    assert price.source.startswith("https://")
    assert price.note
    assert prices.cost_microdollars(builtin_choice().name, 1_000, 0, 1_000, on=DAY) == 0


def test_a_file_of_ones_own_adds_models_and_replaces_prices(written):
    mine = [
        {"from": "2026-06-01", "input": 2, "cached_input": 1, "output": 4},
        {"from": "2026-01-01", "input": "0.5", "cached_input": 0, "output": 1},
    ]
    prices = load_prices(written({"mine": mine, "models/gemini-2.5-flash": mine[:1]}))
    assert prices.cost_microdollars("mine", MILLION, 0, 0, on=date(2026, 5, 31)) == 500_000
    assert prices.cost_microdollars("mine", MILLION, 0, 0, on=date(2026, 6, 1)) == 2_000_000
    assert prices.cost_microdollars("gemini-2.5-flash", MILLION, 0, 0, on=DAY) == 2_000_000
    assert prices.cost_microdollars("gemini-2.5-pro", MILLION, 0, 0, on=DAY) == 1_250_000


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "Invalid JSON"),
        ([], "an object"),
        ({"m": []}, "at least 1 item"),
        ({"m": [{"from": "2026-01-01", "input": -1, "cached_input": 0, "output": 0}]}, "m.0.input"),
        ({"m": [{"from": "2026-01-01", "input": "NaN", "cached_input": 0, "output": 0}]}, "m.0.input"),
        ({"m": [{"from": "soon", "input": 1, "cached_input": 0, "output": 0}]}, "m.0.from"),
        ({"m": [{"from": "2026-01-01", "input": 1, "output": 0}]}, "m.0.cached_input"),
        ({"m": [{"from": "2026-01-01", "input": 1, "cached_input": 0, "output": 0, "price": 1}]}, "m.0.price"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_what_is_wrong(written, content: object, said: str):
    path = written(content)
    with pytest.raises(InvalidSettings) as refused:
        load_prices(path)
    assert str(refused.value).startswith(f"GEMINI_PRICES: {path}")
    assert said in str(refused.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(InvalidSettings, match=r"GEMINI_PRICES: .*nowhere\.json cannot be read: No such file"):
        load_prices(tmp_path / "nowhere.json")
