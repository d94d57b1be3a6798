"""What tokens cost: data with dates, which an installation can extend and override."""

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from taskchat.settings import InvalidSettings

_OURS = Path(__file__).with_name("prices.json")

Dollars = Annotated[Decimal, Field(ge=0, le=1_000_000, allow_inf_nan=False)]


class Price(BaseModel):
    """US dollars for a million tokens, from a day on; `cached_input` is for input that the service still had."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    since: date = Field(alias="from")
    input: Dollars
    cached_input: Dollars
    output: Dollars
    source: str = ""
    note: str = ""


_PRICES = TypeAdapter(dict[str, Annotated[list[Price], Field(min_length=1)]])


class Prices:
    """The prices of models, each model's in the order of their days."""

    def __init__(self, of_models: Mapping[str, list[Price]]) -> None:
        self._of_models = {
            _plain(model): sorted(prices, key=lambda price: price.since) for model, prices in of_models.items()
        }

    def of(self, model: str, on: date) -> Price | None:
        """The price of a model on a day; None where none is known."""
        begun = [price for price in self._of_models.get(_plain(model), []) if price.since <= on]
        return begun[-1] if begun else None

    def cost_microdollars(self, model: str, input: int, cached: int, output: int, on: date) -> int | None:  # noqa: A002
        """What so many tokens cost, in millionths of a US dollar; `cached` of the `input` tokens cost less.

        None where no price is known, which is not the same as nothing.
        """
        price = self.of(model, on)
        if price is None:
            return None
        cached = min(cached, input)
        # Dollars for a million tokens are millionths of a dollar for one.
        cost = (input - cached) * price.input + cached * price.cached_input + output * price.output
        return int(cost.quantize(Decimal(1), ROUND_HALF_UP))


def load_prices(path: Path | None = None) -> Prices:
    """The prices that come with taskchat; a model that the file at `path` names has that file's prices instead.

    Raises `InvalidSettings` with a line for each thing that is wrong in the file.
    """
    of_models = _read(_OURS)
    if path is not None:
        of_models |= _read(path)
    return Prices(of_models)


def _read(path: Path) -> dict[str, list[Price]]:
    try:
        text = path.read_bytes()
    except OSError as error:
        raise InvalidSettings(f"GEMINI_PRICES: {path} cannot be read: {error.strerror}") from None
    try:
        return {_plain(model): prices for model, prices in _PRICES.validate_json(text).items()}
    except ValidationError as error:
        raise InvalidSettings("\n".join(_lines(path, error))) from None


def _lines(path: Path, error: ValidationError) -> list[str]:
    places = [".".join(str(part) for part in one["loc"]) for one in error.errors()]
    reasons = [one["msg"] for one in error.errors()]
    return [
        f"GEMINI_PRICES: {path}{f', {place}' if place else ''}: {reason}"
        for place, reason in zip(places, reasons, strict=True)
    ]


def _plain(model: str) -> str:
    """Gemini answers to a model's name with `models/` before it, too."""
    return model.removeprefix("models/")
