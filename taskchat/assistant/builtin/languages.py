"""Detection of texts in other languages than English, by their letters and commonest words."""

import re
import unicodedata

# Common words of messages about tasks, none of which is English.
_COMMON = """
    ich und nicht bitte aufgabe aufgaben heute morgen meine meinen meiner mein eine einen erstelle lösche zeige füge
    hinzu erledigt kaufen hallo danke guten für
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
_WORDS = frozenset(_COMMON.split())
_READ = 400


def is_foreign(text: str) -> bool:
    """Whether most letters are of another script, or a word is one of the commonest of another language."""
    start = text[:_READ]
    letters = [letter for letter in start if letter.isalpha()]
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    if letters and latin * 2 < len(letters):
        return True
    words = re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", unicodedata.normalize("NFC", start).lower())
    return any(word in _WORDS for word in words)
