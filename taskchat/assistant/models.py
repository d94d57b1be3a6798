"""Which model answers: Gemini where there is a key, else the built-in one."""

from dataclasses import dataclass, field

from agents import Model, ModelSettings

from taskchat.assistant.builtin import BuiltinModel
from taskchat.assistant.builtin.model import NAME
from taskchat.assistant.gemini import gemini_model, gemini_settings
from taskchat.settings import Settings


@dataclass(frozen=True)
class ChosenModel:
    """A model that can answer; `name` for the record, `label` for the page."""

    model: Model
    name: str
    label: str
    is_builtin: bool
    model_settings: ModelSettings = field(default_factory=ModelSettings)


def choose(settings: Settings) -> ChosenModel:
    """The model of this installation. Call it once and keep the result: it holds the connections."""
    if not settings.uses_gemini:
        return built_in()
    name = settings.gemini_model
    return ChosenModel(gemini_model(settings), name, _label(name), False, gemini_settings(settings))


def built_in() -> ChosenModel:
    """The assistant that needs no key and no network."""
    return ChosenModel(BuiltinModel(), NAME, "Built-in assistant", True)


def _label(name: str) -> str:
    """ "gemini-2.5-flash" as people write it: "Gemini 2.5 Flash"."""
    return " ".join(part.capitalize() for part in name.rpartition("/")[2].split("-"))
