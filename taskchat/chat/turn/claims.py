"""Claims of an answer that something was changed: then a tool must have changed it."""

import re
from collections.abc import Set as AbstractSet

from taskchat.assistant import READ_ONLY_TOOLS, ask_person

# "I added …": how assistants report what they did. Questions and offers do not match.
_I_DID = (
    r"I(?:'ve| have)?(?: just| also| now| already| successfully)* "
    r"(?:added|created|made|completed|marked|checked off|deleted|removed|updated|changed|renamed|moved|rescheduled|"
    r"reopened|set|undid|restored|saved|skipped|paused|resumed)\b",
    r"^(?:done|all done|all set)\b",
    r"(?:ich habe|habe ich)\b[^.!?\n]{0,120}\b"
    r"(?:hinzugefügt|erstellt|angelegt|erledigt|abgehakt|gelöscht|entfernt|geändert|aktualisiert|umbenannt|verschoben)\b",
    r"^erledigt\b",
    r"he (?:añadido|agregado|creado|completado|marcado|eliminado|borrado|actualizado|cambiado|renombrado|movido)\b",
    r"^(?:hecho|listo)\b",
    r"j'ai (?:bien )?"
    r"(?:ajouté|créé|terminé|marqué|supprimé|effacé|modifié|mis à jour|renommé|déplacé)(?:e?s?)\b",
    r"^c'est fait\b",
    r"(?:adicionei|criei|concluí|marquei|excluí|apaguei|removi|atualizei|alterei|renomeei|movi)\b",
    r"^(?:feito|pronto)\b",
)
# "… has been added": also how a list of done tasks is told, so it counts only where no list was looked at.
_WAS_DONE = (
    r"(?:has|have) been(?: successfully)? "
    r"(?:added|created|completed|marked|deleted|removed|updated|changed|renamed|moved|rescheduled|reopened|restored)\b",
    r"(?:is|are) now (?:complete|completed|done|deleted|marked|on your list|in your list)\b",
    r"(?:wurden?|ist jetzt|sind jetzt)\b[^.!?\n]{0,120}\b"
    r"(?:hinzugefügt|erstellt|angelegt|erledigt|abgehakt|gelöscht|entfernt|geändert|aktualisiert|umbenannt|verschoben)\b",
    r"se han? (?:añadido|agregado|creado|completado|marcado|eliminado|borrado|actualizado|cambiado|movido)\b",
    r"(?:a été|ont été) (?:ajouté|créé|terminé|marqué|supprimé|effacé|modifié|renommé|déplacé)(?:e?s?)\b",
    r"(?:foi|foram) (?:adicionad|criad|concluíd|marcad|excluíd|removid|atualizad)[oa]s?\b",
)
# What stands in quotes or code is somebody else's words.
_QUOTED = re.compile(r"```.*?```|`[^`\n]*`|“[^”\n]*”|\"[^\"\n]*\"|^>[^\n]*$", re.DOTALL | re.MULTILINE)


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    # The boundary comes first, once: a long answer would be tried with every pattern at each of its letters.
    return re.compile(rf"\b(?:{'|'.join(patterns)})", re.IGNORECASE | re.MULTILINE)


_ACTIVE, _PASSIVE = _any(_I_DID), _any(_WAS_DONE)


def is_unfounded(text: str, tools: AbstractSet[str], *, read_only: AbstractSet[str] = READ_ONLY_TOOLS) -> bool:
    """Whether the text claims, in one of five languages, a change that none of the tools that ran can have made.

    Those in `read_only` can have made none.
    """
    if tools - read_only:
        return False
    has_looked = bool(tools - {ask_person.name})
    own = _QUOTED.sub(" ", text.replace("\u2019", "'"))
    return bool(_ACTIVE.search(own) or (not has_looked and _PASSIVE.search(own)))
