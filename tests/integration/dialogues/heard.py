"""One turn as a person sees it: words, cards, questions and steps. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tests.integration.chat.cards import nodes
from tests.integration.chat.chat import Event, text_of

# Buttons by what they do; every other button of a card that can be declined says yes to it.
_NO, _UNDO = "tasks.keep", "tasks.undo"
_FAILED = "lucide:triangle-alert"


@dataclass(frozen=True)
class Heard:
    """Items of one turn as the page draws them, and the sentences of errors."""

    items: Sequence[Event] = ()
    errors: Sequence[str] = ()

    @property
    def drawn(self) -> list[str]:
        """Everything that is seen, a line each, to be read."""
        marks = {"assistant_message": "  ", "widget": "  [card] ", "structured_input": "  [question] "}
        steps = [f"  ✗ {title}" for title in self.failed_steps]
        shown = [(marks[item["type"]], _texts(item)) for item in self.items if item["type"] in marks]
        return [*steps, *(mark + " | ".join(texts).replace("\n", " | ") for mark, texts in shown if texts)]

    @property
    def words(self) -> list[str]:
        """Every word that is shown: the answer's, the cards', the questions' and their suggestions."""
        return [text for item in self.items for text in _texts(item)]

    @property
    def answers(self) -> list[str]:
        """Words of the assistant, a message each."""
        return [text_of(item) for item in self.items if item["type"] == "assistant_message"]

    @property
    def suggestions(self) -> list[str]:
        """Sentences that one tap sends."""
        return [option["value"] for item in self.questions for one in item["inputs"] for option in _options(one)]

    @property
    def questions(self) -> list[Event]:
        """Questions that wait for an answer."""
        return [item for item in self.items if item["type"] == "structured_input" and item["status"] == "pending"]

    @property
    def asks(self) -> str:
        """The way in which the turn asks: by a "card", by a "choice", or not at all."""
        if any(_buttons(item).get("yes") for item in self.items if item["type"] == "widget"):
            return "card"
        return "choice" if self.questions else ""

    @property
    def failed_steps(self) -> list[str]:
        """Titles of the steps that are drawn as failed."""
        tasks = [task for item in self.items if item["type"] == "workflow" for task in item["workflow"]["tasks"]]
        return [task["title"] for task in tasks if task.get("icon") == _FAILED]


def _texts(item: Event) -> list[str]:
    match item["type"]:
        case "assistant_message":
            return [text_of(item)]
        case "widget":
            return [item["copy_text"], *(node["label"] for node in nodes(item["widget"]) if node["type"] == "Button")]
        case "structured_input" if item["status"] == "pending":
            return [text for one in item["inputs"] for text in (one["question"], *(o["value"] for o in _options(one)))]
        case _:
            return []


def _options(question: dict[str, Any]) -> list[dict[str, Any]]:
    return question.get("options", [])


def _buttons(card: Event) -> dict[str, dict[str, Any]]:
    every = nodes(card["widget"])
    names = ("onClickAction", "onSubmitAction")
    actions = [node[name] for node in every for name in names if node["type"] in ("Button", "Form") and node.get(name)]
    by_kind = {action["type"]: action for action in actions}
    found = {"undo": by_kind[_UNDO]} if _UNDO in by_kind else {}
    if _NO in by_kind:
        found |= {"no": by_kind[_NO], "yes": next(one for one in actions if one["type"] not in (_NO, _UNDO))}
    return found


def action_of(card: Event, button: str) -> dict[str, Any]:
    """Return the action of a card's button: "yes", "no" or "undo"."""
    assert button in _buttons(card), f"the card has no button for “{button}”: {card['copy_text']}"
    return _buttons(card)[button]


def answered(question: Event, words: str) -> dict[str, Any]:
    """Answer a question with the suggestion that holds these words, as the page sends it."""
    for one in question["inputs"]:
        for option in _options(one):
            if words.casefold() in option["value"].casefold():
                return {"status": "answered", "answers": {one["id"]: {"values": [option["value"]]}}}
    raise AssertionError(f"no suggestion holds “{words}”: {_texts(question)}")
