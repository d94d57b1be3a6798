"""Prices of tokens: data with dates, which an installation can extend and override."""

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from taskchat.settings import InvalidSettings

_DEFAULT_PRICES = Path(__file__).with_name("prices.json")

Dollars = Annotated[Decimal, Field(ge=0, le=1_000_000, allow_inf_nan=False)]


class Price(BaseModel):
    """US dollars for a million tokens, from a day on; `cached_input` is for input from the service's cache."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    since: date = Field(alias="from")
    input: Dollars
    cached_input: Dollars
    output: Dollars
    source: str = ""
    note: str = ""


_PRICES = TypeAdapter(dict[str, Annotated[list[Price], Field(min_length=1)]])


class Prices:
    """Prices of models, each model's in the order of their days."""

    def __init__(self, by_model: Mapping[str, list[Price]]) -> None:
        self._by_model = {
            _base_name(model): sorted(prices, key=lambda price: price.since) for model, prices in by_model.items()
        }

    def get(self, model: str, on: date) -> Price | None:
        """Return the price of a model on a day; None where none is known."""
        past = [price for price in self._by_model.get(_base_name(model), []) if price.since <= on]
        return past[-1] if past else None

    def cost_microdollars(self, model: str, input: int, cached: int, output: int, on: date) -> int | None:  # noqa: A002
        """Compute the cost of tokens, in millionths of a US dollar; `cached` of the `input` tokens cost less.

        None where no price is known, which is not the same as 0.
        """
        price = self.get(model, on)
        if price is None:
            return None
        cached = min(cached, input)
        # Dollars for a million tokens are millionths of a dollar for one.
        cost = (input - cached) * price.input + cached * price.cached_input + output * price.output
        return int(cost.quantize(Decimal(1), ROUND_HALF_UP))


def load_prices(path: Path | None = None) -> Prices:
    """Load the prices that come with taskchat; those in the file at `path` replace them, model by model.

    Raises `InvalidSettings` with a line for each mistake in the file.
    """
    by_model = _read(_DEFAULT_PRICES)
    if path is not None:
        by_model |= _read(path)
    return Prices(by_model)


def _read(path: Path) -> dict[str, list[Price]]:
    try:
        text = path.read_bytes()
    except OSError as error:
        raise InvalidSettings(f"GEMINI_PRICES: {path} cannot be read: {error.strerror}") from None
    try:
        return {_base_name(model): prices for model, prices in _PRICES.validate_json(text).items()}
    except ValidationError as error:
        raise InvalidSettings("\n".join(_lines(path, error))) from None


def _lines(path: Path, error: ValidationError) -> list[str]:
    places = [".".join(str(part) for part in detail["loc"]) for detail in error.errors()]
    reasons = [detail["msg"] for detail in error.errors()]
    return [
        f"GEMINI_PRICES: {path}{f', {place}' if place else ''}: {reason}"
        for place, reason in zip(places, reasons, strict=True)
    ]


def _base_name(model: str) -> str:
    """Strip `models/`, with which Gemini accepts each name, too."""
    return model.removeprefix("models/")
