"""Which models answer: Gemini's where there is a key, and the built-in one, which is always there."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from agents import Model, ModelSettings

from taskchat.assistant.builtin import NAME, BuiltinModel
from taskchat.assistant.circuit_breaker import Breaker
from taskchat.assistant.gemini import GeminiModel, gemini_client, gemini_settings
from taskchat.settings import Settings

BUILTIN_LABEL = "Built-in assistant"


@dataclass(frozen=True)
class ChosenModel:
    """A model that can answer; `name` for the record, `label` for the page."""

    model: Model
    name: str
    label: str
    is_builtin: bool
    model_settings: ModelSettings = field(default_factory=ModelSettings)


class Models:
    """The models of an installation: those a person can choose from, and the built-in one that steps in for them.

    Make it once and keep it: it holds the connections.
    """

    def __init__(self, *offered: ChosenModel) -> None:
        self.builtin = next((one for one in offered if one.is_builtin), None) or built_in()
        self.offered: Sequence[ChosenModel] = offered or (self.builtin,)
        self.breaker = Breaker()

    @property
    def default(self) -> ChosenModel:
        """The one that answers where nobody chose."""
        return self.offered[0]

    def named(self, name: str | None) -> ChosenModel | None:
        """The one that was chosen by name, the default without a name; None for a name that is not offered."""
        if not name:
            return self.default
        return next((one for one in self.offered if one.name == name), None)

    async def close(self) -> None:
        """Close the connections; no model can be asked afterwards."""
        for one in self.offered:
            await one.model.close()


def choose(settings: Settings) -> Models:
    """The models of this installation."""
    if not settings.uses_gemini:
        return Models()
    client = gemini_client(settings)
    return Models(*(gemini(GeminiModel(name, client), name, settings) for name in offered_names(settings)))


def gemini(model: Model, name: str, settings: Settings) -> ChosenModel:
    """One of Gemini's models, with what goes along with each request."""
    return ChosenModel(model, name, label_of(name), False, gemini_settings(settings))


def built_in() -> ChosenModel:
    """The assistant that needs no key and no network."""
    return ChosenModel(BuiltinModel(), NAME, BUILTIN_LABEL, True)


def offered_names(settings: Settings) -> list[str]:
    """The names of the models that a person can choose from, the default first."""
    if not settings.uses_gemini:
        return [NAME]
    return list(dict.fromkeys([settings.gemini_model, *settings.gemini_models]))


def label_of(name: str) -> str:
    """ "gemini-2.5-flash" as people write it: "Gemini 2.5 Flash"."""
    if name == NAME:
        return BUILTIN_LABEL
    return " ".join(part.capitalize() for part in name.rpartition("/")[2].split("-"))
