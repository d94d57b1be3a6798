"""Registry of the language models of an installation: Gemini's where there is a key, and always the built-in one."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from agents import Model, ModelSettings

from taskchat.assistant.builtin import NAME, BuiltinModel
from taskchat.assistant.circuit_breaker import CircuitBreaker
from taskchat.assistant.gemini import GeminiModel, gemini_client, gemini_settings
from taskchat.settings import Settings

BUILTIN_LABEL = "Built-in assistant"


@dataclass(frozen=True)
class ModelChoice:
    """A model that can answer, with its settings; `name` is for the usage record, `label` for the page."""

    model: Model
    name: str
    label: str
    is_builtin: bool
    model_settings: ModelSettings = field(default_factory=ModelSettings)


class ModelRegistry:
    """Models that a person can choose from, and the built-in one that replaces them when they fail.

    It holds the connections: make one for the life of the process.
    """

    def __init__(self, *offered: ModelChoice) -> None:
        self.builtin = next((choice for choice in offered if choice.is_builtin), None) or builtin_choice()
        self.offered: Sequence[ModelChoice] = offered or (self.builtin,)
        self.breaker = CircuitBreaker()

    @property
    def default(self) -> ModelChoice:
        """The model that answers where nobody chose one."""
        return self.offered[0]

    def get(self, name: str | None) -> ModelChoice | None:
        """Return the model of that name, the default one without a name; None for a name that is not offered."""
        if not name:
            return self.default
        return next((choice for choice in self.offered if choice.name == name), None)

    async def close(self) -> None:
        """Close the connections; no model can be asked afterwards."""
        for choice in self.offered:
            await choice.model.close()


def build_registry(settings: Settings) -> ModelRegistry:
    """Make the registry that the settings describe."""
    if not settings.uses_gemini:
        return ModelRegistry()
    client = gemini_client(settings)
    return ModelRegistry(
        *(gemini_choice(GeminiModel(name, client), name, settings) for name in offered_model_names(settings))
    )


def gemini_choice(model: Model, name: str, settings: Settings) -> ModelChoice:
    """Wrap one of Gemini's models with the settings of its requests."""
    return ModelChoice(model, name, model_label(name), False, gemini_settings(settings))


def builtin_choice() -> ModelChoice:
    """Make the built-in assistant, which needs no key and no network."""
    return ModelChoice(BuiltinModel(), NAME, BUILTIN_LABEL, True)


def offered_model_names(settings: Settings) -> list[str]:
    """List the names of the models that a person can choose from, the default first."""
    if not settings.uses_gemini:
        return [NAME]
    return list(dict.fromkeys([settings.gemini_model, *settings.gemini_models]))


def model_label(name: str) -> str:
    """Format a model's name for people: "gemini-2.5-flash" becomes "Gemini 2.5 Flash"."""
    if name == NAME:
        return BUILTIN_LABEL
    return " ".join(part.capitalize() for part in name.rpartition("/")[2].split("-"))
