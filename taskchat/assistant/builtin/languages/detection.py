"""Detection of the language of a text, by its letters and its commonest words."""

import re
import unicodedata
from collections.abc import Iterable

from taskchat.assistant.builtin.languages.english import ENGLISH
from taskchat.assistant.builtin.languages.german import GERMAN
from taskchat.assistant.builtin.languages.wording import Wording

LANGUAGES: tuple[Wording, ...] = (ENGLISH, GERMAN)
DEFAULT = ENGLISH
# Common words of messages about tasks, none of which is a word of the languages above.
_FOREIGN = """
    tâche tâches ajoute ajouter supprime supprimer aujourd'hui demain mes montre montre-moi crée une quelles bonjour
    merci acheter dois je
    tarea tareas añade añadir agrega agregar hoy mañana muéstrame borra borrar eliminar hola gracias comprar mis qué
    tengo mostrar
    compito compiti attività aggiungi oggi domani mostra mostrami elimina ciao grazie devo comprare
    tarefa tarefas adicionar adicione hoje amanhã mostre apagar olá obrigado obrigada minhas
    taak toevoegen voeg vandaag verwijder mijn dank alsjeblieft
    zadanie zadania dodaj pokaż usuń dzisiaj jutro dziękuję cześć
    görev görevleri ekle göster bugün merhaba teşekkürler
    uppgift uppgifter lägg idag imorgon tack hej opgave opgaver tilføj
"""
_WORDS = frozenset(_FOREIGN.split())
_READ = 400


def language_of(texts: Iterable[str]) -> Wording:
    """Return the language of the first text that is clearly in one, else English.

    "Yes", "2" and most titles are in none: what was said before them decides, so that the newest text comes first.
    """
    return next((language for text in texts if (language := _clear_language(text))), DEFAULT)


def is_foreign(text: str) -> bool:
    """Whether a text is in none of the languages: most letters are of another script, or words of another language."""
    letters = [letter for letter in text[:_READ] if letter.isalpha()]
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    if letters and latin * 2 < len(letters):
        return True
    return any(word in _WORDS for word in _split(text))


def _clear_language(text: str) -> Wording | None:
    """Return the language with most of its common words in the text; None where two have as many."""
    words = _split(text)
    counts = [sum(word in language.clues for word in words) for language in LANGUAGES]
    best = max(counts)
    return LANGUAGES[counts.index(best)] if counts.count(best) == 1 else None


def _split(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", unicodedata.normalize("NFC", text[:_READ]).lower())
